using System.Globalization;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Alerts.Jma;

/// <summary>Reads telegrams of volcanoes: warnings and levels, eruptions, ash fall.</summary>
/// <remarks>
/// How bad: alert levels 4 and 5 and danger in residential areas are extreme, level 3 severe, level 2 and danger near
/// the crater moderate, level 1 minor; news of an eruption is severe, its observation report moderate; much ash
/// severe, some ash and small blocks moderate, little ash minor.
/// </remarks>
static class JmaVolcano
{
    static readonly TimeSpan EruptionHolds = TimeSpan.FromHours(24);
    static readonly TimeSpan AshHolds = TimeSpan.FromHours(6);
    static readonly TimeSpan ExplanationHolds = TimeSpan.FromDays(7);

    public static JmaDraft Read(JmaTelegram telegram)
    {
        // What each town does about it (防災対応等) names towns that the warning does not concern.
        var items = telegram.Body.All("VolcanoInfo").Concat(telegram.Informations)
            .Where(info => !info.Attribute("type").Contains("防災対応", StringComparison.Ordinal))
            .SelectMany(info => info.All("Item")).ToList();
        var volcano = items.Where(item => item["Areas"].Attribute("codeType") == JmaCodes.Volcano)
            .SelectMany(item => item.AllIn("Areas", "Area").Select(area => (Item: item, Area: area)))
            .FirstOrDefault();
        var kind = volcano.Item?["Kind"]["Name"].Text ?? "";
        var before = volcano.Item?["LastKind"]["Name"].Text ?? "";
        var isLevel = telegram.Kind.Code is "VFVO50" or "VFSV50";
        var ash = telegram.Body.AllIn("AshInfos", "AshInfo").ToList();
        var severity = Severity(telegram, kind, ash);
        var draft = new JmaDraft
        {
            Event = EventOf(telegram),
            Categories = ["Geo", "Safety"],
            Severity = severity,
            Urgency = severity == AlertSeverity.Extreme || telegram.Kind.Code == "VFVO56"
                ? AlertUrgency.Immediate
                : telegram.Kind.Code is "VFVO52" ? AlertUrgency.Past : AlertUrgency.Expected,
            Certainty = telegram.Kind.Code switch
            {
                "VFVO52" or "VFVO56" or "VFVO60" => AlertCertainty.Observed,
                "VFVO53" => AlertCertainty.Possible,
                _ => AlertCertainty.Likely,
            },
            Onset = telegram.Body.AllIn("VolcanoInfo", "Item", "EventTime", "EventDateTime").FirstOrDefault()?.AsTime()
                ?? telegram.Target,
            Expires = telegram.Valid ?? Expires(telegram, ash),
            IsAllClear = isLevel && severity == AlertSeverity.Minor && SeverityOf(before) > AlertSeverity.Minor,
            IsChange = isLevel && SeverityOf(before) > AlertSeverity.Minor,
        };
        // What explained the old level is over with it.
        if (draft.IsAllClear || draft.IsChange)
            draft.AlsoEnds.Add(JmaReader.Series("VFVO51", JmaReader.EventKey(telegram, draft)));
        AddPlaces(volcano.Area, items, draft);
        AddAsh(ash, draft);
        AddKind(volcano.Item, volcano.Area, draft);
        AddObservation(telegram.Body["VolcanoObservation"], draft);
        AddContent(telegram.Body["VolcanoInfoContent"], draft);
        draft.EnglishHeadline = Headline(telegram, volcano.Area, kind, draft);
        return draft;
    }

