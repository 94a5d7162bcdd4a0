using Liaison.Kernel.Geodesy;

namespace Liaison.Picture.Areas.Geometry;

/// <summary>A place of a track; its vector is worked out once, for the first shape that asks.</summary>
struct Spot(double latitude, double longitude)
{
    EarthVector _vector;
    bool _hasVector;

    public readonly double Latitude => latitude;

    public readonly double Longitude => longitude;

    public EarthVector Vector
    {
        get
        {
            if (_hasVector) return _vector;
            _vector = EarthVector.At(latitude, longitude);
            _hasVector = true;
            return _vector;
        }
    }

    /// <summary>How far one longitude is east of another that is within [-180, 180], in [-180, 180].</summary>
    public static double East(double from, double to)
    {
        var difference = to - from;
        return difference > 180 ? difference - 360 : difference < -180 ? difference + 360 : difference;
    }
}
