namespace Liaison.Headquarters.Decisions;

/// <summary>What a draft is to say.</summary>
/// <param name="Kind">What sort of decision; empty for none.</param>
/// <param name="Title">Its name.</param>
/// <param name="Text">What is decided.</param>
/// <param name="Parameters">Values that it fixes.</param>
/// <param name="References">What it rests on.</param>
/// <param name="NotBefore">It holds from then on; null for as soon as it is signed.</param>
/// <param name="NotAfter">It holds until then.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
public sealed record DecisionDraft(
    string Kind, string Title, string Text, IReadOnlyList<DecisionParameter> Parameters,
    IReadOnlyList<DecisionReference> References, DateTimeOffset? NotBefore, DateTimeOffset NotAfter, string Label);

/// <summary>Proposes a decision.</summary>
/// <param name="Draft">What it says.</param>
/// <param name="Partner">The other headquarters of a joint decision; null for one of our own.</param>
public sealed record ProposeDecision(DecisionDraft Draft, string? Partner);

/// <summary>Opens a new round.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Draft">What it says now.</param>
public sealed record ReviseDecision(Guid Decision, DecisionDraft Draft);

/// <summary>Puts the key of this headquarters on the round that stands.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Digest">The digest of what the signer has seen; null for what stands now.</param>
public sealed record SignDecision(Guid Decision, byte[]? Digest);

/// <summary>Refuses the round that stands.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Reason">Why.</param>
public sealed record RefuseDecision(Guid Decision, string Reason);

/// <summary>Takes a proposal of our own back.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawDecision(Guid Decision, string Reason);

/// <summary>Stops the part of this headquarters.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Reason">Why.</param>
public sealed record StopDecision(Guid Decision, string Reason);

/// <summary>What the link brought from a partner. Nobody here can say it in their place.</summary>
/// <param name="Headquarters">The partner by whose link it came.</param>
/// <param name="Statement">What they said.</param>
public sealed record HearPartner(string Headquarters, DecisionStatement Statement);
