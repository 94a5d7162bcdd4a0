using Liaison.Kernel.Geodesy;
using Liaison.Picture.Layers;

namespace Liaison.Web.Ogc;

/// <summary>Makes polygons of rings of places.</summary>
static class Outline
{
    /// <summary>
    /// A polygon of a ring whose last place joins the first without being repeated. Across the antimeridian longitudes go
    /// on beyond 180 degrees, so that no edge goes around the world.
    /// </summary>
    public static GeometryPolygon Of(IReadOnlyList<GeoPoint> ring)
    {
        var places = new List<Position>(ring.Count + 1);
        var longitude = ring[0].Longitude;
        foreach (var point in ring)
        {
            longitude += Math.IEEERemainder(point.Longitude - longitude, 360);
            places.Add(new Position(longitude, point.Latitude));
        }

        places.Add(places[0]);
        return new GeometryPolygon([places]);
    }
}
