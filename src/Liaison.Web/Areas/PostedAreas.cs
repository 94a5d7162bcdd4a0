using System.Diagnostics.CodeAnalysis;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Alerts;
using Liaison.Picture.Areas;

namespace Liaison.Web.Areas;

/// <summary>Checks watch areas that were posted; a refusal names the field.</summary>
static class PostedAreas
{
    public static bool TryRead(
        PostedArea posted, string id, [NotNullWhen(true)] out WatchArea? area, [NotNullWhen(false)] out string? refusal)
    {
        area = null;
        IReadOnlyList<AreaRule> rules = [];
        refusal = ReadShape(posted.Shape, out var shape) ?? ReadRules(posted.Rules, out rules);
        if (refusal is not null) return false;
        var read = new WatchArea
        {
            Id = id,
            Name = posted.Name,
            Enabled = posted.Enabled ?? true,
            Shape = shape!,
            Margin = posted.Margin ?? WatchArea.DefaultMargin,
            // What is none of them is unknown, which is refused below.
            Severity = ReadWord<AlertSeverity>(posted.Severity) ?? AlertSeverity.Unknown,
            Rules = rules,
            Types = posted.Types ?? [],
            Sources = posted.Sources ?? [],
            Label = posted.Label,
        };
        refusal = posted.Id is { } other && other != id
            ? "id: absent, or the id in the address" : WatchAreaList.WhatIsWrongWith(read);
        area = refusal is null ? read : null;
        return refusal is null;
    }

    static string? ReadShape(AreaShapeModel posted, out AreaShape? shape)
    {
        shape = null;
        var points = new List<GeoPoint>();
        foreach (var (place, i) in (posted.Points ?? []).Select((place, i) => (place, i)))
        {
            if (!TryReadPlace(place, out var point)) return $"shape.points[{i}]: longitude and latitude in degrees";
            points.Add(point);
        }

        var hasCenter = TryReadPlace(posted.Center, out var center);
        switch (posted.Kind)
        {
            case "polygon":
                // GeoJSON repeats the first corner.
                if (points.Count > 3 && points[0] == points[^1]) points.RemoveAt(points.Count - 1);
                shape = new AreaPolygon(points);
                return Unused(posted.Center, posted.Radius, posted.Width);
            case "circle" when !hasCenter:
                return "shape.center: longitude and latitude in degrees";
            case "circle":
                shape = new AreaCircle(center, posted.Radius ?? 0);
                return posted.Points is null ? Unused(null, null, posted.Width) : "shape.points: not with this kind of shape";
            case "corridor":
                shape = new AreaCorridor(points, posted.Width ?? 0);
                return Unused(posted.Center, posted.Radius, null);
            default:
                return "shape.kind: polygon, circle or corridor";
        }
    }

    static string? ReadRules(IReadOnlyList<AreaRuleModel> posted, out IReadOnlyList<AreaRule> rules)
    {
        var read = new List<AreaRule>();
        rules = read;
        for (var i = 0; i < posted.Count; i++)
        {
            var rule = posted[i];
            // JSON may hold null among the members of a list.
            if (rule is null || ReadWord<AreaRuleKind>(rule.Kind) is not { } kind)
                return $"rules[{i}].kind: enter, leave, dwell, speed, silence, loiter or meet";
            read.Add(new AreaRule(kind, rule.Seconds, rule.Metres, rule.Above, rule.Below));
        }

        return null;
    }

    static string? Unused(IReadOnlyList<double>? center, double? radius, double? width) =>
        center is not null ? "shape.center: not with this kind of shape"
        : radius is not null ? "shape.radius: not with this kind of shape"
        : width is not null ? "shape.width: not with this kind of shape" : null;

    static bool TryReadPlace(IReadOnlyList<double>? place, out GeoPoint point)
    {
        point = default;
        return place is { Count: 2 } && GeoPoint.TryCreate(place[1], place[0], out point);
    }

    /// <summary>Reads a name of a value in lower case; no number, and no other spelling.</summary>
    static T? ReadWord<T>(string word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(value.ToString().ToLowerInvariant(), word, StringComparison.Ordinal)) return value;
        return null;
    }
}
