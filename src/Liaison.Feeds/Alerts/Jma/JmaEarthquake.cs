using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Alerts.Jma;

/// <summary>Reads telegrams of earthquakes: early warnings, intensities, hypocentres, and earthquakes abroad.</summary>
/// <remarks>
/// How bad: by the largest seismic intensity, observed or forecast: 6 lower and more extreme, 5 lower severe, 4
/// moderate, less minor. Where a telegram has none, by the magnitude: 8 and more extreme, 7 severe, 6 moderate. An
/// early warning is at least severe: the agency gives it from 5 lower. Of the Nankai Trough, an alert (巨大地震警戒) is
/// extreme, a caution (巨大地震注意) severe.
/// </remarks>
static class JmaEarthquake
{
    const string EarlyWarning = "緊急地震速報";

    static readonly string[] Intensities = ["0", "1", "2", "3", "4", "5-", "5+", "6-", "6+", "7"];

    // Early warnings are over when the shaking is; a hypocentre alone is soon followed by the full report.
    static readonly TimeSpan EarlyWarningHolds = TimeSpan.FromMinutes(10);
    static readonly TimeSpan HypocentreHolds = TimeSpan.FromHours(1);
    static readonly TimeSpan ReportHolds = TimeSpan.FromHours(24);

    public static JmaDraft Read(JmaTelegram telegram)
    {
        var body = telegram.Body;
        var hypocentres = JmaHypocentre.All(body);
        var (intensity, isForecast) = Largest(body["Intensity"]);
        var isEarlyWarning = telegram.Kind.Title.StartsWith(EarlyWarning, StringComparison.Ordinal);
        var draft = new JmaDraft
        {
            Event = (telegram.Title, EnglishEvent(telegram)),
            Categories = ["Geo"],
            Severity = ByName(body["EarthquakeInfo"]["InfoSerial"]["Name"].Text)
                ?? Severity(intensity, hypocentres, isEarlyWarning && telegram.Kind.Code == "VXSE43"),
            Urgency = isEarlyWarning ? AlertUrgency.Immediate : AlertUrgency.Past,
            Certainty = isForecast || isEarlyWarning ? AlertCertainty.Likely : AlertCertainty.Observed,
            Onset = (hypocentres.Count > 0 ? hypocentres[0].Origin : null) ?? telegram.Target,
            Expires = (telegram.Reported ?? telegram.Sent)!.Value
                + (isEarlyWarning ? EarlyWarningHolds
                    : telegram.Kind.Code == "VXSE52" ? HypocentreHolds
                    : ReportHolds),
        };
        foreach (var hypocentre in hypocentres)
            hypocentre.AddTo(draft);
        AddIntensity(telegram, draft, intensity, isForecast);
        // Information that is text: the Nankai Trough, swarms of earthquakes.
        foreach (var text in body.AllIn("EarthquakeInfo", "Text").Append(body["NextAdvisory"]))
            JmaDraft.AddLine(draft.Japanese, JmaTelegram.Tidy(text.Text));
        AddComments(body["Comments"], draft);
        draft.EnglishHeadline = Headline(telegram, hypocentres, intensity, isForecast);
        return draft;
    }

    /// <summary>Adds what the agency says beside the values: fixed sentences, and text as it is.</summary>
    public static void AddComments(AlertElement comments, JmaDraft draft)
    {
        foreach (var comment in comments.Children)
        {
            var text = JmaTelegram.Tidy(comment.Name == "FreeFormComment" ? comment.Text : comment["Text"].Text);
            var isWarning = comment.Name == "WarningComment";
            JmaDraft.AddLine(isWarning ? draft.JapaneseInstruction : draft.Japanese, text);
            foreach (var sentence in JmaEnglish.Sentences(text))
                JmaDraft.AddLine(isWarning ? draft.EnglishInstruction : draft.English, sentence);
        }
    }

    static string EnglishEvent(JmaTelegram telegram)
    {
        var english = JmaEnglish.Event(telegram.Title);
        return english == telegram.Title ? telegram.Kind.English : english;
    }

    static string Headline(
        JmaTelegram telegram, List<JmaHypocentre> hypocentres, string intensity, bool isForecast)
    {
        var summary = hypocentres.Count > 0 ? hypocentres[0].Summary()
            : telegram.Target is { } time ? $"Earthquake at {JmaEnglish.Time(time)}"
            : telegram.Kind.English;
        return intensity.Length == 0 ? summary
            : $"{summary}; {(isForecast ? "forecast maximum" : "maximum")} seismic intensity "
                + JmaEnglish.Intensity(intensity);
    }

