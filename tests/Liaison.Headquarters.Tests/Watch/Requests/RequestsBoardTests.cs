using Liaison.Headquarters.Command;
using Liaison.Headquarters.Tests.Watch.Tasks;
using Liaison.Headquarters.Watch.Requests;
using static Liaison.Headquarters.Tests.Watch.Requests.TwoHeadquarters;

namespace Liaison.Headquarters.Tests.Watch.Requests;

public sealed class RequestsBoardTests
{
    /// <summary>
    /// In each state that two headquarters can agree on, both boards let each side do what the table says, come to the
    /// state that it says, and refuse everything else.
    /// </summary>
    [Fact]
    public void The_boards_do_what_the_table_says_and_nothing_else()
    {
        var paths = PathsToEachState();
        Assert.Equal(Enum.GetValues<RequestState>(), paths.Keys.Order());
        foreach (var (state, path) in paths)
        {
            foreach (var action in Enum.GetValues<RequestAction>())
            {
                if (RequestMachine.SideOf(action) is not { } side) continue;
                using var both = Along(path.Moves, path.World);
                Assert.Equal(state, both.AtRequester.StateAt(both.Requester.Now));
                var written = both.Requester.Log.Last + both.Provider.Log.Last;
                var outcome = both.AtProvider is null && side == RequestSide.Provider
                    ? new(Refusal.NotFound("request"), default) : both.TryMove(side, action);
                if (RequestMachine.Find(action, state) is { } move && path.World.TryMove(move) is { } after)
                {
                    Assert.True(outcome.Refusal is null, $"{state} {action}: {outcome.Refusal?.Reason}");
                    both.Deliver();
                    // A revision is sent with a later expiry.
                    after = after.Delivered() with
                    {
                        IsPastExpiry = after.IsPastExpiry && action != RequestAction.Revise,
                    };
                    Assert.Equal(after.AtRequester, both.AtRequester.StateAt(both.Requester.Now));
                    if (both.AtProvider is { } there)
                        Assert.Equal(after.AtRequester, there.StateAt(both.Provider.Now));
                }
                else
                {
                    Assert.Equal(written, both.Requester.Log.Last + both.Provider.Log.Last);
                }
            }
        }
    }

    [Fact]
    public void A_request_is_no_task_of_the_provider_before_it_agreed()
    {
        using var both = new TwoHeadquarters();
        both.Draft();
        both.Move(RequestSide.Requester, RequestAction.Send);
        both.Deliver();
        foreach (var action in (RequestAction[])[RequestAction.Receive, RequestAction.Consider])
        {
            both.Move(RequestSide.Provider, action);
            Assert.Equal("not-agreed", Task().Refusal?.Code);
        }

        both.Move(RequestSide.Provider, RequestAction.Counter);
        Assert.Equal("not-agreed", Task().Refusal?.Code);
        both.Deliver();
        both.Move(RequestSide.Requester, RequestAction.Agree);
        Assert.Equal("not-agreed", Task().Refusal?.Code);
        both.Deliver();
        Assert.Null(Task().Refusal);
        Assert.Equal(RequestState.Accepted, both.AtProvider!.StateAt(both.Provider.Now));

        Outcome<Guid> Task() => both.Provider.Try("watch", (boards, occasion) => boards.Tasks.Decide(
            TaskTexts.Given(TaskTexts.Task() with { Request = both.Id }), occasion));
    }

    [Fact]
    public void A_request_of_our_own_stays_sent_until_the_partner_is_heard()
    {
        using var both = new TwoHeadquarters();
        both.Draft();
        both.Move(RequestSide.Requester, RequestAction.Send);
        Assert.Equal("wrong-side", both.TryMove(RequestSide.Requester, RequestAction.Accept).Refusal?.Code);
        var entered = both.Requester.Refused("watch", (boards, occasion) => boards.Requests.Decide(
            new MoveRequest(both.Id, RequestAction.Accept) { Source = RequestSource.Verbal, By = "Col Kent" },
            occasion));
        Assert.Equal(RefusalKind.NotAllowed, entered.Kind);
        Assert.Equal(RequestState.Sent, both.AtRequester.StateAt(both.Requester.Now));
    }

