using System.Text.RegularExpressions;
using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Alerts.Jma;

/// <summary>
/// Reads telegrams of warnings for places: weather warnings and advisories, landslides, heavy rain, tornadoes, floods.
/// </summary>
/// <remarks>
/// How bad: an emergency warning (特別警報, level 5, 氾濫発生) is extreme; a warning (警報, level 3 and 4, landslide alert,
/// record-breaking rain) severe; an advisory (注意報, level 2) and a tornado watch moderate. The worst of the telegram
/// counts. Where a telegram divides the country several times, the finest division counts.
/// </remarks>
static partial class JmaWarning
{
    const int MunicipalityDigits = 7;
    const int MostKindsInName = 8;

    static readonly TimeSpan RainHolds = TimeSpan.FromHours(3);
    static readonly TimeSpan TornadoHolds = TimeSpan.FromHours(1);

    public static JmaDraft Read(JmaTelegram telegram)
    {
        var warnings = telegram.Body.All("Warning").ToList();
        var finest = warnings.Find(IsByMunicipality) ?? warnings[^1];
        var stated = finest.All("Item").SelectMany(PlacesAndKinds).ToList();
        var active = stated.Where(one => one.IsActive).ToList();
        var kinds = active.Select(one => one.Kind).Distinct()
            .OrderByDescending(kind => SeverityOf(kind, telegram.Kind.Title)).ToList();
        var worst = kinds.Count > 0 ? SeverityOf(kinds[0], telegram.Kind.Title) : AlertSeverity.Minor;
        var draft = new JmaDraft
        {
            Event = EventOf(telegram, kinds),
            Categories = ["Met", "Safety"],
            Severity = worst,
            Urgency = worst == AlertSeverity.Extreme ? AlertUrgency.Immediate : AlertUrgency.Expected,
            Certainty = telegram.Kind.Code == "VPOA50" ? AlertCertainty.Observed : AlertCertainty.Likely,
            Onset = telegram.Target,
            // Weather warnings stand until a telegram says otherwise; the short-lived kinds are not lifted.
            Expires = telegram.Valid ?? (telegram.Kind.Code switch
            {
                "VPOA50" => telegram.Reported + RainHolds,
                "VPHW50" or "VPHW51" => telegram.Reported + TornadoHolds,
                _ => null,
            }),
            IsAllClear = kinds.Count == 0,
            IsChange = stated.Exists(one => one.Kind.Length > 0 && one.Status is not ("" or "発表" or "なし")),
        };
        foreach (var place in draft.IsAllClear ? stated.Where(one => one.IsLifted) : active)
            draft.AddPlace(place.Name, place.Code.Length == MunicipalityDigits
                ? JmaCodes.Municipality : JmaCodes.District, place.Code);
        AddLines(stated, draft);
        foreach (Match rain in RainAmount().Matches(JmaEnglish.Narrow(telegram.Headline)))
            JmaDraft.AddLine(draft.English, $"{rain.Groups[1].Value.Trim()}: "
                + $"{(rain.Groups[2].Success ? "about " : "")}{rain.Groups[3].Value} mm");
        foreach (var text in telegram.Body.AllIn("Comment", "Text"))
            JmaDraft.AddLine(draft.Japanese, JmaTelegram.Tidy(text.Text));
        draft.EnglishHeadline = Headline(draft, draft.IsAllClear ? stated : active);
        return draft;
    }

    static bool IsByMunicipality(AlertElement warning) =>
        warning.Attribute("type").EndsWith("（市町村等）", StringComparison.Ordinal);

    static IEnumerable<PlaceAndKind> PlacesAndKinds(AlertElement item)
    {
        foreach (var area in item.All("Area").Concat(item.AllIn("Areas", "Area")))
            foreach (var kind in item.All("Kind"))
                yield return new(area["Name"].Text, area["Code"].Text, NameOf(kind), kind["Status"].Text);
    }

    // Heavy rain says what it threatens with: 「大雨警報」 of 「土砂災害、浸水害」.
    static string NameOf(AlertElement kind)
    {
        var (name, condition) = (kind["Name"].Text, kind["Condition"].Text);
        return name.StartsWith("大雨", StringComparison.Ordinal) && condition.EndsWith('害')
            && !name.Contains(condition, StringComparison.Ordinal) ? $"{name}（{condition}）" : name;
    }

