using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Alerts.Jma;

/// <summary>
/// Reads telegrams of tsunamis: warnings and forecasts, arrival times, observations on the coast and off it.
/// </summary>
/// <remarks>
/// How bad: a major tsunami warning is extreme, a warning severe, an advisory moderate, a forecast of slight changes of
/// the sea level minor; the worst of the telegram counts. The coasts have codes but no coordinates in the telegrams:
/// the one place on the map is the epicentre.
/// </remarks>
static class JmaTsunami
{
    static readonly TimeSpan InformationHolds = TimeSpan.FromHours(24);

    public static JmaDraft Read(JmaTelegram telegram)
    {
        var tsunami = telegram.Body["Tsunami"];
        var hypocentres = JmaHypocentre.All(telegram.Body);
        var coasts = tsunami["Forecast"].All("Item").Select(item => new JmaTsunamiCoast(item)).ToList();
        var worst = coasts.Select(coast => coast.Level).DefaultIfEmpty(JmaTsunamiLevel.None).Max();
        var isWarning = telegram.Kind.Code == "VTSE41";
        var draft = new JmaDraft
        {
            Event = Event(telegram, worst, coasts),
            Categories = ["Geo", "Safety"],
            Severity = worst switch
            {
                JmaTsunamiLevel.MajorWarning => AlertSeverity.Extreme,
                JmaTsunamiLevel.Warning => AlertSeverity.Severe,
                JmaTsunamiLevel.Advisory => AlertSeverity.Moderate,
                JmaTsunamiLevel.Forecast => AlertSeverity.Minor,
                _ => ByObservation(tsunami),
            },
            Urgency = worst switch
            {
                JmaTsunamiLevel.MajorWarning or JmaTsunamiLevel.Warning => AlertUrgency.Immediate,
                JmaTsunamiLevel.None => AlertUrgency.Past,
                _ => AlertUrgency.Expected,
            },
            Certainty = tsunami["Observation"].Exists || coasts.Exists(coast => coast.HasArrived)
                ? AlertCertainty.Observed : AlertCertainty.Likely,
            Onset = coasts.Select(coast => coast.Arrival).Min()
                ?? (hypocentres.Count > 0 ? hypocentres[0].Origin : null),
            // A warning stands until it is lifted; the others give a time, or are overtaken by the next.
            Expires = isWarning && worst > JmaTsunamiLevel.Forecast ? null
                : telegram.Valid ?? (telegram.Reported ?? telegram.Sent)!.Value + InformationHolds,
            IsAllClear = isWarning && worst == JmaTsunamiLevel.None && coasts.Count > 0,
            IsChange = isWarning && coasts.Exists(coast => coast.HadLevel),
        };
        if (isWarning && worst <= JmaTsunamiLevel.Forecast && (telegram.IsCancelled || draft.IsChange))
            foreach (var code in (ReadOnlySpan<string>)["VTSE51", "VTSE52"])
                draft.AlsoEnds.Add(JmaReader.Series(code, JmaReader.EventKey(telegram, draft)));
        AddMeasured(tsunami, draft);
        AddCoasts(coasts, worst, draft);
        foreach (var hypocentre in hypocentres)
            hypocentre.AddTo(draft);
        JmaEarthquake.AddComments(telegram.Body["Comments"], draft);
        draft.EnglishHeadline = Headline(draft, coasts, worst, hypocentres);
        return draft;
    }

    static (string Japanese, string English) Event(
        JmaTelegram telegram, JmaTsunamiLevel worst, List<JmaTsunamiCoast> coasts)
    {
        if (telegram.Kind.Code != "VTSE41" || coasts.Count == 0)
            return JmaEnglish.Event(telegram.Title) is var english && english != telegram.Title
                ? (telegram.Title, english) : (telegram.Title, telegram.Kind.English);
        return worst == JmaTsunamiLevel.None
            ? (coasts[0].Kind, JmaEnglish.Event(coasts[0].Kind)) : (Japanese(worst), English(worst));
    }