    [Fact]
    public void A_partner_writes_its_own_half_of_its_own_requests_alone()
    {
        using var both = new TwoHeadquarters();
        both.Draft();
        both.Move(RequestSide.Requester, RequestAction.Send);
        both.Deliver();
        both.Move(RequestSide.Provider, RequestAction.Receive);
        var (ours, theirs) = (both.AtRequester.Requester, both.AtProvider!.Provider);
        Assert.Equal(RefusalKind.NotAllowed, both.TryHear(
            both.Requester, TheirsName, ours with { Sequence = 9, State = RequesterState.Closed }, null).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, both.TryHear(
            both.Provider, OursName, null, theirs with { Sequence = 9 }).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, both.TryHear(
            both.Requester, "OTHER", null, theirs with { Sequence = 9 }).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, both.TryHear(both.Requester, TheirsName, null, null).Refusal?.Kind);
    }

    [Fact]
    public void A_half_that_could_not_be_shown_is_refused()
    {
        using var both = new TwoHeadquarters();
        both.Draft();
        both.Move(RequestSide.Requester, RequestAction.Send);
        both.Deliver();
        both.Move(RequestSide.Provider, RequestAction.Receive);
        var half = both.AtProvider!.Provider;
        AssertRefused(half with { GivenAt = DateTimeOffset.MaxValue }, "givenAt");
        AssertRefused(half with { Committed = [new(0, long.MaxValue), new(1, long.MaxValue)] }, "committed");
        AssertRefused(half with { Committed = [new(0, 1), new(0, 1)] }, "committed");
        AssertRefused(half with { Offer = HalfOfIt with { Items = [new(0, -1)] } }, "offer.items");
        AssertRefused(half with { Reason = "\0" }, "reason");

        void AssertRefused(ProviderHalf bad, string member) => Assert.StartsWith(
            member + ":", both.TryHear(both.Requester, TheirsName, null, bad).Refusal?.Reason);
    }

    [Fact]
    public void Halves_that_come_late_or_twice_change_nothing()
    {
        using var both = new TwoHeadquarters();
        both.Draft();
        both.Move(RequestSide.Requester, RequestAction.Send);
        both.Deliver();
        both.Move(RequestSide.Provider, RequestAction.Receive);
        var early = both.AtProvider!.Provider;
        both.Move(RequestSide.Provider, RequestAction.Accept);
        both.Deliver();
        var before = both.Requester.Log.Last;
        Assert.Null(both.TryHear(both.Requester, TheirsName, null, early).Refusal);
        both.Deliver();
        Assert.Equal(before, both.Requester.Log.Last);
        Assert.Equal(RequestState.Accepted, both.AtRequester.StateAt(both.Requester.Now));
    }

    [Fact]
    public void A_request_by_word_of_mouth_is_entered_and_marked_so()
    {
        using var world = new BoardWorld();
        var id = world.Do("watch", (boards, occasion) => boards.Requests.Decide(
            new EnterRequest("JFHQ", Water, "", RequestSource.Verbal, "Maj Ono, by telephone"), occasion));
        var request = world.Read(boards => boards.Requests.Find(id)!);
        Assert.Equal(RequestState.Received, request.StateAt(world.Now));
        Assert.Equal(
            (RequestSide.Provider, RequestSource.Verbal, true), (request.Side, request.Source, request.IsByHand));
        Assert.Equal("Maj Ono, by telephone", request.Requester.By);
        world.Do("watch", (boards, occasion) => boards.Requests.Decide(
            new MoveRequest(id, RequestAction.Withdraw) { Source = RequestSource.Letter, By = "Maj Ono" }, occasion));
        request = world.Read(boards => boards.Requests.Find(id)!);
        Assert.Equal(RequestState.Withdrawn, request.StateAt(world.Now));
        Assert.Equal(RequestSource.Letter, request.Steps[^1].Source);
        world.CheckRebuild(1);
    }

