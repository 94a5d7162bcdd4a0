using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Readiness;
using Liaison.Web.Command;

namespace Liaison.Web.Readiness;

/// <summary>Readiness as it goes out and comes in, by the rules in force and the time of the answer.</summary>
sealed class ReadinessViews(ReadinessRules rules, WebNode node, DateTimeOffset now)
{
    const int MostHistory = 1000;
    const string ComputedRule = "Lowest of: the lowest level of the areas that were measured.";

    /// <summary>What is known of a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="known">What is known; null when nobody has reported.</param>
    /// <param name="reports">Its reports; null for an answer without them.</param>
    public ReadinessModel Of(Unit unit, UnitReadiness? known, IReadOnlyList<ReadinessReport>? reports = null)
    {
        known ??= new UnitReadiness(unit.Id, 0);
        return new()
        {
            Unit = unit.Id,
            Name = unit.Details.Name,
            Component = unit.Details.Component,
            Version = known.Version,
            Headquarters = node.Name,
            Measured = new(
                Of(MeasuredArea.Personnel, known.Personnel), Of(MeasuredArea.Supply, known.Supply),
                Of(MeasuredArea.Condition, known.Condition), Of(MeasuredArea.Training, known.Training)),
            Computed = Computed(known),
            Stated = known.Stated is { } stated
                ? new(stated.Value.Level, stated.Value.Reason, known.IsMeasuredSinceStated, Said(stated.From)) : null,
            Overall = Overall(known),
            Tasks = [.. (known.Tasks ?? []).Select(task => new EssentialTaskModel(
                task.Value.Task, task.Value.Assessment, Text(task.Value.Reason), Said(task.From)))],
            Forecast = known.Forecast is { } forecast
                ? new(forecast.Value.Level, forecast.Value.At, Text(forecast.Value.Reason), Said(forecast.From)) : null,
            Employed = known.PercentEmployed is { } employed ? new(employed.Value, Said(employed.From)) : null,
            Remarks = known.Remarks is { } remarks ? new(remarks.Value, Said(remarks.From)) : null,
            Coarse = known.Coarse(rules, now),
            History = reports is null ? null : [.. reports.Reverse().Take(MostHistory).Select(Of)],
        };
    }

    /// <summary>The level that counts; null when none is known.</summary>
    public OverallModel? Overall(UnitReadiness? known) => known?.Overall(rules) is { } overall
        ? new(overall.Level, overall.IsStated, overall.AsOf, Age(overall.AsOf), rules.AgeingOf(overall.AsOf, now))
        : null;

    /// <summary>Reads a report that was posted.</summary>
    /// <param name="posted">What was posted.</param>
    /// <param name="now">The time that it speaks of, unless it says another.</param>
    public static ReadinessContent Read(PostedReadiness posted, DateTimeOffset now) => new(
        posted.AsOf?.ToUniversalTime() ?? now, posted.Source ?? "", posted.Measured?.Personnel,
        posted.Measured?.Supply, posted.Measured?.Condition, posted.Measured?.Training,
        [.. (posted.Tasks ?? []).Select(task => task is null
            ? null! : new EssentialTask(task.Task, task.Assessment, task.Reason ?? ""))],
        posted.Stated is { } stated ? new(stated.Level, stated.Reason) : null,
        posted.Forecast is { } forecast
            ? new(forecast.Level, forecast.At.ToUniversalTime(), forecast.Reason ?? "") : null,
        posted.PercentEmployed, posted.Remarks);

    /// <summary>The rules in force.</summary>
    public static ReadinessRulesModel Of(ReadinessBoard board, WebNode node) => new()
    {
        CutOffs = board.Rules.CutOffs,
        FreshFor = (long)board.Rules.FreshFor.TotalSeconds,
        StaleAfter = (long)board.Rules.StaleAfter.TotalSeconds,
        Coarse = board.Rules.Coarse,
        CoarseLabel = new PostedLabel(
            board.Rules.CoarseLabel is { Length: > 0 } label ? label : node.DefaultLabel, null),
        Reason = board.RulesSet is { } set ? Text(set.Reason) : null,
        By = board.RulesSet?.By,
        At = board.RulesSet?.At,
    };

    /// <summary>Reads rules that were posted.</summary>
    public static Refusal? Read(ReadinessRulesModel posted, out ReadinessRules? rules)
    {
        rules = null;
        if (!PostedLabel.TryRead(posted.CoarseLabel, out var label, out var refusal)) return refusal;
        const long most = 366L * 24 * 3600;
        if (posted.FreshFor is < 1 or > most || posted.StaleAfter is < 1 or > most)
            return Refusal.Invalid("freshFor, staleAfter", $"1 to {most} seconds");
        rules = new(
            posted.CutOffs, TimeSpan.FromSeconds(posted.FreshFor), TimeSpan.FromSeconds(posted.StaleAfter),
            posted.Coarse, label);
        return null;
    }

    ReadinessReportModel Of(ReadinessReport report)
    {
        var content = report.Content;
        return new(
            new(content.Personnel, content.Supply, content.Condition, content.Training), content.Tasks,
            content.Stated, content.Forecast, content.PercentEmployed, content.Remarks, Said(report));
    }

    MeasuredModel? Of(MeasuredArea area, Cell<Measure>? cell) => cell is null
        ? null : new(cell.Value.Percent, rules.LevelOf(area, cell.Value), Said(cell.From));

    ComputedModel? Computed(UnitReadiness known)
    {
        if (known.Computed(rules) is not { } computed) return null;
        var measured = known.Measured.Select(one => one.Area);
        return new(
            computed.Level, computed.Area, computed.AsOf, Age(computed.AsOf), rules.AgeingOf(computed.AsOf, now),
            [.. Enum.GetValues<MeasuredArea>().Except(measured)], ComputedRule);
    }

    SaidModel Said(ReadinessReport report) => new(
        report.Content.AsOf, Age(report.Content.AsOf), rules.AgeingOf(report.Content.AsOf, now),
        Text(report.Content.Source), report.By, report.Role, report.Recorded,
        report.Label.Length > 0 ? report.Label : node.DefaultLabel, report.Id);

    long Age(DateTimeOffset asOf) => Math.Max(0, (long)(now - asOf).TotalSeconds);

    static string? Text(string text) => text.Length > 0 ? text : null;
}
