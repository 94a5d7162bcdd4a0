using Liaison.Headquarters.Forces;

namespace Liaison.Headquarters.Watch.Tasks;

/// <summary>
/// The forces of this headquarters, as tasking sees them. A unit is commanded while somebody of this headquarters holds
/// operational control (OPCON) of it, which includes tactical control (TACON): both belong to own commanders alone.
/// </summary>
sealed class OwnForces(ForcesBoard forces) : IUnitCommand
{
    public UnitStanding StandingOf(string unit, DateTimeOffset at) =>
        forces.Units.Find(unit) is null ? UnitStanding.Unknown
        : forces.Chain.At(unit, at) is null ? UnitStanding.NotCommanded
        : UnitStanding.Commanded;
}
