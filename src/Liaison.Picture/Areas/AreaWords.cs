using System.Globalization;
using Liaison.Picture.Alerts;

namespace Liaison.Picture.Areas;

/// <summary>What an alert of a watch area says, in English and Japanese.</summary>
static class AreaWords
{
    /// <summary>A rule with its values.</summary>
    public static string RuleOf(AreaRule rule) => rule.Kind switch
    {
        AreaRuleKind.Enter => "enters",
        AreaRuleKind.Leave => "leaves",
        AreaRuleKind.Dwell => $"inside for {Time(rule.Seconds)}",
        AreaRuleKind.Speed => $"{SpeedsOf(rule)}{(rule.Seconds > 0 ? $" for {Time(rule.Seconds)}" : "")}",
        AreaRuleKind.Silence => $"no report for {Time(rule.Seconds)}",
        AreaRuleKind.Loiter => $"within {Number(rule.Metres)} m of one place for {Time(rule.Seconds)}",
        _ => $"two tracks within {Number(rule.Metres)} m for {Time(rule.Seconds)}",
    };

    public static IReadOnlyList<AlertText> TextsOf(AreaFinding finding)
    {
        var (area, name, other) = (finding.Area.Area.Name, finding.Track.Name, finding.Other?.Name);
        var (happened, english, japanese) = finding.Rule.Kind switch
        {
            AreaRuleKind.Enter => ("Area entered", $"{name} has entered {area}", $"{name} が {area} に進入"),
            AreaRuleKind.Leave => ("Area left", $"{name} has left {area}", $"{name} が {area} から退出"),
            AreaRuleKind.Dwell => (
                "Long stay in area", $"{name} has been in {area} for {Time(finding.Value)}",
                $"{name} が {area} に {JapaneseTime(finding.Value)} 滞在"),
            AreaRuleKind.Speed => (
                "Speed in area", $"{name} makes {Number(finding.Value)} m/s in {area}",
                $"{name} が {area} で速力 {Number(finding.Value)} m/s"),
            AreaRuleKind.Silence => (
                "Track silent", $"{name} has stopped reporting in {area} for {Time(finding.Value)}",
                $"{name} が {area} で {JapaneseTime(finding.Value)} 報告なし"),
            AreaRuleKind.Loiter => (
                "Loitering in area",
                $"{name} has stayed within {Number(finding.Rule.Metres)} m in {area} for {Time(finding.Value)}",
                $"{name} が {area} で {JapaneseTime(finding.Value)} 半径 {Number(finding.Rule.Metres)} m 内に滞留"),
            _ => (
                "Tracks meet",
                $"{name} and {other} have been within {Number(finding.Rule.Metres)} m in {area} for {Time(finding.Value)}",
                $"{name} と {other} が {area} で {JapaneseTime(finding.Value)} {Number(finding.Rule.Metres)} m 以内に接近"),
        };
        return
        [
            new AlertText
            {
                Language = "en",
                Event = happened,
                Headline = finding.IsBetweenReports ? $"{english}, seen on either side of it but not inside" : english,
            },
            new AlertText
            {
                Language = "ja",
                Event = JapaneseOf(finding.Rule.Kind),
                Headline = finding.IsBetweenReports ? $"{japanese}(報告の間に通過)" : japanese,
            },
        ];
    }

    static string JapaneseOf(AreaRuleKind kind) => kind switch
    {
        AreaRuleKind.Enter => "監視区域への進入",
        AreaRuleKind.Leave => "監視区域からの退出",
        AreaRuleKind.Dwell => "監視区域内の長時間滞在",
        AreaRuleKind.Speed => "監視区域内の速力",
        AreaRuleKind.Silence => "航跡の途絶",
        AreaRuleKind.Loiter => "監視区域内の滞留",
        _ => "航跡の接近",
    };

    static string SpeedsOf(AreaRule rule) => (rule.Above, rule.Below) switch
    {
        ({ } above, null) => $"speed above {Number(above)} m/s",
        (null, { } below) => $"speed below {Number(below)} m/s",
        var (above, below) => $"speed above {Number(above)} or below {Number(below)} m/s",
    };

    static string Number(double? value) => (value ?? 0).ToString("0.##", CultureInfo.InvariantCulture);

    static string Time(double? seconds) => (seconds ?? 0) switch
    {
        >= 7_200 and var s => $"{Number(Math.Round(s / 3_600, 1))} h",
        >= 120 and var s => $"{Number(Math.Round(s / 60, 1))} min",
        var s => $"{Number(Math.Round(s))} s",
    };

    static string JapaneseTime(double seconds) => seconds switch
    {
        >= 7_200 => $"{Number(Math.Round(seconds / 3_600, 1))}時間",
        >= 120 => $"{Number(Math.Round(seconds / 60, 1))}分",
        _ => $"{Number(Math.Round(seconds))}秒",
    };
}
