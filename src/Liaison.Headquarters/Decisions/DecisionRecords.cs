using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Decisions;

/// <summary>A headquarters proposes something: the first round.</summary>
/// <param name="Content">The bytes of <see cref="DecisionContent"/>.</param>
[RecordKind("decision.proposed")]
public sealed record DecisionProposed(byte[] Content) : IRecordBody;

/// <summary>A new draft: whatever was signed before stands no more.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Content">The bytes of <see cref="DecisionContent"/>.</param>
[RecordKind("decision.revised")]
public sealed record DecisionRevised(Guid Decision, byte[] Content) : IRecordBody;

/// <summary>The key of this headquarters on a round.</summary>
/// <param name="Headquarters">This headquarters.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Round">The round.</param>
/// <param name="Digest">The digest of the content that was signed.</param>
/// <param name="Signature">The signature.</param>
[RecordKind("decision.signed")]
public sealed record DecisionSigned(
    string Headquarters, Guid Decision, int Round, byte[] Digest, byte[] Signature) : IRecordBody;

/// <summary>This headquarters will not sign a round.</summary>
/// <param name="Headquarters">This headquarters.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Round">The round.</param>
/// <param name="Reason">Why.</param>
[RecordKind("decision.refused")]
public sealed record DecisionRefused(string Headquarters, Guid Decision, int Round, string Reason) : IRecordBody;

/// <summary>The proposer takes the proposal back.</summary>
/// <param name="Headquarters">This headquarters.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Reason">Why.</param>
[RecordKind("decision.withdrawn")]
public sealed record DecisionWithdrawn(string Headquarters, Guid Decision, string Reason) : IRecordBody;

/// <summary>This headquarters stops its own part, whatever was signed.</summary>
/// <param name="Headquarters">This headquarters.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Reason">Why.</param>
[RecordKind("decision.stopped")]
public sealed record DecisionStopped(string Headquarters, Guid Decision, string Reason) : IRecordBody;

/// <summary>What a partner said about a joint decision, as the link brought it.</summary>
/// <param name="Headquarters">The partner, by whose link it came.</param>
/// <param name="Statement">What they said.</param>
[RecordKind("decision.partner-said")]
public sealed record DecisionPartnerSaid(string Headquarters, DecisionStatement Statement) : IRecordBody;

/// <summary>What a headquarters can say about a decision.</summary>
public enum DecisionAct
{
    /// <summary>Proposes a draft: the first or a new one.</summary>
    Draft,

    /// <summary>Signs a round.</summary>
    Sign,

    /// <summary>Will not sign a round.</summary>
    Refuse,

    /// <summary>Takes its proposal back.</summary>
    Withdraw,

    /// <summary>Stops its own part.</summary>
    Stop,
}

/// <summary>What one headquarters says to the other about a decision.</summary>
/// <param name="Act">What.</param>
/// <param name="Decision">About which decision.</param>
/// <param name="Round">About which round; 0 for all.</param>
/// <param name="By">Who there decided it.</param>
/// <param name="At">When, by their clock.</param>
/// <param name="Content">The draft; null but for a draft.</param>
/// <param name="Signature">The signature; null but for one.</param>
/// <param name="Reason">Why; null where none is given.</param>
public sealed record DecisionStatement(
    DecisionAct Act, Guid Decision, int Round, string By, DateTimeOffset At, byte[]? Content, byte[]? Signature,
    string? Reason);
