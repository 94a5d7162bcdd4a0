using Liaison.Headquarters.Command;
using Liaison.Headquarters.Tests.Forces;
using Liaison.Headquarters.Watch.Addressees;
using Liaison.Headquarters.Watch.Tasks;
using static Liaison.Headquarters.Tests.Watch.Tasks.TaskTexts;

namespace Liaison.Headquarters.Tests.Watch.Tasks;

public sealed class TasksBoardTests : IDisposable
{
    readonly BoardWorld _world = new();

    [Fact]
    public void A_task_goes_from_draft_to_done_and_keeps_who_said_so_and_when()
    {
        var id = Do(new DraftTask(Task(), "", false));
        Assert.Equal(TaskState.Draft, Find(id).State);
        Change(Step(id, TaskState.Issued), "watch");
        _world.Clock.Advance(TimeSpan.FromMinutes(3));
        Change(new ChangeTask(
            id, null, null, new TaskStep(TaskState.Acknowledged, null, "Lt Mori by radio", null, false), null));
        Change(Step(id, TaskState.UnderWay));
        Change(new ChangeTask(id, null, null, null, "Half of it is clear."));
        Change(Step(id, TaskState.Done));
        var task = Find(id);
        Assert.Equal(TaskState.Done, task.State);
        var acknowledgement = Assert.Single(task.Acknowledgements);
        Assert.Equal("Lt Mori by radio", acknowledgement.By);
        Assert.Equal(BoardWorld.Start.AddMinutes(3), acknowledgement.At);
        Assert.Equal("Half of it is clear.", Assert.Single(task.Notes).Text);
    }

    [Fact]
    public void A_task_is_acknowledged_and_done_when_every_addressee_says_so()
    {
        var id = Do(Given(Task(Rescue, Boats)));
        Change(Step(id, TaskState.Acknowledged, addressee: 0));
        Assert.Equal(TaskState.Issued, Find(id).State);
        Change(Step(id, TaskState.Acknowledged, addressee: 1));
        Assert.Equal(TaskState.Acknowledged, Find(id).State);
        Change(Step(id, TaskState.Done, addressee: 0));
        Assert.Equal(TaskState.UnderWay, Find(id).State);
        Change(Step(id, TaskState.Done));
        Assert.Equal(TaskState.Done, Find(id).State);
    }

    [Fact]
    public void A_task_is_refused_with_a_reason_and_can_be_given_again()
    {
        var id = Do(Given(Task()));
        Assert.Equal(RefusalKind.Invalid, Refused(Step(id, TaskState.Refused)).Kind);
        Change(Step(id, TaskState.Refused, "No boat"));
        Assert.Equal((TaskState.Refused, "No boat"), (Find(id).State, Find(id).Answers[0].Reason));
        Change(Step(id, TaskState.Issued));
        Assert.Equal(TaskState.Issued, Find(id).State);
    }

    [Fact]
    public void A_task_waits_for_those_before_it_or_says_that_it_does_not()
    {
        var first = Do(Given(Task()));
        var second = Do(Given(Task() with { DependsOn = [first] }));
        Assert.Equal("waits", Refused(Step(second, TaskState.UnderWay)).Code);
        Change(Step(second, TaskState.UnderWay, despite: true));
        Assert.Equal([first], Find(second).StartedBefore);
        var third = Do(Given(Task() with { DependsOn = [first] }));
        Change(Step(first, TaskState.Done));
        Change(Step(third, TaskState.UnderWay));
        Assert.Empty(Find(third).StartedBefore);
        Assert.Equal([2, 3], _world.Read(boards => boards.Tasks.After(first).Select(task => task.Number).ToList()));
    }

    [Fact]
    public void Tasks_never_wait_for_each_other_in_a_circle()
    {
        var first = Do(Given(Task()));
        var second = Do(Given(Task() with { DependsOn = [first] }));
        var third = Do(Given(Task() with { DependsOn = [second] }));
        Assert.Equal("circular", Refused(Amend(first, Task() with { DependsOn = [third] })).Code);
        Assert.Equal("circular", Refused(Amend(first, Task() with { DependsOn = [first] })).Code);
    }

