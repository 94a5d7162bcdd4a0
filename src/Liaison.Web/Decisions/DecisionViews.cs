using Liaison.Headquarters.Command;
using Liaison.Headquarters.Decisions;
using Liaison.Web.Command;

namespace Liaison.Web.Decisions;

/// <summary>Decisions as JSON, and back.</summary>
static class DecisionViews
{
    static readonly TimeSpan Usual = TimeSpan.FromDays(7);

    public static Versioned<DecisionModel> Whole(Decision decision, DecisionBoard board, DateTimeOffset now, WebNode node)
    {
        var rounds = decision.Rounds;
        var model = Brief(decision, board, now, node) with
        {
            Earlier = rounds.Count > 1
                ? [.. rounds.Take(rounds.Count - 1).Select((round, i) => Of(round, i == 0 ? null : rounds[i - 1]))] : null,
        };
        return new(model, decision.Version);
    }

    public static DecisionModel Brief(Decision decision, DecisionBoard board, DateTimeOffset now, WebNode node)
    {
        var content = decision.Current.Content;
        return new()
        {
            Id = decision.Id,
            Number = decision.Number,
            Version = decision.Version,
            Headquarters = content.Parties[0],
            State = decision.StateAt(now, board.Own),
            Round = Of(decision.Current, decision.Rounds.Count > 1 ? decision.Rounds[^2] : null),
            Parties = content.Parties,
            Missing = [.. content.Parties.Where(party => !decision.Current.IsSignedBy(party))],
            Label = content.Label.Length > 0 ? content.Label : node.DefaultLabel,
            Stops = decision.Stops.Count > 0 ? [.. decision.Stops.Select(Of)] : null,
            Withdrawn = decision.Withdrawal is { } mark ? Of(mark) : null,
        };
    }

    public static bool TryRead(
        PostedDraft posted, DateTimeOffset now, out DecisionDraft draft, out Refusal? refusal)
    {
        draft = null!;
        if (!PostedLabel.TryRead(posted.Label, out var label, out refusal)) return false;
        var references = new List<DecisionReference>();
        foreach (var reference in posted.References ?? [])
        {
            if (!TryReadHash(reference?.Hash, out var hash))
            {
                refusal = Refusal.Invalid("references", "texts with hashes of 64 hexadecimal digits");
                return false;
            }

            references.Add(new(reference!.Text, hash));
        }

        if (posted.Parameters?.Any(parameter => parameter is null) == true)
        {
            refusal = Refusal.Invalid("parameters", "names and values");
            return false;
        }

        draft = new DecisionDraft(
            posted.Kind ?? "", posted.Title ?? "", posted.Text, posted.Parameters ?? [], references,
            posted.NotBefore?.ToUniversalTime(), posted.NotAfter?.ToUniversalTime() ?? now + Usual, label);
        return true;
    }

    public static bool TryReadHash(string? text, out byte[] hash)
    {
        hash = new byte[32];
        return text?.Length == 2 * hash.Length
            && Convert.FromHexString(text, hash, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == hash.Length;
    }

    static DecisionRoundModel Of(DecisionRound round, DecisionRound? before)
    {
        var (content, digest) = (round.Content, DecisionContent.DigestOf(round.Bytes));
        return new()
        {
            Number = round.Number,
            Digest = Convert.ToHexStringLower(digest),
            Words = DecisionWords.Of(digest),
            Content = Convert.ToBase64String(round.Bytes),
            Proposer = content.Proposer,
            Kind = content.Kind.Length > 0 ? content.Kind : null,
            Title = content.Title.Length > 0 ? content.Title : null,
            Text = content.Text,
            Parameters = content.Parameters,
            References = [.. content.References.Select(r => new DecisionReferenceModel(
                r.Text, Convert.ToHexStringLower(r.Hash)))],
            NotBefore = content.NotBefore,
            NotAfter = content.NotAfter,
            By = round.By,
            At = round.At,
            Signatures = [.. round.Signatures.Select(Of)],
            Refusals = round.Refusals.Count > 0 ? [.. round.Refusals.Select(Of)] : null,
            Changed = before is null ? null : [.. Changes(before.Content, content)],
        };
    }

    static IEnumerable<string> Changes(DecisionContent before, DecisionContent now)
    {
        if (before.Kind != now.Kind) yield return "kind";
        if (before.Title != now.Title) yield return "title";
        if (before.Text != now.Text) yield return "text";
        if (!before.Parameters.SequenceEqual(now.Parameters)) yield return "parameters";
        if (!before.References.Select(r => (r.Text, Convert.ToHexString(r.Hash)))
            .SequenceEqual(now.References.Select(r => (r.Text, Convert.ToHexString(r.Hash)))))
            yield return "references";
        if (before.NotBefore != now.NotBefore) yield return "notBefore";
        if (before.NotAfter != now.NotAfter) yield return "notAfter";
        if (before.Label != now.Label) yield return "label";
    }

    static DecisionMarkModel Of(DecisionMark mark) => new(
        mark.Headquarters, mark.By, mark.At,
        mark.Signature is { } signature ? Convert.ToBase64String(signature) : null, mark.Reason);
}