    static (string Japanese, string English) EventOf(JmaTelegram telegram, List<string> kinds)
    {
        // 「神奈川県レベル４土砂災害危険警報」: the title names the warning.
        var level = telegram.Title.IndexOf("レベル", StringComparison.Ordinal);
        if (kinds.Count > 0 && level >= 0)
            return (telegram.Title[level..], JmaEnglish.Event(telegram.Title[level..]));
        // 「警戒」 alone is no name: then the kind of telegram is one.
        var named = kinds.Where(kind => kind.EndsWith('報') || kind.Contains("報（", StringComparison.Ordinal))
            .Take(MostKindsInName).ToList();
        if (named.Count > 0)
            return (string.Join('・', named), string.Join(", ", named.Select(JmaEnglish.Event)));
        return kinds.Count > 0 ? (telegram.Kind.Title, telegram.Kind.English)
            : (telegram.Kind.Title + "（解除）", telegram.Kind.English + " (lifted)");
    }

    static string Headline(JmaDraft draft, List<PlaceAndKind> places)
    {
        var regions = places.Select(place => JmaEnglish.Prefecture(place.Code)).OfType<string>().Distinct().ToList();
        var count = draft.Areas.Count;
        return draft.Event.English + (regions.Count == 0 ? "" : $": {string.Join(", ", regions)}")
            + (count == 0 ? "" : $" ({count} {(count == 1 ? "area" : "areas")})");
    }

    static void AddLines(List<PlaceAndKind> stated, JmaDraft draft)
    {
        foreach (var group in stated.Where(one => one.IsActive || one.IsLifted).GroupBy(one => (one.Kind, one.Status)))
        {
            var (kind, status) = group.Key;
            draft.Say(
                $"{kind}{(status.Length > 0 && status != kind ? $"（{status}）" : "")}："
                    + string.Join('、', group.Select(place => place.Name)),
                $"{JmaEnglish.Event(kind)}{(kind == status ? "" : EnglishStatus(status))}: "
                    + string.Join("; ", group.Select(EnglishPlace)));
        }
    }

    static string EnglishPlace(PlaceAndKind place)
    {
        var name = JmaEnglish.PlaceOrJapanese(place.Name);
        var prefecture = JmaEnglish.Prefecture(place.Code);
        return prefecture is null || name == prefecture ? $"{name} ({place.Code})"
            : $"{name} ({place.Code}, {prefecture})";
    }

    static string EnglishStatus(string status) => status switch
    {
        "発表" => " (issued)",
        "継続" => " (continued)",
        "解除" => " (lifted)",
        "特別警報から警報" => " (lowered from emergency warning)",
        "特別警報から注意報" or "警報から注意報" => " (lowered to advisory)",
        _ => "",
    };

    static AlertSeverity SeverityOf(string kind, string title)
    {
        var name = JmaEnglish.Narrow(kind);
        bool Has(string word) => name.Contains(word, StringComparison.Ordinal);
        return Has("特別警報") || Has("レベル5") || Has("氾濫発生") ? AlertSeverity.Extreme
            : Has("注意報") || Has("レベル2") || Has("氾濫注意") ? AlertSeverity.Moderate
            : Has("警報") || Has("警戒") || Has("氾濫危険") || Has("レベル3") || Has("レベル4") ? AlertSeverity.Severe
            : title.StartsWith("記録的短時間大雨", StringComparison.Ordinal) ? AlertSeverity.Severe
            : title.StartsWith("竜巻", StringComparison.Ordinal) ? AlertSeverity.Moderate
            : AlertSeverity.Unknown;
    }

    // 「札幌市中央区付近で約１００ミリ」
    [GeneratedRegex("^(.{1,40}?)(?:付近)?で(約)?([0-9]{2,4})ミリ", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RainAmount();

    readonly record struct PlaceAndKind(string Name, string Code, string Kind, string Status)
    {
        public bool IsLifted => Status == "解除" || Kind == "解除";

        public bool IsActive => Kind.Length > 0 && Kind != "なし" && !IsLifted
            && Status is not ("なし" or "発表警報・注意報はなし");
    }
}
