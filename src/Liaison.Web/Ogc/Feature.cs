using System.Text.Json;
using Liaison.Picture.Layers;

namespace Liaison.Web.Ogc;

/// <summary>One feature of a collection.</summary>
/// <param name="Id">Its name, unique in the collection.</param>
/// <param name="Geometry">Its shape; null when it has none.</param>
/// <param name="When">When it holds.</param>
/// <param name="WriteProperties">Writes the JSON object of its properties.</param>
sealed record Feature(string Id, Geometry? Geometry, TimeInterval When, Action<Utf8JsonWriter> WriteProperties);

/// <summary>Some of the features that were asked for.</summary>
/// <param name="Features">The features.</param>
/// <param name="Matched">How many fit, on all pages.</param>
/// <param name="Next">Where the next page begins; -1 after the last.</param>
sealed record FeaturePage(IReadOnlyList<Feature> Features, int Matched, int Next);

/// <summary>What a property of a collection's features is, as JSON Schema says it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">
/// <c>string</c>, <c>number</c>, <c>integer</c>, <c>boolean</c> or <c>array</c> (of strings).
/// </param>
/// <param name="Format">For example <c>date-time</c>; null for none.</param>
sealed record FeatureProperty(string Name, string Type, string? Format = null);
