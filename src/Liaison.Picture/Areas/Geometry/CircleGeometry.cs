using Liaison.Kernel.Geodesy;

namespace Liaison.Picture.Areas.Geometry;

/// <summary>A circle of a geodesic radius: decided by the straight distance, and near the edge by the geodesic.</summary>
sealed class CircleGeometry : AreaGeometry
{
    readonly GeoPoint _center;
    readonly EarthVector _vector;
    readonly double _radius;
    readonly double _inner, _outer;

    public CircleGeometry(AreaCircle circle)
    {
        (_center, _radius) = (circle.Center, circle.Radius);
        _vector = EarthVector.At(_center.Latitude, _center.Longitude);
        var (nearer, farther) = EarthVector.ChordsOf(_radius);
        (_inner, _outer) = (nearer * nearer, farther * farther);
        var (north, east) = Reach(_center.Latitude, _radius);
        (MiddleLongitude, HalfWidth) = (_center.Longitude, east);
        (South, North) = (_center.Latitude - north, _center.Latitude + north);
        Size = 2 * _radius;
    }

    public override bool Contains(ref Spot spot)
    {
        if (!IsInBox(spot)) return false;
        var distance = _vector.SquaredDistance(spot.Vector);
        return distance <= _inner || (distance <= _outer
            && Geodesic.Distance(_center, new GeoPoint(spot.Latitude, spot.Longitude)) <= _radius);
    }

    public override bool IsWithin(ref Spot spot, double metres)
    {
        var reach = EarthVector.ChordsOf(Math.Min(_radius + metres, EarthVector.MaxDistance)).Farther;
        return _vector.SquaredDistance(spot.Vector) <= reach * reach;
    }

    public override bool IsCrossed(ref Spot from, ref Spot to)
    {
        var ends = Chords.Cut(from.Latitude, from.Longitude, to.Latitude, to.Longitude);
        for (var i = 1; i < ends.Length; i++)
            if (Chords.SquaredDistance(_vector, ends[i - 1], ends[i]) <= _outer) return true;
        return false;
    }
}
