using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Watch.Tasks;
using Liaison.Tak.Chat;

namespace Liaison.Composition;

/// <summary>Tasks: TAK clients are told what they are to do, and say how far they are.</summary>
sealed class TaskTopic : ITakTopic
{
    const int GuidLength = 36;

    /// <inheritdoc />
    public bool Concerns(IRecordBody body) => body is TaskIssued or TaskAmended or TaskCancelled;

    /// <inheritdoc />
    public TakNotice? NoticeOf(Boards boards, Entry entry)
    {
        var (id, isChanged) = entry.Body switch
        {
            TaskIssued issued => (issued.Task, false),
            TaskAmended amended => (amended.Task, true),
            TaskCancelled cancelled => (cancelled.Task, true),
            _ => default,
        };
        return boards.Tasks.Find(id) is { Issued: not null } task
            ? new TakNotice(
                $"Task {task.Number}", $"{task.Id}", TaskMessage.Of(task, isChanged), task.Content.Addressees)
            : null;
    }

    /// <inheritdoc />
    public TakReply? ReplyIn(TakChatMessage message)
    {
        var origin = TakCorrespondence.OriginOf(message);
        var text = origin.Text;
        if (TaskWords.OfReply(message.Type) is { } reply)
        {
            return TaskOf(message.Reference) is { } task
                ? Reply(new AnswerTask(null, task, reply, text, message.Groups, origin)) : null;
        }

        if (message.Type != "b-t-f" || TaskWords.Read(text, message.IsToNode) is not { } words) return null;
        var reason = words.Rest.Length > 0 || words.Answer == TaskAnswer.Awaited ? words.Rest : text;
        return Reply(new AnswerTask(words.Number, null, words.Answer, reason, message.Groups, origin));
    }

    static TakReply Reply(AnswerTask answer) => new(
        (boards, occasion) => boards.Tasks.Decide(answer, occasion),
        boards =>
        {
            var about = answer.Number is { } number && boards.Tasks.Find(number) is not null ? $"Task {number}: " : "";
            return about + Recorded(answer.Answer);
        },
        IsCertain: answer.Task is not null);

    static Guid? TaskOf(string? reference) =>
        reference is { Length: >= GuidLength } && Guid.TryParseExact(reference[^GuidLength..], "D", out var task)
            ? task : null;

    static string Recorded(TaskAnswer answer) => answer switch
    {
        TaskAnswer.Acknowledged => "acknowledged.",
        TaskAnswer.UnderWay => "under way.",
        TaskAnswer.Done => "done.",
        TaskAnswer.Refused => "refused.",
        TaskAnswer.Failed => "failed.",
        _ => "noted.",
    };
}