    [Fact]
    public void Help_given_before_approval_must_be_approved_within_72_hours()
    {
        using var both = new TwoHeadquarters();
        both.Draft();
        both.Move(RequestSide.Requester, RequestAction.Send);
        both.Deliver();
        both.Move(RequestSide.Provider, RequestAction.Give);
        var given = both.AtProvider!;
        Assert.Equal(RequestState.UnderWay, given.StateAt(both.Provider.Now));
        Assert.Equal(both.Provider.Now.AddHours(72), given.ApprovalDue);
        Assert.False(given.IsApprovalOverdueAt(both.Provider.Now.AddHours(72)));
        Assert.True(given.IsApprovalOverdueAt(both.Provider.Now.AddHours(72).AddMilliseconds(1)));
        both.SetTime(both.Provider.Now.AddHours(80));
        both.Provider.Do("commander", (boards, occasion) => boards.Requests.Decide(
            new MoveRequest(both.Id, RequestAction.Approve) { By = "Gen Ishii" }, occasion));
        Assert.Null(both.AtProvider!.ApprovalDue);
        Assert.Equal("Gen Ishii", both.AtProvider.Provider.ApprovedBy);
        Assert.Equal("wrong-state", both.Provider.Refused("commander", (boards, occasion) => boards.Requests.Decide(
            new MoveRequest(both.Id, RequestAction.Approve) { By = "Gen Ishii" }, occasion)).Code);
    }

    [Fact]
    public void Only_what_saves_lives_is_given_before_approval()
    {
        using var both = new TwoHeadquarters();
        both.Draft(Water with { Priority = RequestPriority.LifeSustaining });
        both.Move(RequestSide.Requester, RequestAction.Send);
        both.Deliver();
        Assert.Equal("not-lifesaving", both.TryMove(RequestSide.Provider, RequestAction.Give).Refusal?.Code);
    }

    [Fact]
    public void How_much_is_committed_is_told_apart_from_the_state()
    {
        using var both = new TwoHeadquarters();
        both.Draft();
        both.Move(RequestSide.Requester, RequestAction.Send);
        both.Deliver();
        both.Move(RequestSide.Provider, RequestAction.Receive);
        both.Move(RequestSide.Provider, RequestAction.AcceptPartly);
        Assert.Equal(CommitStatus.None, both.AtProvider!.CommitStatusAt(both.Provider.Now));
        both.Move(RequestSide.Provider, RequestAction.Commit);
        Assert.Equal(CommitStatus.Partial, both.AtProvider!.CommitStatusAt(both.Provider.Now));
        both.Provider.Do("commander", (boards, occasion) => boards.Requests.Decide(
            new MoveRequest(both.Id, RequestAction.Commit)
            {
                Committed = [new ItemQuantity(0, 20_000_000), new ItemQuantity(1, 2000)],
            },
            occasion));
        Assert.Equal(CommitStatus.Complete, both.AtProvider!.CommitStatusAt(both.Provider.Now));
        both.Deliver();
        both.Move(RequestSide.Requester, RequestAction.Withdraw);
        both.Deliver();
        Assert.Equal(CommitStatus.Cancelled, both.AtProvider!.CommitStatusAt(both.Provider.Now));
        Assert.True(both.AtProvider.IsToBeRecalledAt(both.Provider.Now));
    }

    [Fact]
    public void What_is_said_of_an_earlier_form_says_nothing_of_the_revised_one()
    {
        using var both = new TwoHeadquarters();
        both.Draft();
        both.Move(RequestSide.Requester, RequestAction.Send);
        both.Deliver();
        both.Move(RequestSide.Provider, RequestAction.Receive);
        both.Move(RequestSide.Provider, RequestAction.Accept);
        both.Move(RequestSide.Requester, RequestAction.Revise);
        both.Deliver();
        Assert.Equal(RequestState.Sent, both.AtRequester.StateAt(both.Requester.Now));
        Assert.Equal(RequestState.Sent, both.AtProvider!.StateAt(both.Provider.Now));
        Assert.Equal(BoardWorld.Start.AddDays(4), both.AtProvider.Content.AnswerBy);
    }

