namespace Liaison.Picture.Areas.Geometry;

/// <summary>A shape, made ready for fast answers. Immutable.</summary>
abstract class AreaGeometry
{
    /// <summary>The middle of the box around it, degrees east in [-180, 180].</summary>
    public double MiddleLongitude { get; protected init; }

    /// <summary>How far the box reaches east and west of the middle, degrees; 180 for all around.</summary>
    public double HalfWidth { get; protected init; }

    /// <summary>Southern edge of the box, degrees.</summary>
    public double South { get; protected init; }

    /// <summary>Northern edge of the box, degrees.</summary>
    public double North { get; protected init; }

    /// <summary>Metres from side to side where it is narrow: what is small against it.</summary>
    public double Size { get; protected init; }

    public static AreaGeometry Of(AreaShape shape) => shape switch
    {
        AreaPolygon polygon => new PolygonGeometry(polygon.Points),
        AreaCircle circle => new CircleGeometry(circle),
        AreaCorridor corridor => new CorridorGeometry(corridor),
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    /// <summary>Whether a place is in the box around the shape.</summary>
    public bool IsInBox(in Spot spot) => spot.Latitude >= South && spot.Latitude <= North
        && Math.Abs(Spot.East(MiddleLongitude, spot.Longitude)) <= HalfWidth;

    /// <summary>Whether the shape may come as near to a place as this, far too: for the cells of a grid.</summary>
    public virtual bool MayBeNear(ref Spot spot, double metres) => IsWithin(ref spot, metres);

    /// <summary>Whether a place is inside.</summary>
    public abstract bool Contains(ref Spot spot);

    /// <summary>Whether a place is inside, or not farther than some metres outside.</summary>
    public abstract bool IsWithin(ref Spot spot, double metres);

    /// <summary>Whether the straight way from one place to another, the shorter way round, touches the shape.</summary>
    public abstract bool IsCrossed(ref Spot from, ref Spot to);

    /// <summary>How far north and east a circle reaches, degrees; a little too far, and all around near a pole.</summary>
    protected static (double North, double East) Reach(double latitude, double metres)
    {
        const double LeastMetresPerDegree = 110_000;
        var north = metres / LeastMetresPerDegree;
        var greatest = Math.Abs(latitude) + north;
        if (greatest >= 89.9) return (north, 180);
        // On a sphere that is a little too small: sin(east) = sin(distance) / cos(latitude).
        var sin = Math.Sin(north * (Math.PI / 180)) / Math.Cos(latitude * (Math.PI / 180));
        return (north, sin >= 1 ? 180 : Math.Asin(sin) * (180 / Math.PI) * 1.01);
    }
}
