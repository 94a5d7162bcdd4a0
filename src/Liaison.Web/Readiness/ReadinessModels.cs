using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Readiness;
using Liaison.Web.Command;

namespace Liaison.Web.Readiness;

/// <summary>Who said something, of which time, and how old it is.</summary>
/// <param name="AsOf">The time that it speaks of.</param>
/// <param name="Age">How long ago that is, in seconds.</param>
/// <param name="Ageing">The same by the rules.</param>
/// <param name="Source">Who says so, when that is not who entered it.</param>
/// <param name="By">Who entered it.</param>
/// <param name="Role">In which role.</param>
/// <param name="Recorded">When.</param>
/// <param name="Label">The banner of the report's label.</param>
/// <param name="Report">Id of the report.</param>
public sealed record SaidModel(
    DateTimeOffset AsOf, long Age, Ageing Ageing, string? Source, string By, string Role, DateTimeOffset Recorded,
    string Label, Guid Report);

/// <summary>One thing that was measured.</summary>
/// <param name="Percent">Per cent of what there should be; absent when a level was measured.</param>
/// <param name="Level">The level: computed from the percentage by the cut-offs, or as it was measured.</param>
/// <param name="Said">Who said so, and when.</param>
public sealed record MeasuredModel(int? Percent, ReadinessLevel Level, SaidModel Said);

/// <summary>What was measured, each for itself.</summary>
/// <param name="Personnel">People on hand.</param>
/// <param name="Supply">Equipment and supplies on hand.</param>
/// <param name="Condition">Condition of the equipment.</param>
/// <param name="Training">Training.</param>
public sealed record MeasuresModel(
    MeasuredModel? Personnel, MeasuredModel? Supply, MeasuredModel? Condition, MeasuredModel? Training);

/// <summary>What is computed: the lowest level of what was measured.</summary>
/// <param name="Level">The level.</param>
/// <param name="Area">The area that decides it.</param>
/// <param name="AsOf">The oldest time of what it is computed from.</param>
/// <param name="Age">How long ago that is, in seconds.</param>
/// <param name="Ageing">The same by the rules.</param>
/// <param name="Missing">The areas that nobody has measured.</param>
/// <param name="Rule">How it is computed.</param>
public sealed record ComputedModel(
    ReadinessLevel Level, MeasuredArea Area, DateTimeOffset AsOf, long Age, Ageing Ageing,
    IReadOnlyList<MeasuredArea> Missing, string Rule);

/// <summary>What the commander states.</summary>
/// <param name="Level">The level; absent when they go by the computed one.</param>
/// <param name="Reason">Why.</param>
/// <param name="MeasuredSince">Whether something was measured since.</param>
/// <param name="Said">Who said so, and when.</param>
public sealed record StatedModel(ReadinessLevel? Level, string Reason, bool MeasuredSince, SaidModel Said);

/// <summary>A mission-essential task.</summary>
/// <param name="Task">Its name.</param>
/// <param name="Assessment">Whether the unit can do it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Said">Who said so, and when.</param>
public sealed record EssentialTaskModel(string Task, TaskAssessment Assessment, string? Reason, SaidModel Said);

/// <summary>A change that is expected.</summary>
/// <param name="Level">The level from then on.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="Said">Who said so, and when.</param>
public sealed record ForecastModel(ReadinessLevel Level, DateTimeOffset At, string? Reason, SaidModel Said);

/// <summary>Per cent of a unit that has a task.</summary>
/// <param name="Percent">Per cent.</param>
/// <param name="Said">Who said so, and when.</param>
public sealed record EmployedModel(int Percent, SaidModel Said);

/// <summary>Anything else.</summary>
/// <param name="Text">What is remarked.</param>
/// <param name="Said">Who said so, and when.</param>
public sealed record RemarksModel(string Text, SaidModel Said);

/// <summary>The level that counts.</summary>
/// <param name="Level">The level.</param>
/// <param name="IsStated">Whether the commander states it; else it is computed.</param>
/// <param name="AsOf">The time that it speaks of.</param>
/// <param name="Age">How long ago that is, in seconds.</param>
/// <param name="Ageing">The same by the rules.</param>
public sealed record OverallModel(ReadinessLevel Level, bool IsStated, DateTimeOffset AsOf, long Age, Ageing Ageing);