    [Fact]
    public void Only_units_of_our_own_that_are_in_the_force_when_it_begins_are_tasked()
    {
        var unit = new Addressee(AddresseeKind.Unit, "eng-1");
        Assert.Equal("addressees[0]: a unit of this headquarters", RefusedNew(Task(unit)));
        Do(ForcesWorld.Adding("eng-1", ForcesWorld.Details("1st Engineers")));
        var id = Do(Given(Task(unit)));
        Assert.Equal([1], Numbers(new TaskQuery { Addressee = unit, IsOpen = true }));
        var draft = Do(new DraftTask(Task(unit) with { Start = _world.Now.AddHours(1) }, "", false));
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        Do(ForcesWorld.Retiring("eng-1"));
        Assert.Equal("not-commanded", Refused(Step(draft, TaskState.Issued)).Code);
        Assert.Equal(TaskState.Issued, Find(id).State);
    }

    [Fact]
    public void What_is_late_follows_from_the_time_alone()
    {
        var start = BoardWorld.Start.AddHours(2);
        var id = Do(Given(Task() with
        {
            AcknowledgeBy = BoardWorld.Start.AddHours(1),
            Start = start,
            Finish = start.AddHours(2),
        }));
        Assert.Equal(TaskLateness.None, Find(id).LatenessAt(BoardWorld.Start.AddHours(1)));
        Assert.Equal(TaskLateness.Acknowledgement, Find(id).LatenessAt(BoardWorld.Start.AddHours(1.5)));
        Assert.Equal(TaskLateness.Start, Find(id).LatenessAt(start.AddHours(1)));
        Assert.Equal(TaskLateness.Finish, Find(id).LatenessAt(start.AddHours(3)));
        Change(Step(id, TaskState.UnderWay));
        Assert.Equal(TaskLateness.None, Find(id).LatenessAt(start.AddHours(1)));
        Change(Step(id, TaskState.Done));
        Assert.Equal(TaskLateness.None, Find(id).LatenessAt(start.AddHours(3)));
    }

    [Fact]
    public void What_is_changed_after_it_was_given_is_acknowledged_anew()
    {
        var id = Do(Given(Task()));
        Change(Step(id, TaskState.Acknowledged));
        Change(Amend(id, Task() with { Title = "Clear both piers" }));
        Assert.Equal((TaskState.Issued, "Clear both piers"), (Find(id).State, Find(id).Content.Title));
        Change(Step(id, TaskState.UnderWay));
        Assert.Equal("under-way", Refused(Amend(id, Task(Boats))).Code);
        Change(Step(id, TaskState.Cancelled, "Storm"));
        Assert.Equal("wrong-state", Refused(Amend(id, Task())).Code);
    }

    [Fact]
    public void The_client_that_a_task_is_for_answers_it_and_nobody_else()
    {
        var id = Do(Given(Task(Rescue, Boats)));
        Assert.Equal("not-found", Refused(Answer(1, TaskAnswer.Acknowledged, "OTHER", "Trucks")).Code);
        Answered(Answer(1, TaskAnswer.Acknowledged, "RESCUE-1"));
        Assert.Equal(TaskState.Issued, Find(id).State);
        Answered(Answer(1, TaskAnswer.Acknowledged, "BOAT-7", "Boats"));
        Assert.Equal(TaskState.Acknowledged, Find(id).State);
        var status = Find(id).Answers[1];
        Assert.Equal(("BOAT-7", "Acknowledged 1"), (status.By, status.Origin!.Text));
    }

    [Fact]
    public void An_answer_without_a_number_is_for_the_only_task_that_waits()
    {
        var first = Do(Given(Task()));
        Answered(Answer(null, TaskAnswer.Acknowledged, "RESCUE-1"));
        Assert.Equal(TaskState.Acknowledged, Find(first).State);
        var second = Do(Given(Task()));
        Assert.Equal("which-task", Refused(Answer(null, TaskAnswer.Done, "RESCUE-1")).Code);
        Answered(Answer(null, TaskAnswer.Acknowledged, "RESCUE-1"));
        Assert.Equal(TaskState.Acknowledged, Find(second).State);
    }

