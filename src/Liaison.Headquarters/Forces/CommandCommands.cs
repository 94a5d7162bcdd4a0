namespace Liaison.Headquarters.Forces;

/// <summary>Names the commander of a unit.</summary>
/// <param name="Unit">Id of the unit.</param>
/// <param name="Person">Name of the account; null for nobody.</param>
/// <param name="Title">Rank and name as people say it.</param>
/// <param name="Basis">The order on which it rests.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
public sealed record AppointCommander(string Unit, string? Person, string? Title, string? Basis, string Label);

/// <summary>Assumes command of the headquarters: who commands this is who will command.</summary>
/// <param name="Title">Rank and name as people say it.</param>
/// <param name="Basis">The order on which it rests.</param>
/// <param name="Reason">Why an acting deputy takes the commander's place for good; empty otherwise.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
public sealed record AssumeCommand(string? Title, string? Basis, string Reason, string Label);

/// <summary>Relieves the commander of the headquarters on a higher authority's order.</summary>
/// <param name="Successor">Name of the account of who commands from now on.</param>
/// <param name="Title">Rank and name of the successor as people say it.</param>
/// <param name="Basis">The order.</param>
/// <param name="Reason">Why; empty when nobody says.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
public sealed record RelieveCommand(string Successor, string? Title, string Basis, string Reason, string Label);

/// <summary>Proposes that the commander of the headquarters hands over.</summary>
/// <param name="Incoming">Name of the account of who takes over.</param>
/// <param name="Title">Rank and name of the incoming as people say it.</param>
/// <param name="Basis">The order on which it rests.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
public sealed record ProposeHandover(string Incoming, string? Title, string? Basis, string Label);

/// <summary>Signs a handover as one of the two.</summary>
/// <param name="Handover">Its id.</param>
public sealed record SignHandover(Guid Handover);

/// <summary>Refuses a handover, or takes it back.</summary>
/// <param name="Handover">Its id.</param>
/// <param name="Reason">Why; empty when nobody says.</param>
public sealed record WithdrawHandover(Guid Handover, string Reason);

/// <summary>Lets a deputy act for a commander.</summary>
/// <param name="Post">Id of the unit; null for the headquarters.</param>
/// <param name="Deputy">Name of the account that acts.</param>
/// <param name="Title">Rank and name as people say it.</param>
/// <param name="From">When it begins; null for now.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Reason">Why; empty when nobody says.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
public sealed record DelegateCommand(
    string? Post,
    string Deputy,
    string? Title,
    DateTimeOffset? From,
    DateTimeOffset Until,
    string Reason,
    string Label);

/// <summary>Ends a delegation before its time.</summary>
/// <param name="Delegation">Its id.</param>
public sealed record EndDelegation(Guid Delegation);
