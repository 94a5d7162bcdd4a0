using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;
using static Liaison.Headquarters.Tests.Forces.ForcesWorld;

namespace Liaison.Headquarters.Tests.Forces;

public sealed class TransferTests : IDisposable
{
    readonly ForcesWorld _forces = new();

    public TransferTests()
    {
        // Two task forces; a battalion with a company under the first.
        _forces.Add("TF1");
        _forces.Add("TF2");
        _forces.Add("BN", "TF1");
        _forces.Add("CO", "BN");
    }

    BoardWorld World => _forces.World;

    public void Dispose() => _forces.Dispose();

    [Fact]
    public void A_transfer_takes_effect_when_both_have_signed()
    {
        _forces.Appoint("TF1", "ito");
        _forces.Appoint("TF2", "kim");
        var id = World.Do("planner", _forces.Proposing("BN", "TF2"));
        World.Do("watch", Signing(id), "ito");
        Assert.Equal(("TF1", TransferState.Proposed), (_forces.Above("BN"), _forces.StateOf(id)));
        _forces.Wait(1);
        World.Do("watch", Signing(id), "kim");
        Assert.Equal(("TF2", TransferState.InForce), (_forces.Above("BN"), _forces.StateOf(id)));
        Assert.Equal("TF1", _forces.Above("BN", -1));
    }

    [Fact]
    public void Children_go_with_their_commander_unless_they_have_their_own()
    {
        _forces.Transfer("BN", "TF2");
        Assert.Equal("BN TF2", _forces.Above("CO"));
        _forces.Wait(1);
        _forces.Transfer("CO", "TF1");
        _forces.Wait(1);
        _forces.Transfer("BN", null);
        Assert.Equal(("TF1", ""), (_forces.Above("CO"), _forces.Above("BN")));
    }

    [Fact]
    public void A_temporary_transfer_gives_the_unit_back()
    {
        var id = _forces.Transfer("BN", "TF2", inMinutes: 10, until: 20);
        Assert.Equal(TransferState.Agreed, _forces.StateOf(id));
        Assert.Equal(
            ["TF1", "TF2", "TF2", "TF1"], new[] { 9, 10, 19, 20 }.Select(minute => _forces.Above("BN", minute)));
        _forces.Wait(20);
        Assert.Equal(TransferState.Ended, _forces.StateOf(id));
    }

    [Fact]
    public void One_who_signs_for_both_signs_once()
    {
        var id = World.Do("planner", _forces.Proposing("BN", "TF2"));
        World.Do("commander", Signing(id, CommandSide.Gaining));
        Assert.Equal(TransferState.Proposed, _forces.StateOf(id));
        World.Do("commander", Signing(id));
        var last = World.Log.Last;
        World.Do("commander", Signing(id));
        Assert.Equal((TransferState.InForce, last), (_forces.StateOf(id), World.Log.Last));
    }

    [Fact]
    public void Who_is_not_named_signs_by_the_role_commander_and_nobody_else()
    {
        _forces.Appoint("TF2", "kim");
        var id = World.Do("planner", _forces.Proposing("BN", "TF2"));
        Assert.Equal(RefusalKind.NotAllowed, World.Refused("planner", Signing(id)).Kind);
        var refusal = World.Refused("commander", Signing(id, CommandSide.Gaining), "roy");
        Assert.Contains("kim", refusal.Reason);
        World.Do("commander", Signing(id), "roy");
        Assert.Equal(TransferState.Proposed, _forces.StateOf(id));
        World.Do("viewer", Signing(id), "kim");
        Assert.Equal(TransferState.InForce, _forces.StateOf(id));
    }

