using System.ComponentModel;
using System.Text.Json.Serialization;
using Liaison.Kernel.Time;
using Liaison.Picture.Recording;

namespace Liaison.Web.Recording;

/// <summary>A stretch of time of which nothing is recorded (UTC).</summary>
/// <param name="From">Its begin; absent when nothing before is recorded either.</param>
/// <param name="To">Its end; absent when it has not ended.</param>
public sealed record GapModel(string? From, string? To)
{
    internal static GapModel Of(RecordedGap gap) => new(
        gap.From is { } from ? IsoTime.Format(from) : null, gap.To is { } to ? IsoTime.Format(to) : null);
}

/// <summary>Reports in a stretch of time.</summary>
/// <param name="From">Its begin (UTC); it ends where the next one begins.</param>
/// <param name="Reports">How many came.</param>
public sealed record BucketModel(string From, long Reports);

/// <summary>How much of a stretch of time is recorded.</summary>
/// <param name="From">Its begin (UTC).</param>
/// <param name="To">Its end (UTC).</param>
/// <param name="Bytes">Bytes on disk of all recordings.</param>
/// <param name="Gaps">What of it is not recorded.</param>
/// <param name="Buckets">Reports in each of its parts of equal length, to ten seconds.</param>
public sealed record RecordingModel(
    string From, string To, long Bytes, IReadOnlyList<GapModel> Gaps, IReadOnlyList<BucketModel> Buckets);

/// <summary>The recorded positions of a track as a GeoJSON feature.</summary>
/// <param name="Id">Uid of the track.</param>
/// <param name="Properties">What is known of it.</param>
public sealed record HistoryFeature(string Id, HistoryProperties Properties)
{
    /// <summary>Always <c>Feature</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Feature";

    /// <summary>
    /// Where it was: a Point, a LineString, or a MultiLineString when its way is broken off; null for nowhere.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public HistoryGeometry? Geometry { get; init; }
}

/// <summary>Where a track was.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HistoryPoint), "Point")]
[JsonDerivedType(typeof(HistoryLine), "LineString")]
[JsonDerivedType(typeof(HistoryLines), "MultiLineString")]
public abstract record HistoryGeometry;

/// <summary>One position.</summary>
/// <param name="Coordinates">Longitude and latitude in WGS-84 degrees, and the height in metres if known.</param>
public sealed record HistoryPoint(IReadOnlyList<double> Coordinates) : HistoryGeometry;

/// <summary>A way.</summary>
/// <param name="Coordinates">Its positions.</param>
public sealed record HistoryLine(IReadOnlyList<IReadOnlyList<double>> Coordinates) : HistoryGeometry;

/// <summary>A way in several parts. A part of one position has it twice.</summary>
/// <param name="Coordinates">The positions of each.</param>
public sealed record HistoryLines(IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> Coordinates) : HistoryGeometry;

/// <summary>
/// What is known of a track's way. The lists run parallel to the positions in their order, over all parts.
/// </summary>
public sealed record HistoryProperties
{
    /// <summary>Uid of the track.</summary>
    public required string Uid { get; init; }

    /// <summary>Its last callsign.</summary>
    public string? Callsign { get; init; }

    /// <summary>Its last CoT type.</summary>
    public required string Type { get; init; }

    /// <summary>Where its last report came from.</summary>
    public required string Source { get; init; }

    /// <summary>Its last label, as a banner.</summary>
    public required string Label { get; init; }

    /// <summary>When the node received each position.</summary>
    [Description("When the node received each position (UTC).")]
    public required IReadOnlyList<string> Times { get; init; }

    /// <summary>Courses.</summary>
    [Description("Course over ground in degrees true at each position; null when unknown.")]
    public required IReadOnlyList<double?> Courses { get; init; }

    /// <summary>Speeds.</summary>
    [Description("Speed over ground in metres per second at each position; null when unknown.")]
    public required IReadOnlyList<double?> Speeds { get; init; }

    /// <summary>Gaps of the recording between the first and the last position.</summary>
    [Description("What is not recorded between the first and the last position.")]
    public required IReadOnlyList<GapModel> Gaps { get; init; }

    /// <summary>Whether older positions were left out.</summary>
    [Description("Whether older positions of that time were left out because of the limit.")]
    public required bool Truncated { get; init; }
}
