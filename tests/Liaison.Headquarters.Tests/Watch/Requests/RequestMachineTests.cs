using Liaison.Headquarters.Watch.Requests;

namespace Liaison.Headquarters.Tests.Watch.Requests;

/// <summary>Every world that two headquarters with one request can get into, found breadth first.</summary>
public sealed class RequestMachineTests
{
    const int MaxRevision = 2;
    const int MaxSequence = 4;
    static readonly Lazy<(HashSet<RequestWorld> Worlds, HashSet<RequestMove> Moves)> Reached = new(Walk);

    [Fact]
    public void In_every_world_that_can_be_nothing_is_given_that_the_provider_did_not_agree_to()
    {
        var reached = Reached.Value;
        Assert.True(reached.Worlds.Count > 100_000, $"{reached.Worlds.Count} worlds");
        // Every state is reached on both sides, and every row of the table used.
        Assert.Equal(
            Enum.GetValues<RequestState>(), reached.Worlds.Select(world => world.AtRequester).Distinct().Order());
        Assert.Equal(
            Enum.GetValues<RequestState>().Except([RequestState.Draft]),
            reached.Worlds.Where(world => world.RequesterSeen.Sequence > 0)
                .Select(world => world.AtProvider).Distinct().Order());
        Assert.Empty(RequestMachine.Table.Except(reached.Moves));
        foreach (var world in reached.Worlds)
        {
            CheckAgreed(world);
            var delivered = world.Delivered();
            if (world.Requester.Mark.Revision == 0) continue;
            Assert.Equal(delivered.AtRequester, delivered.AtProvider);
        }
    }

    [Fact]
    public void From_every_world_the_requester_can_bring_the_request_to_its_end()
    {
        foreach (var world in Reached.Value.Worlds)
        {
            // In one step of its own, or after hearing once what the provider said last.
            var isOver = new[] { world, world.Delivered() }.Any(now =>
                now.AtRequester is RequestState.Closed or RequestState.Withdrawn
                || RequestMachine.Find(RequestAction.Withdraw, now.AtRequester) is not null
                || RequestMachine.Find(RequestAction.Close, now.AtRequester) is not null);
            Assert.True(isOver, world.ToString());
        }
    }

    [Fact]
    public void An_action_of_one_side_changes_nothing_that_the_other_says()
    {
        Assert.All(RequestMachine.Table, move =>
        {
            Assert.Equal(move.Side, RequestMachine.SideOf(move.Action));
            Assert.Equal(move.Side == RequestSide.Requester, move.Requester is not null);
            Assert.Equal(move.Side == RequestSide.Provider, move.Provider is not null);
        });
        Assert.Equal(
            RequestMachine.Table.Count, RequestMachine.Table.DistinctBy(move => (move.Action, move.From)).Count());
    }

    [Fact]
    public void What_is_closed_or_withdrawn_moves_no_more() => Assert.DoesNotContain(
        RequestMachine.Table, move => move.From is RequestState.Closed or RequestState.Withdrawn);

    /// <summary>Forces may be tasked only where the provider's own half says so.</summary>
    static void CheckAgreed(RequestWorld world)
    {
        if (world.AtProvider is not (RequestState.Accepted or RequestState.PartlyAccepted or RequestState.Committed
            or RequestState.UnderWay)) return;
        var own = world.Provider.Mark;
        var hasAgreed = own.State is ProviderState.Accepted or ProviderState.PartlyAccepted
            or ProviderState.Committed or ProviderState.UnderWay
            || (own.State == ProviderState.Countered && world.RequesterSeen.Mark.Agreed == own.Counter);
        Assert.True(hasAgreed, world.ToString());
    }

    static (HashSet<RequestWorld> Worlds, HashSet<RequestMove> Moves) Walk()
    {
        var worlds = new HashSet<RequestWorld> { RequestWorld.Start };
        var moves = new HashSet<RequestMove>();
        var open = new Queue<RequestWorld>(worlds);
        while (open.TryDequeue(out var world))
        {
            foreach (var (next, move) in world.Next(MaxRevision, MaxSequence))
            {
                if (move is not null) moves.Add(move);
                if (worlds.Add(next)) open.Enqueue(next);
            }
        }

        return (worlds, moves);
    }
}
