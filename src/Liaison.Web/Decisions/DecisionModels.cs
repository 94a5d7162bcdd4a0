using System.Text.Json.Serialization;
using Liaison.Headquarters.Decisions;
using Liaison.Web.Command;

namespace Liaison.Web.Decisions;

/// <summary>A decision.</summary>
public sealed record DecisionModel
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The number of the record that made it.</summary>
    public required long Number { get; init; }

    /// <summary>The number of the last record that changed it; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Name of the headquarters that proposed it.</summary>
    public required string Headquarters { get; init; }

    /// <summary>Where it stands.</summary>
    public required DecisionState State { get; init; }

    /// <summary>The draft that stands.</summary>
    public required DecisionRoundModel Round { get; init; }

    /// <summary>The headquarters whose keys it takes.</summary>
    public required IReadOnlyList<string> Parties { get; init; }

    /// <summary>The headquarters whose keys are missing.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }

    /// <summary>The drafts before the one that stands, the oldest first; in the answer for one decision.</summary>
    public IReadOnlyList<DecisionRoundModel>? Earlier { get; init; }

    /// <summary>The parties that have stopped their own part.</summary>
    public IReadOnlyList<DecisionMarkModel>? Stops { get; init; }

    /// <summary>That it was taken back.</summary>
    public DecisionMarkModel? Withdrawn { get; init; }
}

/// <summary>A draft of a decision, shown from the bytes that are signed.</summary>
public sealed record DecisionRoundModel
{
    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>SHA-256 of what is signed, in small hexadecimal digits.</summary>
    public required string Digest { get; init; }

    /// <summary>The digest's beginning as words to read aloud.</summary>
    public required string Words { get; init; }

    /// <summary>What is signed: base64.</summary>
    public required string Content { get; init; }

    /// <summary>The headquarters whose draft it is.</summary>
    public required string Proposer { get; init; }

    /// <summary>What sort of decision.</summary>
    public string? Kind { get; init; }

    /// <summary>Its name.</summary>
    public string? Title { get; init; }

    /// <summary>What is decided.</summary>
    public required string Text { get; init; }

    /// <summary>Values that it fixes.</summary>
    public required IReadOnlyList<DecisionParameter> Parameters { get; init; }

    /// <summary>What it rests on.</summary>
    public required IReadOnlyList<DecisionReferenceModel> References { get; init; }

    /// <summary>It holds from then on.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>It holds until then.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>Who drafted it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The keys that are on it.</summary>
    public required IReadOnlyList<DecisionMarkModel> Signatures { get; init; }

    /// <summary>Who will not sign it.</summary>
    public IReadOnlyList<DecisionMarkModel>? Refusals { get; init; }

    /// <summary>The members that are not as in the draft before it.</summary>
    public IReadOnlyList<string>? Changed { get; init; }
}

/// <summary>Something that a decision rests on.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Hash">SHA-256 of it, 64 hexadecimal digits.</param>
public sealed record DecisionReferenceModel(string Text, string Hash);

/// <summary>That a party did something.</summary>
/// <param name="Headquarters">The party.</param>
/// <param name="By">Who there.</param>
/// <param name="At">When.</param>
/// <param name="Signature">The signature, COSE_Sign1 as base64, when that is what they did.</param>
/// <param name="Reason">Why.</param>
public sealed record DecisionMarkModel(
    string Headquarters, string By, DateTimeOffset At, string? Signature, string? Reason);

/// <summary>A draft as it is posted. The text alone is required.</summary>
public record PostedDraft
{
    /// <summary>What is decided.</summary>
    public required string Text { get; init; }

    /// <summary>Its name.</summary>
    public string? Title { get; init; }

    /// <summary>What sort of decision.</summary>
    public string? Kind { get; init; }

    /// <summary>Values that it fixes.</summary>
    public IReadOnlyList<DecisionParameter>? Parameters { get; init; }

    /// <summary>What it rests on.</summary>
    public IReadOnlyList<DecisionReferenceModel>? References { get; init; }

    /// <summary>It holds from then on; as soon as it is signed without it.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>It holds until then; for seven days without it.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>The label; the node's default without it.</summary>
    public PostedLabel? Label { get; init; }
}

/// <summary>A proposal as it is posted.</summary>
public sealed record PostedDecision : PostedDraft
{
    /// <summary>The other headquarters of a joint decision; absent for one of our own.</summary>
    public string? Partner { get; init; }
}

/// <summary>What the signer has seen.</summary>
/// <param name="Digest">The digest that was shown; what stands now without it.</param>
public sealed record PostedSignature(string? Digest = null);

/// <summary>Why.</summary>
/// <param name="Reason">Why.</param>
public sealed record PostedDecisionReason(string Reason);

/// <summary>JSON of decisions.</summary>
[JsonSerializable(typeof(DecisionModel))]
[JsonSerializable(typeof(IReadOnlyList<DecisionModel>))]
[JsonSerializable(typeof(PostedDecision))]
[JsonSerializable(typeof(PostedDraft))]
[JsonSerializable(typeof(PostedSignature))]
[JsonSerializable(typeof(PostedDecisionReason))]
sealed partial class DecisionJson : JsonSerializerContext;
