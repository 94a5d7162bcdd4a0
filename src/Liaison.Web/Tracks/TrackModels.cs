using System.ComponentModel;
using System.Text.Json.Serialization;
using Liaison.Web.Recording;

namespace Liaison.Web.Tracks;

/// <summary>Tracks as a GeoJSON FeatureCollection (RFC 7946).</summary>
/// <param name="Features">The tracks.</param>
public sealed record TrackCollection(IReadOnlyList<TrackFeature> Features)
{
    /// <summary>Always <c>FeatureCollection</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "FeatureCollection";

    /// <summary>The moment that it shows: when the answer was made, or what <c>at</c> said.</summary>
    [Description("The moment that it shows (UTC).")]
    public required string TimeStamp { get; init; }

    /// <summary>The gap in the recording that the moment lies in.</summary>
    [Description("The gap in the recording that the moment lies in; absent when it was recorded.")]
    public GapModel? Gap { get; init; }

    /// <summary>Number of features.</summary>
    public int NumberReturned => Features.Count;
}

/// <summary>One track as a GeoJSON feature.</summary>
/// <param name="Id">Uid of the track.</param>
/// <param name="Geometry">Where it is.</param>
/// <param name="Properties">What is known of it.</param>
public sealed record TrackFeature(string Id, PointGeometry Geometry, TrackProperties Properties)
{
    /// <summary>Always <c>Feature</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Feature";
}

/// <summary>A GeoJSON point.</summary>
/// <param name="Coordinates">Longitude and latitude in WGS-84 degrees, and the height in metres when it is known.</param>
public sealed record PointGeometry(IReadOnlyList<double> Coordinates)
{
    /// <summary>Always <c>Point</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Point";
}

/// <summary>What is known of a track. What is not known is absent.</summary>
public sealed record TrackProperties
{
    /// <summary>CoT type.</summary>
    [Description("CoT type, for example a-f-G-U-C.")]
    public required string Type { get; init; }

    /// <summary>Symbol identification code of MIL-STD-2525D, 20 digits.</summary>
    [Description("Symbol identification code of MIL-STD-2525D, 20 digits.")]
    public required string Sidc { get; init; }

    /// <summary>Callsign.</summary>
    public string? Callsign { get; init; }

    /// <summary>When the newest report was made, by its sender's clock.</summary>
    [Description("When the newest report was made, by its sender's clock (UTC).")]
    public required string Time { get; init; }

    /// <summary>Until when it holds.</summary>
    [Description("Until when the newest report holds (UTC).")]
    public required string Stale { get; init; }

    /// <summary>Where the newest report came from.</summary>
    [Description("Where the newest report came from, for example tak.")]
    public required string Source { get; init; }

    /// <summary>All sources of the track.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The headquarters that has it.</summary>
    public required string Headquarters { get; init; }

    /// <summary>The label as a banner.</summary>
    [Description("The label as a banner, for example UNCLASSIFIED//REL TO USA, JPN.")]
    public required string Label { get; init; }

    /// <summary>Course in degrees true.</summary>
    [Description("Course over ground in degrees true.")]
    public double? Course { get; init; }

    /// <summary>Speed in metres per second.</summary>
    [Description("Speed over ground in metres per second.")]
    public double? Speed { get; init; }

    /// <summary>Height in metres above the ellipsoid.</summary>
    [Description("Height above the WGS-84 ellipsoid in metres.")]
    public double? Hae { get; init; }

    /// <summary>Seconds since the node received the newest report.</summary>
    [Description("Seconds since the node received the newest report.")]
    public required int Age { get; init; }

    /// <summary>Whether it is an emergency.</summary>
    public required bool Emergency { get; init; }
}

/// <summary>A report of a track, posted by a feed or a watch officer.</summary>
public sealed record PostedReport
{
    /// <summary>Unique id of the track.</summary>
    [Description("Unique id of the track, at most 256 bytes.")]
    public required string Uid { get; init; }

    /// <summary>CoT type.</summary>
    [Description("CoT type, for example a-u-S; must be of an atom (a-...).")]
    public required string Type { get; init; }

    /// <summary>Longitude, latitude.</summary>
    [Description("Longitude and latitude in WGS-84 degrees; a third number is the height above the ellipsoid in metres.")]
    public required IReadOnlyList<double> Position { get; init; }

    /// <summary>Callsign.</summary>
    public string? Callsign { get; init; }

    /// <summary>Course in degrees true.</summary>
    public double? Course { get; init; }

    /// <summary>Speed in metres per second.</summary>
    public double? Speed { get; init; }

    /// <summary>When it was seen.</summary>
    [Description("When it was seen; now when absent (ISO 8601).")]
    public string? Time { get; init; }

    /// <summary>Until when it holds.</summary>
    [Description("Until when it holds; five minutes after its time when absent (ISO 8601).")]
    public string? Stale { get; init; }

    /// <summary>The label.</summary>
    [Description("The label as a banner; the node's default when absent.")]
    public string? Label { get; init; }

    /// <summary>Words to it.</summary>
    public string? Remarks { get; init; }
}
