using System.Text.Json;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces.Sites;
using Liaison.Kernel.Geodesy;
using Liaison.Kernel.Time;
using Liaison.Picture.Layers;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Sites;

namespace Liaison.Web.Ogc;

/// <summary>The sites, each where it or the site around it is. They hold always.</summary>
sealed class SiteSource(CommandPost post, WebNode node, TimeProvider time) : IFeatureSource
{
    public string Id => "sites";

    public string Title => "Sites";

    public string Description => "Islands, ports, airfields, camps, shelters: what they can take, and their state.";

    public Permission Permission => Permission.SeeBoards;

    public GeoBox Extent => GeoBox.World;

    public IReadOnlyList<FeatureProperty> Properties { get; } =
    [
        new("name", "string"), new("kind", "string"), new("parent", "string"), new("island", "string"),
        new("area", "string"), new("state", "string"), new("reason", "string"),
        new("stateAsOf", "string", "date-time"), new("since", "string", "date-time"), new("owner", "string"),
        new("hazards", "array"), new("berths", "integer"), new("draught", "number"), new("runway", "integer"),
        new("surface", "string"), new("pavement", "string"), new("helicopterSpots", "integer"),
        new("fuel", "integer"), new("water", "integer"), new("waterADay", "integer"), new("power", "integer"),
        new("beds", "integer"), new("shelterPlaces", "integer"), new("cargoADay", "integer"),
        new("storage", "integer"), new("headquarters", "string"), new("label", "string"),
    ];

    public async ValueTask<FeaturePage> FindAsync(FeatureQuery query) => await post.ReadAsync(
        boards => query.PageOf(boards.Sites.Sites.InOrder().Select(site => FeatureOf(site, boards.Sites.Sites))));

    public async ValueTask<Feature?> OneAsync(string id) => await post.ReadAsync(
        boards => boards.Sites.Sites.Find(id) is { } site ? FeatureOf(site, boards.Sites.Sites) : null);

    Feature FeatureOf(Site site, SiteTree sites)
    {
        var model = SiteViews.Of(site, sites, node, time.GetUtcNow());
        return new(site.Id, PlaceOf(model.Position), TimeInterval.Always, json => Write(json, model));
    }

    /// <summary>A point of longitude and latitude; null for none.</summary>
    public static GeometryPoint? PlaceOf(IReadOnlyList<double>? position) =>
        position is null ? null : new GeometryPoint(new Position(position[0], position[1]));

    static void Write(Utf8JsonWriter json, SiteModel site)
    {
        json.WriteStartObject();
        FeatureText.Write(json, "name", site.Name);
        FeatureText.Write(json, "kind", QueryWords.Word(site.Kind));
        FeatureText.Write(json, "parent", site.Parent);
        FeatureText.Write(json, "island", site.Island);
        FeatureText.Write(json, "area", site.Area);
        FeatureText.Write(json, "state", QueryWords.Word(site.State));
        FeatureText.Write(json, "reason", site.Report?.Reason);
        FeatureText.Write(json, "stateAsOf", site.Report is { } report ? IsoTime.Format(report.AsOf) : null);
        FeatureText.Write(json, "since", site.Report?.Since is { } since ? IsoTime.Format(since) : null);
        FeatureText.Write(json, "owner", site.Owner);
        json.WriteStartArray("hazards"u8);
        foreach (var hazard in site.Hazards) json.WriteStringValue(hazard);
        json.WriteEndArray();
        if (site.Capacity is { } capacity) Write(json, capacity);
        FeatureText.Write(json, "headquarters", site.Headquarters);
        FeatureText.Write(json, "label", site.Label);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, SiteCapacityModel capacity)
    {
        Number(json, "berths", capacity.Berths);
        if (capacity.Draught is { } draught) json.WriteNumber("draught"u8, draught);
        Number(json, "runway", capacity.Runway);
        FeatureText.Write(json, "surface", capacity.Surface is { } surface ? QueryWords.Word(surface) : null);
        FeatureText.Write(json, "pavement", capacity.Pavement);
        Number(json, "helicopterSpots", capacity.HelicopterSpots);
        Number(json, "fuel", capacity.Fuel);
        Number(json, "water", capacity.Water);
        Number(json, "waterADay", capacity.WaterADay);
        Number(json, "power", capacity.Power);
        Number(json, "beds", capacity.Beds);
        Number(json, "shelterPlaces", capacity.ShelterPlaces);
        Number(json, "cargoADay", capacity.CargoADay);
        Number(json, "storage", capacity.Storage);
    }

    static void Number(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } known) json.WriteNumber(name, known);
    }
}

/// <summary>Writes properties that are text.</summary>
static class FeatureText
{
    /// <summary>Writes one; what is not known is absent.</summary>
    public static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) json.WriteString(name, value);
    }
}
