using Liaison.Headquarters.Watch.Addressees;
using Liaison.Headquarters.Watch.Alerts;
using Liaison.Headquarters.Watch.Information;
using Liaison.Headquarters.Watch.Log;

namespace Liaison.Headquarters.Tests.Watch.Information;

/// <summary>Requirements, entries of the log, and what is done with them.</summary>
static class CcirTexts
{
    public static readonly EventMatch Everything = new(EventSeverity.Info, "", [], [], [], [], null);

    public static readonly EventContent Fire = new(
        "Fire in the port of Naha", BoardWorld.Start, null, null, EventSeverity.Severe, EventForm.Report, "fire",
        "harbour master", null, ["MMSI-431000001"], ["port-co"], null, null, ["naha-port"]);

    public static CcirContent Content(EventMatch? match = null) => new(
        CcirKind.FriendlyForce, "Can the port of Naha take the convoy?", null, "Divert the convoy",
        [new Indicator("Fire or damage in the port", match)], "watch", null,
        [new EscalationStep(TimeSpan.FromMinutes(5), "commander"), new EscalationStep(TimeSpan.FromMinutes(9), "admin")],
        [new Addressee(AddresseeKind.Callsign, "RESCUE-1")]);

    public static Guid Require(this BoardWorld world, CcirContent content, string label = "") =>
        world.Do("commander", (boards, at) => boards.Ccirs.Decide(new DraftCcir(content, label, true), at));

    public static Guid Report(this BoardWorld world, EventContent content, string label = "") => world.Do(
        "watch",
        (boards, at) => boards.Log.Decide(new ReportEvent(content with { Happened = at.Now }, label), at));

    public static IReadOnlyList<StaffAlert> Alerts(this BoardWorld world) =>
        world.Read(boards => boards.Alerts.Newest(isOpen: false).Reverse().ToList());

    public static void Acknowledge(this BoardWorld world, Guid alert, string role) =>
        world.Do(role, (boards, at) => boards.Alerts.Decide(new AcknowledgeAlert(alert, ""), at));
}
