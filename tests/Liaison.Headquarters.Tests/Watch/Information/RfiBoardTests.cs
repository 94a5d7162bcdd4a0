using CsCheck;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Information;

namespace Liaison.Headquarters.Tests.Watch.Information;

public sealed class RfiBoardTests
{
    static readonly DateTimeOffset Needed = BoardWorld.Start.AddHours(2);
    static readonly RfiContent Depth = new(
        "How deep is the basin of Naha?", "J3", RfiPriority.Immediate, Needed, null, null);

    [Fact]
    public void A_request_is_assigned_answered_returned_answered_and_closed()
    {
        using var world = new BoardWorld();
        var id = Ask(world, Depth, "Harbour office");
        var asked = Find(world, id);
        Assert.Equal((1, RfiState.Assigned, "Harbour office"), (asked.Number, asked.State, asked.AssignedTo));
        Do(world, (board, at) => board.Decide(new AnswerRfi(id, "9 m", "chart 226", at.Now.AddDays(-9), null), at));
        Assert.Equal(RfiState.Answered, Find(world, id).State);
        Do(world, (board, _) => board.Decide(new ReturnRfi(id, "as of today, please")));
        Assert.Equal(RfiState.Assigned, Find(world, id).State);
        world.Clock.Advance(TimeSpan.FromHours(1));
        Do(world, (board, at) => board.Decide(
            new AnswerRfi(id, "8.5 m", "sounding", null, "UNCLASSIFIED//REL TO USA, JPN"), at));
        Do(world, (board, _) => board.Decide(new CloseRfi(id, "")));
        var rfi = Find(world, id);
        Assert.Equal((RfiState.Closed, false), (rfi.State, rfi.IsOpen));
        Assert.Equal(["as of today, please", ""], rfi.Answers.Select(answer => answer.ReturnReason));
        Assert.Equal(["", "UNCLASSIFIED//REL TO USA, JPN"], rfi.Answers.Select(answer => answer.Label));
        Assert.Equal(world.Now, rfi.Answers[1].Time);
        Assert.Equal("ended", Refused(world, (board, _) => board.Decide(new WithdrawRfi(id, "why"))).Code);
        world.CheckRebuild(2);
    }

    [Fact]
    public void What_is_needed_by_a_time_is_overdue_after_it_until_it_is_answered()
    {
        using var world = new BoardWorld();
        var id = Ask(world, Depth);
        Assert.False(Find(world, id).IsOverdueAt(Needed));
        Assert.True(Find(world, id).IsOverdueAt(Needed.AddMilliseconds(1)));
        world.Clock.Advance(TimeSpan.FromHours(3));
        var later = Depth with { NeededBy = Needed.AddHours(4) };
        Do(world, (board, _) => board.Decide(new ChangeRfi(id, "the convoy waits", later, null)));
        Assert.False(Find(world, id).IsOverdueAt(world.Now));
        Do(world, (board, at) => board.Decide(new AnswerRfi(id, "9 m", "chart", null, null), at));
        Assert.False(Find(world, id).IsOverdueAt(Needed.AddDays(9)));
        Do(world, (board, _) => board.Decide(new ReturnRfi(id, "wrong basin")));
        Assert.True(Find(world, id).IsOverdueAt(Needed.AddDays(9)));
        Do(world, (board, _) => board.Decide(new WithdrawRfi(id, "the convoy is gone")));
        Assert.False(Find(world, id).IsOverdueAt(Needed.AddDays(9)));
        world.CheckRebuild(1);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        using var world = new BoardWorld();
        Assert.StartsWith("question:", RefusedNew(Depth with { Question = "" }), StringComparison.Ordinal);
        Assert.StartsWith("askedBy:", RefusedNew(Depth with { AskedBy = "\n" }), StringComparison.Ordinal);
        Assert.StartsWith("neededBy:", RefusedNew(Depth with { NeededBy = world.Now }), StringComparison.Ordinal);
        Assert.StartsWith("ccir:", RefusedNew(Depth with { Ccir = Guid.Empty }), StringComparison.Ordinal);
        Assert.StartsWith("logEntry:", RefusedNew(Depth with { Event = Guid.Empty }), StringComparison.Ordinal);
        var (ccir, entry) = (world.Require(CcirTexts.Content()), world.Report(CcirTexts.Fire));
        var id = Ask(world, Depth with { Ccir = ccir, Event = entry });
        Assert.Equal("unanswered", Refused(world, (board, _) => board.Decide(new CloseRfi(id, ""))).Code);
        Assert.Equal("unanswered", Refused(world, (board, _) => board.Decide(new ReturnRfi(id, "a"))).Code);
        Assert.StartsWith("source:", Refused(world, (board, at) => board.Decide(
            new AnswerRfi(id, "9 m", "", null, null), at)).Reason, StringComparison.Ordinal);
        Assert.StartsWith("time:", Refused(world, (board, at) => board.Decide(
            new AnswerRfi(id, "9 m", "chart", at.Now.AddHours(1), null), at)).Reason, StringComparison.Ordinal);

        string RefusedNew(RfiContent content) =>
            Refused(world, (board, at) => board.Decide(new AskRfi(content, "", ""), at)).Reason;
    }

