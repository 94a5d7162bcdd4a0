using System.Diagnostics.CodeAnalysis;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;

namespace Liaison.Headquarters.Forces;

/// <summary>
/// Command relationships beside operational and tactical control, with their rules: of direct support and of
/// administrative control a unit has at most one at an instant, of all others as many as there are directives.
/// </summary>
public sealed class RelationshipRegister
{
    const string Table = "forces.relationships";
    const int MaxOfUnit = 64;

    readonly UnitRoster _units;
    readonly Dictionary<Guid, Relationship> _relationships = [];
    readonly List<Guid> _inOrder = [];
    // By each of the two units.
    readonly Dictionary<string, List<Guid>> _ofUnit = [];

    internal RelationshipRegister(UnitRoster units) => _units = units;

    /// <summary>Finds a relationship.</summary>
    public bool TryGet(Guid id, [NotNullWhen(true)] out Relationship? relationship) =>
        _relationships.TryGetValue(id, out relationship);

    /// <summary>The relationships of a unit, from either side, in the order in which they were established.</summary>
    public IEnumerable<Relationship> Of(string unit) =>
        (_ofUnit.GetValueOrDefault(unit) ?? []).Select(id => _relationships[id]);

    /// <summary>The relationships of a unit at a time, from either side.</summary>
    public IEnumerable<Relationship> At(string unit, DateTimeOffset time) =>
        Of(unit).Where(relationship => IsInForce(relationship, time));

    /// <summary>Whether a relationship holds at a time: also its units are in the force then.</summary>
    public bool IsInForce(Relationship relationship, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(relationship);
        return relationship.Span.Covers(time)
            && _units.Find(relationship.Terms.Unit)!.ExistsAt(time)
            && _units.Find(relationship.Terms.Other)!.ExistsAt(time);
    }

    /// <summary>Establishes a relationship.</summary>
    public Verdict Decide(EstablishRelationship command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        var (terms, now) = (command.Terms, occasion.Now);
        if (_units.FindAt(terms.Unit, now) is null) return Refusal.NotFound($"unit '{terms.Unit}'");
        if (occasion.Actor.Role != CommandPosts.CommanderRole)
            return Refusal.NotAllowed("A commander above both units establishes a relationship between them.");
        if (terms.Type is RelationshipType.Opcon or RelationshipType.Tacon)
            return Refusal.Invalid("type", "no transfer of authority, which both commanders sign");
        if (_units.FindAt(terms.Other, now) is null || terms.Other == terms.Unit)
            return Refusal.Invalid("other", "another unit of this headquarters");
        if (TransferRules.RefuseTexts(terms.Task, terms.Basis, terms.Caveats) is { } refusal) return refusal;
        if (terms.From < now - TransferRules.ClockTolerance) return Refusal.Invalid("from", "not in the past");
        if (terms.From < now) terms = terms with { From = now };
        if (terms.From > now + TransferRules.Horizon) return Refusal.Invalid("from", "at most ten years ahead");
        if (terms.To <= terms.From) return Refusal.Invalid("to", "behind the beginning");
        var span = new TimeSpanOfCommand(terms.From, terms.To);
        var open = Of(terms.Unit).Where(other => !(other.Span.To <= now)).ToList();
        if (open.Count >= MaxOfUnit)
            return Refusal.Conflict("too-many", $"{terms.Unit} has {MaxOfUnit} relationships already.");
        var same = open.FirstOrDefault(other => other.Terms.Type == terms.Type && other.Span.Meets(span)
            && other.Terms.Unit == terms.Unit && (IsExclusive(terms.Type) || other.Terms.Other == terms.Other));
        return same is null
            ? Verdict.Write(command.Label, new RelationshipEstablished(terms))
            : Refusal.Conflict(
                "overlap", $"{terms.Unit} has such a relationship to {same.Terms.Other} in this time: {same.Id}.");
    }

    /// <summary>Ends a relationship.</summary>
    public Verdict Decide(EndRelationship command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (!_relationships.TryGetValue(command.Relationship, out var relationship))
            return Refusal.NotFound($"relationship '{command.Relationship}'");
        if (occasion.Actor.Role != CommandPosts.CommanderRole)
            return Refusal.NotAllowed("A commander above both units ends a relationship between them.");
        if (Texts.Line("reason", command.Reason, Texts.MaxReason, mayBeEmpty: true) is { } refusal) return refusal;
        return relationship.Ended is not null || relationship.Terms.To <= occasion.Now
            ? Refusal.Conflict("closed", "The relationship has ended.")
            : Verdict.Write(relationship.Label, new RelationshipEnded(relationship.Id, command.Reason));
    }

    internal void Apply(RelationshipEstablished body, Entry entry) => Put(new Relationship(
        entry.Id, body.Terms, null, entry.Author, entry.Time, entry.Label, entry.Number));

    internal void Apply(RelationshipEnded body, Entry entry)
    {
        var relationship = _relationships[body.Relationship];
        var from = relationship.Terms.From;
        Put(relationship with { Ended = entry.Time > from ? entry.Time : from, Version = entry.Number });
    }

    internal void Save(SnapshotTables tables) => tables.Add(Table, _inOrder.Select(id => _relationships[id]));

    internal void Load(SnapshotTables tables)
    {
        foreach (var relationship in tables.Read<Relationship>(Table)) Put(relationship);
    }

    static bool IsExclusive(RelationshipType type) => type is RelationshipType.DirectSupport or RelationshipType.Adcon;

    void Put(Relationship relationship)
    {
        if (_relationships.TryAdd(relationship.Id, relationship))
        {
            _inOrder.Add(relationship.Id);
            foreach (var unit in new[] { relationship.Terms.Unit, relationship.Terms.Other })
            {
                if (!_ofUnit.TryGetValue(unit, out var ids)) _ofUnit.Add(unit, ids = []);
                ids.Add(relationship.Id);
            }
        }

        _relationships[relationship.Id] = relationship;
    }
}