    static (string Intensity, bool IsForecast) Largest(AlertElement intensity)
    {
        if (intensity["Observation"]["MaxInt"].Text is { Length: > 0 } observed && IsIntensity(observed))
            return (observed, false);
        // "over" says: from the lower bound on.
        var forecast = intensity["Forecast"]["ForecastInt"];
        foreach (var bound in (ReadOnlySpan<string>)[forecast["To"].Text, forecast["From"].Text])
            if (IsIntensity(bound))
                return (bound, true);
        return ("", false);
    }

    static bool IsIntensity(string text) => Array.IndexOf(Intensities, text) >= 0;

    static AlertSeverity? ByName(string name) => name switch
    {
        "巨大地震警戒" => AlertSeverity.Extreme,
        "巨大地震注意" => AlertSeverity.Severe,
        _ => null,
    };

    static AlertSeverity Severity(string intensity, List<JmaHypocentre> hypocentres, bool isWarning)
    {
        var magnitude = hypocentres.Select(hypocentre => hypocentre.Magnitude).Max();
        var severity = intensity switch
        {
            "7" or "6+" or "6-" => AlertSeverity.Extreme,
            "5+" or "5-" => AlertSeverity.Severe,
            "4" => AlertSeverity.Moderate,
            { Length: > 0 } => AlertSeverity.Minor,
            _ => magnitude switch
            {
                >= 8 => AlertSeverity.Extreme,
                >= 7 => AlertSeverity.Severe,
                >= 6 => AlertSeverity.Moderate,
                not null => AlertSeverity.Minor,
                // In words alone: 「Ｍ８を超える巨大地震」
                _ when hypocentres.Any(one => one.MagnitudeWords.Contains("超える", StringComparison.Ordinal)) =>
                    AlertSeverity.Extreme,
                _ => AlertSeverity.Unknown,
            },
        };
        return isWarning && severity < AlertSeverity.Severe ? AlertSeverity.Severe : severity;
    }

    static void AddIntensity(JmaTelegram telegram, JmaDraft draft, string intensity, bool isForecast)
    {
        draft.Add(isForecast ? "ForecastIntensity" : "MaximumIntensity", intensity);
        if (intensity.Length > 0)
            draft.Say(
                (isForecast ? "予想最大震度：" : "最大震度：") + intensity.Replace('-', '弱').Replace('+', '強'),
                (isForecast ? "Forecast maximum seismic intensity: " : "Maximum seismic intensity: ")
                    + JmaEnglish.Intensity(intensity));
        var districts = telegram.Information("（細分区域）") ?? telegram.Information("震度速報");
        if (districts is not null)
            AddDistricts(districts, draft);
        else
            AddObserved(telegram.Body["Intensity"]["Observation"], draft);
    }

    static void AddDistricts(AlertElement information, JmaDraft draft)
    {
        foreach (var item in information.All("Item"))
        {
            var areas = item.AllIn("Areas", "Area").ToList();
            foreach (var area in areas)
                draft.AddPlace(area["Name"].Text, item["Areas"].Attribute("codeType"), area["Code"].Text);
            var kind = item["Kind"]["Name"].Text;
            Say(draft, kind, EnglishKind(kind), areas.Select(area => area["Name"].Text));
        }
    }

    // The head names districts from intensity 3 on: where it is silent, all that felt it are in the body.
    static void AddObserved(AlertElement observation, JmaDraft draft)
    {
        var districts = observation.AllIn("Pref", "Area").ToList();
        foreach (var group in districts.GroupBy(area => area["MaxInt"].Text).Where(group => IsIntensity(group.Key))
            .OrderByDescending(group => Array.IndexOf(Intensities, group.Key)))
        {
            foreach (var area in group)
                draft.AddPlace(area["Name"].Text, "地震情報／細分区域", area["Code"].Text);
            Say(draft, $"震度{group.Key}", $"Seismic intensity {JmaEnglish.Intensity(group.Key)}",
                group.Select(area => area["Name"].Text));
        }
    }

    static void Say(JmaDraft draft, string japanese, string english, IEnumerable<string> places)
    {
        var names = places.ToList();
        draft.Say(
            $"{japanese}：{string.Join('、', names)}",
            $"{english}: {string.Join("; ", names.Select(JmaEnglish.PlaceOrJapanese))}");
    }

    // 「震度６弱」, 「長周期地震動階級１」
    static string EnglishKind(string kind)
    {
        var narrow = JmaEnglish.Narrow(kind);
        if (narrow.StartsWith("震度", StringComparison.Ordinal))
            return "Seismic intensity " + narrow[2..]
                .Replace("弱", " lower", StringComparison.Ordinal).Replace("強", " upper", StringComparison.Ordinal);
        return narrow.StartsWith("長周期地震動階級", StringComparison.Ordinal)
            ? "Long-period ground motion class " + narrow[8..] : JmaEnglish.Event(kind);
    }
}
