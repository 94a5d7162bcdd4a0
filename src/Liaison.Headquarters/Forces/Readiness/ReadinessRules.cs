using Liaison.Headquarters.Command;

namespace Liaison.Headquarters.Forces.Readiness;

/// <summary>The least per cent of each level of one area; below the last it is C-4.</summary>
/// <param name="Area">The area.</param>
/// <param name="C1">The least for C-1.</param>
/// <param name="C2">The least for C-2.</param>
/// <param name="C3">The least for C-3.</param>
public sealed record CutOffs(MeasuredArea Area, int C1, int C2, int C3);

/// <summary>The coarse form of one level.</summary>
/// <param name="Level">The level.</param>
/// <param name="Coarse">What others may be told.</param>
public sealed record CoarseRule(ReadinessLevel Level, CoarseReadiness Coarse);

/// <summary>The rules by which readiness is computed, as data: a headquarters sets its own.</summary>
/// <param name="CutOffs">The cut-offs of the four areas.</param>
/// <param name="FreshFor">A value is fresh up to this age.</param>
/// <param name="StaleAfter">A value is stale beyond this age.</param>
/// <param name="Coarse">The coarse form of each level; what has no level, or a stale one, is unknown.</param>
/// <param name="CoarseLabel">The banner of the label of the coarse form; empty for the node's default, which releases
/// to nobody.</param>
public sealed record ReadinessRules(
    IReadOnlyList<CutOffs> CutOffs, TimeSpan FreshFor, TimeSpan StaleAfter, IReadOnlyList<CoarseRule> Coarse,
    string CoarseLabel)
{
    /// <summary>
    /// The rules of a headquarters that has set none. The cut-offs are those in common use; they have not been checked
    /// against AR 220-1 or CJCSI 3401.02.
    /// </summary>
    public static ReadinessRules Default { get; } = new(
        [
            new(MeasuredArea.Personnel, 90, 80, 70), new(MeasuredArea.Supply, 90, 80, 65),
            new(MeasuredArea.Condition, 90, 70, 60), new(MeasuredArea.Training, 85, 70, 55),
        ],
        TimeSpan.FromHours(24), TimeSpan.FromHours(72),
        [
            new(ReadinessLevel.C1, CoarseReadiness.Ready), new(ReadinessLevel.C2, CoarseReadiness.Ready),
            new(ReadinessLevel.C3, CoarseReadiness.Partial), new(ReadinessLevel.C4, CoarseReadiness.None),
            new(ReadinessLevel.C5, CoarseReadiness.None),
        ],
        "");

    /// <summary>The level of something measured.</summary>
    public ReadinessLevel LevelOf(MeasuredArea area, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (measure.Percent is not { } percent) return measure.Level ?? ReadinessLevel.C4;
        var cuts = CutOffs.First(cuts => cuts.Area == area);
        return percent >= cuts.C1 ? ReadinessLevel.C1 : percent >= cuts.C2 ? ReadinessLevel.C2
            : percent >= cuts.C3 ? ReadinessLevel.C3 : ReadinessLevel.C4;
    }

    /// <summary>How old a value is that speaks of one time, at another.</summary>
    public Ageing AgeingOf(DateTimeOffset asOf, DateTimeOffset now) =>
        now - asOf <= FreshFor ? Ageing.Fresh : now - asOf <= StaleAfter ? Ageing.Ageing : Ageing.Stale;

    /// <summary>The coarse form of a level.</summary>
    /// <param name="level">The level; null when nobody has reported one.</param>
    /// <param name="ageing">How old it is.</param>
    public CoarseReadiness CoarseOf(ReadinessLevel? level, Ageing ageing) =>
        level is null || ageing == Ageing.Stale
            ? CoarseReadiness.Unknown : Coarse.First(rule => rule.Level == level).Coarse;

    /// <summary>Refuses rules that do not say what each case is, or by which less would be more.</summary>
    internal Refusal? Refuse()
    {
        if (CutOffs.Count != 4 || CutOffs.Any(cuts => cuts is null)
            || CutOffs.DistinctBy(cuts => cuts.Area).Count() != 4)
            return Refusal.Invalid("cutOffs", "one for each of the four areas");
        if (CutOffs.Any(cuts => !(100 >= cuts.C1 && cuts.C1 > cuts.C2 && cuts.C2 > cuts.C3 && cuts.C3 > 0)))
            return Refusal.Invalid("cutOffs", "100 or less for C-1, less for C-2, less again for C-3, above 0");
        if (FreshFor <= TimeSpan.Zero || FreshFor > StaleAfter || StaleAfter > TimeSpan.FromDays(366))
            return Refusal.Invalid("freshFor, staleAfter", "above 0, in this order, at most 366 days");
        if (Coarse.Count != 5 || Coarse.Any(rule => rule is null)
            || !Coarse.Select(rule => rule.Level).Order().SequenceEqual(Enum.GetValues<ReadinessLevel>()))
            return Refusal.Invalid("coarse", "one for each of the five levels");
        return Coarse.OrderBy(rule => rule.Level).Zip(Coarse.OrderBy(rule => rule.Level).Skip(1))
            .Any(pair => pair.First.Coarse > pair.Second.Coarse && pair.Second.Coarse != CoarseReadiness.Unknown)
            ? Refusal.Invalid("coarse", "no better form for a lower level") : null;
    }
}
