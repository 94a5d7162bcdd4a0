namespace Liaison.Picture.Layers;

/// <summary>The shape of a feature: a point, a line, a polygon, or several of them (the shapes of RFC 7946).</summary>
public abstract record Geometry
{
    private protected Geometry()
    {
    }

    /// <summary>All its places, in order.</summary>
    public abstract IEnumerable<Position> Positions { get; }
}

/// <summary>A single place.</summary>
/// <param name="At">Where it is.</param>
public sealed record GeometryPoint(Position At) : Geometry
{
    /// <inheritdoc />
    public override IEnumerable<Position> Positions => [At];
}

/// <summary>A line.</summary>
/// <param name="Points">Two places or more.</param>
public sealed record GeometryLine(IReadOnlyList<Position> Points) : Geometry
{
    /// <inheritdoc />
    public override IEnumerable<Position> Positions => Points;
}

/// <summary>A polygon.</summary>
/// <param name="Rings">
/// The outer ring, then holes; each has four places or more, and its last is its first.
/// </param>
public sealed record GeometryPolygon(IReadOnlyList<IReadOnlyList<Position>> Rings) : Geometry
{
    /// <inheritdoc />
    public override IEnumerable<Position> Positions => Rings.SelectMany(ring => ring);
}

/// <summary>Several shapes of one feature.</summary>
/// <param name="Members">The shapes, of one kind or of several.</param>
public sealed record GeometrySet(IReadOnlyList<Geometry> Members) : Geometry
{
    /// <inheritdoc />
    public override IEnumerable<Position> Positions => Members.SelectMany(member => member.Positions);
}
