using System.Text.Json;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;
using Liaison.Kernel.Geodesy;
using Liaison.Web.Access;
using Liaison.Web.Command;

namespace Liaison.Web.Ogc;

/// <summary>The units in the force, each at its own position, or else that of its current site.</summary>
sealed class UnitSource(CommandPost post, WebNode node, TimeProvider time) : IFeatureSource
{
    public string Id => "units";

    public string Title => "Units";

    public string Description => "Units of this headquarters: where they are, who commands them, coarse readiness.";

    public Permission Permission => Permission.SeeBoards;

    public GeoBox Extent => GeoBox.World;

    public IReadOnlyList<FeatureProperty> Properties { get; } =
    [
        new("name", "string"), new("component", "string"), new("echelon", "string"), new("sidc", "string"),
        new("parent", "string"), new("operationalCommander", "string"), new("site", "string"),
        new("authorised", "integer"), new("present", "integer"), new("readiness", "string"),
        new("country", "string"), new("headquarters", "string"), new("label", "string"),
    ];

    public async ValueTask<FeaturePage> FindAsync(FeatureQuery query)
    {
        var now = time.GetUtcNow();
        return await post.ReadAsync(boards => query.PageOf(
            boards.Forces.Units.InOrder().Where(unit => unit.Retired is null)
                .Select(unit => FeatureOf(unit, boards, now))));
    }

    public async ValueTask<Feature?> OneAsync(string id)
    {
        var now = time.GetUtcNow();
        return await post.ReadAsync(boards =>
            boards.Forces.Units.Find(id) is { Retired: null } unit ? FeatureOf(unit, boards, now) : null);
    }

    Feature FeatureOf(Unit unit, Boards boards, DateTimeOffset now)
    {
        var site = unit.Details.CurrentSite;
        var place = Positions.Of(unit.Details.Position ?? (site is null ? null : boards.Sites.Sites.PositionOf(site)));
        var commander = boards.Forces.Chain.At(unit.Id, now) is { } step ? step.Superior ?? node.Name : null;
        var known = boards.Readiness.Find(unit.Id);
        var readiness = known is null ? "unknown" : QueryWords.Word(known.Coarse(boards.Readiness.Rules, now));
        return new(
            unit.Id, SiteSource.PlaceOf(place), TimeInterval.Always, json => Write(json, unit, commander, readiness));
    }

    void Write(Utf8JsonWriter json, Unit unit, string? commander, string readiness)
    {
        var details = unit.Details;
        json.WriteStartObject();
        FeatureText.Write(json, "name", details.Name);
        FeatureText.Write(json, "component", QueryWords.Word(details.Component));
        FeatureText.Write(json, "echelon", details.Echelon is { } echelon ? QueryWords.Word(echelon) : null);
        FeatureText.Write(json, "sidc", details.Sidc);
        FeatureText.Write(json, "parent", details.Parent);
        FeatureText.Write(json, "operationalCommander", commander);
        FeatureText.Write(json, "site", details.CurrentSite);
        if (details.Strength?.Authorised is { } authorised) json.WriteNumber("authorised"u8, authorised);
        if (details.Strength?.Present is { } present) json.WriteNumber("present"u8, present);
        FeatureText.Write(json, "readiness", readiness);
        FeatureText.Write(json, "country", details.Country);
        FeatureText.Write(json, "headquarters", node.Name);
        FeatureText.Write(json, "label", unit.Label.Length > 0 ? unit.Label : node.DefaultLabel);
        json.WriteEndObject();
    }
}
