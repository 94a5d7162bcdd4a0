using System.Diagnostics.CodeAnalysis;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;

namespace Liaison.Headquarters.Forces;

/// <summary>The units of a headquarters, with all that was ever said of them.</summary>
public sealed class UnitRoster
{
    const string Table = "forces.units";

    // All that was said of each unit, oldest first.
    readonly Dictionary<string, List<Unit>> _units = [];
    readonly Dictionary<Guid, (string First, int Count)> _byRecord = [];
    readonly Dictionary<string, SortedSet<string>> _children = [];
    // The ids in their order, for pages.
    readonly List<string> _ids = [];

    /// <summary>How many units there are, with those that are retired.</summary>
    public int Count => _units.Count;

    /// <summary>A unit as it is now, also when it is retired.</summary>
    public bool TryGet(string id, [NotNullWhen(true)] out Unit? unit)
    {
        unit = _units.TryGetValue(id, out var versions) ? versions[^1] : null;
        return unit is not null;
    }

    /// <summary>A unit as it is now, also when it is retired; null when there is none.</summary>
    public Unit? Find(string id) => TryGet(id, out var unit) ? unit : null;

    /// <summary>A unit as it was at a time; null when it was not in the force then.</summary>
    public Unit? FindAt(string id, DateTimeOffset at) =>
        _units.TryGetValue(id, out var versions) ? At(versions, at) : null;

    /// <summary>The unit that a record added; null when it added none. Of an import the first by id.</summary>
    public Unit? FindByRecord(Guid record) => _byRecord.TryGetValue(record, out var added) ? Find(added.First) : null;

    /// <summary>How many units a record, or an import by its id, added.</summary>
    public int CountOf(Guid record) => _byRecord.GetValueOrDefault(record).Count;

    /// <summary>All that was said of a unit, oldest first; empty when there is no such unit.</summary>
    public IReadOnlyList<Unit> History(string id) => _units.TryGetValue(id, out var versions) ? [.. versions] : [];

    /// <summary>Units in the order of their ids, as they are now, with those that are retired.</summary>
    /// <param name="after">The id behind which to begin; null for the first.</param>
    public IEnumerable<Unit> InOrder(string? after = null) => Behind(after).Select(versions => versions[^1]);

    /// <summary>The units that were in the force at a time, as they were, in the order of their ids.</summary>
    /// <param name="at">The time.</param>
    /// <param name="after">The id behind which to begin; null for the first.</param>
    public IEnumerable<Unit> InOrderAt(DateTimeOffset at, string? after = null) =>
        Behind(after).Select(versions => At(versions, at)).OfType<Unit>();

    /// <summary>The ids of the administrative children of a unit, without those that are retired, in order.</summary>
    /// <param name="id">The unit's id; null for the roots.</param>
    public IEnumerable<string> ChildrenOf(string? id) => _children.GetValueOrDefault(id ?? "") ?? [];

    internal void Add(NewUnit unit, Guid record, Entry entry) => Add(new Unit(
        unit.Id, unit.Details, entry.Label, record, entry.Time, null, entry.Author, entry.Time, entry.Number));

    internal void Amend(UnitAmended amended, Entry entry)
    {
        var unit = _units[amended.Unit][^1];
        Add(unit with
        {
            Details = amended.Details,
            Label = entry.Label,
            By = entry.Author,
            At = entry.Time,
            Version = entry.Number,
        });
    }

    internal void Retire(UnitRetired retired, Entry entry) => Add(_units[retired.Unit][^1] with
    {
        Retired = entry.Time,
        By = entry.Author,
        At = entry.Time,
        Version = entry.Number,
    });

    internal void Save(SnapshotTables tables) => tables.Add(Table, _ids.SelectMany(id => _units[id]));

    internal void Load(SnapshotTables tables)
    {
        foreach (var unit in tables.Read<Unit>(Table)) Add(unit);
    }

    static Unit? At(List<Unit> versions, DateTimeOffset at)
    {
        var (low, high) = (0, versions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (versions[middle].At <= at) low = middle + 1;
            else high = middle;
        }

        return low > 0 && versions[low - 1].ExistsAt(at) ? versions[low - 1] : null;
    }

    IEnumerable<List<Unit>> Behind(string? after)
    {
        var place = after is null ? 0 : _ids.BinarySearch(after, StringComparer.Ordinal);
        for (var i = place < 0 ? ~place : place + (after is null ? 0 : 1); i < _ids.Count; i++)
            yield return _units[_ids[i]];
    }

    void Add(Unit unit)
    {
        if (_units.TryGetValue(unit.Id, out var versions))
            _children[versions[^1].Details.Parent ?? ""].Remove(unit.Id);
        else
        {
            _units.Add(unit.Id, versions = []);
            var (first, count) = _byRecord.GetValueOrDefault(unit.Record, (unit.Id, 0));
            _byRecord[unit.Record] = (string.CompareOrdinal(unit.Id, first) < 0 ? unit.Id : first, count + 1);
            _ids.Insert(~_ids.BinarySearch(unit.Id, StringComparer.Ordinal), unit.Id);
        }

        versions.Add(unit);
        if (unit.Retired is not null) return;
        var parent = unit.Details.Parent ?? "";
        if (!_children.TryGetValue(parent, out var children))
            _children.Add(parent, children = new(StringComparer.Ordinal));
        children.Add(unit.Id);
    }
}
