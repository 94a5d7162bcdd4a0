using System.Text.Json;
using Liaison.Kernel.Geodesy;
using Liaison.Picture;
using Liaison.Picture.Layers;
using Liaison.Picture.Tracks;
using Liaison.Web.Tracks;

namespace Liaison.Web.Ogc;

/// <summary>The tracks of the picture as it is now. A track holds from its report's time until it is stale.</summary>
sealed class TrackSource(LivePicture picture, WebNode node) : IFeatureSource
{
    public string Id => "tracks";

    public string Title => "Tracks";

    public string Description => "What is seen now: ships, aircraft, vehicles, people.";

    // Tracks move: any smaller box would be wrong by the time that it is read.
    public GeoBox Extent => GeoBox.World;

    public IReadOnlyList<FeatureProperty> Properties { get; } =
    [
        new("type", "string"), new("sidc", "string"), new("callsign", "string"), new("time", "string", "date-time"),
        new("stale", "string", "date-time"), new("source", "string"), new("sources", "array"),
        new("headquarters", "string"), new("label", "string"), new("course", "number"), new("speed", "number"),
        new("hae", "number"), new("age", "integer"), new("emergency", "boolean"),
    ];

    public ValueTask<FeaturePage> FindAsync(FeatureQuery query)
    {
        var page = picture.PageOf(query.Box, query.When.From, query.When.To, query.After, query.Limit);
        return new(new FeaturePage([.. page.Tracks.Select(FeatureOf)], page.Matched, page.Next));
    }

    public ValueTask<Feature?> OneAsync(string id) => new(picture.Find(id) is { } track ? FeatureOf(track) : null);

    Feature FeatureOf(TrackSnapshot track) => new(
        track.Uid,
        new GeometryPoint(new Position(track.Longitude, track.Latitude, track.Height)),
        new TimeInterval(track.Time, track.Stale),
        json => JsonSerializer.Serialize(
            json, TracksApi.FeatureOf(track, node).Properties, WebJson.Default.TrackProperties));
}
