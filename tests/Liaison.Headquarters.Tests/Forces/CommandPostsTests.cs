using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;

namespace Liaison.Headquarters.Tests.Forces;

public sealed class CommandPostsTests : IDisposable
{
    readonly ForcesWorld _forces = new();

    BoardWorld World => _forces.World;

    public void Dispose() => _forces.Dispose();

    [Fact]
    public void Command_is_assumed_once_and_then_passes_from_hand_to_hand()
    {
        Assert.Null(PersonAt(0));
        World.Do("commander", Assuming(), "ito");
        Assert.Equal("command-held", World.Refused("commander", Assuming("why not"), "kim").Code);
        Assert.Equal("command-held", World.Refused("commander", Assuming("again"), "ito").Code);
        Assert.Equal(RefusalKind.NotAllowed, World.Refused("watch", Assuming(), "ito").Kind);
        Assert.Equal("ito", PersonAt(0));
    }

    [Fact]
    public void A_handover_is_signed_by_both()
    {
        World.Do("commander", Assuming(), "ito");
        _forces.Wait(1);
        var id = World.Do("commander", HandingOver("kim"), "ito");
        Assert.Equal("handover-open", World.Refused("commander", HandingOver("lee"), "ito").Code);
        Assert.Equal(RefusalKind.NotAllowed, World.Refused("commander", Signing(id), "lee").Kind);
        Assert.Equal("ito", PersonAt(0));
        World.Do("watch", Signing(id), "kim");
        Assert.Equal(("kim", "ito"), (PersonAt(0), PersonAt(-1)));
        Assert.Equal(
            [TenureStart.Assumed, TenureStart.Handover],
            World.Read(boards => boards.Forces.Posts.Tenures(null)).Select(tenure => tenure.Start));
    }

    [Fact]
    public void A_handover_is_void_when_somebody_else_takes_command_meanwhile()
    {
        World.Do("commander", Assuming(), "ito");
        var id = World.Do("commander", HandingOver("kim"), "ito");
        World.Do("commander", Relieving("lee"), "roy");
        Assert.Equal("closed", World.Refused("watch", Signing(id), "kim").Code);
        Assert.Equal("lee", PersonAt(0));
    }

    [Fact]
    public void Nobody_relieves_a_commander_in_their_own_favour()
    {
        Assert.Equal("no-commander", World.Refused("commander", Relieving("kim"), "roy").Code);
        World.Do("commander", Assuming(), "ito");
        Assert.Equal(RefusalKind.NotAllowed, World.Refused("commander", Relieving("kim"), "kim").Kind);
        Assert.Equal(RefusalKind.NotAllowed, World.Refused("planner", Relieving("kim"), "roy").Kind);
        World.Do("commander", Relieving("kim"), "roy");
        Assert.Equal("kim", PersonAt(0));
    }

    [Fact]
    public void A_deputy_acts_until_the_time_set_or_until_it_is_ended()
    {
        World.Do("commander", Assuming(), "ito");
        var id = World.Do("watch", Delegating("kim", 10, 20), "ito");
        Assert.Equal(["ito", "kim", "kim", "ito"], new[] { 9, 10, 19, 20 }.Select(PersonAt));
        Assert.Equal("overlap", World.Refused("watch", Delegating("lee", 15, 25), "ito").Code);
        Assert.Equal(RefusalKind.NotAllowed, World.Refused("watch", Delegating("lee", 20, 25), "kim").Kind);
        _forces.Wait(12);
        World.Do(
            "watch", (boards, occasion) => boards.Forces.CommandRules.Decide(new EndDelegation(id), occasion), "kim");
        Assert.Equal("ito", PersonAt(0));
    }

    [Fact]
    public void A_deputy_who_acts_may_assume_command_with_a_reason()
    {
        World.Do("commander", Assuming(), "ito");
        World.Do("watch", Delegating("kim", 0, 20), "ito");
        Assert.StartsWith("reason", World.Refused("commander", Assuming(), "kim").Reason);
        World.Do("commander", Assuming("ito is in hospital"), "kim");
        Assert.Equal("kim", PersonAt(60));
    }

    [Fact]
    public void A_delegation_ends_with_the_commander_who_gave_it()
    {
        World.Do("commander", Assuming(), "ito");
        World.Do("watch", Delegating("kim", 0, 60), "ito");
        _forces.Wait(5);
        World.Do("commander", Relieving("lee"), "roy");
        Assert.Equal(("kim", "lee"), (PersonAt(-1), PersonAt(0)));
    }

    [Fact]
    public void A_unit_has_one_commander_by_name_until_it_is_gone()
    {
        _forces.Add("BN");
        _forces.Appoint("BN", "ito");
        _forces.Wait(1);
        _forces.Appoint("BN", "kim");
        string? Commander(int minute) => World.Read(
            boards => boards.Forces.Posts.At("BN", _forces.Now.AddMinutes(minute))?.Person);
        Assert.Equal(("ito", "kim"), (Commander(-1), Commander(0)));
        World.Do("planner", ForcesWorld.Retiring("BN"));
        Assert.Null(Commander(0));
    }

    string? PersonAt(int minute) =>
        World.Read(boards => boards.Forces.Posts.At(null, _forces.Now.AddMinutes(minute))?.Person);

    static Func<Boards, Occasion, Verdict> Assuming(string reason = "") => (boards, occasion) =>
        boards.Forces.CommandRules.Decide(new AssumeCommand("General", "order 1", reason, ""), occasion);

    static Func<Boards, Occasion, Verdict> Relieving(string successor) => (boards, occasion) =>
        boards.Forces.CommandRules.Decide(new RelieveCommand(successor, null, "order 2", "", ""), occasion);

    static Func<Boards, Occasion, Verdict> HandingOver(string incoming) => (boards, occasion) =>
        boards.Forces.CommandRules.Decide(new ProposeHandover(incoming, null, null, ""), occasion);

    static Func<Boards, Occasion, Verdict> Signing(Guid handover) => (boards, occasion) =>
        boards.Forces.CommandRules.Decide(new SignHandover(handover), occasion);

    Func<Boards, Occasion, Verdict> Delegating(string deputy, int from, int until)
    {
        var (begin, end) = (_forces.Now.AddMinutes(from), _forces.Now.AddMinutes(until));
        return (boards, occasion) => boards.Forces.CommandRules.Decide(
            new DelegateCommand(null, deputy, null, begin, end, "", ""), occasion);
    }
}
