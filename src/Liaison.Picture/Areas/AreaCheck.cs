using Liaison.Kernel.Geodesy;
using Liaison.Kernel.Labels;
using Liaison.Picture.Alerts;
using Liaison.Picture.Areas.Geometry;

namespace Liaison.Picture.Areas;

/// <summary>Says what is wrong with an area, by the names that the API gives its fields.</summary>
static class AreaCheck
{
    const int MostNameLength = 200;
    const int MostPoints = 2_000;
    const int MostRules = 20;
    const int MostFilters = 50;
    const int MostWordLength = 64;
    const double MostMargin = 10_000;
    const double MostRadius = 5_000_000;
    const double MostWidth = 200_000;
    const double MostLineMetres = 20_000_000;
    const double MostSeconds = 7 * 86_400;
    const double MostMetres = 20_000;
    const double MostSpeed = 10_000;

    /// <summary>What is wrong; null when nothing is.</summary>
    public static string? WhatIsWrongWith(WatchArea area)
    {
        if (area.Name.Length is 0 or > MostNameLength || string.IsNullOrWhiteSpace(area.Name) || area.Name.Any(char.IsControl))
            return $"name: 1 to {MostNameLength} characters, none of them a control character";
        if (area.Severity == AlertSeverity.Unknown) return "severity: minor, moderate, severe or extreme";
        if (area.Margin is not (>= 0 and <= MostMargin)) return $"margin: metres, 0 to {MostMargin:0}";
        return WhatIsWrongWith(area.Shape) ?? WhatIsWrongWith(area.Rules)
            ?? WhatIsWrongWith("types", area.Types) ?? WhatIsWrongWith("sources", area.Sources)
            ?? (area.Label is not null && !Label.TryParse(area.Label, LabelPolicy.Default, out _, out var reason)
                ? $"label: {reason}" : null);
    }

    static string? WhatIsWrongWith(AreaShape shape) => shape switch
    {
        AreaCircle { Radius: not (>= 1 and <= MostRadius) } => $"shape.radius: metres, 1 to {MostRadius:0}",
        AreaCorridor { Width: not (>= 1 and <= MostWidth) } => $"shape.width: metres, 1 to {MostWidth:0}",
        AreaCorridor { Points.Count: < 2 or > MostPoints } => $"shape.points: 2 to {MostPoints} places",
        AreaCorridor corridor when LengthOf(corridor.Points) > MostLineMetres =>
            $"shape.points: a line of at most {MostLineMetres:0} metres",
        AreaPolygon { Points.Count: < 3 or > MostPoints } => $"shape.points: 3 to {MostPoints} places",
        AreaPolygon polygon => WhatIsWrongWith(polygon.Points),
        _ => null,
    };

    static string? WhatIsWrongWith(IReadOnlyList<GeoPoint> ring)
    {
        var (longitude, west, east) = (0.0, 0.0, 0.0);
        for (var i = 1; i <= ring.Count; i++)
        {
            longitude += Spot.East(ring[i - 1].Longitude, ring[i % ring.Count].Longitude);
            (west, east) = (Math.Min(west, longitude), Math.Max(east, longitude));
        }

        if (Math.Abs(longitude) > 1) return "shape.points: a polygon that encloses no pole";
        if (east - west > 359) return "shape.points: a polygon that does not meet itself around the world";
        return new PolygonGeometry(ring).Size > 0.01 ? null : "shape.points: a polygon that has an area";
    }

    static string? WhatIsWrongWith(IReadOnlyList<AreaRule> rules)
    {
        if (rules.Count > MostRules) return $"rules: at most {MostRules}";
        for (var i = 0; i < rules.Count; i++)
            if (WhatIsWrongWith(rules[i]) is { } reason) return $"rules[{i}].{reason}";
        return null;
    }

    static string? WhatIsWrongWith(AreaRule rule)
    {
        var (seconds, metres, speeds) = rule.Kind switch
        {
            AreaRuleKind.Dwell or AreaRuleKind.Silence => (true, false, false),
            AreaRuleKind.Loiter or AreaRuleKind.Meet => (true, true, false),
            AreaRuleKind.Speed => (rule.Seconds is not null, false, true),
            _ => (false, false, false),
        };
        if (seconds ? rule.Seconds is not (>= 0 and <= MostSeconds) : rule.Seconds is not null)
            return seconds ? $"seconds: 0 to {MostSeconds:0}" : "seconds: not with this kind of rule";
        if (metres ? rule.Metres is not (>= 1 and <= MostMetres) : rule.Metres is not null)
            return metres ? $"metres: 1 to {MostMetres:0}" : "metres: not with this kind of rule";
        if (!speeds)
        {
            return rule.Above is not null ? "above: not with this kind of rule"
                : rule.Below is not null ? "below: not with this kind of rule" : null;
        }

        if (rule.Above is null && rule.Below is null) return "above: metres per second, or below, or both";
        if (rule.Above is not (null or (>= 0 and <= MostSpeed))) return $"above: metres per second, 0 to {MostSpeed:0}";
        if (rule.Below is not (null or (>= 0 and <= MostSpeed))) return $"below: metres per second, 0 to {MostSpeed:0}";
        return rule.Above < rule.Below ? "below: not more than above" : null;
    }

    static string? WhatIsWrongWith(string name, IReadOnlyList<string> words) =>
        words.Count > MostFilters ? $"{name}: at most {MostFilters}"
        : words.Any(word => word is not { Length: > 0 and <= MostWordLength } || word.Any(c => c is <= ' ' or > '~'))
            ? $"{name}: words of 1 to {MostWordLength} characters of ASCII, without blanks" : null;

    static double LengthOf(IReadOnlyList<GeoPoint> line) =>
        Enumerable.Range(1, line.Count - 1).Sum(i => Geodesic.Distance(line[i - 1], line[i]));
}
