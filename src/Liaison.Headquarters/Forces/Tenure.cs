namespace Liaison.Headquarters.Forces;

/// <summary>How somebody came to command.</summary>
public enum TenureStart
{
    /// <summary>Appointed commander of a unit.</summary>
    Appointed,

    /// <summary>Assumed command of the headquarters.</summary>
    Assumed,

    /// <summary>Took it from a commander who was relieved.</summary>
    Relief,

    /// <summary>Took it from a commander who handed it over; both signed.</summary>
    Handover,
}

/// <summary>Somebody commands a unit or the headquarters.</summary>
/// <param name="Id">Its id: that of the record that began it.</param>
/// <param name="Post">Id of the unit; null for the headquarters.</param>
/// <param name="Person">Name of the account.</param>
/// <param name="Title">Rank and name as people say it; null when nobody said.</param>
/// <param name="Start">How it began.</param>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended; null while it lasts.</param>
/// <param name="Basis">The order on which it rests; null when nobody said.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="Version">Number of the last record about it.</param>
public sealed record Tenure(
    Guid Id,
    string? Post,
    string Person,
    string? Title,
    TenureStart Start,
    DateTimeOffset From,
    DateTimeOffset? To,
    string? Basis,
    string By,
    string Label,
    long Version);

/// <summary>A deputy acts in the commander's place for a time. It ends with the commander's tenure.</summary>
/// <param name="Id">Its id: that of the record that made it.</param>
/// <param name="Post">Id of the unit; null for the headquarters.</param>
/// <param name="Tenure">The tenure from which it is delegated.</param>
/// <param name="Deputy">Name of the account that acts.</param>
/// <param name="Title">Rank and name as people say it; null when nobody said.</param>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Reason">Why; empty when nobody said.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="Version">Number of the last record about it.</param>
public sealed record Delegation(
    Guid Id,
    string? Post,
    Guid Tenure,
    string Deputy,
    string? Title,
    DateTimeOffset From,
    DateTimeOffset Until,
    string Reason,
    string By,
    string Label,
    long Version);

/// <summary>How far a handover of command is.</summary>
public enum HandoverState
{
    /// <summary>Not both have signed.</summary>
    Proposed,

    /// <summary>Both have signed: command has passed.</summary>
    Done,

    /// <summary>The incoming commander said no, or the outgoing took it back.</summary>
    Withdrawn,

    /// <summary>Somebody else commands than who was to hand over.</summary>
    Void,
}

/// <summary>Command of the headquarters passes from one person to another when both have signed.</summary>
/// <param name="Id">Its id: that of the record that proposed it.</param>
/// <param name="Outgoing">Name of the account of who hands over.</param>
/// <param name="Incoming">Name of the account of who takes over.</param>
/// <param name="Title">Rank and name of the incoming as people say it.</param>
/// <param name="Basis">The order on which it rests.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="At">When.</param>
/// <param name="OutgoingSignature">The outgoing commander's signature; null while there is none.</param>
/// <param name="IncomingSignature">The incoming commander's.</param>
/// <param name="State">How far it is.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="Version">Number of the last record about it.</param>
public sealed record Handover(
    Guid Id,
    string Outgoing,
    string Incoming,
    string? Title,
    string? Basis,
    string By,
    DateTimeOffset At,
    Signature? OutgoingSignature,
    Signature? IncomingSignature,
    HandoverState State,
    string Label,
    long Version);

/// <summary>Who is in command of a post at a time.</summary>
/// <param name="Person">Name of the account that decides: the deputy's while one acts.</param>
/// <param name="Title">Rank and name as people say it.</param>
/// <param name="Tenure">The commander's tenure.</param>
/// <param name="Acting">The delegation under which a deputy acts; null when the commander does.</param>
public sealed record InCommand(string Person, string? Title, Tenure Tenure, Delegation? Acting);
