using System.Globalization;
using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Alerts.Jma;

/// <summary>Reads the XML telegrams of the Japan Meteorological Agency: one telegram is one alert.</summary>
/// <remarks>
/// What a telegram says decides how it is read, so a kind that the table of kinds does not have becomes an alert too.
/// Telegrams do not name those that they replace; what joins them is the kind and the event, so these make the series:
/// the newest of it stands. A cancelled telegram, and one that says that the last warning is lifted, cancels.
/// </remarks>
static class JmaReader
{
    const string Sender = "jma.go.jp";
    const string Agency = "Japan Meteorological Agency";

    /// <summary>Reads a telegram.</summary>
    /// <param name="report">Its root.</param>
    /// <param name="source">What it came by.</param>
    /// <param name="alert">The alert, when the answer is null.</param>
    /// <returns>Why it is refused, the same for the same fault; null when it was read.</returns>
    public static string? Read(AlertElement report, string source, out Alert alert)
    {
        alert = null!;
        if (JmaTelegram.Read(report, out var telegram) is { } reason)
            return reason;
        alert = ToAlert(telegram, Draft(telegram), source);
        return null;
    }

    static JmaDraft Draft(JmaTelegram telegram)
    {
        var body = telegram.Body;
        if (body.Namespace.Contains("/volcanology", StringComparison.Ordinal))
            return JmaVolcano.Read(telegram);
        if (body.Namespace.Contains("/seismology", StringComparison.Ordinal))
            return body["Tsunami"].Exists || telegram.Kind.Title.Contains("津波", StringComparison.Ordinal)
                ? JmaTsunami.Read(telegram) : JmaEarthquake.Read(telegram);
        if (body.All("MeteorologicalInfos").Any(infos => infos.Attribute("type") == JmaTyphoon.InfoType))
            return JmaTyphoon.Read(telegram);
        return body["Warning"].Exists ? JmaWarning.Read(telegram) : JmaPlainText.Read(telegram);
    }

    static Alert ToAlert(JmaTelegram telegram, JmaDraft draft, string source)
    {
        var isOver = telegram.IsCancelled || draft.IsAllClear;
        var isChange = telegram.IsCorrected || telegram.Serial > 1 || draft.IsChange;
        var series = Series(telegram.Kind.Code, EventKey(telegram, draft));
        var identifier = string.Join('-', new[]
        {
            telegram.Kind.Code, EventKey(telegram, draft), telegram.Serial?.ToString(CultureInfo.InvariantCulture),
        }.Where(part => !string.IsNullOrEmpty(part)));
        // Why it is cancelled or corrected.
        JmaDraft.AddLine(draft.Japanese, JmaTelegram.Tidy(telegram.Body["Text"].Text));
        if (telegram.IsCancelled)
            JmaDraft.AddLine(draft.English, "The earlier telegram is cancelled.");
        draft.Add("Telegram", telegram.Kind.Code);
        draft.Add("EventID", telegram.EventId);
        draft.Add("Serial", telegram.Serial?.ToString(CultureInfo.InvariantCulture));
        return new Alert
        {
            Id = new AlertName(Sender, identifier, telegram.Sent!.Value).ToId(),
            Source = source,
            Sender = Sender,
            Identifier = identifier,
            Sent = telegram.Sent.Value,
            Status = telegram.Status switch
            {
                "訓練" => AlertStatus.Exercise,
                "試験" => AlertStatus.Test,
                _ => AlertStatus.Actual,
            },
            MessageType = isOver ? AlertMessageType.Cancel
                : isChange ? AlertMessageType.Update
                : AlertMessageType.Alert,
            Series = series,
            References = isOver || isChange ? [series, .. draft.AlsoEnds] : [],
            Categories = draft.Categories,
            Severity = isOver ? AlertSeverity.Minor : draft.Severity,
            Urgency = isOver ? AlertUrgency.Past : draft.Urgency,
            Certainty = draft.Certainty,
            Effective = telegram.Reported,
            Onset = draft.Onset,
            Expires = isOver ? null : draft.Expires,
            Texts = [Japanese(telegram, draft), English(telegram, draft)],
            Areas = draft.Areas,
            Parameters = draft.Parameters,
        };
    }

    /// <summary>The name of a series of telegrams.</summary>
    internal static string Series(string code, string eventKey) =>
        // A first report of intensities is replaced by the full one.
        $"{Sender},{(code == "VXSE51" ? "VXSE53" : code)}-{eventKey}";

    /// <summary>What joins the telegrams of one event.</summary>
    internal static string EventKey(JmaTelegram telegram, JmaDraft draft)
    {
        // Two earthquakes at once have both their events here; a telegram before had the first alone.
        var key = telegram.EventId.Split(' ', 2)[0];
        // Heavy rain: first report, then the time of this one.
        if (telegram.Kind.Code == "VPOA50")
            key = key.Split('_', 2)[0];
        if (key.Length > 0)
            return key;
        var district = telegram.Informations
            .SelectMany(information => information.AllIn("Item", "Areas", "Area", "Code")).FirstOrDefault()
            ?? telegram.Body.AllIn("Warning", "Item", "Area", "Code").FirstOrDefault();
        return district?.Text ?? (draft.Areas is [var first, ..] ? first.Description : telegram.Title);
    }

    static AlertText Japanese(JmaTelegram telegram, JmaDraft draft)
    {
        var headline = telegram.Headline.Length > 0 ? telegram.Headline
            : draft.JapaneseHeadline.Length > 0 ? draft.JapaneseHeadline
            : telegram.Title;
        return new AlertText
        {
            Language = "ja",
            Event = draft.Event.Japanese,
            SenderName = telegram.Office,
            Headline = telegram.Status switch
            {
                "訓練" when !headline.Contains("訓練", StringComparison.Ordinal) => $"【訓練】{headline}",
                "試験" when !headline.Contains("試験", StringComparison.Ordinal) => $"【試験】{headline}",
                _ => headline,
            },
            Description = draft.Japanese.ToString(),
            Instruction = draft.JapaneseInstruction.ToString(),
        };
    }

    static AlertText English(JmaTelegram telegram, JmaDraft draft)
    {
        var headline = draft.EnglishHeadline.Length > 0 ? draft.EnglishHeadline : draft.Event.English;
        if (telegram.IsCancelled)
            headline = $"Cancelled: {draft.Event.English}";
        else if (telegram.IsCorrected)
            headline = $"Corrected: {headline}";
        return new AlertText
        {
            Language = "en",
            Event = draft.Event.English,
            SenderName = Agency,
            Headline = telegram.Status switch
            {
                "訓練" => $"EXERCISE: {headline}",
                "試験" => $"TEST: {headline}",
                _ => headline,
            },
            Description = draft.English.ToString(),
            Instruction = draft.EnglishInstruction.ToString(),
        };
    }
}