    [Fact]
    public void Drafts_are_not_answered_and_what_is_over_is_not_answered_again()
    {
        var draft = Do(new DraftTask(Task(), "", false));
        Assert.Equal("wrong-state", Refused(Step(draft, TaskState.Acknowledged)).Code);
        Assert.Equal("not-found", Refused(Answer(1, TaskAnswer.Acknowledged, "RESCUE-1")).Code);
        var id = Do(Given(Task()));
        Change(Step(id, TaskState.Done));
        Assert.Equal("wrong-state", Refused(Step(id, TaskState.Failed, "Not at all")).Code);
        Assert.Equal("wrong-state", Refused(Step(id, TaskState.Cancelled, "Late")).Code);
    }

    [Theory]
    [InlineData("", "title: 1 to 200 characters")]
    [InlineData("a\nb", "title: text without control characters and broken ones")]
    [InlineData("\ud800", "title: text without control characters and broken ones")]
    public void A_title_is_one_line(string title, string reason) => Assert.Equal(reason, _world.Refused(
        "watch", (boards, occasion) => boards.Tasks.Decide(Given(Task() with { Title = title }), occasion)).Reason);

    [Fact]
    public void Times_and_addressees_that_cannot_be_are_refused()
    {
        Assert.StartsWith("addressees:", RefusedNew(Task(Rescue, Rescue)));
        Assert.StartsWith("addressees:", RefusedNew(Task() with { Addressees = [] }));
        Assert.StartsWith("finish:", RefusedNew(Task() with { Start = _world.Now, Finish = _world.Now }));
        Assert.StartsWith("dependsOn[0]:", RefusedNew(Task() with { DependsOn = [Guid.AllBitsSet] }));
    }

    [Fact]
    public void Tasks_are_found_by_what_people_ask_for()
    {
        var first = Do(Given(Task()));
        Do(new DraftTask(Task(Boats), "", false));
        Do(Given(Task(Boats) with { Finish = BoardWorld.Start.AddHours(1) }));
        Change(Step(first, TaskState.Done));
        Assert.Equal([1], Numbers(new TaskQuery { State = TaskState.Done }));
        Assert.Equal([2, 3], Numbers(new TaskQuery { IsOpen = true }));
        Assert.Equal([2, 3], Numbers(new TaskQuery { Addressee = Boats }));
        Assert.Equal([3], Numbers(new TaskQuery { Addressee = Boats, State = TaskState.Issued }));
        Assert.Empty(Numbers(new TaskQuery { IsLate = true }));
        _world.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal([3], Numbers(new TaskQuery { IsLate = true }));
        Assert.Equal([1, 2], Numbers(new TaskQuery { IsLate = false }));
    }

    public void Dispose()
    {
        for (long number = 0; number <= _world.Log.Last; number++) _world.CheckRebuild(number);
        _world.Dispose();
    }

    void Do(Func<Boards, Occasion, Verdict> decide) => _world.Do("planner", decide);

    Guid Do(DraftTask command) => _world.Do("watch", (boards, occasion) => boards.Tasks.Decide(command, occasion));

    void Change(ChangeTask command, string role = "watch") =>
        _world.Do(role, (boards, occasion) => boards.Tasks.Decide(command, occasion));

    void Answered(AnswerTask command) => _world.Do("tak", (boards, occasion) => boards.Tasks.Decide(command, occasion));

    Refusal Refused(ChangeTask command) =>
        _world.Refused("watch", (boards, occasion) => boards.Tasks.Decide(command, occasion));

    Refusal Refused(AnswerTask command) =>
        _world.Refused("tak", (boards, occasion) => boards.Tasks.Decide(command, occasion));

    string RefusedNew(TaskContent content) =>
        _world.Refused("watch", (boards, occasion) => boards.Tasks.Decide(Given(content), occasion)).Reason;

    UnitTask Find(Guid id) => _world.Read(boards => boards.Tasks.Find(id)!);

    List<int> Numbers(TaskQuery query) =>
        _world.Read(boards => boards.Tasks.Find(query, _world.Now).Select(task => task.Number).ToList());

    static ChangeTask Amend(Guid id, TaskContent content) => new(id, content, null, null, null);
}
