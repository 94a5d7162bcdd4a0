using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Tasks;
using Liaison.Web.Command;

namespace Liaison.Web.Tasks;

/// <summary>Makes commands of what is posted.</summary>
static class PostedTasks
{
    static readonly string[] Clearable =
        ["details", "start", "finish", "acknowledgeBy", "dependsOn", "position", "logEntry", "request"];

    /// <summary>Reads a new task.</summary>
    public static Refusal? Read(PostedTask posted, out DraftTask? command)
    {
        command = null;
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return refusal;
        if (Positions.Read("position", posted.Position, out var position) is { } badPlace) return badPlace;
        if (posted.State is not (TaskState.Draft or TaskState.Issued))
            return Refusal.Invalid("state", "draft or issued");
        if (CheckLists(posted) is { } badList) return badList;
        var content = new TaskContent(
            posted.Title, posted.Details ?? "", posted.AllAddressees ?? [], posted.Commander ?? "",
            posted.Start?.ToUniversalTime(), posted.Finish?.ToUniversalTime(),
            posted.AcknowledgeBy?.ToUniversalTime(), posted.DependsOn ?? [], position, posted.LogEntry,
            posted.Request);
        command = new DraftTask(content, label, posted.State == TaskState.Issued);
        return null;
    }

    /// <summary>Reads a change.</summary>
    /// <param name="id">The task's id.</param>
    /// <param name="posted">What was posted.</param>
    /// <param name="command">Makes the command for the task as it is when it is decided.</param>
    public static Refusal? Read(Guid id, PostedTaskChange posted, out Func<UnitTask, ChangeTask>? command)
    {
        command = null;
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return refusal;
        if (Positions.Read("position", posted.Position, out var position) is { } badPlace) return badPlace;
        if (CheckLists(posted) is { } badList) return badList;
        var clear = posted.Clear ?? [];
        if (clear.Except(Clearable).Any()) return Refusal.Invalid("clear", string.Join(", ", Clearable));
        var step = posted.State is { } state
            ? new TaskStep(
                state, posted.Reason, posted.By, posted.Addressee, posted.DespiteDependence == true)
            : null;
        var changesContent = clear.Count > 0 || posted is not
        {
            Title: null, Details: null, Addressees: null, Units: null, Commander: null, Start: null, Finish: null,
            AcknowledgeBy: null, DependsOn: null, Position: null, LogEntry: null, Request: null,
        };
        command = task => new ChangeTask(
            id, changesContent ? Changed(task.Content) : null, posted.Label is null ? null : label, step, posted.Note);
        return null;

        TaskContent Changed(TaskContent content) => new(
            posted.Title ?? content.Title,
            Keeps("details") ? posted.Details ?? content.Details : "",
            posted.AllAddressees ?? content.Addressees,
            posted.Commander ?? content.Commander,
            Keeps("start") ? posted.Start?.ToUniversalTime() ?? content.Start : null,
            Keeps("finish") ? posted.Finish?.ToUniversalTime() ?? content.Finish : null,
            Keeps("acknowledgeBy") ? posted.AcknowledgeBy?.ToUniversalTime() ?? content.AcknowledgeBy : null,
            Keeps("dependsOn") ? posted.DependsOn ?? content.DependsOn : [],
            Keeps("position") ? position ?? content.Position : null,
            Keeps("logEntry") ? posted.LogEntry ?? content.LogEntry : null,
            Keeps("request") ? posted.Request ?? content.Request : null);

        bool Keeps(string member) => !clear.Contains(member, StringComparer.Ordinal);
    }

    // JSON may hold null among the members of a list.
    static Refusal? CheckLists(PostedTaskContent posted) =>
        posted.AllAddressees is { } addressees && addressees.Any(addressee => addressee?.Name is null)
            ? Refusal.Invalid("addressees", "a kind and a name each") : null;
}
