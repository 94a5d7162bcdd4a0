using System.ComponentModel;
using System.Text.Json.Serialization;
using Liaison.Headquarters.Watch.Addressees;
using Liaison.Headquarters.Watch.Tasks;
using Liaison.Web.Command;

namespace Liaison.Web.Tasks;

/// <summary>Whom a task is for, and how far they are.</summary>
public sealed record AddresseeModel
{
    /// <summary>What the name is.</summary>
    public required AddresseeKind Kind { get; init; }

    /// <summary>Id of a unit; uid, callsign or group of TAK clients.</summary>
    public required string Name { get; init; }

    /// <summary>How far it is.</summary>
    public required TaskAnswer Answer { get; init; }

    /// <summary>Who said so.</summary>
    public string? By { get; init; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Why it refused or failed.</summary>
    public string? Reason { get; init; }

    /// <summary>The TAK client that said so.</summary>
    public TakOrigin? Origin { get; init; }
}

/// <summary>A task.</summary>
public sealed record TaskModel
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its number in this headquarters, by which people speak of it.</summary>
    public required int Number { get; init; }

    /// <summary>The number of the last record that changed it; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Name of the headquarters whose task it is.</summary>
    public required string Headquarters { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>All that is needed to do it.</summary>
    public string? Details { get; init; }

    /// <summary>Who is to do it, and how far they are.</summary>
    public required IReadOnlyList<AddresseeModel> Addressees { get; init; }

    /// <summary>The tasking commander.</summary>
    public required string Commander { get; init; }

    /// <summary>When to begin.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>By when to be done.</summary>
    public DateTimeOffset? Finish { get; init; }

    /// <summary>By when to acknowledge.</summary>
    public DateTimeOffset? AcknowledgeBy { get; init; }

    /// <summary>The tasks that come first.</summary>
    public required IReadOnlyList<Guid> DependsOn { get; init; }

    /// <summary>Of these the ones that are not done.</summary>
    public required IReadOnlyList<Guid> WaitsFor { get; init; }

    /// <summary>Tasks that should have come first and were not done when it began.</summary>
    public required IReadOnlyList<Guid> StartedBefore { get; init; }

    /// <summary>Longitude and latitude in degrees.</summary>
    public IReadOnlyList<double>? Position { get; init; }

    /// <summary>The log entry that it follows from.</summary>
    public Guid? LogEntry { get; init; }

    /// <summary>The request for support that it serves.</summary>
    public Guid? Request { get; init; }

    /// <summary>Its state.</summary>
    public required TaskState State { get; init; }

    /// <summary>What is late about it.</summary>
    public required TaskLateness Late { get; init; }

    /// <summary>When it was given last.</summary>
    public DateTimeOffset? Issued { get; init; }

    /// <summary>When it was called off.</summary>
    public DateTimeOffset? Cancelled { get; init; }

    /// <summary>Why it was called off.</summary>
    public string? Reason { get; init; }

    /// <summary>Who acknowledged it since it was given last.</summary>
    public required IReadOnlyList<Acknowledgement> Acknowledgements { get; init; }

    /// <summary>Notes of progress, oldest first.</summary>
    public required IReadOnlyList<TaskNote> Notes { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset Changed { get; init; }
}

/// <summary>What can be posted of a task, and changed.</summary>
public abstract record PostedTaskContent
{
    /// <summary>All that is needed to do it.</summary>
    public string? Details { get; init; }

    /// <summary>Who is to do it.</summary>
    [Description("Who is to do it: units of this headquarters by id, TAK clients by uid, callsign or group.")]
    public IReadOnlyList<Addressee>? Addressees { get; init; }

    /// <summary>Ids of units that are to do it.</summary>
    [Description("Ids of units that are to do it: the same as addressees of the kind unit.")]
    public IReadOnlyList<string>? Units { get; init; }

    /// <summary>The tasking commander.</summary>
    [Description("The tasking commander; the caller without it.")]
    public string? Commander { get; init; }

    /// <summary>When to begin.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>By when to be done.</summary>
    public DateTimeOffset? Finish { get; init; }

    /// <summary>By when to acknowledge.</summary>
    public DateTimeOffset? AcknowledgeBy { get; init; }

    /// <summary>Ids of the tasks that come first.</summary>
    public IReadOnlyList<Guid>? DependsOn { get; init; }

    /// <summary>Longitude and latitude in degrees.</summary>
    public IReadOnlyList<double>? Position { get; init; }

    /// <summary>The log entry that it follows from.</summary>
    public Guid? LogEntry { get; init; }

    /// <summary>The request for support that it serves.</summary>
    public Guid? Request { get; init; }

    /// <summary>The label; the node's default without it.</summary>
    public PostedLabel? Label { get; init; }

    internal IReadOnlyList<Addressee>? AllAddressees => Addressees is null && Units is null ? null
        : [.. Addressees ?? [], .. (Units ?? []).Select(unit => new Addressee(AddresseeKind.Unit, unit))];
}

/// <summary>A task as it is posted.</summary>
public sealed record PostedTask : PostedTaskContent
{
    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>Draft or issued.</summary>
    [Description("draft (without it) or issued: given at once.")]
    public TaskState State { get; init; }
}

/// <summary>What is to change of a task; what is absent stays.</summary>
public sealed record PostedTaskChange : PostedTaskContent
{
    /// <summary>One line.</summary>
    public string? Title { get; init; }

    /// <summary>Members to take away.</summary>
    [Description(
        "Members to take away: details, start, finish, acknowledgeBy, dependsOn, position, logEntry, request.")]
    public IReadOnlyList<string>? Clear { get; init; }

    /// <summary>The state to go to.</summary>
    [Description(
        "issued or cancelled by its commander; acknowledged, underWay, done, refused or failed as its addressees "
        + "said.")]
    public TaskState? State { get; init; }

    /// <summary>Why.</summary>
    [Description("Why; needed to cancel, refuse and fail.")]
    public string? Reason { get; init; }

    /// <summary>Who said so.</summary>
    [Description("Who said so, as by radio; the caller without it.")]
    public string? By { get; init; }

    /// <summary>For which addressee.</summary>
    [Description("For which addressee, by its place among them from 0; for all without it.")]
    public int? Addressee { get; init; }

    /// <summary>Whether it begins before what should come first.</summary>
    [Description("Whether it begins though a task that comes first is not done.")]
    public bool? DespiteDependence { get; init; }

    /// <summary>A note of progress.</summary>
    public string? Note { get; init; }
}

/// <summary>JSON of tasks.</summary>
[JsonSerializable(typeof(TaskModel))]
[JsonSerializable(typeof(IReadOnlyList<TaskModel>))]
[JsonSerializable(typeof(PostedTask))]
[JsonSerializable(typeof(PostedTaskChange))]
sealed partial class TaskJson : JsonSerializerContext;
