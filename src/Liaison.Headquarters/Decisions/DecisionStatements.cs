using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Decisions;

/// <summary>What this headquarters says to its partner when it decides.</summary>
public static class DecisionStatements
{
    /// <summary>The statement that one of our own records makes; null for other records.</summary>
    public static DecisionStatement? Of(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Body switch
        {
            DecisionProposed body => Draft(entry, body.Content),
            DecisionRevised body => Draft(entry, body.Content),
            DecisionSigned body => Say(entry, DecisionAct.Sign, body.Decision, body.Round, body.Signature, null),
            DecisionRefused body => Say(entry, DecisionAct.Refuse, body.Decision, body.Round, null, body.Reason),
            DecisionWithdrawn body => Say(entry, DecisionAct.Withdraw, body.Decision, 0, null, body.Reason),
            DecisionStopped body => Say(entry, DecisionAct.Stop, body.Decision, 0, null, body.Reason),
            _ => null,
        };
    }

    static DecisionStatement? Draft(Entry entry, byte[] bytes) => DecisionContent.TryRead(bytes, out var content)
        ? new(DecisionAct.Draft, content.Id, content.Round, entry.Author, entry.Time, bytes, null, null) : null;

    static DecisionStatement Say(
        Entry entry, DecisionAct act, Guid decision, int round, byte[]? signature, string? reason) =>
        new(act, decision, round, entry.Author, entry.Time, null, signature, reason);
}
