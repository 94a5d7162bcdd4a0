using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Posture;
using Liaison.Headquarters.Forces.Readiness;
using Liaison.Headquarters.Forces.Sites;
using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Tests.Forces.Posture;

/// <summary>Short words for what tests of sites, readiness and posture do, on a real headquarters.</summary>
sealed class PostureWorld : IDisposable
{
    public static readonly SiteDetails Port = new("Port", SiteKind.Port, null, null, null, null, [], [], "");

    public static readonly ReadinessContent Nothing =
        new(BoardWorld.Start, "", null, null, null, null, [], null, null, null, null);

    public BoardWorld World { get; } = new();

    public DateTimeOffset Now => World.Now;

    public void Wait(double hours) => World.Clock.Advance(TimeSpan.FromHours(hours));

    public void Unit(
        string id, string? parent = null, string? site = null, Component component = Component.Ground,
        int? strength = null) =>
        World.Do("planner", (boards, at) => boards.Forces.UnitRules.Decide(
            new AddUnit(id, Details(id, parent, site, component, strength), ""), at));

    public void Move(string id, string? site) => World.Do("planner", (boards, at) =>
        boards.Forces.UnitRules.Decide(
            new AmendUnit(id, boards.Forces.Units.Find(id)!.Details with { CurrentSite = site }, ""), at));

    public void Site(
        string id, string? parent = null, SiteKind kind = SiteKind.Port, string? area = null,
        GeoPosition? position = null) => Site(
            id, Port with { Name = id, Kind = kind, Parent = parent, Area = area, Position = position });

    public void Site(string id, SiteDetails details) =>
        World.Do("logistics", (boards, at) => boards.Sites.Decide(new AddSite(id, details, ""), at));

    public Refusal SiteRefused(string id, SiteDetails details) =>
        World.Refused("logistics", (boards, at) => boards.Sites.Decide(new AddSite(id, details, ""), at));

    public void State(string site, SiteState state, DateTimeOffset? asOf = null) => World.Do(
        "watch", (boards, at) => boards.Sites.Decide(
            new ReportSite(site, new(state, "seen", null, asOf ?? Now, ""), ""), at));

    public Guid Report(string unit, ReadinessContent content, string role = "commander") => World.Do(
        role, (boards, at) => boards.Readiness.Decide(new ReportReadiness(unit, content, ""), at));

    public Refusal ReportRefused(string unit, ReadinessContent content, string role = "commander") => World.Refused(
        role, (boards, at) => boards.Readiness.Decide(new ReportReadiness(unit, content, ""), at));

    public void Level(string unit, ReadinessLevel level) =>
        Report(unit, Nothing with { AsOf = Now, Stated = new(level, "my view") });

    public UnitReadiness Readiness(string unit) => World.Read(boards => boards.Readiness.Find(unit))!;

    public PostureView Posture(string area, DateTimeOffset? since = null) => World.Read(boards =>
        boards.Posture.Of(PostureScope.OfArea(boards.Sites.Sites, area)!, area, since, Now));

    public void Dispose()
    {
        World.CheckRebuild(World.Log.Last / 2);
        World.Dispose();
    }

    static UnitDetails Details(string id, string? parent, string? site, Component component, int? strength) => new(
        id, parent, component, CurrentSite: site, Strength: strength is null ? null : new(strength, strength));
}
