using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Forces;

/// <summary>Somebody commands a unit from now on; whoever did before does not any more.</summary>
/// <param name="Unit">Id of the unit.</param>
/// <param name="Person">Name of the account; null when nobody is named any more.</param>
/// <param name="Title">Rank and name as people say it.</param>
/// <param name="Basis">The order on which it rests.</param>
[RecordKind("forces.commander-appointed")]
public sealed record CommanderAppointed(string Unit, string? Person, string? Title, string? Basis) : IRecordBody;

/// <summary>The author assumed command of the headquarters, as its first commander or as acting deputy.</summary>
/// <param name="Title">Rank and name as people say it.</param>
/// <param name="Basis">The order on which it rests.</param>
/// <param name="Reason">Why a deputy takes the commander's place for good; empty for a first commander.</param>
[RecordKind("forces.command-assumed")]
public sealed record CommandAssumed(string? Title, string? Basis, string Reason) : IRecordBody;

/// <summary>The commander of the headquarters was relieved, and another took command in the same moment.</summary>
/// <param name="Relieved">Name of the account of who was relieved.</param>
/// <param name="Successor">Name of the account of who commands now.</param>
/// <param name="Title">Rank and name of the successor as people say it.</param>
/// <param name="Basis">The order of the higher authority.</param>
/// <param name="Reason">Why; empty when nobody said.</param>
[RecordKind("forces.command-relieved")]
public sealed record CommandRelieved(string Relieved, string Successor, string? Title, string Basis, string Reason)
    : IRecordBody;

/// <summary>A handover of command of the headquarters was proposed.</summary>
/// <param name="Outgoing">Name of the account of who hands over.</param>
/// <param name="Incoming">Name of the account of who takes over.</param>
/// <param name="Title">Rank and name of the incoming as people say it.</param>
/// <param name="Basis">The order on which it rests.</param>
/// <param name="IsSigned">Whether the author is one of the two, and signs with it.</param>
[RecordKind("forces.handover-proposed")]
public sealed record HandoverProposed(
    string Outgoing, string Incoming, string? Title, string? Basis, bool IsSigned) : IRecordBody;

/// <summary>The author, one of the two, signed a handover; with the second signature command passes.</summary>
/// <param name="Handover">Its id.</param>
[RecordKind("forces.handover-signed")]
public sealed record HandoverSigned(Guid Handover) : IRecordBody;

/// <summary>A handover was refused by the incoming commander or taken back by the outgoing.</summary>
/// <param name="Handover">Its id.</param>
/// <param name="Reason">Why; empty when nobody said.</param>
[RecordKind("forces.handover-withdrawn")]
public sealed record HandoverWithdrawn(Guid Handover, string Reason) : IRecordBody;

/// <summary>A deputy acts for a commander from a time until another.</summary>
/// <param name="Post">Id of the unit; null for the headquarters.</param>
/// <param name="Deputy">Name of the account that acts.</param>
/// <param name="Title">Rank and name as people say it.</param>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Reason">Why; empty when nobody said.</param>
[RecordKind("forces.command-delegated")]
public sealed record CommandDelegated(
    string? Post, string Deputy, string? Title, DateTimeOffset From, DateTimeOffset Until, string Reason) : IRecordBody;

/// <summary>A delegation ended before its time.</summary>
/// <param name="Delegation">Its id.</param>
[RecordKind("forces.delegation-ended")]
public sealed record DelegationEnded(Guid Delegation) : IRecordBody;
