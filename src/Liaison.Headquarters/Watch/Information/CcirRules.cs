using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Alerts;

namespace Liaison.Headquarters.Watch.Information;

/// <summary>What a requirement may say, whatever else there is.</summary>
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

    public static Refusal? Check(CcirContent content) =>
        Texts.Text("text", content.Text, MaxQuestion)
        ?? Texts.Line("decisionPoint", content.DecisionPoint, mayBeEmpty: true)
        ?? (content.Decision is null && content.DecisionPoint.Length == 0
            ? Refusal.Invalid("decision", "the decision that it serves, or decisionPoint: that decision in words")
            : null)
        ?? CheckIndicators(content.Indicators)
        ?? AlertRules.CheckRole("role", content.Role)
        ?? AlertRules.CheckEscalation(content.Escalation)
        ?? AlertRules.CheckAddressees(content.Addressees);

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
