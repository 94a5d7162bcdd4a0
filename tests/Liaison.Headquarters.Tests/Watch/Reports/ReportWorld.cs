using System.Text;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Readiness;
using Liaison.Headquarters.Forces.Sites;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Watch.Addressees;
using Liaison.Headquarters.Watch.Log;
using Liaison.Headquarters.Watch.Reports;
using Liaison.Headquarters.Watch.Requests;
using Liaison.Headquarters.Watch.Tasks;

namespace Liaison.Headquarters.Tests.Watch.Reports;

/// <summary>A headquarters with something to report.</summary>
sealed class ReportWorld : IDisposable
{
    public const string Default = "UNCLASSIFIED";

    static readonly Guid AnyId = new(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]);

    public BoardWorld World { get; } = new();

    public static ReportOrder Order(ReportKind kind) =>
        new(kind, "JFHQ", Default, null, null, 'Z', "", "", null, null);

    public Guid Enter(
        string text, EventSeverity severity = EventSeverity.Severe, string label = "", DateTimeOffset? at = null,
        string name = "Sato") => World.Do("watch", (boards, occasion) => boards.Log.Decide(
            new ReportEvent(Content(text, severity, at ?? occasion.Now), label), occasion), name);

    public void Amend(Guid entry, string text, string? label = null) => World.Do("watch", (boards, occasion) =>
        boards.Log.Decide(new AmendEvent(
            entry, "counted again", Content(text, EventSeverity.Severe, BoardWorld.Start), label), occasion), "Sato");

    public void Withdraw(Guid entry) => World.Do("watch", (boards, _) =>
        boards.Log.Decide(new WithdrawEvent(entry, "a drill")), "Sato");

    public void Add(string unit, Component component, int authorised, int present, string label = "") => World.Do(
        "planner", (boards, occasion) => boards.Forces.UnitRules.Decide(new AddUnit(
            unit, new UnitDetails(unit, null, component, Strength: new(authorised, present)), label), occasion));

    public void Readiness(string unit, int supply, string label) => World.Do("watch", (boards, occasion) =>
        boards.Readiness.Decide(new ReportReadiness(unit, new ReadinessContent(
            occasion.Now, "", null, new Measure(supply), null, null, [], null, null, null, null), label), occasion));

    public void Port(string name, SiteState state, string label)
    {
        World.Do("planner", (boards, occasion) => boards.Sites.Decide(new AddSite(name, new SiteDetails(
            name, SiteKind.Port, null, null, null, new SiteCapacity(FuelLitres: 50_000), [], [], ""), ""), occasion));
        World.Do("watch", (boards, occasion) => boards.Sites.Decide(new ReportSite(
            name, new SiteReport(state, "pier damaged", null, occasion.Now, ""), label), occasion));
    }

    public Guid Task(string title, DateTimeOffset finish) => World.Do("watch", (boards, occasion) =>
        boards.Tasks.Decide(new DraftTask(new TaskContent(
            title, "", [new(AddresseeKind.Callsign, "RESCUE-1")], "Cdr Sato", null, finish, null, [], null, null, null),
            "", true), occasion));

    public Guid Ask(string item, long thousandths, DateTimeOffset by) => World.Do("logistics", (boards, occasion) =>
        boards.Requests.Decide(new DraftRequest("JJOC", new RequestContent(
            "Water for Naha", new("Lt Mori", "+81 98 000 0000", "J4"), [new(item, thousandths, "L")],
            RequestPriority.Lifesaving, by, null, "Naha port", null, "Harbour master", "Col Abe", "ACSA",
            Settlement.ReplacementInKind, null, null, null, "Bottled is as good.", null), "", true), occasion));

    /// <summary>Reads a draft.</summary>
    public ReportDocument Draft(ReportOrder order, string name = "Sato") => World.Read(boards =>
    {
        Assert.True(
            ReportDesk.TryWrite(boards, order, Occasion(name), null, out var document, out var refusal),
            refusal?.Reason);
        return document;
    });

    public string Text(ReportOrder order) => Encoding.UTF8.GetString(ReportText.Write(Draft(order)));

    public string Text(ReportKind kind) => Text(Order(kind));

    public Refusal Refused(ReportOrder order) => World.Read(boards =>
    {
        Assert.False(ReportDesk.TryWrite(boards, order, Occasion("Sato"), null, out _, out var refusal));
        return refusal;
    });

    public IssuedReport Issue(ReportOrder order)
    {
        var id = World.Do("watch", (boards, occasion) => boards.Reports.Decide(boards, order, occasion), "Sato");
        return World.Read(boards => boards.Reports.Find(id))!;
    }

    public void Wait(TimeSpan time) => World.Clock.Advance(time);

    public void Dispose() => World.Dispose();

    Occasion Occasion(string name) => new(new Actor(name, "watch"), World.Now, AnyId);

    static EventContent Content(string text, EventSeverity severity, DateTimeOffset at) => new(
        text, at, null, null, severity, EventForm.Report, "", "harbour master",
        new GeoPosition(262_120_000, 1_276_720_000), [], [], null, null);
}
