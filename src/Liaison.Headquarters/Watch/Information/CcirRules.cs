using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Addressees;

namespace Liaison.Headquarters.Watch.Information;

/// <summary>What a requirement and an alert may say, whatever else there is.</summary>
static class CcirRules
{
    /// <summary>Requirements that are approved: a commander has few, and each entry of the log is held against
    /// all.</summary>
    public const int MaxApproved = 100;

    /// <summary>Drafts that nobody has approved.</summary>
    public const int MaxDrafts = 500;

    /// <summary>Wordings of one requirement.</summary>
    public const int MaxWordings = 100;

    const int MaxQuestion = 1000;
    const int MaxIndicators = 16;
    const int MaxSteps = 5;
    const int MaxAddressees = 50;
    static readonly TimeSpan LongestStep = TimeSpan.FromDays(7);

    public static Refusal? Check(CcirContent content) =>
        Texts.Text("text", content.Text, MaxQuestion)
        ?? Texts.Line("decisionPoint", content.DecisionPoint, mayBeEmpty: true)
        ?? (content.Decision is null && content.DecisionPoint.Length == 0
            ? Refusal.Invalid("decision", "the decision that it serves, or decisionPoint: that decision in words") : null)
        ?? CheckIndicators(content.Indicators)
        ?? AlertedRoles.Check("role", content.Role)
        ?? (content.AnswerBy > content.ValueUntil ? Refusal.Invalid("answerBy", "not after valueUntil") : null)
        ?? CheckEscalation(content.Escalation)
        ?? CheckAddressees(content.Addressees);

    /// <summary>Refuses steps that do not follow one another.</summary>
    public static Refusal? CheckEscalation(IReadOnlyList<EscalationStep> steps)
    {
        if (steps.Count > MaxSteps) return Refusal.Invalid("escalation", $"at most {MaxSteps} steps");
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].After <= TimeSpan.Zero || steps[i].After > LongestStep
                || (i > 0 && steps[i].After <= steps[i - 1].After))
            {
                return Refusal.Invalid(
                    $"escalation[{i}].minutes", $"1 to {LongestStep.TotalMinutes:0}, and more than the step before");
            }

            if (AlertedRoles.Check($"escalation[{i}].role", steps[i].Role) is { } refusal) return refusal;
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

    static Refusal? CheckIndicators(IReadOnlyList<Indicator> indicators)
    {
        if (indicators.Count > MaxIndicators) return Refusal.Invalid("indicators", $"at most {MaxIndicators}");
        for (var i = 0; i < indicators.Count; i++)
        {
            var member = $"indicators[{i}]";
            if ((Texts.Line($"{member}.text", indicators[i].Text)
                ?? indicators[i].Match?.Check($"{member}.match")) is { } refusal) return refusal;
        }

        return null;
    }
}