    static string Headline(
        JmaDraft draft, List<JmaTsunamiCoast> coasts, JmaTsunamiLevel worst, List<JmaHypocentre> hypocentres)
    {
        var cause = hypocentres.Count > 0 ? $" after {hypocentres[0].Summary()}" : "";
        if (draft.IsAllClear)
            return $"Tsunami warnings and advisories lifted{cause}";
        var where = coasts.Where(coast => coast.Level == worst && worst > JmaTsunamiLevel.None).Take(5).ToList();
        return where.Count == 0 ? draft.Event.English + cause
            : $"{draft.Event.English}: {string.Join("; ", where.Select(coast => coast.English))}"
                + (coasts.Count(coast => coast.Level == worst) > where.Count ? " and more" : "") + cause;
    }

    static void AddCoasts(List<JmaTsunamiCoast> coasts, JmaTsunamiLevel worst, JmaDraft draft)
    {
        // Where damage is not to be feared stands in the words, not among the places of a warning.
        foreach (var coast in coasts.Where(coast => coast.Level == worst || coast.Level > JmaTsunamiLevel.Forecast))
            draft.AddPlace(coast.Name, JmaCodes.TsunamiCoast, coast.Code);
        foreach (var group in coasts.GroupBy(coast => coast.Level).OrderByDescending(group => group.Key))
        {
            draft.Say($"＜{Japanese(group.Key)}＞", $"{English(group.Key)}:");
            foreach (var coast in group)
            {
                draft.Say(coast.JapaneseLine(), coast.EnglishLine());
                foreach (var (japanese, english) in coast.StationLines())
                    draft.Say(japanese, english);
            }
            if (group.Key > JmaTsunamiLevel.None)
                draft.Add(English(group.Key), string.Join(' ', group.Select(coast => coast.Code)));
        }
    }

    static void AddMeasured(AlertElement tsunami, JmaDraft draft)
    {
        foreach (var (part, japanese, english) in ((string, string, string)[])[
            ("Observation", "＜津波の観測値＞", "Observed:"), ("Estimation", "＜沿岸での推定値＞", "Estimated on the coast:")])
        {
            var items = tsunami[part].All("Item").ToList();
            if (items.Count > 0)
                draft.Say(japanese, english);
            foreach (var item in items)
            {
                var area = item["Area"];
                draft.AddPlace(area["Name"].Text, JmaCodes.TsunamiCoast, area["Code"].Text);
                foreach (var place in item.All("Station").DefaultIfEmpty(item))
                    AddMeasured(place, place == item ? area : place, area, draft);
            }
        }
    }

    static void AddMeasured(AlertElement values, AlertElement place, AlertElement area, JmaDraft draft)
    {
        var (first, highest) = (new JmaTsunamiWave(values["FirstHeight"]), new JmaTsunamiWave(values["MaxHeight"]));
        var name = place["Name"].Text;
        var coast = area["Name"].Text;
        var isWithin = coast.Length > 0 && coast != name;
        draft.Say(
            (isWithin ? coast + " " : "") + $"{name}　第１波 {first.Japanese}　最大波 {highest.Japanese}",
            JmaEnglish.PlaceOrJapanese(name) + (isWithin ? $" ({JmaEnglish.PlaceOrJapanese(coast)})" : "")
                + $": first wave {first.EnglishOfFirst}; "
                + $"highest {highest.English}");
    }

    // Where no forecast says it: the heights from which the agency gives warnings of each kind.
    static AlertSeverity ByObservation(AlertElement tsunami) => tsunami["Observation"].All("Item")
        .Concat(tsunami["Estimation"].All("Item"))
        .SelectMany(item => item.All("Station").DefaultIfEmpty(item))
        .Max(place => place["MaxHeight"]["TsunamiHeight"].AsNumber()) switch
    {
        > 3 => AlertSeverity.Extreme,
        > 1 => AlertSeverity.Severe,
        >= 0.2 => AlertSeverity.Moderate,
        not null => AlertSeverity.Minor,
        null => AlertSeverity.Unknown,
    };

    static string Japanese(JmaTsunamiLevel level) => level switch
    {
        JmaTsunamiLevel.MajorWarning => "大津波警報",
        JmaTsunamiLevel.Warning => "津波警報",
        JmaTsunamiLevel.Advisory => "津波注意報",
        JmaTsunamiLevel.Forecast => "津波予報（若干の海面変動）",
        _ => "解除",
    };

    static string English(JmaTsunamiLevel level) =>
        level == JmaTsunamiLevel.None ? "Lifted" : JmaEnglish.Event(Japanese(level));
}
