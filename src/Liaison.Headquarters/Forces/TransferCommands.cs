namespace Liaison.Headquarters.Forces;

/// <summary>Proposes a transfer of authority.</summary>
/// <param name="Terms">What it says.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
public sealed record ProposeTransfer(TransferTerms Terms, string Label);

/// <summary>Signs a transfer of authority.</summary>
/// <param name="Transfer">Its id.</param>
/// <param name="Side">The side to sign for; null for every side that the caller may sign for.</param>
public sealed record SignTransfer(Guid Transfer, CommandSide? Side);

/// <summary>Refuses a transfer of authority as one of its commanders.</summary>
/// <param name="Transfer">Its id.</param>
/// <param name="Reason">Why; empty when nobody says.</param>
public sealed record RefuseTransfer(Guid Transfer, string Reason);

/// <summary>Takes back a transfer of authority before both have signed.</summary>
/// <param name="Transfer">Its id.</param>
/// <param name="Reason">Why; empty when nobody says.</param>
public sealed record WithdrawTransfer(Guid Transfer, string Reason);

/// <summary>Calls off an agreed transfer, or ends a temporary one, as the commander of the headquarters.</summary>
/// <param name="Transfer">Its id.</param>
/// <param name="Reason">Why.</param>
public sealed record RevokeTransfer(Guid Transfer, string Reason);
