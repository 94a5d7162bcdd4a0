using Liaison.Kernel.Geodesy;

namespace Liaison.Picture.Areas.Geometry;

/// <summary>A line with a width: short straight pieces, bundled so that most are passed over.</summary>
sealed class CorridorGeometry : AreaGeometry
{
    const int PiecesOfBundle = 16;

    readonly EarthVector[] _ends;

    // Pieces do not run from the end of one stretch of the line to the beginning of itself: stretches follow each other.
    readonly Bundle[] _bundles;
    readonly double _reach;
    readonly double _halfWidth;

    public CorridorGeometry(AreaCorridor corridor)
    {
        var points = corridor.Points;
        _halfWidth = corridor.Width / 2;
        _reach = ReachOf(_halfWidth);
        var ends = new List<EarthVector>();
        var (west, east, south, north) = (0.0, 0.0, 90.0, -90.0);
        var longitude = 0.0;
        for (var i = 0; i < points.Count; i++)
        {
            if (i > 0)
            {
                var (a, b) = (points[i - 1], points[i]);
                longitude += Spot.East(a.Longitude, b.Longitude);
                ends.AddRange(Chords.Cut(a.Latitude, a.Longitude, b.Latitude, b.Longitude).Skip(i > 1 ? 1 : 0));
            }

            var reach = Reach(points[i].Latitude, _halfWidth);
            (west, east) = (Math.Min(west, longitude - reach.East), Math.Max(east, longitude + reach.East));
            (south, north) = (
                Math.Min(south, points[i].Latitude - reach.North), Math.Max(north, points[i].Latitude + reach.North));
        }

        _ends = [.. ends];
        _bundles =
        [
            .. Enumerable.Range(0, (_ends.Length + PiecesOfBundle - 2) / PiecesOfBundle)
                .Select(i => new Bundle(_ends, i * PiecesOfBundle, Math.Min((i + 1) * PiecesOfBundle, _ends.Length - 1))),
        ];
        MiddleLongitude = Math.IEEERemainder(points[0].Longitude + ((west + east) / 2), 360);
        HalfWidth = Math.Min(180, (east - west) / 2);
        (South, North) = (south, north);
        Size = corridor.Width;
    }

    public override bool Contains(ref Spot spot) => IsInBox(spot) && IsNear(spot.Vector, _reach);

    public override bool IsWithin(ref Spot spot, double metres) => IsNear(spot.Vector, ReachOf(_halfWidth + metres));

    public override bool IsCrossed(ref Spot from, ref Spot to)
    {
        var way = Chords.Cut(from.Latitude, from.Longitude, to.Latitude, to.Longitude);
        foreach (var bundle in _bundles)
            for (var i = 1; i < way.Length; i++)
            {
                var far = bundle.Radius + _reach;
                if (Chords.SquaredDistance(bundle.Middle, way[i - 1], way[i]) > far * far) continue;
                for (var piece = bundle.First; piece < bundle.Last; piece++)
                    if (Chords.SquaredDistance(way[i - 1], way[i], _ends[piece], _ends[piece + 1]) <= _reach * _reach)
                        return true;
            }

        return false;
    }

    bool IsNear(EarthVector place, double reach)
    {
        foreach (var bundle in _bundles)
        {
            var far = bundle.Radius + reach;
            if (bundle.Middle.SquaredDistance(place) > far * far) continue;
            for (var piece = bundle.First; piece < bundle.Last; piece++)
                if (Chords.SquaredDistance(place, _ends[piece], _ends[piece + 1]) <= reach * reach) return true;
        }

        return false;
    }

    // The two differ by centimetres for any width that is allowed.
    static double ReachOf(double metres) => EarthVector.ChordsOf(metres).Farther;

    /// <summary>Some pieces, and a ball around them.</summary>
    readonly struct Bundle
    {
        public Bundle(EarthVector[] ends, int first, int last)
        {
            (First, Last) = (first, last);
            Middle = (ends[first] + ends[last]) * 0.5;
            for (var i = first; i <= last; i++)
                Radius = Math.Max(Radius, Math.Sqrt(Middle.SquaredDistance(ends[i])));
        }

        public int First { get; }

        public int Last { get; }

        public EarthVector Middle { get; }

        public double Radius { get; }
    }
}
