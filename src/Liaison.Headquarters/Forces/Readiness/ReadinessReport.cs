namespace Liaison.Headquarters.Forces.Readiness;

/// <summary>One thing that was measured: a percentage or a level, never both.</summary>
/// <param name="Percent">Per cent of what there should be, 0 to 100.</param>
/// <param name="Level">A level from C-1 to C-4 where no percentage is measured, as for training.</param>
public sealed record Measure(int? Percent = null, ReadinessLevel? Level = null);

/// <summary>What a commander states, beside what was measured.</summary>
/// <param name="Level">The level; null when they go by the computed one again.</param>
/// <param name="Reason">Why.</param>
public sealed record CommanderStatement(ReadinessLevel? Level, string Reason);

/// <summary>A change that is expected.</summary>
/// <param name="Level">The level from then on.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why; empty when nobody says.</param>
public sealed record ReadinessForecast(ReadinessLevel Level, DateTimeOffset At, string Reason);

/// <summary>A mission-essential task.</summary>
/// <param name="Task">Its name: the same task has the same name in each report.</param>
/// <param name="Assessment">Whether the unit can do it.</param>
/// <param name="Reason">Why; empty when it can.</param>
public sealed record EssentialTask(string Task, TaskAssessment Assessment, string Reason);

/// <summary>What is reported of a unit's readiness. What is null is not reported, and stays as it was.</summary>
/// <param name="AsOf">The time that the report speaks of.</param>
/// <param name="Source">Who says so; empty for whoever entered it.</param>
/// <param name="Personnel">People on hand.</param>
/// <param name="Supply">Equipment and supplies on hand.</param>
/// <param name="Condition">Condition of the equipment.</param>
/// <param name="Training">Training.</param>
/// <param name="Tasks">Mission-essential tasks; those that are not named stay as they were.</param>
/// <param name="Stated">What the commander states.</param>
/// <param name="Forecast">A change that is expected.</param>
/// <param name="PercentEmployed">Per cent of the unit that has a task now, 0 to 100.</param>
/// <param name="Remarks">Anything else.</param>
public sealed record ReadinessContent(
    DateTimeOffset AsOf, string Source, Measure? Personnel, Measure? Supply, Measure? Condition, Measure? Training,
    IReadOnlyList<EssentialTask> Tasks, CommanderStatement? Stated, ReadinessForecast? Forecast,
    int? PercentEmployed, string? Remarks);

/// <summary>A report as it was entered.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number of its record.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Content">What it says.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="By">Who entered it.</param>
/// <param name="Role">In which role.</param>
/// <param name="Recorded">When.</param>
public sealed record ReadinessReport(
    Guid Id, long Number, string Unit, ReadinessContent Content, string Label, string By, string Role,
    DateTimeOffset Recorded);

/// <summary>A value with the report that it is from: who said it, and of which time.</summary>
/// <param name="Value">The value.</param>
/// <param name="From">The report.</param>
public sealed record Cell<T>(T Value, ReadinessReport From)
{
    /// <summary>The time that it speaks of.</summary>
    public DateTimeOffset AsOf => From.Content.AsOf;
}
