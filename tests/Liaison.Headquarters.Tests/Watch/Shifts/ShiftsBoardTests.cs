using System.Security.Cryptography;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Decisions;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Tests.Decisions;
using Liaison.Headquarters.Tests.Watch.Requests;
using Liaison.Headquarters.Tests.Watch.Tasks;
using Liaison.Headquarters.Watch.Alerts;
using Liaison.Headquarters.Watch.Log;
using Liaison.Headquarters.Watch.Requests;
using Liaison.Headquarters.Watch.Shifts;
using Liaison.Headquarters.Watch.Tasks;
using static Liaison.Headquarters.Tests.Watch.Shifts.ShiftWorld;

namespace Liaison.Headquarters.Tests.Watch.Shifts;

public sealed class ShiftsBoardTests : IDisposable
{
    readonly BoardWorld _world = new();

    public void Dispose()
    {
        _world.CheckRebuild(_world.Log.Last / 2);
        _world.Dispose();
    }

    [Fact]
    public void The_first_shift_begins_without_a_hand_over_and_the_position_is_manned_by_one()
    {
        var id = _world.Begin("Sato");
        Assert.Equal("Sato", _world.OnWatch()!.Officer);
        Assert.Null(_world.Shift(id).Previous);
        Assert.Equal("manned", Refused("Mori", (boards, at) =>
            boards.Shifts.Decide(new BeginShift(Floor, at.Now.AddHours(1), ""), at)).Code);
        _world.Begin("Mori", "logistics");
    }

    [Fact]
    public void Both_sign_and_one_shift_ends_where_the_next_begins()
    {
        var id = _world.Begin("Sato");
        _world.Clock.Advance(TimeSpan.FromHours(8));
        var shift = _world.Brief(id, "Sato", "Mori");
        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        Do("Sato", (boards, at) => Sign(boards, at, shift));
        Assert.Null(_world.Shift(id).End);
        Do("Mori", (boards, at) => Sign(boards, at, shift));
        var (ended, next) = (_world.Shift(id), _world.OnWatch()!);
        Assert.Equal((_world.Now, next.Id), (ended.End!.At, ended.End.Next!.Value));
        Assert.Equal(("Mori", _world.Now, (Guid?)id), (next.Officer, next.Began, next.Previous));
        Assert.Equal(shift.Handover!.Brief.At.AddHours(8), next.PlannedEnd);
        Assert.Equal(("Sato", "Mori"), (ended.Handover!.Outgoing!.By, ended.Handover.Oncoming!.By));
    }

    [Fact]
    public void A_shift_does_not_end_over_a_critical_item_that_is_not_acknowledged()
    {
        var id = _world.Begin("Sato");
        var critical = _world.Enter();
        _world.Enter(EventSeverity.Moderate);
        var shift = _world.Brief(id, "Sato", "Mori");
        Assert.Equal(critical, Assert.Single(shift.Handover!.Brief.Critical).Id);
        Do("Sato", (boards, at) => Sign(boards, at, shift));
        Assert.Equal("unacknowledged", Refused("Mori", (boards, at) => Sign(boards, at, shift)).Code);
        Do("Mori", (boards, at) => Acknowledge(boards, at, shift));
        Do("Mori", (boards, at) => Sign(boards, at, shift));
        Assert.Equal("Mori", _world.OnWatch()!.Officer);
    }

    [Fact]
    public void Signatures_are_void_when_what_is_critical_has_changed()
    {
        var id = _world.Begin("Sato");
        var critical = _world.Enter();
        var shift = _world.Brief(id, "Sato", "Mori");
        Do("Mori", (boards, at) => Acknowledge(boards, at, shift));
        Do("Sato", (boards, at) => Sign(boards, at, shift));
        var other = _world.Enter(EventSeverity.Extreme);
        Assert.False(_world.Read(boards => boards.Shifts.IsBriefCurrentAt(boards.Shifts.Find(id)!, _world.Now)));
        Assert.Equal("changed", Refused("Mori", (boards, at) => Sign(boards, at, shift)).Code);
        var anew = _world.Brief(id, "Sato", "Mori");
        Assert.Null(anew.Handover!.Outgoing);
        Assert.Equal("other-brief", Refused("Mori", (boards, at) => Sign(boards, at, shift)).Code);

        // What has not changed stays acknowledged; what is new is not.
        Assert.Equal(critical, Assert.Single(anew.Handover.Acknowledged).Item.Id);
        Assert.Equal(other, Assert.Single(anew.Handover.Unacknowledged).Id);
        Do("Mori", (boards, at) => Acknowledge(boards, at, anew));
        Do("Mori", (boards, at) => Sign(boards, at, anew));
        Do("Sato", (boards, at) => Sign(boards, at, anew));
        Assert.Equal("Mori", _world.OnWatch()!.Officer);
    }