    [Fact]
    public void A_deputy_who_acts_signs_in_the_commanders_place()
    {
        _forces.Appoint("TF2", "kim");
        World.Do("watch", (boards, occasion) => boards.Forces.CommandRules.Decide(new DelegateCommand(
            "TF2", "lee", null, null, _forces.Now.AddMinutes(30), "on leave", ""), occasion), "kim");
        var id = World.Do("commander", _forces.Proposing("BN", "TF2"));
        World.Refused("watch", Signing(id), "kim");
        World.Do("watch", Signing(id), "lee");
        World.Do("commander", Signing(id));
        Assert.Equal("TF2", _forces.Above("BN"));
    }

    [Fact]
    public void A_transfer_that_is_not_signed_in_time_expires()
    {
        var id = World.Do("commander", _forces.Proposing("BN", "TF2", inMinutes: 10));
        World.Do("commander", Signing(id, CommandSide.Losing));
        _forces.Wait(11);
        Assert.Equal("expired", World.Refused("commander", Signing(id)).Code);
        Assert.Equal((TransferState.Expired, "TF1"), (_forces.StateOf(id), _forces.Above("BN")));
        _forces.Transfer("BN", "TF2");
        Assert.Equal("TF2", _forces.Above("BN"));
    }

    [Theory]
    [InlineData(-3, null)]
    [InlineData(-6, "effective")]
    public void A_time_just_past_means_now_and_the_past_is_settled(int minutes, string? member)
    {
        if (member is not null)
        {
            Assert.StartsWith(member, World.Refused("commander", _forces.Proposing("BN", "TF2", minutes)).Reason);
            return;
        }

        _forces.Wait(1);
        _forces.Transfer("BN", "TF2", minutes);
        Assert.Equal(("TF1", "TF2"), (_forces.Above("BN", -1), _forces.Above("BN")));
    }

    [Fact]
    public void Nobody_commands_their_commander_now_or_later()
    {
        Assert.Equal("cycle", World.Refused("commander", _forces.Proposing("TF1", "CO")).Code);
        Assert.Equal("itself", World.Refused("commander", _forces.Proposing("TF1", "TF1")).Code);
        // TF1 comes under TF2 in ten minutes: TF2 may be under it only until then.
        _forces.Transfer("TF1", "TF2", inMinutes: 10);
        Assert.Equal("cycle", World.Refused("commander", _forces.Proposing("TF2", "CO", 5)).Code);
        Assert.Equal("cycle", World.Refused("commander", _forces.Proposing("TF2", "CO", 5, 11)).Code);
        _forces.Transfer("TF2", "CO", inMinutes: 5, until: 10);
        Assert.Equal("CO BN TF1", _forces.Above("TF2", 9));
        Assert.Equal("TF2", _forces.Above("TF1", 10));
    }

    [Fact]
    public void Two_transfers_do_not_cover_the_same_time()
    {
        _forces.Add("TF3");
        _forces.Transfer("BN", "TF2", inMinutes: 10, until: 20);
        Assert.Equal("overlap", World.Refused("commander", _forces.Proposing("BN", "TF3", 15)).Code);
        Assert.Equal("overlap", World.Refused("commander", _forces.Proposing("BN", "TF3", 5)).Code);
        Assert.Equal("overlap", World.Refused("commander", _forces.Proposing("BN", "TF3", 5, 11)).Code);
        _forces.Transfer("BN", "TF3", inMinutes: 20);
        _forces.Transfer("BN", "TF3", inMinutes: 5, until: 10);
        Assert.Equal(
            ["TF1", "TF3", "TF2", "TF3"], new[] { 0, 5, 10, 20 }.Select(minute => _forces.Above("BN", minute)));
    }

    [Fact]
    public void Two_proposals_for_one_unit_do_not_wait_side_by_side()
    {
        World.Do("commander", _forces.Proposing("BN", "TF2"));
        Assert.Equal("transfer-open", World.Refused("commander", _forces.Proposing("BN", null)).Code);
    }

