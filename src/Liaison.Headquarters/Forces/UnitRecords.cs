using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Forces;

/// <summary>A unit joined the force, under the operational control of its administrative parent.</summary>
/// <param name="Unit">Its id.</param>
/// <param name="Details">What is said of it.</param>
[RecordKind("forces.unit-added")]
public sealed record UnitAdded(string Unit, UnitDetails Details) : IRecordBody;

/// <summary>Something else is said of a unit. Its operational commander stays the same.</summary>
/// <param name="Unit">Its id.</param>
/// <param name="Details">All that is said of it from now on.</param>
[RecordKind("forces.unit-amended")]
public sealed record UnitAmended(string Unit, UnitDetails Details) : IRecordBody;

/// <summary>A unit left the force.</summary>
/// <param name="Unit">Its id.</param>
/// <param name="Reason">Why; empty when nobody said.</param>
[RecordKind("forces.unit-retired")]
public sealed record UnitRetired(string Unit, string Reason) : IRecordBody;

/// <summary>
/// Many units joined the force. The records of an import stand behind each other in one block; parents come before
/// their children.
/// </summary>
/// <param name="Import">Id of the import: that of its first record.</param>
/// <param name="Part">Which record of it this is, from 1.</param>
/// <param name="Parts">How many there are.</param>
/// <param name="Units">The units of this part.</param>
[RecordKind("forces.units-imported")]
public sealed record UnitsImported(Guid Import, int Part, int Parts, IReadOnlyList<NewUnit> Units) : IRecordBody;

/// <summary>A unit that joins the force.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Details">What is said of it.</param>
public sealed record NewUnit(string Id, UnitDetails Details);
