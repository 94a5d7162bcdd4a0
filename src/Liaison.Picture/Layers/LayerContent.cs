namespace Liaison.Picture.Layers;

/// <summary>What was read from a file.</summary>
/// <param name="Format">What the file is: <c>geojson</c>, <c>kml</c> or <c>gpx</c>.</param>
/// <param name="Features">The features that can be shown.</param>
/// <param name="Skipped">How many features of the file cannot be shown.</param>
/// <param name="Reasons">Why: the first few reasons, each with the first feature that it is true of.</param>
public sealed record LayerContent(
    string Format, IReadOnlyList<LayerFeature> Features, int Skipped, IReadOnlyList<string> Reasons);
