using System.Diagnostics.CodeAnalysis;

namespace Liaison.Headquarters.Forces;

/// <summary>
/// Who commands whom at any time: for each unit the timeline of its operational commanders. A unit whose commander is
/// transferred goes with it, because its own timeline still names that commander.
/// </summary>
public sealed class CommandChain
{
    readonly UnitRoster _units;
    readonly Dictionary<string, CommandTimeline> _timelines = [];
    // The units that ever are under one, by its id; "" for the headquarters.
    readonly Dictionary<string, SortedSet<string>> _ever = [];

    internal CommandChain(UnitRoster units) => _units = units;

    /// <summary>The timeline of a unit.</summary>
    public bool TryGet(string unit, [NotNullWhen(true)] out CommandTimeline? timeline) =>
        _timelines.TryGetValue(unit, out timeline);

    /// <summary>Who holds operational control of a unit at a time; null when the unit is not in the force
    /// then.</summary>
    public CommandStep? At(string unit, DateTimeOffset time) =>
        _timelines.TryGetValue(unit, out var timeline) && _units.TryGet(unit, out var known) && known.ExistsAt(time)
            ? timeline.At(time) : null;

    /// <summary>The units above a unit at a time, its own commander first; the headquarters above them all is not
    /// among them.</summary>
    public IEnumerable<string> Above(string unit, DateTimeOffset time)
    {
        for (var step = At(unit, time); step?.Superior is { } superior; step = At(superior, time))
            yield return superior;
    }

    /// <summary>The units directly under a unit at a time, in the order of their ids.</summary>
    /// <param name="superior">The unit; null for the headquarters.</param>
    /// <param name="time">The time.</param>
    public IEnumerable<string> Under(string? superior, DateTimeOffset time) =>
        (_ever.GetValueOrDefault(superior ?? "") ?? []).Where(
            unit => At(unit, time) is { } step && step.Superior == superior);

    /// <summary>
    /// Every unit in the force at a time, each behind the one that commands it, siblings in the order of their ids.
    /// </summary>
    /// <returns>The unit as it was, what put it there, and how many are between it and the headquarters.</returns>
    public IReadOnlyList<(Unit Unit, CommandStep Step, int Depth)> TreeAt(DateTimeOffset time)
    {
        var under = new Dictionary<string, List<(Unit Unit, CommandStep Step)>>();
        foreach (var unit in _units.InOrderAt(time))
        {
            if (_timelines[unit.Id].At(time) is not { } step) continue;
            var superior = step.Superior ?? "";
            if (!under.TryGetValue(superior, out var siblings)) under.Add(superior, siblings = []);
            siblings.Add((unit, step));
        }

        var tree = new List<(Unit, CommandStep, int)>();
        var open = new Stack<(Unit Unit, CommandStep Step, int Depth)>();
        Push("", 0);
        while (open.TryPop(out var next))
        {
            tree.Add(next);
            Push(next.Unit.Id, next.Depth + 1);
        }

        return tree;

        void Push(string superior, int depth)
        {
            if (!under.TryGetValue(superior, out var siblings)) return;
            for (var i = siblings.Count - 1; i >= 0; i--) open.Push((siblings[i].Unit, siblings[i].Step, depth));
        }
    }

    /// <summary>Whether a unit is under another, or is it, at some instant of a span of time.</summary>
    internal bool Reaches(string? from, string target, TimeSpanOfCommand span)
    {
        var open = new Stack<(string? Unit, TimeSpanOfCommand Span)>([(from, span)]);
        while (open.TryPop(out var next))
        {
            if (next.Unit is null) continue;
            if (next.Unit == target) return true;
            foreach (var above in _timelines[next.Unit].Within(next.Span)) open.Push(above);
        }

        return false;
    }

    /// <summary>The units that are under one now or will be.</summary>
    internal IEnumerable<string> UnderFrom(string superior, DateTimeOffset time) =>
        (_ever.GetValueOrDefault(superior) ?? []).Where(unit =>
            _units.Find(unit)!.Retired is null
            && _timelines[unit].Within(new(time, null)).Any(step => step.Superior == superior));

    internal void Set(string unit, CommandTimeline timeline)
    {
        _timelines[unit] = timeline;
        foreach (var step in timeline.Steps)
        {
            if (!_ever.TryGetValue(step.Superior ?? "", out var under))
                _ever.Add(step.Superior ?? "", under = new(StringComparer.Ordinal));
            under.Add(unit);
        }
    }
}
