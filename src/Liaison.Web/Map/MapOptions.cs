using System.ComponentModel;

namespace Liaison.Web.Map;

/// <summary>What the map of the web app stands on.</summary>
public sealed record MapOptions
{
    /// <summary>The basemap; null for the coast lines that the app brings.</summary>
    [Description("A PMTiles file (version 3) that the map stands on; by default the coast lines of the web app.")]
    public string? Basemap { get; init; }
}
