using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Watch.Alerts;
using Liaison.Tak.Chat;

namespace Liaison.Composition;

/// <summary>Alerts of the staff: TAK clients are told of them, and say that they have them.</summary>
sealed class AlertTopic : ITakTopic
{
    // It tells a reply to an alert from one to a task.
    const string Mark = ".alert-";
    const int GuidLength = 36;
    const int MaxText = 1500;

    /// <inheritdoc />
    public bool Concerns(IRecordBody body) => body is AlertRaised { Content.Addressees.Count: > 0 };

    /// <inheritdoc />
    public TakNotice? NoticeOf(Boards boards, Entry entry) =>
        boards.Alerts.Find(entry.Id) is { } alert
            ? new TakNotice(
                $"Alert {alert.Number}", $"{Mark[1..]}{alert.Id}", TextOf(alert, boards), alert.Content.Addressees)
            : null;

    /// <inheritdoc />
    public TakReply? ReplyIn(TakChatMessage message)
    {
        var origin = TakCorrespondence.OriginOf(message);
        if (AlertOf(message.Reference) is { } alert && IsAcknowledgement(message.Type))
            return Reply(new AnswerAlert(null, alert, message.Groups, origin));
        return message.Type == "b-t-f" && AlertWords.Read(origin.Text) is { } number
            ? Reply(new AnswerAlert(number, null, message.Groups, origin)) : null;
    }

    static TakReply Reply(AnswerAlert answer) => new(
        (boards, _) => boards.Alerts.Decide(answer),
        _ => answer.Number is { } number ? $"Alert {number}: acknowledged." : "Alert: acknowledged.",
        // No other talk has a number of an alert in it.
        IsCertain: true);

    static bool IsAcknowledgement(string type) =>
        type == "y-a" || type.StartsWith("y-a-", StringComparison.Ordinal);

    static Guid? AlertOf(string? reference) =>
        reference is { Length: >= GuidLength } && Guid.TryParseExact(reference[^GuidLength..], "D", out var alert)
            && reference[..^GuidLength].EndsWith(Mark, StringComparison.Ordinal) ? alert : null;

    static string TextOf(StaffAlert alert, Boards boards)
    {
        var label = alert.Label.Length > 0 ? $"{alert.Label}\n" : "";
        var ccir = alert.Content.Ccir is { } id && boards.Ccirs.Find(id) is { } found ? $" (CCIR {found.Number})" : "";
        var text = alert.Content.Text;
        if (text.Length > MaxText) text = text[..MaxText] + " ...";
        return $"{label}ALERT {alert.Number}{ccir}: {text}\nAnswer: ACK A{alert.Number}";
    }
}
