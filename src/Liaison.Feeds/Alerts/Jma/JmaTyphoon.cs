using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Alerts.Jma;

/// <summary>Reads analyses and forecasts of typhoons and tropical depressions.</summary>
/// <remarks>
/// How bad: by the strongest wind now and in the next 24 hours, ten-minute mean near the centre: from 44 m/s (very
/// strong) extreme, from 25 m/s (storm force) severe, from 17 m/s (typhoon) moderate, less minor.
/// </remarks>
static class JmaTyphoon
{
    /// <summary>What the body calls this information.</summary>
    public const string InfoType = "台風情報";

    const double VeryStrong = 44;
    const double StormForce = 25;
    const double TyphoonForce = 17;
    const int MaxMoments = 50;

    static readonly TimeSpan Ahead = TimeSpan.FromHours(24);

    // The next comes within three hours; the last of a typhoon says nothing of an end.
    static readonly TimeSpan Holds = TimeSpan.FromHours(24);

    public static JmaDraft Read(JmaTelegram telegram)
    {
        var moments = telegram.Body.AllIn("MeteorologicalInfos", "MeteorologicalInfo").Take(MaxMoments)
            .Select(info => new JmaTyphoonMoment(info)).ToList();
        var now = moments.FirstOrDefault();
        var name = now?.Name ?? ("熱帯低気圧", "Tropical depression");
        var wind = moments.Where(moment => moment.Time <= now?.Time + Ahead).Max(moment => moment.Wind);
        var severity = wind switch
        {
            >= VeryStrong => AlertSeverity.Extreme,
            >= StormForce => AlertSeverity.Severe,
            >= TyphoonForce => AlertSeverity.Moderate,
            not null => AlertSeverity.Minor,
            null => AlertSeverity.Unknown,
        };
        var draft = new JmaDraft
        {
            Event = (name.Japanese, name.English),
            Categories = ["Met"],
            Severity = severity,
            Urgency = now?.Wind >= TyphoonForce ? AlertUrgency.Expected : AlertUrgency.Future,
            Certainty = AlertCertainty.Observed,
            Onset = now?.Time ?? telegram.Target,
            Expires = (telegram.Target ?? telegram.Sent!.Value) + Holds,
        };
        draft.JapaneseHeadline = now is null ? "" : $"{name.Japanese}：{now.JapaneseLine()}";
        now?.AddValuesTo(draft);
        foreach (var moment in moments)
            moment.AddTo(draft);
        draft.EnglishHeadline = now is null ? telegram.Kind.English : $"{name.English}: {now.EnglishLine()}";
        return draft;
    }
}
