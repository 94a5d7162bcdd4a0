namespace Liaison.Headquarters.Forces;

/// <summary>Adds a unit.</summary>
/// <param name="Id">Its id; null for the record's.</param>
/// <param name="Details">What is said of it.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
public sealed record AddUnit(string? Id, UnitDetails Details, string Label);

/// <summary>Says something else of a unit.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Details">All that is said of it from now on.</param>
/// <param name="Label">The banner of its label from now on; empty for the node's default.</param>
public sealed record AmendUnit(string Id, UnitDetails Details, string Label);

/// <summary>Takes a unit out of the force.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Why; empty when nobody says.</param>
public sealed record RetireUnit(string Id, string Reason);

/// <summary>Adds many units: all or none.</summary>
/// <param name="Units">The units, in any order.</param>
/// <param name="Label">The banner of their label; empty for the node's default.</param>
public sealed record ImportUnits(IReadOnlyList<NewUnit> Units, string Label);
