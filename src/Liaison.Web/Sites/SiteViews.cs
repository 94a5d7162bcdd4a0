using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces.Sites;
using Liaison.Web.Command;

namespace Liaison.Web.Sites;

/// <summary>Sites as they go out and come in.</summary>
static class SiteViews
{
    const double CentimetresPerMetre = 100;

    /// <summary>A site.</summary>
    public static SiteModel Of(Site site, SiteTree sites, WebNode node, DateTimeOffset now) => new()
    {
        Id = site.Id,
        Version = site.Version,
        Headquarters = node.Name,
        Label = site.Label.Length > 0 ? site.Label : node.DefaultLabel,
        Name = site.Details.Name,
        Kind = site.Details.Kind,
        Parent = site.Details.Parent,
        Island = sites.IslandOf(site.Id)?.Id,
        Area = site.Details.Area ?? sites.AreaOf(site.Id),
        Position = Positions.Of(site.Details.Position ?? sites.PositionOf(site.Id)),
        Capacity = Of(site.Details.Capacity),
        Hazards = site.Details.Hazards,
        Agreements = site.Details.Agreements,
        Owner = site.Details.Owner is { Length: > 0 } owner ? owner : null,
        State = site.State,
        Report = site.Report is { } report ? Of(report, node, now) : null,
        By = site.By,
        At = site.Described,
    };

    /// <summary>A report of a site's state.</summary>
    public static SiteReportModel Of(SiteReportEntry report, WebNode node, DateTimeOffset now) => new()
    {
        Id = report.Id,
        State = report.Content.State,
        Reason = report.Content.Reason is { Length: > 0 } reason ? reason : null,
        Since = report.Content.Since,
        AsOf = report.Content.AsOf,
        Age = Math.Max(0, (long)(now - report.Content.AsOf).TotalSeconds),
        Source = report.Content.Source is { Length: > 0 } source ? source : null,
        By = report.By,
        Role = report.Role,
        Recorded = report.Recorded,
        Label = report.Label.Length > 0 ? report.Label : node.DefaultLabel,
    };

    /// <summary>A site as it would be posted.</summary>
    public static PostedSite Posted(Site site) => new()
    {
        Id = site.Id,
        Name = site.Details.Name,
        Kind = site.Details.Kind,
        Parent = site.Details.Parent,
        Area = site.Details.Area,
        Position = Positions.Of(site.Details.Position),
        Capacity = Of(site.Details.Capacity),
        Hazards = site.Details.Hazards,
        Agreements = site.Details.Agreements,
        Owner = site.Details.Owner,
        Label = site.Label.Length > 0 ? new PostedLabel(site.Label, null) : null,
    };

    /// <summary>Reads what was posted.</summary>
    /// <returns>Why it is no site; null when it is one, as far as the board does not say otherwise.</returns>
    public static Refusal? Read(PostedSite posted, out SiteDetails? details, out string label)
    {
        details = null;
        if (!PostedLabel.TryRead(posted.Label, out label, out var refusal)) return refusal;
        if (Positions.Read("position", posted.Position, out var position) is { } fault) return fault;
        // Beyond any ship, and within what a number of centimetres can be.
        if (posted.Capacity?.Draught is { } draught && !(draught >= 0 && draught <= 100))
            return Refusal.Invalid("capacity.draught", "0 to 100 metres");
        details = new SiteDetails(
            posted.Name, posted.Kind, posted.Parent, posted.Area, position, Of(posted.Capacity),
            posted.Hazards ?? [], posted.Agreements ?? [], posted.Owner ?? "");
        return null;
    }

    static SiteCapacityModel? Of(SiteCapacity? capacity) => capacity is null ? null : new()
    {
        Berths = capacity.Berths,
        Draught = capacity.DraughtCm / CentimetresPerMetre,
        Runway = capacity.RunwayMetres,
        Surface = capacity.Surface,
        Pavement = capacity.Pavement,
        HelicopterSpots = capacity.HelicopterSpots,
        Fuel = capacity.FuelLitres,
        Water = capacity.WaterLitres,
        WaterADay = capacity.WaterLitresADay,
        Power = capacity.PowerKilowatts,
        Beds = capacity.Beds,
        ShelterPlaces = capacity.ShelterPlaces,
        CargoADay = capacity.CargoTonnesADay,
        Storage = capacity.StorageSquareMetres,
    };

    static SiteCapacity? Of(SiteCapacityModel? model) => model is null ? null : new(
        model.Berths, model.Draught is { } draught ? (int)Math.Round(draught * CentimetresPerMetre) : null,
        model.Runway, model.Surface, model.Pavement, model.HelicopterSpots, model.Fuel, model.Water, model.WaterADay,
        model.Power, model.Beds, model.ShelterPlaces, model.CargoADay, model.Storage);
}