    static readonly Gen<(int What, int Which)[]> Courses =
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 4]).Array[1, 40];

    [Fact]
    public void Whatever_is_done_no_request_without_an_end_is_hidden() => Courses.Sample(
        course =>
        {
            using var world = new BoardWorld();
            foreach (var (what, which) in course)
            {
                world.Clock.Advance(TimeSpan.FromMinutes(20));
                world.Try("watch", (boards, at) => Step(boards.Rfis, what, which, at));
            }

            var all = world.Read(boards => boards.Rfis.List(isOpen: false).ToList());
            Assert.Equal(Enumerable.Range(1, all.Count), all.Select(rfi => rfi.Number));
            Assert.Equal(
                all.Where(rfi => rfi.End is null).Select(rfi => rfi.Number),
                world.Read(boards => boards.Rfis.List(isOpen: true).Select(rfi => rfi.Number).ToList()));
            foreach (var rfi in all)
            {
                Assert.Equal(rfi.State is RfiState.Closed or RfiState.Withdrawn, rfi.End is not null);
                if (rfi.State is RfiState.Closed or RfiState.Answered) Assert.Equal("", rfi.Answers[^1].ReturnReason);
                Assert.Equal(rfi.AssignedTo.Length > 0, rfi.AssignedAt is not null);
            }

            world.CheckRebuild(world.Log.Last / 2);
        },
        iter: 300);

    static Verdict Step(RfiBoard board, int what, int which, Occasion at)
    {
        var id = board.List(isOpen: false).ElementAtOrDefault(which)?.Id ?? Guid.Empty;
        return what switch
        {
            0 or 1 => board.Decide(
                new AskRfi(Depth with { NeededBy = at.Now.AddMinutes(50) }, what == 0 ? "" : "J2", ""), at),
            2 => board.Decide(new AssignRfi(id, "J2")),
            3 or 4 => board.Decide(new AnswerRfi(id, "9 m", "chart", null, null), at),
            5 => board.Decide(new ReturnRfi(id, "more")),
            6 => board.Decide(new CloseRfi(id, "")),
            7 => board.Decide(new WithdrawRfi(id, "over")),
            _ => board.Decide(new ChangeRfi(id, "later", Depth, null)),
        };
    }

    static Guid Ask(BoardWorld world, RfiContent content, string to = "") =>
        Do(world, (board, at) => board.Decide(new AskRfi(content, to, ""), at));

    static Guid Do(BoardWorld world, Func<RfiBoard, Occasion, Verdict> decide) =>
        world.Do("watch", (boards, at) => decide(boards.Rfis, at));

    static Refusal Refused(BoardWorld world, Func<RfiBoard, Occasion, Verdict> decide) =>
        world.Refused("watch", (boards, at) => decide(boards.Rfis, at));

    static Rfi Find(BoardWorld world, Guid id) => world.Read(boards => boards.Rfis.Find(id))!;
}
