using Liaison.Headquarters.Command;
using Liaison.Headquarters.Decisions;
using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Tests.Decisions;

public sealed class DecisionBoardTests
{
    [Fact]
    public void A_decision_of_our_own_takes_our_key_alone()
    {
        using var world = World();
        var id = world.Do("planner", (b, at) => b.Decisions.Decide(new ProposeDecision(Draft(world), null), at));
        Assert.Equal(DecisionState.Open, StateOf(world, id));
        world.Do("commander", (b, at) => b.Decisions.Decide(new SignDecision(id, null), at), "General Ota");
        Assert.Equal(DecisionState.Effective, StateOf(world, id));
        var key = Assert.Single(world.Read(b => b.Decisions.Find(id))!.Current.Signatures);
        Assert.Equal(("JFHQ", "General Ota"), (key.Headquarters, key.By));
        world.CheckRebuild();
    }

    [Fact]
    public void What_is_signed_is_what_was_seen()
    {
        using var world = World();
        var id = world.Do("planner", (b, at) => b.Decisions.Decide(new ProposeDecision(Draft(world), null), at));
        var seen = DecisionContent.DigestOf(world.Read(b => b.Decisions.Find(id))!.Current.Bytes);
        world.Do("planner", (b, at) => b.Decisions.Decide(
            new ReviseDecision(id, Draft(world) with { Text = "Two ships go" }), at));
        Assert.Equal("other-content", world.Refused(
            "commander", (b, at) => b.Decisions.Decide(new SignDecision(id, seen), at)).Code);
        var now = DecisionContent.DigestOf(world.Read(b => b.Decisions.Find(id))!.Current.Bytes);
        world.Do("commander", (b, at) => b.Decisions.Decide(new SignDecision(id, now), at));
        Assert.Equal(DecisionState.Effective, StateOf(world, id));
        world.CheckRebuild(2);
    }

    [Fact]
    public void A_decision_holds_in_its_time_alone()
    {
        using var world = World();
        var draft = Draft(world) with { NotBefore = world.Now.AddHours(1), NotAfter = world.Now.AddHours(2) };
        var id = world.Do("planner", (b, at) => b.Decisions.Decide(new ProposeDecision(draft, null), at));
        var late = world.Do("planner", (b, at) => b.Decisions.Decide(new ProposeDecision(draft, null), at));
        world.Do("commander", (b, at) => b.Decisions.Decide(new SignDecision(id, null), at));
        Assert.Equal(DecisionState.Adopted, StateOf(world, id));
        world.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(DecisionState.Effective, StateOf(world, id));
        world.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(DecisionState.Ended, StateOf(world, id));
        Assert.Equal(DecisionState.Lapsed, StateOf(world, late));
        Assert.Equal("lapsed", world.Refused(
            "commander", (b, at) => b.Decisions.Decide(new SignDecision(late, null), at)).Code);
    }

    [Fact]
    public void After_signing_there_is_no_way_back_but_each_stops_its_own_part()
    {
        using var world = World();
        var id = world.Do("planner", (b, at) => b.Decisions.Decide(new ProposeDecision(Draft(world), "JJOC"), at));
        world.Do("commander", (b, at) => b.Decisions.Decide(new SignDecision(id, null), at));
        Assert.Equal(DecisionState.Open, StateOf(world, id));
        Assert.Equal("signed", world.Refused("commander", (b, _) => b.Decisions.Decide(new WithdrawDecision(id, "no"))).Code);
        Assert.Equal("signed", world.Refused("commander", (b, _) => b.Decisions.Decide(new RefuseDecision(id, "no"))).Code);
        Assert.Equal("signed", world.Refused(
            "planner", (b, at) => b.Decisions.Decide(new ReviseDecision(id, Draft(world)), at)).Code);
        world.Do("commander", (b, _) => b.Decisions.Decide(new StopDecision(id, "weather")));
        Assert.Equal(DecisionState.Stopped, StateOf(world, id));
        world.CheckRebuild(1);
    }

