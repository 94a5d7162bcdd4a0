using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Forces;

/// <summary>A transfer of authority was proposed.</summary>
/// <param name="Terms">What it says.</param>
/// <param name="Losing">Id of the unit whose commander gives; null for the headquarters' own commander.</param>
[RecordKind("forces.transfer-proposed")]
public sealed record TransferProposed(TransferTerms Terms, string? Losing) : IRecordBody;

/// <summary>A transfer of authority was signed; with the second side it is agreed.</summary>
/// <param name="Transfer">Its id.</param>
/// <param name="Sides">The sides for which the author signed.</param>
[RecordKind("forces.transfer-signed")]
public sealed record TransferSigned(Guid Transfer, IReadOnlyList<CommandSide> Sides) : IRecordBody;

/// <summary>A transfer of authority was refused by one of its commanders, or taken back by who proposed it.</summary>
/// <param name="Transfer">Its id.</param>
/// <param name="IsRefusal">True when a commander refused, false when it was taken back.</param>
/// <param name="Reason">Why; empty when nobody said.</param>
[RecordKind("forces.transfer-closed")]
public sealed record TransferClosed(Guid Transfer, bool IsRefusal, string Reason) : IRecordBody;

/// <summary>
/// The commander of the headquarters called off an agreed transfer whose time had not come, or ended a temporary one:
/// the unit is back where it would be without it.
/// </summary>
/// <param name="Transfer">Its id.</param>
/// <param name="Reason">Why.</param>
[RecordKind("forces.transfer-revoked")]
public sealed record TransferRevoked(Guid Transfer, string Reason) : IRecordBody;
