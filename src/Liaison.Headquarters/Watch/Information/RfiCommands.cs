namespace Liaison.Headquarters.Watch.Information;

/// <summary>Asks for information.</summary>
/// <param name="Content">What.</param>
/// <param name="AssignedTo">Who is to answer; empty for nobody yet.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
public sealed record AskRfi(RfiContent Content, string AssignedTo, string Label);

/// <summary>Makes a request say something else.</summary>
/// <param name="Rfi">The request.</param>
/// <param name="Reason">Why.</param>
/// <param name="Content">What it is to say.</param>
/// <param name="Label">The banner of its label; null to leave it.</param>
public sealed record ChangeRfi(Guid Rfi, string Reason, RfiContent Content, string? Label);

/// <summary>Says who is to answer.</summary>
/// <param name="Rfi">The request.</param>
/// <param name="To">Who.</param>
public sealed record AssignRfi(Guid Rfi, string To);

/// <summary>Answers.</summary>
/// <param name="Rfi">The request.</param>
/// <param name="Text">What is so.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Time">As of when; null for now.</param>
/// <param name="Label">The banner of the answer's label; null for the question's.</param>
public sealed record AnswerRfi(Guid Rfi, string Text, string Source, DateTimeOffset? Time, string? Label);

/// <summary>Says that the last answer is not enough.</summary>
/// <param name="Rfi">The request.</param>
/// <param name="Reason">Why.</param>
public sealed record ReturnRfi(Guid Rfi, string Reason);

/// <summary>Says that the answer is enough.</summary>
/// <param name="Rfi">The request.</param>
/// <param name="Note">What is to be said; may be empty.</param>
public sealed record CloseRfi(Guid Rfi, string Note);

/// <summary>Takes a request back.</summary>
/// <param name="Rfi">The request.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawRfi(Guid Rfi, string Reason);
