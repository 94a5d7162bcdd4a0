namespace Liaison.Headquarters.Forces.Readiness;

/// <summary>
/// What is known of a unit's readiness: for each thing the value of the report that speaks of the latest time. What was
/// measured, what is computed from it and what the commander states are never mixed into one another.
/// </summary>
/// <param name="Unit">The unit.</param>
/// <param name="Version">The number of the last report's record.</param>
/// <param name="Personnel">People on hand.</param>
/// <param name="Supply">Equipment and supplies on hand.</param>
/// <param name="Condition">Condition of the equipment.</param>
/// <param name="Training">Training.</param>
/// <param name="Tasks">Mission-essential tasks in the order of their names.</param>
/// <param name="Stated">What the commander states.</param>
/// <param name="Forecast">A change that is expected.</param>
/// <param name="PercentEmployed">Per cent of the unit that has a task.</param>
/// <param name="Remarks">Anything else.</param>
public sealed record UnitReadiness(
    string Unit, long Version, Cell<Measure>? Personnel = null, Cell<Measure>? Supply = null,
    Cell<Measure>? Condition = null, Cell<Measure>? Training = null, IReadOnlyList<Cell<EssentialTask>>? Tasks = null,
    Cell<CommanderStatement>? Stated = null, Cell<ReadinessForecast>? Forecast = null,
    Cell<int>? PercentEmployed = null, Cell<string>? Remarks = null)
{
    /// <summary>What was measured, by area.</summary>
    public IEnumerable<(MeasuredArea Area, Cell<Measure> Cell)> Measured
    {
        get
        {
            if (Personnel is { } personnel) yield return (MeasuredArea.Personnel, personnel);
            if (Supply is { } supply) yield return (MeasuredArea.Supply, supply);
            if (Condition is { } condition) yield return (MeasuredArea.Condition, condition);
            if (Training is { } training) yield return (MeasuredArea.Training, training);
        }
    }

    /// <summary>The level that the rules compute: the lowest of what was measured.</summary>
    /// <param name="rules">The rules.</param>
    /// <returns>The level, the area that decides it, and the oldest time of what it is computed from; null when
    /// nothing was measured.</returns>
    public (ReadinessLevel Level, MeasuredArea Area, DateTimeOffset AsOf)? Computed(ReadinessRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        (ReadinessLevel Level, MeasuredArea Area, DateTimeOffset AsOf)? computed = null;
        foreach (var (area, cell) in Measured)
        {
            var level = rules.LevelOf(area, cell.Value);
            if (computed is not { } so)
                computed = (level, area, cell.AsOf);
            else
            {
                var asOf = cell.AsOf < so.AsOf ? cell.AsOf : so.AsOf;
                computed = level > so.Level ? (level, area, asOf) : (so.Level, so.Area, asOf);
            }
        }

        return computed;
    }

    /// <summary>The level that counts: the commander's, else the computed one.</summary>
    /// <returns>The level, whether the commander states it, and the time of which it speaks; null for none.</returns>
    public (ReadinessLevel Level, bool IsStated, DateTimeOffset AsOf)? Overall(ReadinessRules rules)
    {
        if (Stated is { Value.Level: { } stated }) return (stated, true, Stated.AsOf);
        return Computed(rules) is { } computed ? (computed.Level, false, computed.AsOf) : null;
    }

    /// <summary>Whether something was measured after the time of which the commander's statement speaks.</summary>
    public bool IsMeasuredSinceStated =>
        Stated is { Value.Level: not null } && Measured.Any(measured => measured.Cell.AsOf > Stated.AsOf);

    /// <summary>The coarse form of the level that counts.</summary>
    public CoarseReadiness Coarse(ReadinessRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Overall(rules) is { } overall
            ? rules.CoarseOf(overall.Level, rules.AgeingOf(overall.AsOf, now)) : CoarseReadiness.Unknown;
    }

    /// <summary>Takes a report into account. A late report does not overwrite what speaks of a later time; of two
    /// that speak of one time the one entered later corrects the other.</summary>
    internal UnitReadiness With(ReadinessReport report)
    {
        var said = report.Content;
        return new(
            Unit, report.Number, Newer(Personnel, said.Personnel, report), Newer(Supply, said.Supply, report),
            Newer(Condition, said.Condition, report), Newer(Training, said.Training, report), TasksWith(report),
            Newer(Stated, said.Stated, report), Newer(Forecast, said.Forecast, report),
            said.PercentEmployed is { } percent && IsNewer(PercentEmployed, report)
                ? new(percent, report) : PercentEmployed,
            Newer(Remarks, said.Remarks, report));
    }

    IReadOnlyList<Cell<EssentialTask>>? TasksWith(ReadinessReport report)
    {
        if (report.Content.Tasks.Count == 0) return Tasks;
        var tasks = new SortedDictionary<string, Cell<EssentialTask>>(StringComparer.Ordinal);
        foreach (var cell in Tasks ?? []) tasks[cell.Value.Task] = cell;
        foreach (var task in report.Content.Tasks)
            tasks[task.Task] = Newer(tasks.GetValueOrDefault(task.Task), task, report)!;
        return [.. tasks.Values];
    }

    static Cell<T>? Newer<T>(Cell<T>? cell, T? said, ReadinessReport report)
        where T : class => said is not null && IsNewer(cell, report) ? new(said, report) : cell;

    static bool IsNewer<T>(Cell<T>? cell, ReadinessReport report) => cell is null || cell.AsOf <= report.Content.AsOf;
}
