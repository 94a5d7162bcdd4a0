using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Liaison.Feeds.Running;

/// <summary>What the node takes in beside TAK clients: ships, aircraft, alerts, files.</summary>
public sealed record FeedsOptions
{
    /// <summary>The feeds.</summary>
    [Description("What the node takes in beside TAK clients.")]
    public IReadOnlyList<FeedOptions> Inputs { get; init; } = [];
}

/// <summary>One feed.</summary>
public sealed record FeedOptions
{
    /// <summary>Its name, which is also the source of its tracks and alerts.</summary>
    [Description("Its name, unlike any other's; it is also shown as the source of its tracks and alerts.")]
    [RegularExpression("[a-z0-9][a-z0-9-]{0,39}", ErrorMessage = "up to 40 small letters, digits and hyphens")]
    public required string Name { get; init; }

    /// <summary>What it carries.</summary>
    [Description(
        "What it carries: Ais (NMEA 0183), Beast or Sbs (ADS-B), Alerts (CAP 1.2, JMA), Layers (GPX, KML, GeoJSON).")]
    public required FeedKind Kind { get; init; }

    /// <summary>Where it comes from, as a URI.</summary>
    [Description(
        "Where it comes from: `tcp://host:port` connects, `udp://address:port` listens (also to a multicast group), "
        + "`file:/path` reads a file and what is appended to it, `log:/path` plays a recorded log again and again "
        + "as if it were now, `folder:/path` takes each file that is put there, `https://...` asks again and again.")]
    public required string From { get; init; }

    /// <summary>The label of what comes by it; null for the node's default.</summary>
    [Description("The label of what comes by it, as a banner; by default the node's own, which releases to nobody.")]
    public string? Label { get; init; }

    /// <summary>For http and https: seconds between two requests.</summary>
    [Description("For http and https: seconds between two requests.")]
    [Range(5, 86_400)]
    public int IntervalSeconds { get; init; } = 60;

    /// <summary>Whether it begins paused.</summary>
    [Description("Whether it begins paused.")]
    public bool Paused { get; init; }
}
