using System.ComponentModel;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Areas;

namespace Liaison.Web.Areas;

/// <summary>A watch area as it is posted.</summary>
public sealed record PostedArea
{
    /// <summary>Its id; when it is there, it must be that of the address.</summary>
    public string? Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is watched.</summary>
    [Description("Whether it is watched; yes when absent.")]
    public bool? Enabled { get; init; }

    /// <summary>Where it is.</summary>
    public required AreaShapeModel Shape { get; init; }

    /// <summary>How far outside a track must be to have left.</summary>
    [Description(
        "How far outside a track must be to have left, metres, 0 to 10000; 50 when absent. At most a quarter of the "
        + "area's size is used.")]
    public double? Margin { get; init; }

    /// <summary>Severity of its alerts.</summary>
    [Description("minor, moderate, severe or extreme.")]
    public required string Severity { get; init; }

    /// <summary>What it calls out for.</summary>
    public required IReadOnlyList<AreaRuleModel> Rules { get; init; }

    /// <summary>The types that it watches.</summary>
    [Description("Beginnings of the CoT types that it watches, for example a-n-S; all when absent.")]
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>The sources that it watches.</summary>
    [Description("The sources that it watches, for example ais; all when absent.")]
    public IReadOnlyList<string>? Sources { get; init; }

    /// <summary>The label.</summary>
    [Description("The label as a banner; the node's default when absent.")]
    public string? Label { get; init; }
}

/// <summary>A watch area.</summary>
public sealed record AreaModel
{
    /// <summary>The node's own name for it.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is watched.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Where it is.</summary>
    public required AreaShapeModel Shape { get; init; }

    /// <summary>How far outside a track must be to have left, metres.</summary>
    public required double Margin { get; init; }

    /// <summary>Severity of its alerts.</summary>
    [Description("minor, moderate, severe or extreme.")]
    public required string Severity { get; init; }

    /// <summary>What it calls out for.</summary>
    public required IReadOnlyList<AreaRuleModel> Rules { get; init; }

    /// <summary>Beginnings of the CoT types that it watches; empty for all.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>The sources that it watches; empty for all.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The label as a banner.</summary>
    public required string Label { get; init; }

    internal static AreaModel Of(WatchArea area, WebNode node) => new()
    {
        Id = area.Id,
        Name = area.Name,
        Enabled = area.Enabled,
        Shape = AreaShapeModel.Of(area.Shape),
        Margin = area.Margin,
        Severity = area.Severity.ToString().ToLowerInvariant(),
        Rules = [.. area.Rules.Select(AreaRuleModel.Of)],
        Types = area.Types,
        Sources = area.Sources,
        Label = area.Label ?? node.DefaultLabel,
    };
}

/// <summary>The outline of a watch area. Edges are straight in longitude and latitude, the shorter way round.</summary>
public sealed record AreaShapeModel
{
    /// <summary>Which of the three.</summary>
    [Description("polygon, circle or corridor.")]
    public required string Kind { get; init; }

    /// <summary>Corners of a polygon, or the line of a corridor.</summary>
    [Description("Corners of a polygon (the last joins the first), or the line of a corridor: [longitude, latitude].")]
    public IReadOnlyList<IReadOnlyList<double>>? Points { get; init; }

    /// <summary>Centre of a circle.</summary>
    [Description("Centre of a circle: [longitude, latitude].")]
    public IReadOnlyList<double>? Center { get; init; }

    /// <summary>Radius of a circle, metres.</summary>
    [Description("Radius of a circle in metres.")]
    public double? Radius { get; init; }

    /// <summary>Width of a corridor, metres.</summary>
    [Description("Width of a corridor in metres, from side to side.")]
    public double? Width { get; init; }

    internal static AreaShapeModel Of(AreaShape shape) => shape switch
    {
        AreaPolygon polygon => new() { Kind = "polygon", Points = [.. polygon.Points.Select(Place)] },
        AreaCircle circle => new() { Kind = "circle", Center = Place(circle.Center), Radius = circle.Radius },
        AreaCorridor corridor => new()
        {
            Kind = "corridor",
            Points = [.. corridor.Points.Select(Place)],
            Width = corridor.Width,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    static double[] Place(GeoPoint point) => [point.Longitude, point.Latitude];
}

/// <summary>What a watch area calls out for.</summary>
public sealed record AreaRuleModel
{
    /// <summary>Which rule.</summary>
    [Description(
        "enter, leave, dwell (inside for seconds), speed (above or below, perhaps for seconds), silence (no report for "
        + "seconds), loiter (within metres of one place for seconds), meet (two tracks within metres for seconds).")]
    public required string Kind { get; init; }

    /// <summary>For how long.</summary>
    public double? Seconds { get; init; }

    /// <summary>Within what distance.</summary>
    public double? Metres { get; init; }

    /// <summary>Metres per second that are too fast.</summary>
    [Description("Metres per second that are too fast.")]
    public double? Above { get; init; }

    /// <summary>Metres per second that are too slow.</summary>
    [Description("Metres per second that are too slow.")]
    public double? Below { get; init; }

    internal static AreaRuleModel Of(AreaRule rule) => new()
    {
        Kind = rule.Kind.ToString().ToLowerInvariant(),
        Seconds = rule.Seconds,
        Metres = rule.Metres,
        Above = rule.Above,
        Below = rule.Below,
    };
}
