using Liaison.Headquarters.Command;
using Liaison.Headquarters.Decisions;

namespace Liaison.Headquarters.Tests.Decisions;

/// <summary>
/// Every state that two headquarters can reach with one joint decision, whatever each does and however long what they
/// say is under way: three rounds, and two with stops in between.
/// </summary>
public sealed class TwoKeysTests
{
    static Func<DecisionBoard, Occasion, Verdict>[] Acts(int rounds, bool stops) =>
    [
        (board, at) => board.Decide(new SignDecision(at.Id, null), at),
        (board, at) => board.Decide(new RefuseDecision(at.Id, "no")),
        (board, at) => board.Find(at.Id) is { } decision && decision.Current.Number < rounds
            ? board.Decide(new ReviseDecision(at.Id, DecisionWorld.Draft("again by " + board.Own)), at)
            : Refusal.NotFound("room in this test"),
        (board, at) => board.Decide(new WithdrawDecision(at.Id, "no")),
        (board, at) => stops ? board.Decide(new StopDecision(at.Id, "no")) : Refusal.NotFound("stop in this test"),
    ];

    [Theory]
    [InlineData(3, false)]
    [InlineData(2, true)]
    public void In_every_reachable_state_nothing_holds_by_one_side_alone_or_on_other_content(int rounds, bool stops)
    {
        var acts = Acts(rounds, stops);
        var world = new DecisionWorld();
        Assert.Null(world.Propose(0));
        var seen = new HashSet<string> { world.Key() };
        var open = new Queue<DecisionWorld>([world]);
        var states = new HashSet<(DecisionState, DecisionState)>();
        while (open.TryDequeue(out var state))
        {
            Check(state);
            if (state[0] is { } first && state[1] is { } second)
                states.Add((StateOf(first, DecisionWorld.Jfhq), StateOf(second, DecisionWorld.Jjoc)));
            foreach (var next in Next(state, acts))
            {
                if (seen.Add(next.Key())) open.Enqueue(next);
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{seen.Count} states");
        // The walk has been where it matters.
        Assert.Contains((DecisionState.Effective, DecisionState.Effective), states);
        Assert.Contains((DecisionState.Effective, DecisionState.Open), states);
        Assert.Equal(stops, states.Contains((DecisionState.Stopped, DecisionState.Effective)));
        Assert.Contains((DecisionState.Withdrawn, DecisionState.Withdrawn), states);
        Assert.Contains((DecisionState.Refused, DecisionState.Refused), states);
    }

    static IEnumerable<DecisionWorld> Next(
        DecisionWorld state, Func<DecisionBoard, Occasion, Verdict>[] acts)
    {
        for (var side = 0; side < 2; side++)
        {
            foreach (var decide in acts)
            {
                var next = state.Copy();
                if (next[side] is not null && next.Do(side, decide) is null) yield return next;
            }

            if (state.UnderWayFrom(side).Count == 0) continue;
            var delivered = state.Copy();
            delivered.Deliver(side);
            yield return delivered;
        }
    }

    static void Check(DecisionWorld world)
    {
        var adopted = new HashSet<(int, string)>();
        for (var side = 0; side < 2; side++)
        {
            if (world[side] is not { } mine) continue;
            var own = world.Board(side).Own;
            var other = world[1 - side];
            // One key of each side on each round at most, and never on two drafts with one number.
            Assert.Equal(mine.Rounds.Count, mine.Rounds.Select(round => round.Number).Distinct().Count());
            Assert.All(mine.Rounds, round => Assert.Equal(
                round.Signatures.Count, round.Signatures.Select(mark => mark.Headquarters).Distinct().Count()));
            foreach (var round in mine.Rounds.Where(round => round.IsComplete))
            {
                adopted.Add((round.Number, Convert.ToHexString(round.Bytes)));
                var theirs = other?.Rounds.SingleOrDefault(r => r.Number == round.Number);
                Assert.True(
                    theirs is not null && theirs.Bytes.AsSpan().SequenceEqual(round.Bytes)
                    && theirs.IsSignedBy(world.Board(1 - side).Own) && round.IsSignedBy(own),
                    $"adopted by {own} alone: {world.Key()}");
                Assert.Equal(round.Number, mine.Current.Number);
            }

            // Stopping needs nobody, ever.
            Assert.Null(world.Copy().Do(side, (board, at) => board.Decide(new StopDecision(at.Id, "enough"))));
        }

        Assert.True(adopted.Count <= 1, $"two drafts adopted: {world.Key()}");
        if (!world.IsQuiet || world[0] is not { } first || world[1] is not { } second) return;
        // All has arrived: both see the same.
        Assert.True(first.Current.Bytes.AsSpan().SequenceEqual(second.Current.Bytes), world.Key());
        Assert.Equal(Keys(first), Keys(second));
        Assert.Equal(first.Current.IsComplete, second.Current.IsComplete);
    }

    static DecisionState StateOf(Decision decision, string party) => decision.StateAt(DecisionWorld.Now, party);

    static IEnumerable<string> Keys(Decision decision) =>
        decision.Current.Signatures.Select(mark => mark.Headquarters).Order(StringComparer.Ordinal);
}
