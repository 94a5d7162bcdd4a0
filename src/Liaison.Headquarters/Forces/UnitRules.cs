using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Forces;

/// <summary>What the tree of units must keep: no circles, no child of nobody, nobody gone who still commands.</summary>
public sealed class UnitRules
{
    /// <summary>Most units of a headquarters, with those that are retired.</summary>
    public const int MaxUnits = 50_000;

    /// <summary>Most levels of the administrative tree.</summary>
    public const int MaxDepth = 32;

    // Well below what one record may hold.
    const int MaxPartBytes = 128 * 1024;
    readonly UnitRoster _units;
    readonly CommandChain _chain;
    readonly TransferRegister _transfers;

    internal UnitRules(UnitRoster units, CommandChain chain, TransferRegister transfers) =>
        (_units, _chain, _transfers) = (units, chain, transfers);

    /// <summary>Adds a unit.</summary>
    public Verdict Decide(AddUnit command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        var id = command.Id ?? occasion.Id.ToString();
        if (UnitCheck.IdFault(id) is { } fault) return Refusal.Invalid("id", fault);
        if (Refuse(command.Details) is { } refusal) return refusal;
        if (_units.Find(id) is not null) return Refusal.Conflict("exists", $"There is a unit {id} already.");
        if (_units.Count >= MaxUnits) return Refusal.Conflict("too-many", $"There are {MaxUnits} units already.");
        return ParentFault(command.Details.Parent, id) is { } parent
            ? Refusal.Invalid("parent", parent)
            : Verdict.Write(command.Label, new UnitAdded(id, UnitCheck.WithEchelon(command.Details)));
    }

    /// <summary>Says something else of a unit.</summary>
    public Verdict Decide(AmendUnit command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (!_units.TryGet(command.Id, out var unit)) return Refusal.NotFound($"unit '{command.Id}'");
        if (Refuse(command.Details) is { } refusal) return refusal;
        if (unit.Retired is not null) return Refusal.Conflict("retired", $"The unit {unit.Id} has been retired.");
        if (unit.Details == command.Details && unit.Label == command.Label) return Verdict.Nothing;
        var parent = command.Details.Parent;
        return parent != unit.Details.Parent && ParentFault(parent, unit.Id) is { } fault
            ? Refusal.Invalid("parent", fault)
            : Verdict.Write(command.Label, new UnitAmended(unit.Id, UnitCheck.WithEchelon(command.Details)));
    }

    /// <summary>Takes a unit out of the force.</summary>
    public Verdict Decide(RetireUnit command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (!_units.TryGet(command.Id, out var unit)) return Refusal.NotFound($"unit '{command.Id}'");
        if (Texts.Line("reason", command.Reason, Texts.MaxReason, mayBeEmpty: true) is { } refusal) return refusal;
        if (unit.Retired is not null) return Verdict.Nothing;
        if (_units.ChildrenOf(unit.Id).FirstOrDefault() is { } child)
            return Refusal.Conflict("has-children", $"The unit {child} has it as its administrative parent.");
        if (_chain.UnderFrom(unit.Id, occasion.Now).FirstOrDefault() is { } under)
            return Refusal.Conflict("has-command", $"It commands the unit {under}, or will: transfer that first.");
        var open = _transfers.Open(occasion.Now).FirstOrDefault(transfer =>
            transfer.Terms.Unit == unit.Id || transfer.Terms.Gaining == unit.Id || transfer.Losing == unit.Id);
        return open is null
            ? Verdict.Write(unit.Label, new UnitRetired(unit.Id, command.Reason))
            : Refusal.Conflict(
                "transfer-open", $"A transfer that names it waits to be signed or withdrawn: {open.Id}.");
    }

    /// <summary>Adds many units, all or none.</summary>
    public Verdict Decide(ImportUnits command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (Faults(command.Units).FirstOrDefault() is { Unit: var place, Fault: { Member: { } member } fault })
            return Refusal.Invalid($"units[{place}].{member}", fault.Expected);
        if (command.Units.Count == 0) return Verdict.Nothing;
        var parts = Parts(ParentsFirst(command.Units));
        return Verdict.Write(command.Label, [.. parts.Select(
            (units, i) => (IRecordBody)new UnitsImported(occasion.Id, i + 1, parts.Count, units))]);
    }

