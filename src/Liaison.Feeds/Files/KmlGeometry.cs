using Liaison.Picture.Layers;

namespace Liaison.Feeds.Files;

/// <summary>Makes geometries of the elements of KML 2.2 (OGC 07-147r2, chapter 10) and Google's tracks.</summary>
static class KmlGeometry
{
    const string Empty = "it has no coordinates";
    const string BadPlace = "its coordinates cannot be read";
    const string TooShort = "a line or ring of it has too few places";

    /// <summary>The geometry of all geometries among an element's children.</summary>
    /// <param name="parent">A placemark, or several geometries in one.</param>
    /// <param name="fault">Why there is none.</param>
    public static Geometry? Of(XmlElement parent, out string fault)
    {
        var (members, faults, isEmpty) = (new List<Geometry>(), new List<string>(), false);
        foreach (var child in parent.Children)
        {
            var geometry = OfElement(child, out var wrong);
            if (geometry is not null) members.Add(geometry);
            // An empty one beside one that is not says nothing: some programs write both for every placemark.
            else if (wrong is not null and not Empty) faults.Add(wrong);
            else isEmpty |= wrong is not null;
        }

        fault = faults.Count > 0 ? faults[0] : isEmpty ? Empty : "it has no geometry";
        return faults.Count > 0 || members.Count == 0 ? null
            : members is [var only] ? only : new GeometrySet(members);
    }

    static Geometry? OfElement(XmlElement element, out string? fault)
    {
        fault = null;
        switch (element.Name)
        {
            case "Point":
                return Places(element, 1, out fault) is { } places ? new GeometryPoint(places[0]) : null;
            case "LineString" or "LinearRing":
                return Places(element, 2, out fault) is { } line ? new GeometryLine(line) : null;
            case "Polygon":
                return PolygonOf(element, out fault);
            case "Track":
                return TrackOf(element, out fault);
            case "MultiGeometry":
                return Set(Of(element, out fault));
            case "MultiTrack":
                return Set(Of(element, out fault));
            case "Model":
                fault = "a three-dimensional model cannot be shown";
                return null;
            default:
                return null;
        }
    }

    // Several in one stay several, also when there is but one.
    static GeometrySet? Set(Geometry? geometry) =>
        geometry as GeometrySet ?? (geometry is null ? null : new GeometrySet([geometry]));

    static GeometryPolygon? PolygonOf(XmlElement polygon, out string? fault)
    {
        var rings = new List<IReadOnlyList<Position>>();
        foreach (var border in polygon.All("outerBoundaryIs").Concat(polygon.All("innerBoundaryIs")))
        {
            foreach (var ring in border.All("LinearRing"))
            {
                if (Places(ring, 3, out fault) is not { } places) return null;
                // Rings that do not come back to their beginning are common, and plain enough.
                if (places[0] != places[^1]) places.Add(places[0]);
                if (places.Count < 4)
                {
                    fault = TooShort;
                    return null;
                }

                rings.Add(places);
            }
        }

        fault = polygon.Child("outerBoundaryIs") is null || rings.Count == 0 ? "its polygon has no outer border" : null;
        return fault is null ? new GeometryPolygon(rings) : null;
    }

    static Geometry? TrackOf(XmlElement track, out string? fault)
    {
        var places = new List<Position>();
        foreach (var coord in track.All("coord"))
        {
            // A moment without a place is written as nothing.
            if (string.IsNullOrWhiteSpace(coord.Text)) continue;
            if (!KmlCoordinates.TryReadSpaced(coord.Text, out var at))
            {
                fault = BadPlace;
                return null;
            }

            places.Add(at);
        }

        fault = places.Count == 0 ? Empty : null;
        return places.Count == 0 ? null : places.Count == 1 ? new GeometryPoint(places[0]) : new GeometryLine(places);
    }

    static List<Position>? Places(XmlElement element, int least, out string? fault)
    {
        var places = element.TextOf("coordinates") is { } text ? KmlCoordinates.Read(text) : [];
        fault = places is null ? BadPlace : places.Count == 0 ? Empty
            : places.Count < least ? TooShort : null;
        return fault is null ? places : null;
    }
}