/// <summary>What is known of the readiness of a unit; what was measured, computed and stated is kept apart.</summary>
public sealed record ReadinessModel
{
    /// <summary>Id of the unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Which part of the joint force it is of.</summary>
    public required Component Component { get; init; }

    /// <summary>The number of the last report's record; 0 when nobody has reported.</summary>
    public required long Version { get; init; }

    /// <summary>Name of the headquarters whose unit it is.</summary>
    public required string Headquarters { get; init; }

    /// <summary>What was measured.</summary>
    public required MeasuresModel Measured { get; init; }

    /// <summary>What is computed from it.</summary>
    public ComputedModel? Computed { get; init; }

    /// <summary>What the commander states.</summary>
    public StatedModel? Stated { get; init; }

    /// <summary>The level that counts: the stated one, else the computed one.</summary>
    public OverallModel? Overall { get; init; }

    /// <summary>The mission-essential tasks.</summary>
    public required IReadOnlyList<EssentialTaskModel> Tasks { get; init; }

    /// <summary>A change that is expected.</summary>
    public ForecastModel? Forecast { get; init; }

    /// <summary>Per cent of it that has a task.</summary>
    public EmployedModel? Employed { get; init; }

    /// <summary>Anything else.</summary>
    public RemarksModel? Remarks { get; init; }

    /// <summary>The form that others may be told.</summary>
    public required CoarseReadiness Coarse { get; init; }

    /// <summary>All reports, the newest entered first, at most 1000; when asked for.</summary>
    public IReadOnlyList<ReadinessReportModel>? History { get; init; }
}

/// <summary>A report as it was entered.</summary>
/// <param name="Measured">What was measured.</param>
/// <param name="Tasks">The mission-essential tasks.</param>
/// <param name="Stated">What the commander states.</param>
/// <param name="Forecast">A change that is expected.</param>
/// <param name="PercentEmployed">Per cent of the unit that has a task.</param>
/// <param name="Remarks">Anything else.</param>
/// <param name="Said">Who said so, and when.</param>
public sealed record ReadinessReportModel(
    PostedMeasures Measured, IReadOnlyList<EssentialTask> Tasks, CommanderStatement? Stated,
    ReadinessForecast? Forecast, int? PercentEmployed, string? Remarks, SaidModel Said);

/// <summary>What was measured, as it is posted.</summary>
/// <param name="Personnel">People on hand.</param>
/// <param name="Supply">Equipment and supplies on hand.</param>
/// <param name="Condition">Condition of the equipment.</param>
/// <param name="Training">Training.</param>
public sealed record PostedMeasures(
    Measure? Personnel = null, Measure? Supply = null, Measure? Condition = null, Measure? Training = null);

/// <summary>A level that a commander states, as it is posted.</summary>
public sealed record PostedStatement
{
    /// <summary>The level; absent to go by the computed one again.</summary>
    public ReadinessLevel? Level { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>A change that is expected, as it is posted.</summary>
public sealed record PostedForecast
{
    /// <summary>The level from then on.</summary>
    public required ReadinessLevel Level { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>A mission-essential task, as it is posted.</summary>
public sealed record PostedEssentialTask
{
    /// <summary>Its name.</summary>
    public required string Task { get; init; }

    /// <summary>Whether the unit can do it.</summary>
    public required TaskAssessment Assessment { get; init; }

    /// <summary>Why; required unless it can.</summary>
    public string? Reason { get; init; }
}

/// <summary>A report of readiness as it is posted: what is absent stays as it was.</summary>
public sealed record PostedReadiness
{
    /// <summary>The time that it speaks of; now without it.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Who says so; required for a stated level unless the commander posts it.</summary>
    public string? Source { get; init; }

    /// <summary>What was measured.</summary>
    public PostedMeasures? Measured { get; init; }

    /// <summary>Mission-essential tasks.</summary>
    public IReadOnlyList<PostedEssentialTask>? Tasks { get; init; }

    /// <summary>What the commander states.</summary>
    public PostedStatement? Stated { get; init; }

    /// <summary>A change that is expected.</summary>
    public PostedForecast? Forecast { get; init; }

    /// <summary>Per cent of the unit that has a task.</summary>
    public int? PercentEmployed { get; init; }

    /// <summary>Anything else.</summary>
    public string? Remarks { get; init; }

    /// <summary>The label; the node's default without it.</summary>
    public PostedLabel? Label { get; init; }
}