    /// <summary>Everything that would be refused about units that are added together.</summary>
    /// <param name="units">The units.</param>
    /// <returns>The place of the unit in the list, from 0, and what is wrong with it.</returns>
    public IEnumerable<(int Unit, UnitFault Fault)> Faults(IReadOnlyList<NewUnit> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        if (_units.Count + units.Count > MaxUnits)
        {
            yield return (0, new("id", $"at most {MaxUnits} units in all; there are {_units.Count}"));
            yield break;
        }

        var added = new Dictionary<string, NewUnit>();
        for (var i = 0; i < units.Count; i++)
        {
            var unit = units[i];
            foreach (var fault in UnitCheck.Faults(unit.Details)) yield return (i, fault);
            if (UnitCheck.IdFault(unit.Id) is { } expected)
                yield return (i, new("id", expected));
            else if (!added.TryAdd(unit.Id, unit))
                yield return (i, new("id", $"an id of its own: {unit.Id} is used twice"));
            else if (_units.Find(unit.Id) is not null)
                yield return (i, new("id", $"a new one: there is a unit {unit.Id} already"));
        }

        for (var i = 0; i < units.Count; i++)
            if (ParentFault(units[i], added) is { } expected) yield return (i, new("parent", expected));
    }

    static Refusal? Refuse(UnitDetails details) =>
        UnitCheck.Faults(details).FirstOrDefault() is { Member: { } member, Expected: var expected }
            ? Refusal.Invalid(member, expected) : null;

    /// <summary>Parents before their children; otherwise in the given order.</summary>
    static List<NewUnit> ParentsFirst(IReadOnlyList<NewUnit> units)
    {
        var children = units.ToLookup(unit => unit.Details.Parent);
        var known = units.Select(unit => unit.Id).ToHashSet();
        var open = new Stack<NewUnit>(
            units.Where(unit => unit.Details.Parent is not { } parent || !known.Contains(parent)).Reverse());
        var ordered = new List<NewUnit>(units.Count);
        while (open.TryPop(out var unit))
        {
            ordered.Add(unit with { Details = UnitCheck.WithEchelon(unit.Details) });
            foreach (var child in children[unit.Id].Reverse()) open.Push(child);
        }

        return ordered;
    }

    static List<List<NewUnit>> Parts(List<NewUnit> units)
    {
        var (parts, bytes) = (new List<List<NewUnit>>(), 0);
        foreach (var unit in units)
        {
            var size = BodyCodec.Encode<NewUnit>(unit).Length;
            if (parts.Count == 0 || bytes + size > MaxPartBytes)
            {
                parts.Add([]);
                bytes = 0;
            }

            parts[^1].Add(unit);
            bytes += size;
        }

        return parts;
    }

    /// <summary>Why a unit cannot be the parent of another as things stand; null when it can.</summary>
    string? ParentFault(string? parent, string child)
    {
        var depth = HeightOf(child);
        for (var above = parent; above is not null; above = _units.Find(above)!.Details.Parent)
        {
            if (above == child) return "a unit that is not below this one";
            if (!_units.TryGet(above, out var unit)) return $"a unit of this headquarters: there is no {above}";
            if (unit.Retired is not null) return $"a unit in the force: {above} was retired";
            if (++depth > MaxDepth) return $"at most {MaxDepth} levels";
        }

        return null;
    }

    /// <summary>Why an imported unit's parent cannot be its parent; null when it can.</summary>
    string? ParentFault(NewUnit unit, Dictionary<string, NewUnit> added)
    {
        var depth = 1;
        for (var above = unit.Details.Parent; above is not null;)
        {
            if (above == unit.Id) return "a unit that is not below this one";
            if (++depth > MaxDepth) return $"at most {MaxDepth} levels, and no circle";
            if (added.TryGetValue(above, out var fresh))
            {
                above = fresh.Details.Parent;
            }
            else if (_units.TryGet(above, out var known))
            {
                if (known.Retired is not null) return $"a unit in the force: {above} was retired";
                above = known.Details.Parent;
            }
            else
            {
                // Said of the child of nobody alone, not of all below it.
                return above == unit.Details.Parent
                    ? $"a unit of this import or this headquarters: there is no {above}" : null;
            }
        }

        return null;
    }

    /// <summary>How many levels a unit and its administrative children take.</summary>
    int HeightOf(string unit)
    {
        var height = 0;
        for (List<string> level = [unit]; level.Count > 0; height++)
            level = [.. level.SelectMany(_units.ChildrenOf)];
        return height;
    }
}
