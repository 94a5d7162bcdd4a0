namespace Liaison.Headquarters.Watch.Information;

/// <summary>Writes a requirement.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="Approve">Whether it holds at once, which only the commander can say.</param>
public sealed record DraftCcir(CcirContent Content, string Label, bool Approve);

/// <summary>Words a requirement in another way; what the commander words holds at once.</summary>
/// <param name="Ccir">The requirement.</param>
/// <param name="Reason">Why.</param>
/// <param name="Content">What it is to say.</param>
/// <param name="Label">The banner of its label; null to leave it.</param>
public sealed record ReviseCcir(Guid Ccir, string Reason, CcirContent Content, string? Label);

/// <summary>Approves the wording that waits.</summary>
/// <param name="Ccir">The requirement.</param>
public sealed record ApproveCcir(Guid Ccir);

/// <summary>Ends a requirement.</summary>
/// <param name="Ccir">The requirement.</param>
/// <param name="Reason">Why.</param>
public sealed record CloseCcir(Guid Ccir, string Reason);
