using System.Text.Json;
using System.Text.Json.Serialization;

namespace Liaison.Web.Ogc;

/// <summary>A link of an answer (RFC 8288).</summary>
/// <param name="Href">Where it leads.</param>
/// <param name="Rel">What is there for who reads the answer.</param>
/// <param name="Type">The media type that is there.</param>
/// <param name="Title">In words.</param>
public sealed record OgcLink(string Href, string Rel, string Type, string? Title = null);

/// <summary>Where to begin.</summary>
/// <param name="Title">The node.</param>
/// <param name="Description">What it offers.</param>
/// <param name="Links">What there is.</param>
public sealed record OgcLandingPage(string Title, string Description, IReadOnlyList<OgcLink> Links);

/// <summary>Which parts of the standard hold.</summary>
/// <param name="ConformsTo">Conformance classes by their names.</param>
public sealed record OgcConformance(IReadOnlyList<string> ConformsTo);

/// <summary>The collections.</summary>
/// <param name="Collections">The collections.</param>
/// <param name="Crs">Coordinate reference systems that all of them may be asked for in.</param>
/// <param name="Links">What there is.</param>
public sealed record OgcCollections(
    IReadOnlyList<OgcCollection> Collections, IReadOnlyList<string> Crs, IReadOnlyList<OgcLink> Links);

/// <summary>A collection of features.</summary>
public sealed record OgcCollection
{
    /// <summary>Its name in addresses.</summary>
    public required string Id { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Title { get; init; }

    /// <summary>What is in it.</summary>
    public required string Description { get; init; }

    /// <summary>Where its features are.</summary>
    public required OgcExtent Extent { get; init; }

    /// <summary>Always <c>feature</c>.</summary>
    public string ItemType { get; } = "feature";

    /// <summary>Coordinate reference systems that it may be asked for in, the usual one first.</summary>
    public required IReadOnlyList<string> Crs { get; init; }

    /// <summary>The one that needs no conversion.</summary>
    public required string StorageCrs { get; init; }

    /// <summary>What there is.</summary>
    public required IReadOnlyList<OgcLink> Links { get; init; }
}

/// <summary>Where the features of a collection are.</summary>
/// <param name="Spatial">The place.</param>
public sealed record OgcExtent(OgcSpatialExtent Spatial);

/// <summary>A place.</summary>
/// <param name="Bbox">One box: west, south, east, north in degrees.</param>
/// <param name="Crs">The coordinate reference system of the box.</param>
public sealed record OgcSpatialExtent(IReadOnlyList<IReadOnlyList<double>> Bbox, string Crs);

/// <summary>JSON of the answers that are not features.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OgcLandingPage))]
[JsonSerializable(typeof(OgcConformance))]
[JsonSerializable(typeof(OgcCollections))]
[JsonSerializable(typeof(OgcCollection))]
sealed partial class OgcJson : JsonSerializerContext;