    [Fact]
    public void A_request_is_late_and_expires_by_time_alone()
    {
        using var both = new TwoHeadquarters();
        both.Draft();
        both.Move(RequestSide.Requester, RequestAction.Send);
        var request = both.AtRequester;
        Assert.Equal(RequestState.Sent, request.StateAt(BoardWorld.Start.AddHours(12).AddMilliseconds(-1)));
        Assert.Equal(RequestState.Expired, request.StateAt(BoardWorld.Start.AddHours(12)));
        both.Deliver();
        both.Move(RequestSide.Provider, RequestAction.Receive);
        both.Move(RequestSide.Provider, RequestAction.Accept);
        Assert.False(both.AtProvider!.IsOverdueAt(BoardWorld.Start.AddHours(24)));
        Assert.True(both.AtProvider.IsOverdueAt(BoardWorld.Start.AddHours(25)));
    }

    [Fact]
    public void Nothing_is_sent_without_who_asks_for_what_and_by_what_right()
    {
        AssertNotSent(Water with { AuthorityBasis = "" }, "authorityBasis");
        AssertNotSent(Water with { Items = [] }, "items");
        AssertNotSent(Water with { Requester = new RequestContact("", "", "") }, "requester.name");
        AssertNotSent(Water with { AnswerBy = BoardWorld.Start }, "answerBy");

        static void AssertNotSent(RequestContent content, string member)
        {
            using var both = new TwoHeadquarters();
            both.Draft(content);
            var refusal = both.TryMove(RequestSide.Requester, RequestAction.Send).Refusal;
            Assert.StartsWith(member + ":", refusal?.Reason);
        }
    }

    [Fact]
    public void Requests_are_found_by_what_people_ask_for()
    {
        using var both = new TwoHeadquarters();
        both.Draft();
        both.Draft();
        both.Move(RequestSide.Requester, RequestAction.Send);
        Assert.Equal([1], Numbers(new RequestQuery { State = RequestState.Draft }));
        Assert.Equal([2], Numbers(new RequestQuery { State = RequestState.Sent, Partner = TheirsName }));
        Assert.Equal([1, 2], Numbers(new RequestQuery { IsOpen = true }));
        Assert.Equal([1, 2], Numbers(new RequestQuery { Partner = TheirsName }));
        Assert.Empty(Numbers(new RequestQuery { Side = RequestSide.Provider }));
        both.SetTime(BoardWorld.Start.AddHours(13));
        Assert.Equal([2], Numbers(new RequestQuery { State = RequestState.Expired }));
        Assert.Empty(Numbers(new RequestQuery { State = RequestState.Sent }));

        List<int> Numbers(RequestQuery query) => both.Requester.Read(boards => boards.Requests
            .Find(query, both.Requester.Now).Select(request => request.Number).ToList());
    }

    static TwoHeadquarters Along(List<RequestMove> moves, RequestWorld world)
    {
        var both = new TwoHeadquarters();
        both.Draft();
        foreach (var move in moves)
        {
            both.Move(move.Side, move.Action);
            both.Deliver();
        }

        if (world.IsPastExpiry) both.SetTime(BoardWorld.Start.AddDays(1));
        return both;
    }

    /// <summary>A shortest way to each state when everything that is said arrives at once.</summary>
    static Dictionary<RequestState, (List<RequestMove> Moves, RequestWorld World)> PathsToEachState()
    {
        var paths = new Dictionary<RequestState, (List<RequestMove> Moves, RequestWorld World)>();
        var seen = new HashSet<RequestWorld> { RequestWorld.Start };
        var open = new Queue<(List<RequestMove> Moves, RequestWorld World)>([([], RequestWorld.Start)]);
        while (open.TryDequeue(out var path))
        {
            paths.TryAdd(path.World.AtRequester, path);
            var expired = path.World with { IsPastExpiry = true };
            if (expired.AtRequester == RequestState.Expired) paths.TryAdd(RequestState.Expired, (path.Moves, expired));
            foreach (var move in RequestMachine.Table)
            {
                if (path.World.TryMove(move, 2, 5)?.Delivered() is { } next && seen.Add(next))
                    open.Enqueue(([.. path.Moves, move], next));
            }
        }

        return paths;
    }
}
