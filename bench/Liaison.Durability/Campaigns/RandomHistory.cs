using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Sites;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Watch.Addressees;
using Liaison.Headquarters.Watch.Log;
using Liaison.Headquarters.Watch.Tasks;

namespace Liaison.Durability.Campaigns;

/// <summary>
/// Commands to an invented headquarters, drawn at random: forces, transfers of authority, sites, the significant events
/// log, tasks. Some are refused, as in life.
/// </summary>
sealed class RandomHistory(CommandPost post, Random random)
{
    const int Names = 40;

    readonly List<Guid> _transfers = [];
    readonly List<Guid> _events = [];
    readonly List<Guid> _tasks = [];

    /// <summary>Decides one command.</summary>
    /// <returns>Whether it was accepted.</returns>
    public Task<bool> StepAsync() => random.Next(12) switch
    {
        0 => DoAsync((boards, at) => boards.Forces.UnitRules.Decide(new AddUnit(Unit(), UnitDetails(), ""), at)),
        1 => DoAsync((boards, at) => boards.Forces.UnitRules.Decide(new AmendUnit(Unit(), UnitDetails(), ""), at)),
        2 when random.Next(4) == 0 =>
            DoAsync((boards, at) => boards.Forces.UnitRules.Decide(new RetireUnit(Unit(), "reorganised"), at)),
        2 or 3 => DoAsync((boards, at) => boards.Forces.TransferRules.Decide(
            new ProposeTransfer(Transfer(at.Now), ""), at), _transfers),
        4 => DoAsync((boards, at) => boards.Forces.TransferRules.Decide(
            new SignTransfer(Of(_transfers), random.Next(3) == 0 ? CommandSide.Losing : null), at)),
        5 => DoAsync((boards, at) => random.Next(3) == 0
            ? boards.Forces.TransferRules.Decide(new RefuseTransfer(Of(_transfers), "no lift"), at)
            : boards.Forces.TransferRules.Decide(new RevokeTransfer(Of(_transfers), "done"), at)),
        6 => DoAsync((boards, at) => random.Next(2) == 0
            ? boards.Sites.Decide(new AddSite(Site(), SiteDetails(), ""), at)
            : boards.Sites.Decide(new AmendSite(Site(), SiteDetails(), ""), at)),
        7 => DoAsync((boards, at) => boards.Sites.Decide(new ReportSite(Site(), SiteReport(at.Now), ""), at)),
        8 => DoAsync((boards, at) => boards.Log.Decide(new ReportEvent(Event(at.Now), ""), at), _events),
        9 => DoAsync((boards, at) => random.Next(4) == 0
            ? boards.Log.Decide(new WithdrawEvent(Of(_events), "heard twice"))
            : boards.Log.Decide(new AmendEvent(Of(_events), "more is known", Event(at.Now), null), at)),
        10 => DoAsync((boards, at) => boards.Tasks.Decide(new DraftTask(Work(), "", random.Next(2) == 0), at), _tasks),
        _ => DoAsync((boards, at) => boards.Tasks.Decide(new ChangeTask(Of(_tasks), null, null, Step(), null), at)),
    };

    async Task<bool> DoAsync(Func<Boards, Occasion, Verdict> decide, List<Guid>? made = null)
    {
        var outcome = await post.DecideAsync(new Actor("Sato", "commander"), decide, (_, id) => id);
        if (outcome.Refusal is not null) return false;
        made?.Add(outcome.Answer);
        return true;
    }

    Guid Of(List<Guid> ids) => ids.Count == 0 ? Guid.Empty : ids[random.Next(ids.Count)];

    string Unit() => $"U{random.Next(Names)}";

    string Site() => $"S{random.Next(Names)}";

    string? Perhaps(string id) => random.Next(2) == 0 ? id : null;

    UnitDetails UnitDetails() => new(
        $"Unit {random.Next()}", Perhaps(Unit()), (Component)random.Next(3), HomeSite: null, Position: Place());

    TransferTerms Transfer(DateTimeOffset now) => new(
        Unit(), random.Next(4) == 0 ? RelationshipType.Tacon : RelationshipType.Opcon, Perhaps(Unit()),
        Doctrine.UsJoint, null, random.Next(2) == 0 ? now.AddMinutes(random.Next(1, 60)) : null, null, [],
        Perhaps("FRAGO 7"));

    SiteDetails SiteDetails() => new(
        $"Site {random.Next()}", (SiteKind)random.Next(8), Perhaps(Site()), Perhaps("North"), Place(), null, [], [],
        "JPN");

    SiteReport SiteReport(DateTimeOffset now) => new(
        (SiteState)random.Next(4), "as reported", null, now.AddMinutes(-random.Next(60)), "harbour master");

    EventContent Event(DateTimeOffset now) => new(
        $"Event {random.Next()}", now.AddMinutes(-random.Next(60)), null, null, (EventSeverity)random.Next(5),
        EventForm.Report, "sea", "harbour master", Place(), [], [], null, null);

    TaskContent Work() => new(
        $"Task {random.Next()}", "From the north end.", [new Addressee(AddresseeKind.Callsign, "RESCUE-1")], "Sato",
        null, null, null, [], Place(), null, null);

    TaskStep Step() => new((TaskState)(1 + random.Next(7)), "as told", null, null, DespiteDependence: true);

    GeoPosition? Place() => random.Next(2) == 0
        ? new GeoPosition(random.Next(-900_000_000, 900_000_000), random.Next(-1_800_000_000, 1_800_000_000)) : null;
}
