using Liaison.Picture;

namespace Liaison.Web.Ogc;

/// <summary>All collections that the node offers.</summary>
sealed class FeatureSources(LivePicture picture, WebNode node)
{
    readonly TrackSource _tracks = new(picture, node);

    /// <summary>The collections as they are now.</summary>
    public IReadOnlyList<IFeatureSource> All => [_tracks];

    /// <summary>Finds a collection by its name.</summary>
    public IFeatureSource? Find(string id) => All.FirstOrDefault(source => source.Id == id);
}