    [Fact]
    public void Time_alone_makes_a_brief_outdated()
    {
        var id = _world.Begin("Sato");
        _world.Task(TimeSpan.FromHours(1));
        var shift = _world.Brief(id, "Sato", "Mori");
        Assert.Empty(shift.Handover!.Brief.Critical);
        Assert.Equal("open", Assert.Single(shift.Handover.Brief.Open).Concern);
        _world.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("changed", Refused("Sato", (boards, at) => Sign(boards, at, shift)).Code);
        Assert.Equal("finishLate", Assert.Single(_world.Brief(id, "Sato", "Mori").Handover!.Brief.Critical).Concern);
    }

    [Fact]
    public void An_event_is_critical_until_it_is_acknowledged_and_again_when_it_is_amended()
    {
        var id = _world.Enter();
        Assert.Equal("severe", Assert.Single(Critical()).Concern);
        Do("Sato", (boards, _) => boards.Log.Decide(new AcknowledgeEvent(id)));
        Assert.Empty(Critical());
        Assert.Equal("Sato", _world.Read(boards => boards.Log.Find(id))!.Acknowledged!.By);
        var content = _world.Read(boards => boards.Log.Find(id))!.Content with { Severity = EventSeverity.Extreme };
        Do("Mori", (boards, at) => boards.Log.Decide(new AmendEvent(id, "it spreads", content, null), at));
        Assert.Equal("extreme", Assert.Single(Critical()).Concern);
        Do("Mori", (boards, _) => boards.Log.Decide(new WithdrawEvent(id, "a drill")));
        Assert.Empty(Critical());
    }

    [Fact]
    public void A_decision_that_waits_for_our_key_is_critical_until_its_time_is_over()
    {
        _world.Read(boards =>
        {
            boards.Decisions.Use(new InventedKeys(DecisionWorld.Jfhq));
            return 0;
        });
        var draft = DecisionWorld.Draft("Move the convoy") with { NotAfter = _world.Now.AddHours(1) };
        var id = _world.Do("commander", (boards, at) =>
            boards.Decisions.Decide(new ProposeDecision(draft, DecisionWorld.Jjoc), at));
        Assert.Equal(("decision", id, "ownKeyMissing"), Of(Assert.Single(Critical())));
        _world.Do("commander", (boards, at) => boards.Decisions.Decide(new SignDecision(id, null), at));
        Assert.Empty(Critical());
        Assert.Equal(("decision", id, "partnerKeyMissing"), Of(Assert.Single(Open())));
        _world.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Empty(Open());
    }

    [Fact]
    public void The_72_hour_clock_runs_through_hand_overs_until_approval()
    {
        using var both = new TwoHeadquarters();
        both.Draft();
        both.Move(RequestSide.Requester, RequestAction.Send);
        both.Deliver();
        both.Move(RequestSide.Provider, RequestAction.Give);
        var world = both.Provider;
        Assert.Equal("approvalRunning", ConcernOf());
        both.SetTime(world.Now.AddHours(80));
        Assert.Equal("approvalOverdue", ConcernOf());
        world.Do("commander", (boards, at) => boards.Requests.Decide(
            new MoveRequest(both.Id, RequestAction.Approve) { By = "Gen Ishii" }, at));
        Assert.DoesNotContain(
            world.Read(boards => boards.Shifts.CriticalAt(world.Now).ToList()), item => item.Concern[..3] == "app");
        string ConcernOf() => Assert.Single(world.Read(boards => boards.Shifts.CriticalAt(world.Now).ToList())).Concern;
    }

    [Fact]
    public void An_alert_is_critical_until_somebody_takes_it_on()
    {
        var entry = _world.Enter(EventSeverity.Minor);
        var alert = _world.Do(Floor, (boards, _) => boards.Alerts.Decide(
            new RaiseAlert(null, entry, null, "watch", [], [], ""), boards.Log));
        Assert.Equal(("alert", alert, "unacknowledged"), Of(Assert.Single(Critical())));
        Do("Sato", (boards, at) => boards.Alerts.Decide(new AcknowledgeAlert(alert, ""), at));
        Assert.Empty(Critical());
    }

