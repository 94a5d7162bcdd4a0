using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Decisions;

/// <summary>What a draft, and what a partner says, must be.</summary>
static class DecisionRules
{
    public const int MaxName = 64;
    const int MaxTitle = 200;
    const int MaxText = 20_000;
    const int MaxReason = 1000;
    const int MaxItems = 64;
    const int MaxItem = 1000;
    const int MaxBy = 200;
    const int MaxContentBytes = 200_000;
    const int MaxSignatureBytes = 1024;
    const int HashBytes = 32;

    /// <summary>The bytes that are signed.</summary>
    public static byte[] Bytes(
        DecisionDraft draft, Guid id, int round, IReadOnlyList<string> parties, string proposer) =>
        BodyCodec.Encode(new DecisionContent(
            id, round, parties, proposer, draft.Kind, draft.Title, draft.Text, draft.Parameters, draft.References,
            draft.NotBefore, draft.NotAfter, draft.Label));

    public static Refusal? ReasonFault(string reason) => Texts.Text("reason", reason, MaxReason);

    public static Refusal? Fault(DecisionDraft draft, DateTimeOffset now) =>
        Texts.Line("kind", draft.Kind, MaxName, mayBeEmpty: true)
        ?? Texts.Line("title", draft.Title, MaxTitle, mayBeEmpty: true)
        ?? Texts.Text("text", draft.Text, MaxText)
        ?? Texts.Lines("parameters", [.. draft.Parameters.Select(p => p.Name)], MaxItems, MaxName)
        ?? Texts.Lines("parameters", [.. draft.Parameters.Select(p => p.Value)], MaxItems, MaxItem)
        ?? Texts.Lines("references", [.. draft.References.Select(r => r.Text)], MaxItems, MaxItem)
        ?? (draft.References.Any(r => r.Hash.Length != HashBytes)
            ? Refusal.Invalid("references", "hashes of 32 bytes as 64 hexadecimal digits") : null)
        ?? (draft.Parameters.DistinctBy(p => p.Name).Count() < draft.Parameters.Count
            ? Refusal.Invalid("parameters", "each name once") : null)
        ?? (draft.NotAfter <= now ? Refusal.Invalid("notAfter", "a time to come") : null)
        ?? (draft.NotBefore >= draft.NotAfter ? Refusal.Invalid("notBefore", "a time before notAfter") : null);

    /// <summary>What is wrong with something that a partner said; null when it counts.</summary>
    public static Refusal? Fault(HearPartner heard, Decision? decision, IDecisionKeys keys)
    {
        var (partner, said) = (heard.Headquarters, heard.Statement);
        if (Texts.Line("by", said.By, MaxBy) is { } by) return by;
        if (said.Reason is { } reason && ReasonFault(reason) is { } why) return why;
        if (said.Act == DecisionAct.Draft) return DraftFault(partner, said, decision, keys.Headquarters);
        if (said.Content is not null) return Refusal.Invalid("content", "absent");
        if (decision is null) return Refusal.NotFound($"decision '{said.Decision}'");
        if (!decision.Current.Content.Parties.Contains(partner) || partner == keys.Headquarters)
            return Refusal.NotAllowed($"{partner} is no party of this decision.");
        if (said.Act == DecisionAct.Stop)
        {
            return said.Reason is null ? Refusal.Invalid("reason", "why")
                : decision.Stops.Any(mark => mark.Headquarters == partner) ? Known() : null;
        }

        if (decision.Current.IsComplete) return Refusal.Conflict("adopted", "It is adopted.");
        return said.Act switch
        {
            DecisionAct.Sign => SignatureFault(partner, said, decision, keys),
            DecisionAct.Refuse => RefusalFault(partner, said, decision),
            _ => WithdrawalFault(partner, said, decision),
        };
    }

    static Refusal? DraftFault(string partner, DecisionStatement said, Decision? decision, string own)
    {
        if (said.Content is not { Length: <= MaxContentBytes } bytes
            || !DecisionContent.TryRead(bytes, out var content))
            return Refusal.Invalid("content", "the bytes of a decision");
        if (content.Id != said.Decision || content.Round != said.Round || content.Proposer != partner)
            return Refusal.Invalid("content", "what the statement says it is");
        var parties = content.Parties;
        if (parties.Count != 2 || !parties.Contains(partner) || !parties.Contains(own) || partner == own
            || !DecisionRounds.IsOf(parties, partner, content.Round))
            return Refusal.Invalid("content", "a round of the partner's, of a decision of us two");
        if (decision is null)
        {
            return content.Round == 1 && parties[0] == partner
                ? null : Refusal.Conflict("unknown", "Its first round has not come.");
        }

        if (!decision.Current.Content.Parties.SequenceEqual(parties))
            return Refusal.Invalid("content", "the parties that the decision has");
        if (decision.Current.IsComplete) return Refusal.Conflict("adopted", "It is adopted.");
        // Also of one that was taken back meanwhile: both sides then show the same.
        return content.Round > decision.Current.Number ? null : Refusal.Conflict("superseded", "A newer round stands.");
    }

    static Refusal? SignatureFault(string partner, DecisionStatement said, Decision decision, IDecisionKeys keys)
    {
        var round = decision.Current;
        if (said.Round < round.Number) return Refusal.Conflict("superseded", "A newer round stands.");
        if (said.Round > round.Number) return Refusal.Conflict("unknown", "That round has not come.");
        if (round.IsSignedBy(partner)) return Known();
        if (round.IsRefusedBy(partner)) return Refusal.Conflict("refused", "They have refused this round.");
        if (said.At > round.Content.NotAfter) return Refusal.Conflict("lapsed", "It was signed after its time.");
        return said.Signature is { Length: <= MaxSignatureBytes } signature
            && keys.Verify(partner, round.Bytes, signature)
            ? null : Refusal.Invalid("signature", $"a signature of {partner} over this content");
    }

    static Refusal? RefusalFault(string partner, DecisionStatement said, Decision decision)
    {
        var round = decision.Current;
        if (said.Reason is null) return Refusal.Invalid("reason", "why");
        if (said.Round < round.Number) return Refusal.Conflict("superseded", "A newer round stands.");
        if (said.Round > round.Number) return Refusal.Conflict("unknown", "That round has not come.");
        if (round.IsSignedBy(partner)) return Refusal.Conflict("signed", "They have signed this round.");
        return round.IsRefusedBy(partner) ? Known() : null;
    }

    static Refusal? WithdrawalFault(string partner, DecisionStatement said, Decision decision)
    {
        if (said.Reason is null) return Refusal.Invalid("reason", "why");
        if (decision.Withdrawal is not null) return Known();
        if (decision.Current.Content.Parties[0] != partner)
            return Refusal.NotAllowed("Only who proposed a decision takes it back.");
        return decision.Current.IsSignedBy(partner) && decision.Current.Refusals.Count == 0
            ? Refusal.Conflict("signed", "They have signed this round.") : null;
    }

    static Refusal Known() => Refusal.Conflict("known", "They have said so before.");
}
