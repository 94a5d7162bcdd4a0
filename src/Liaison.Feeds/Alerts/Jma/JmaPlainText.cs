using System.Text.RegularExpressions;
using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Alerts.Jma;

/// <summary>Reads telegrams that are text for people: weather information, general information on typhoons.</summary>
/// <remarks>
/// They state no severity, so none is given; their text stays Japanese, the English says what they are about.
/// </remarks>
static partial class JmaPlainText
{
    const string WholeCountry = "全般";

    static readonly TimeSpan Holds = TimeSpan.FromHours(24);

    public static JmaDraft Read(JmaTelegram telegram)
    {
        var about = JmaEnglish.Hazard(telegram.Title);
        var english = about.Length > 0 ? $"{telegram.Kind.English}: {about}" : telegram.Kind.English;
        var draft = new JmaDraft
        {
            Event = (telegram.Title, telegram.Kind.English),
            EnglishHeadline = english,
            Categories = ["Met"],
            Severity = AlertSeverity.Unknown,
            Urgency = AlertUrgency.Unknown,
            Certainty = AlertCertainty.Unknown,
            Onset = telegram.Target,
            Expires = telegram.Valid ?? (telegram.Reported ?? telegram.Sent)!.Value + Holds,
        };
        AddPlaces(telegram, draft);
        foreach (var text in telegram.Body.AllIn("Comment", "Text"))
            JmaDraft.AddLine(draft.Japanese, JmaTelegram.Tidy(text.Text));
        JmaDraft.AddLine(draft.English, $"{english}. The text is in Japanese.");
        return draft;
    }

    static void AddPlaces(JmaTelegram telegram, JmaDraft draft)
    {
        var areas = telegram.Informations.SelectMany(information => information.AllIn("Item", "Areas", "Area"));
        foreach (var area in areas)
            draft.AddPlace(area["Name"].Text, JmaCodes.District, area["Code"].Text);
        if (draft.Areas.Count > 0)
            return;
        var target = telegram.Body["TargetArea"];
        var named = TitlePlace().Match(telegram.Title);
        if (target.Exists)
            draft.AddPlace(target["Name"].Text, JmaCodes.District, target["Code"].Text);
        else if (named.Success)
            draft.AddPlace(named.Groups[1].Value == WholeCountry ? "全国" : named.Groups[1].Value, "", "");
    }

    [GeneratedRegex("(?:に関する|^)([^（）に]{2,20}?)(?:気象情報|潮位情報|海上警報)", RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex TitlePlace();
}
