using System.Text;
using Liaison.Headquarters.Watch.Tasks;
using Liaison.Kernel.Geodesy;
using Liaison.Kernel.Time;

namespace Liaison.Composition;

/// <summary>A task in words, for chat.</summary>
static class TaskMessage
{
    const int MaxDetails = 1500;

    // Ten metres: what a map on a phone is read to.
    const int GridDigits = 4;

    /// <summary>What to tell its addressees.</summary>
    /// <param name="task">The task.</param>
    /// <param name="isChanged">Whether they have been told of it before.</param>
    public static string Of(UnitTask task, bool isChanged)
    {
        var content = task.Content;
        var text = new StringBuilder();
        if (task.Label.Length > 0) text.Append(task.Label).Append('\n');
        text.Append($"TASK {task.Number}");
        if (task.Cancelled is not null)
            return text.Append($" CANCELLED: {content.Title}\n{task.CancelReason}").ToString();
        text.Append(isChanged ? " CHANGED: " : ": ").Append(content.Title);
        if (content.Details.Length > 0) text.Append('\n').Append(Cut(content.Details));
        if (content.Position is { } position)
            text.Append($"\nWhere: {MgrsReference.FromPoint(position.ToPoint(), GridDigits)}");
        Append(text, "Start", content.Start);
        Append(text, "Finish", content.Finish);
        Append(text, "Acknowledge by", content.AcknowledgeBy);
        return text.Append($"\nBy order of: {content.Commander}")
            .Append($"\nAnswer: ACK {task.Number}, UNABLE {task.Number} why, STARTED {task.Number}, DONE {task.Number}")
            .ToString();
    }

    static void Append(StringBuilder text, string what, DateTimeOffset? when)
    {
        if (when is { } time) text.Append($"\n{what}: {DateTimeGroup.From(time)}");
    }

    static string Cut(string details) => details.Length <= MaxDetails ? details : details[..MaxDetails] + " ...";
}
