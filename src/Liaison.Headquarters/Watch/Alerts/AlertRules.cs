using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Addressees;

namespace Liaison.Headquarters.Watch.Alerts;

/// <summary>Whom an alert may reach, and when.</summary>
static class AlertRules
{
    /// <summary>Steps of an escalation.</summary>
    public const int MaxSteps = 5;

    const int MaxAddressees = 50;
    static readonly TimeSpan ShortestStep = TimeSpan.FromMinutes(1);
    static readonly TimeSpan LongestStep = TimeSpan.FromDays(7);

    // By their names in the API.
    static readonly string[] Roles = ["commander", "watch", "planner", "logistics", "release", "admin"];

    /// <summary>Refuses a name that is none of a role that can be alerted.</summary>
    public static Refusal? CheckRole(string member, string role) =>
        Roles.Contains(role) ? null : Refusal.Invalid(member, string.Join(", ", Roles));

    /// <summary>Refuses steps that do not follow one another.</summary>
    public static Refusal? CheckEscalation(IReadOnlyList<EscalationStep> steps)
    {
        if (steps.Count > MaxSteps) return Refusal.Invalid("escalation", $"at most {MaxSteps} steps");
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].After < ShortestStep || steps[i].After > LongestStep
                || (i > 0 && steps[i].After <= steps[i - 1].After))
            {
                return Refusal.Invalid(
                    $"escalation[{i}].minutes", $"1 to {LongestStep.TotalMinutes:0}, and more than the step before");
            }

            if (CheckRole($"escalation[{i}].role", steps[i].Role) is { } refusal) return refusal;
        }

        return null;
    }

    /// <summary>Refuses addressees that are no TAK clients.</summary>
    public static Refusal? CheckAddressees(IReadOnlyList<Addressee> addressees)
    {
        if (addressees.Count > MaxAddressees || addressees.Distinct().Count() != addressees.Count)
            return Refusal.Invalid("addressees", $"at most {MaxAddressees}, each once");
        for (var i = 0; i < addressees.Count; i++)
        {
            if (addressees[i].Kind == AddresseeKind.Unit)
                return Refusal.Invalid($"addressees[{i}].kind", "device, callsign or group");
            if (Texts.Line($"addressees[{i}].name", addressees[i].Name) is { } refusal) return refusal;
        }

        return null;
    }
}