    [Fact]
    public void Units_are_transferred_within_their_headquarters_alone()
    {
        var refusal = World.Refused("commander", _forces.Proposing("BN", "JJOC-TF"));
        Assert.Equal("no-such-commander", refusal.Code);
        Assert.Equal("no-change", World.Refused("commander", _forces.Proposing("BN", "TF1")).Code);
        World.Do("commander", Retiring("TF2"));
        Assert.Equal("retired", World.Refused("commander", _forces.Proposing("BN", "TF2")).Code);
        Assert.Equal("retired", World.Refused("commander", _forces.Proposing("TF2", "TF1")).Code);
    }

    [Fact]
    public void Either_commander_refuses_and_who_proposed_takes_back()
    {
        _forces.Appoint("TF2", "kim");
        var id = World.Do("planner", _forces.Proposing("BN", "TF2"), "roy");
        Func<Boards, Occasion, Verdict> refusing =
            (boards, occasion) => boards.Forces.TransferRules.Decide(new RefuseTransfer(id, "no transport"), occasion);
        Assert.Equal(RefusalKind.NotAllowed, World.Refused("planner", refusing, "roy").Kind);
        World.Do("watch", refusing, "kim");
        Assert.Equal(TransferState.Refused, _forces.StateOf(id));
        Assert.Equal("closed", World.Refused("watch", Signing(id), "kim").Code);
        var again = World.Do("planner", _forces.Proposing("BN", "TF2"), "roy");
        World.Do("planner", (boards, occasion) => boards.Forces.TransferRules.Decide(
            new WithdrawTransfer(again, ""), occasion), "roy");
        Assert.Equal(TransferState.Withdrawn, _forces.StateOf(again));
    }

    [Fact]
    public void The_commander_of_the_headquarters_ends_a_temporary_transfer_early_and_calls_off_one_to_come()
    {
        var now = _forces.Transfer("BN", "TF2", until: 20);
        var later = _forces.Transfer("BN", null, inMinutes: 30);
        _forces.Wait(5);
        World.Refused("planner", Revoking(now));
        World.Do("commander", Revoking(now));
        World.Do("commander", Revoking(later));
        Assert.Equal(["TF2", "TF1", "TF1"], new[] { -1, 0, 60 }.Select(minute => _forces.Above("BN", minute)));
        Assert.Equal(TransferState.Revoked, _forces.StateOf(later));
        var lasting = _forces.Transfer("BN", "TF2");
        Assert.Equal("lasting", World.Refused("commander", Revoking(lasting)).Code);
    }

    [Fact]
    public void A_unit_does_not_go_back_to_a_commander_who_is_gone()
    {
        // Under TF1 but for a while under TF2, from whom it goes to the headquarters: TF1 has no more to do with it.
        _forces.Transfer("BN", "TF2", until: 20);
        var onward = _forces.Transfer("BN", null, inMinutes: 20);
        World.Do("planner", Amending("BN", Details("BN")));
        World.Do("planner", Retiring("TF1"));
        Assert.Equal("retired", World.Refused("commander", Revoking(onward)).Code);
    }

    [Fact]
    public void Tactical_control_lies_beside_and_ends_with_the_control_it_came_from()
    {
        _forces.Transfer("BN", "TF2", type: RelationshipType.Tacon);
        string? Holder(int minute) => World.Read(boards =>
            boards.Forces.Transfers.TaconAt("BN", _forces.Now.AddMinutes(minute))?.Terms.Gaining);
        Assert.Equal(("TF1", "TF2"), (_forces.Above("BN"), Holder(0)));
        var tacon = RelationshipType.Tacon;
        Assert.Equal("overlap", World.Refused("commander", _forces.Proposing("BN", null, 5, type: tacon)).Code);
        Assert.Equal("no-change", World.Refused("commander", _forces.Proposing("BN", "TF1", type: tacon)).Code);
        Assert.Equal("cycle", World.Refused("commander", _forces.Proposing("TF1", "CO", type: tacon)).Code);
        _forces.Transfer("BN", null, inMinutes: 10);
        Assert.Equal(["TF2", "TF2", null], new[] { 0, 9, 10 }.Select(Holder));
    }
}
