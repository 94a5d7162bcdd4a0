namespace Liaison.Headquarters.Forces.Readiness;

/// <summary>
/// The readiness of a unit as others may be told: made anew from these fields alone, so that no level, number, reason,
/// name of an author or time of a report can be in it.
/// </summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Component">Which part of the joint force it is of.</param>
/// <param name="Readiness">The coarse form.</param>
/// <param name="UnitLabel">The banner of the label of the unit, for its name; empty for the node's default.</param>
/// <param name="Label">The banner of the label of the coarse form, as the rules have it; empty for the node's
/// default.</param>
public sealed record CoarseReport(
    string Unit, string Name, Component Component, CoarseReadiness Readiness, string UnitLabel, string Label)
{
    /// <summary>Makes it.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="known">What is known of it; null when nobody has reported.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="now">The time.</param>
    public static CoarseReport Of(Unit unit, UnitReadiness? known, ReadinessRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(rules);
        return new(
            unit.Id, unit.Details.Name, unit.Details.Component, known?.Coarse(rules, now) ?? CoarseReadiness.Unknown,
            unit.Label, rules.CoarseLabel);
    }
}