    [Fact]
    public void A_partner_is_heard_only_with_their_own_key_on_the_same_bytes()
    {
        var world = new DecisionWorld();
        Assert.Null(world.Propose(0));
        var round = world[0]!.Current;
        var good = new DecisionStatement(
            DecisionAct.Sign, world[0]!.Id, 1, "Admiral Sato", DecisionWorld.Now, null,
            new InventedKeys("JJOC").Sign(round.Bytes), null);
        Assert.Equal(RefusalKind.Invalid, world.Hear(0, good with { Signature = [1, 2] })!.Kind);
        Assert.Equal(RefusalKind.Invalid, world.Hear(0, good with { Signature = null })!.Kind);
        // Our own signature sent back is not their key.
        Assert.Equal(RefusalKind.Invalid, world.Hear(0, good with { Signature = new InventedKeys("JFHQ").Sign(round.Bytes) })!.Kind);
        var lookalike = BodyCodec.Encode(round.Content with { Text = round.Content.Text + " " });
        Assert.Equal(RefusalKind.Invalid, world.Hear(0, good with { Signature = new InventedKeys("JJOC").Sign(lookalike) })!.Kind);
        Assert.Equal(RefusalKind.NotAllowed, world.Hear(0, good, "THIRD")!.Kind);
        Assert.Equal(RefusalKind.NotAllowed, world.Hear(0, good, "JFHQ")!.Kind);
        Assert.Equal("unknown", world.Hear(0, good with { Round = 2 })!.Code);
        Assert.Equal("lapsed", world.Hear(0, good with { At = DecisionWorld.Over.AddSeconds(1) })!.Code);
        Assert.Empty(world[0]!.Current.Signatures);
        Assert.Null(world.Hear(0, good));
        Assert.Equal("known", world.Hear(0, good)!.Code);
        Assert.Equal(DecisionState.Open, world[0]!.StateAt(DecisionWorld.Now, "JFHQ"));
        Assert.Null(world.Do(0, (board, at) => board.Decide(new SignDecision(at.Id, null), at)));
        Assert.Equal(DecisionState.Effective, world[0]!.StateAt(DecisionWorld.Now, "JFHQ"));
    }

    [Fact]
    public void A_partner_drafts_in_their_own_name_alone()
    {
        var world = new DecisionWorld();
        Assert.Null(world.Propose(1));
        var said = Assert.Single(world.UnderWayFrom(1));
        Assert.True(DecisionContent.TryRead(said.Content!, out var content));
        Refused(content with { Proposer = "JFHQ" });
        Refused(content with { Parties = ["JFHQ", "JJOC"] });
        Refused(content with { Parties = ["JJOC"] });
        Refused(content with { Parties = ["JJOC", "THIRD"] });
        Refused(content with { Round = 2 });
        Refused(content with { Id = Guid.NewGuid() });
        Assert.Equal(RefusalKind.Invalid, world.Hear(0, said with { Content = [.. said.Content!, 0] })!.Kind);
        Assert.Null(world[0]);
        Assert.Null(world.Deliver(1));
        Assert.Equal(content.Text, world[0]!.Current.Content.Text);

        void Refused(DecisionContent changed) =>
            Assert.NotNull(world.Hear(0, said with { Content = BodyCodec.Encode(changed) }));
    }

    [Fact]
    public void Drafts_that_cross_have_two_numbers_and_the_higher_stands_on_both_sides()
    {
        var world = new DecisionWorld();
        Assert.Null(world.Propose(0));
        Assert.Null(world.Deliver(0));
        Assert.Null(world.Do(0, (board, at) => board.Decide(new ReviseDecision(at.Id, DecisionWorld.Draft("ours")), at)));
        Assert.Null(world.Do(1, (board, at) => board.Decide(new ReviseDecision(at.Id, DecisionWorld.Draft("theirs")), at)));
        Assert.Equal("superseded", world.Deliver(1)!.Code);
        Assert.Null(world.Deliver(0));
        Assert.Equal("ours", world[0]!.Current.Content.Text);
        Assert.Equal(world[0]!.Current.Bytes, world[1]!.Current.Bytes);
    }

    [Theory]
    [InlineData("text", "", "c")]
    [InlineData("kind", "t", "\u0001")]
    public void A_draft_that_cannot_be_is_refused(string member, string text, string kind)
    {
        using var world = World();
        var refusal = world.Refused("planner", (b, at) => b.Decisions.Decide(
            new ProposeDecision(Draft(world) with { Text = text, Kind = kind }, null), at));
        Assert.StartsWith(member, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_digest_has_words_that_can_be_read_aloud()
    {
        // 127.0.0.1 and 63.84.220.193 are examples of the proposal.
        byte[] digest = [127, 0, 0, 1, 63, 84, 220, 193, 0, 0, 255, 255];
        Assert.Equal("lusab-babad-gutih-tugad-babab-zuzuz", DecisionWords.Of(digest));
    }

    static BoardWorld World()
    {
        var world = new BoardWorld();
        world.Read(boards =>
        {
            boards.Decisions.Use(new InventedKeys("JFHQ"));
            return 0;
        });
        return world;
    }

    static DecisionDraft Draft(BoardWorld world) =>
        DecisionWorld.Draft("Three ships go") with { NotAfter = world.Now.AddDays(1) };

    static DecisionState StateOf(BoardWorld world, Guid id) =>
        world.Read(boards => boards.Decisions.Find(id))!.StateAt(world.Now, "JFHQ");
}
