using System.Globalization;
using System.Text;

namespace Liaison.Feeds.Alerts.Jma;

/// <summary>
/// What every XML telegram of the Japan Meteorological Agency has: its control part, its head and a body.
/// </summary>
/// <remarks>Source: 気象庁防災情報XMLフォーマット, the agency's published format, version 1.</remarks>
sealed class JmaTelegram
{
    const string ReportNamespace = "http://xml.kishou.go.jp/jmaxml1/";

    JmaTelegram(AlertElement report)
    {
        var (control, head) = (report["Control"], report["Head"]);
        (Head, Body) = (head, report["Body"]);
        Kind = JmaTelegramKind.Of(control["Title"].Text);
        Status = control["Status"].Text;
        Office = FirstNotEmpty(control["PublishingOffice"].Text, control["EditorialOffice"].Text);
        Title = Tidy(head["Title"].Text);
        Sent = control["DateTime"].AsTime();
        Reported = head["ReportDateTime"].AsTime();
        Target = head["TargetDateTime"].AsTime();
        Valid = head["ValidDateTime"].AsTime();
        EventId = head["EventID"].Text;
        Serial = int.TryParse(
            head["Serial"].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) ? serial : null;
        InfoType = head["InfoType"].Text;
        Headline = Tidy(head["Headline"]["Text"].Text);
    }

    public JmaTelegramKind Kind { get; }

    /// <summary>通常, 訓練 or 試験: in earnest, exercise, test.</summary>
    public string Status { get; }

    /// <summary>発表, 訂正, 遅延 or 取消: issued, corrected, late, cancelled.</summary>
    public string InfoType { get; }

    public bool IsCancelled => InfoType == "取消";

    public bool IsCorrected => InfoType == "訂正";

    /// <summary>The offices that issued it.</summary>
    public string Office { get; }

    /// <summary>The title for people.</summary>
    public string Title { get; }

    /// <summary>When it left the agency, to the second.</summary>
    public DateTimeOffset? Sent { get; }

    /// <summary>When it was issued officially, to the minute.</summary>
    public DateTimeOffset? Reported { get; }

    /// <summary>The instant that it speaks of.</summary>
    public DateTimeOffset? Target { get; }

    /// <summary>Until when it holds; most say nothing of it.</summary>
    public DateTimeOffset? Valid { get; }

    /// <summary>What joins telegrams of one event; empty for some kinds.</summary>
    public string EventId { get; }

    /// <summary>The how manieth of its event; null for kinds that are not counted.</summary>
    public int? Serial { get; }

    /// <summary>The message in a few lines.</summary>
    public string Headline { get; }

    public AlertElement Head { get; }

    public AlertElement Body { get; }

    /// <summary>The places in the head, by how finely they divide the country.</summary>
    public IEnumerable<AlertElement> Informations => Head["Headline"].All("Information");

    public static bool IsTelegram(AlertElement root) =>
        root.Name == "Report" && root.Namespace == ReportNamespace;

    /// <summary>Reads the parts that every telegram has.</summary>
    /// <returns>Why it is refused; null when it was read.</returns>
    public static string? Read(AlertElement report, out JmaTelegram telegram)
    {
        telegram = new JmaTelegram(report);
        return telegram.Kind.Title.Length == 0 ? "JMA: the telegram has no title."
            : telegram.Kind.Title.Length > AlertName.MaxLength || telegram.EventId.Length > AlertName.MaxLength
                ? "JMA: the telegram's title or event is too long."
            : telegram.Sent is null ? "JMA: the telegram has no time of sending."
            : telegram.Status is not ("通常" or "訓練" or "試験") ? "JMA: the telegram's status is none that is known."
            : telegram.InfoType is not ("発表" or "訂正" or "遅延" or "取消")
                ? "JMA: the telegram's type is none that is known."
            : null;
    }

    /// <summary>The places of the head's information whose kind ends so, for example （細分区域）.</summary>
    public AlertElement? Information(string ending) =>
        Informations.FirstOrDefault(item => item.Attribute("type").EndsWith(ending, StringComparison.Ordinal));

    static string FirstNotEmpty(string first, string second) => first.Length > 0 ? first : second;

    /// <summary>Text as people read it: lines without the blanks around them, no empty ones at the ends.</summary>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var line in text.AsSpan().EnumerateLines())
            tidy.Append(line.Trim()).Append('\n');
        return tidy.ToString().Trim();
    }
}