    [Fact]
    public void A_refused_task_is_critical()
    {
        _world.Task(TimeSpan.FromHours(1));
        Assert.Empty(Critical());
        _world.Do(Floor, (boards, at) =>
            boards.Tasks.Decide(TaskTexts.Answer(1, TaskAnswer.Refused, "RESCUE-1"), at));
        Assert.Equal("refused", Assert.Single(Critical()).Concern);
    }

    [Fact]
    public void Two_different_people_hand_over()
    {
        var id = _world.Begin("Sato");
        Assert.Equal(RefusalKind.Invalid, Refused("Sato", (boards, at) =>
            boards.Shifts.Decide(BriefFor(id, "Sato"), at)).Kind);
        Assert.Equal(RefusalKind.NotAllowed, Refused("Mori", (boards, at) =>
            boards.Shifts.Decide(BriefFor(id, "Mori"), at)).Kind);
        _world.Enter();
        var shift = _world.Brief(id, "Sato", "Mori");
        Assert.Equal(RefusalKind.NotAllowed, Refused("Ueda", (boards, at) => Sign(boards, at, shift)).Kind);
        Assert.Equal(RefusalKind.NotAllowed, Refused("Sato", (boards, at) => Acknowledge(boards, at, shift)).Kind);
        // Who signs twice has signed once.
        Do("Sato", (boards, at) => Sign(boards, at, shift));
        Do("Sato", (boards, at) => Sign(boards, at, shift));
        Assert.Null(_world.Shift(id).End);
    }

    [Fact]
    public void A_commander_signs_in_the_place_of_an_officer_who_cannot()
    {
        var id = _world.Begin("Sato");
        _world.Do("commander", (boards, at) => boards.Shifts.Decide(BriefFor(id, "Mori"), at), "Kato");
        var shift = _world.Shift(id);
        _world.Do("commander", (boards, at) => Sign(boards, at, shift), "Kato");
        Do("Mori", (boards, at) => Sign(boards, at, shift));
        Assert.Equal(("Kato", "commander"),
            (_world.Shift(id).Handover!.Outgoing!.By, _world.Shift(id).Handover!.Outgoing!.Role));
        Assert.Equal("Mori", _world.OnWatch()!.Officer);
    }

    [Fact]
    public void A_position_is_stood_down_to_a_commander_alone()
    {
        var id = _world.Begin("Sato");
        var brief = BriefFor(id, "Kato") with { StandDown = true };
        Do("Sato", (boards, at) => boards.Shifts.Decide(brief, at));
        var shift = _world.Shift(id);
        Do("Sato", (boards, at) => Sign(boards, at, shift));
        Assert.Equal(RefusalKind.NotAllowed, Refused("Kato", (boards, at) => Sign(boards, at, shift)).Kind);
        _world.Do("commander", (boards, at) => Sign(boards, at, shift), "Kato");
        Assert.Null(_world.OnWatch());
        Assert.Null(_world.Shift(id).End!.Next);
        Assert.Equal("ended", Refused("Sato", (boards, at) => boards.Shifts.Decide(BriefFor(id, "Mori"), at)).Code);
        _world.Begin("Mori");
    }

    [Fact]
    public void The_digest_is_that_of_the_bytes_in_the_record()
    {
        var id = _world.Begin("Sato");
        _world.Enter();
        var shift = _world.Brief(id, "Sato", "Mori");
        var body = _world.Log.Read(0).Select(entry => entry.Body).OfType<HandoverBriefed>().Single();
        Assert.True(BodyCodec.TryDecode<HandoverBriefed>(BodyCodec.Encode(body), out var read));
        Assert.Equal(shift.Handover!.Digest, SHA256.HashData(BodyCodec.Encode(read.Brief)));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("a b", 1)]
    [InlineData("watch", 0)]
    [InlineData("watch", 169)]
    public void A_shift_that_cannot_be_is_refused(string position, int hours) =>
        Assert.Equal(RefusalKind.Invalid, Refused("Sato", (boards, at) =>
            boards.Shifts.Decide(new BeginShift(position, at.Now.AddHours(hours), ""), at)).Kind);

    List<BriefItem> Open() => _world.Read(boards => boards.Shifts.OpenAt(_world.Now).ToList());

    static (string Kind, Guid Id, string Concern) Of(BriefItem item) => (item.Kind, item.Id, item.Concern);

    List<BriefItem> Critical() => _world.Read(boards => boards.Shifts.CriticalAt(_world.Now).ToList());

    void Do(string name, Func<Boards, Occasion, Verdict> decide) => _world.Do(Floor, decide, name);

    Refusal Refused(string name, Func<Boards, Occasion, Verdict> decide) => _world.Refused(Floor, decide, name);
}
