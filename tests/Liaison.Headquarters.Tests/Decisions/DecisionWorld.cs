using System.Text;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Decisions;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;

namespace Liaison.Headquarters.Tests.Decisions;

/// <summary>
/// The boards of two headquarters and what is under way between them, in order each way; a value that can be copied, so
/// that every way on from a state can be tried.
/// </summary>
sealed class DecisionWorld
{
    public const string Jfhq = "JFHQ";
    public const string Jjoc = "JJOC";
    public static readonly DateTimeOffset Now = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Over = Now.AddHours(1);
    static readonly Guid Id = new("01a2085f-0000-7000-8000-000000000001");

    readonly DecisionBoard[] _boards = [new(), new()];
    readonly List<DecisionStatement>[] _underWay = [[], []];
    long _number;

    public DecisionWorld()
    {
        _boards[0].Use(new InventedKeys(Jfhq));
        _boards[1].Use(new InventedKeys(Jjoc));
    }

    public static DecisionDraft Draft(string text) => new(
        "movement", "Convoy", text, [new("ships", "3")], [new("sketch", new byte[32])], null, Over, "");

    public Decision? this[int side] => _boards[side].Find(Id);

    public DecisionBoard Board(int side) => _boards[side];

    public IReadOnlyList<DecisionStatement> UnderWayFrom(int side) => _underWay[side];

    /// <summary>Whether what one side says arrives at the other at once lost (never, here) or waits.</summary>
    public bool IsQuiet => _underWay.All(lane => lane.Count == 0);

    public DecisionWorld Copy()
    {
        var copy = new DecisionWorld { _number = _number };
        for (var side = 0; side < 2; side++)
        {
            var tables = new SnapshotTables();
            _boards[side].Save(tables);
            copy._boards[side].Load(tables);
            copy._underWay[side].AddRange(_underWay[side]);
        }

        return copy;
    }

    public Refusal? Propose(int side) => Do(
        side, (board, at) => board.Decide(new ProposeDecision(Draft("by " + side), side == 0 ? Jjoc : Jfhq), at));

    public Refusal? Do(int side, Func<DecisionBoard, Occasion, Verdict> decide, DateTimeOffset? now = null)
    {
        var occasion = new Occasion(new Actor($"officer {side}", "commander"), now ?? Now, Id);
        var verdict = decide(_boards[side], occasion);
        foreach (var body in verdict.Bodies)
        {
            var entry = Apply(side, body, occasion);
            if (DecisionStatements.Of(entry) is { } said) _underWay[side].Add(said);
        }

        return verdict.Refusal;
    }

    /// <summary>What one side said first, of what has not arrived, arrives at the other.</summary>
    public Refusal? Deliver(int from)
    {
        var said = _underWay[from][0];
        _underWay[from].RemoveAt(0);
        return Hear(1 - from, said);
    }

    public Refusal? Hear(int side, DecisionStatement said, string? from = null)
    {
        var verdict = _boards[side].Decide(new HearPartner(from ?? (side == 0 ? Jjoc : Jfhq), said));
        foreach (var body in verdict.Bodies) Apply(side, body, new Occasion(new Actor("link", ""), Now, Id));
        return verdict.Refusal;
    }

    /// <summary>All that matters of the state, as text.</summary>
    public string Key()
    {
        var key = new StringBuilder();
        for (var side = 0; side < 2; side++)
        {
            if (this[side] is { } decision)
            {
                foreach (var round in decision.Rounds)
                {
                    key.Append($"{round.Number}{round.Content.Text}");
                    key.Append($"+{Names(round.Signatures)}-{Names(round.Refusals)};");
                }

                key.Append($"s{Names(decision.Stops)}w{decision.Withdrawal is not null}");
            }

            key.Append('|').AppendJoin(',', _underWay[side].Select(said => $"{said.Act}{said.Round}")).Append('|');
        }

        return key.ToString();
    }

    static string Names(IEnumerable<DecisionMark> marks) =>
        string.Join('&', marks.Select(mark => mark.Headquarters).Order(StringComparer.Ordinal));

    Entry Apply(int side, IRecordBody body, Occasion occasion)
    {
        var entry = new Entry
        {
            Number = ++_number,
            Id = occasion.Id,
            Time = occasion.Now,
            Author = occasion.Actor.Name,
            Role = occasion.Actor.Role,
            Label = "",
            Body = body,
        };
        _boards[side].Apply(entry);
        return entry;
    }
}