    static (string Japanese, string English) EventOf(JmaTelegram telegram)
    {
        // 「火山名　浅間山　噴火警報（火口周辺）」: the last part says what it is.
        var parts = telegram.Title.Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries);
        var last = parts.Length > 2 ? parts[^1] : telegram.Kind.Title;
        var english = JmaEnglish.Event(last);
        return (last, english == last ? telegram.Kind.English : english);
    }

    static DateTimeOffset? Expires(JmaTelegram telegram, List<AlertElement> ash) => telegram.Kind.Code switch
    {
        "VFVO50" or "VFSV50" => null,
        "VFVO51" => telegram.Reported + ExplanationHolds,
        "VFVO53" or "VFVO54" or "VFVO55" => ash.Select(info => info["EndTime"].AsTime()).Max()
            ?? telegram.Reported + AshHolds,
        _ => telegram.Reported + EruptionHolds,
    };

    static AlertSeverity Severity(JmaTelegram telegram, string kind, List<AlertElement> ash) =>
        telegram.Kind.Code switch
        {
            "VFVO56" => AlertSeverity.Severe,
            "VFVO52" => AlertSeverity.Moderate,
            "VFVO53" or "VFVO54" or "VFVO55" => ash.SelectMany(info => info.AllIn("Item", "Kind", "Code"))
                .Select(code => code.Text switch
                {
                    "73" => AlertSeverity.Severe,
                    "72" or "75" => AlertSeverity.Moderate,
                    _ => AlertSeverity.Minor,
                }).DefaultIfEmpty(AlertSeverity.Minor).Max(),
            _ => SeverityOf(kind),
        };

    static AlertSeverity SeverityOf(string kind)
    {
        var name = JmaEnglish.Narrow(kind);
        bool Has(string word) => name.Contains(word, StringComparison.Ordinal);
        return Has("レベル5") || Has("レベル4") || Has("居住地域") ? AlertSeverity.Extreme
            : Has("レベル3") || Has("入山") ? AlertSeverity.Severe
            : Has("レベル2") || Has("火口周辺") || Has("周辺海域") || Has("噴火警報") ? AlertSeverity.Moderate
            : Has("レベル1") || Has("活火山") || Has("噴火予報") ? AlertSeverity.Minor
            : AlertSeverity.Unknown;
    }

    static void AddPlaces(AlertElement? volcano, List<AlertElement> items, JmaDraft draft)
    {
        if (volcano is not null)
        {
            // The crater where it erupts, where one is named; else the summit.
            var isCrater = JmaCoordinate.TryRead(volcano["CraterCoordinate"].Text, out var place, out var height);
            var isKnown = isCrater || JmaCoordinate.TryRead(volcano["Coordinate"].Text, out place, out height);
            var name = JmaTelegram.Tidy(volcano["Name"].Text);
            draft.Add(new AlertArea
            {
                Description = JmaEnglish.Volcano(name) is { } english ? name + JmaEnglish.Between + english : name,
                Circles = isKnown ? [new AlertCircle(place, 0)] : [],
                Geocodes = [JmaCodes.Geocode(JmaCodes.Volcano, volcano["Code"].Text)],
            });
            draft.Add("Volcano", name);
            draft.Add("Crater", volcano["CraterName"].Text);
            draft.Add("Height", height is { } metres
                ? string.Create(CultureInfo.InvariantCulture, $"{metres:0} m") : null);
        }
        foreach (var item in items.Where(item => item["Areas"].Attribute("codeType") == JmaCodes.Municipality))
            foreach (var area in item.AllIn("Areas", "Area"))
                draft.AddPlace(area["Name"].Text, JmaCodes.Municipality, area["Code"].Text);
    }

    static void AddAsh(List<AlertElement> ash, JmaDraft draft)
    {
        foreach (var info in ash)
        {
            var (from, to) = (info["StartTime"].AsTime(), info["EndTime"].AsTime());
            foreach (var item in info.All("Item"))
            {
                var kind = item["Kind"]["Name"].Text;
                var rings = new List<IReadOnlyList<GeoPoint>>();
                foreach (var polygon in item.AllIn("Kind", "Property", "Polygon"))
                    if (JmaCoordinate.TryReadRing(polygon.Text, out var ring))
                        rings.Add(ring);
                var (japanese, english) = Period(from, to);
                if (rings.Count > 0)
                    draft.Add(new AlertArea
                    {
                        Description = $"{kind} {japanese}{JmaEnglish.Between}{JmaEnglish.Event(kind)} {english}",
                        Polygons = rings,
                    });
                var places = item.AllIn("Areas", "Area").Select(area => area["Name"].Text).ToList();
                var property = item["Kind"]["Property"];
                var distance = property["Distance"].AsNumber() is { } kilometres
                    ? string.Create(CultureInfo.InvariantCulture, $", up to {kilometres:0.#} km") : "";
                var towards = property["PlumeDirection"].Text is { Length: > 0 } direction
                    ? $" to the {JmaEnglish.Bearing(direction)}" : "";
                draft.Say(
                    $"{kind}（{japanese}）：{property["PlumeDirection"].Attribute("description")} "
                        + string.Join('、', places),
                    $"{JmaEnglish.Event(kind)} ({english}){towards}{distance}: {string.Join("; ", places)}");
            }
        }
    }

    static (string Japanese, string English) Period(DateTimeOffset? from, DateTimeOffset? to) =>
        from is null || to is null
        ? ("", "")
        : ($"{JmaEnglish.JapaneseTime(from.Value)}から{JmaEnglish.JapaneseTime(to.Value)}",
            $"{JmaEnglish.Time(from.Value)} to {JmaEnglish.Time(to.Value)}");

    static void AddKind(AlertElement? item, AlertElement? volcano, JmaDraft draft)
    {
        if (item is null || volcano is null)
            return;
        var (kind, before) = (item["Kind"]["Name"].Text, item["LastKind"]["Name"].Text);
        var (name, condition) = (JmaTelegram.Tidy(volcano["Name"].Text), item["Kind"]["Condition"].Text);
        draft.Add("Kind", kind);
        draft.Say(
            $"{name}：{kind}{(condition.Length > 0 ? $"（{condition}）" : "")}",
            $"{JmaEnglish.Volcano(name) ?? name}: {JmaEnglish.Event(kind)}" + condition switch
            {
                "引上げ" => $", raised from {JmaEnglish.Event(before)}",
                "引下げ" => $", lowered from {JmaEnglish.Event(before)}",
                "継続" => ", continued",
                "解除" => ", lifted",
                _ => "",
            });
        var times = item.AllIn("EventTime", "EventDateTime").Select(time => time.AsTime()).OfType<DateTimeOffset>();
        foreach (var time in times)
            draft.Say($"発生時刻：{JmaEnglish.JapaneseTime(time)}", $"Time: {JmaEnglish.Time(time)}");
    }

    static void AddObservation(AlertElement observation, JmaDraft draft)
    {
        var plume = observation["ColorPlume"];
        if (plume["PlumeHeightAboveCrater"].AsNumber() is { } height)
        {
            var metres = height.ToString("0", CultureInfo.InvariantCulture);
            draft.Say($"噴煙：火口上{metres}m", $"Plume: {metres} m above the crater");
            draft.Add("PlumeHeight", $"{metres} m above crater");
        }
        var direction = plume["PlumeDirection"].Text;
        if (direction.Length > 0)
            draft.Say($"噴煙の流向：{direction}", direction == "流向不明"
                ? "Direction of the plume: unknown" : $"Direction of the plume: {JmaEnglish.Bearing(direction)}");
        JmaDraft.AddLine(draft.Japanese, JmaTelegram.Tidy(observation["OtherObservation"].Text));
    }

    static void AddContent(AlertElement content, JmaDraft draft)
    {
        JmaDraft.AddLine(draft.Japanese, JmaTelegram.Tidy(content["VolcanoActivity"].Text));
        JmaDraft.AddLine(draft.JapaneseInstruction, JmaTelegram.Tidy(content["VolcanoPrevention"].Text));
        foreach (var part in (ReadOnlySpan<string>)["OtherInfo", "NextAdvisory", "Appendix", "Text"])
            JmaDraft.AddLine(draft.Japanese, JmaTelegram.Tidy(content[part].Text));
    }

    static string Headline(JmaTelegram telegram, AlertElement? volcano, string kind, JmaDraft draft)
    {
        var name = volcano is null ? "" : JmaTelegram.Tidy(volcano["Name"].Text);
        var english = JmaEnglish.Volcano(name) ?? name;
        var what = telegram.Kind.Code is "VFVO53" or "VFVO54" or "VFVO55" || kind.Length == 0
            ? telegram.Kind.English : JmaEnglish.Event(kind);
        var time = telegram.Kind.Code is "VFVO52" or "VFVO56" or "VFVO54" && draft.Onset is { } onset
            ? $" at {JmaEnglish.Time(onset)}" : "";
        return english.Length == 0 ? what : $"{english}: {what}{time}{(draft.IsAllClear ? ", warning lifted" : "")}";
    }
}
