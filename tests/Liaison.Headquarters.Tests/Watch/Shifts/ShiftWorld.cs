using Liaison.Headquarters.Command;
using Liaison.Headquarters.Tests.Watch.Tasks;
using Liaison.Headquarters.Watch.Log;
using Liaison.Headquarters.Watch.Shifts;

namespace Liaison.Headquarters.Tests.Watch.Shifts;

/// <summary>A watch floor: things that may be critical, and officers who relieve each other.</summary>
static class ShiftWorld
{
    public const string Floor = "watch";

    public static Guid Begin(this BoardWorld world, string officer, string position = Floor) => world.Do(
        Floor,
        (boards, at) => boards.Shifts.Decide(new BeginShift(position, at.Now.AddHours(8), ""), at), officer);

    public static Guid Enter(
        this BoardWorld world, EventSeverity severity = EventSeverity.Severe) => world.Do(
            Floor,
            (boards, at) => boards.Log.Decide(new ReportEvent(new EventContent(
                "Fire in the port", at.Now, null, null, severity, EventForm.Report, "", "", null, [], [], null, null),
                ""), at));

    public static Guid Task(this BoardWorld world, TimeSpan finish) => world.Do(
        Floor,
        (boards, at) => boards.Tasks.Decide(
            TaskTexts.Given(TaskTexts.Task() with { Finish = at.Now + finish }), at));

    public static MakeBrief BriefFor(Guid shift, string oncoming) => new(shift, oncoming, null, false, "", null);

    public static Shift Brief(this BoardWorld world, Guid shift, string officer, string oncoming)
    {
        world.Do(Floor, (boards, at) => boards.Shifts.Decide(BriefFor(shift, oncoming), at), officer);
        return world.Shift(shift);
    }

    public static Verdict Acknowledge(Boards boards, Occasion at, Shift shift) => boards.Shifts.Decide(
        new AcknowledgeItems(
            shift.Id, shift.Handover!.Digest,
            [.. shift.Handover.Brief.Critical.Select(item => new SeenItem(item.Kind, item.Id, item.Version))]),
        at);

    public static Verdict Sign(Boards boards, Occasion at, Shift shift) =>
        boards.Shifts.Decide(new SignBrief(shift.Id, shift.Handover!.Digest), at);

    public static Shift Shift(this BoardWorld world, Guid id) => world.Read(boards => boards.Shifts.Find(id))!;

    public static Shift? OnWatch(this BoardWorld world) => world.Read(boards => boards.Shifts.OnWatch(Floor));
}
