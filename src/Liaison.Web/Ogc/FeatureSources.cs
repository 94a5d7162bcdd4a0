using System.Runtime.CompilerServices;
using Liaison.Picture;
using Liaison.Picture.Layers;

namespace Liaison.Web.Ogc;

/// <summary>All collections that the node offers.</summary>
sealed class FeatureSources(LivePicture picture, LayerBoard layers, WebNode node)
{
    readonly TrackSource _tracks = new(picture, node);

    // A layer never changes: what was found out about it is kept as long as the layer.
    readonly ConditionalWeakTable<Layer, LayerSource> _layers = [];

    /// <summary>The collections as they are now.</summary>
    public IReadOnlyList<IFeatureSource> All =>
        [_tracks, .. layers.All.Select(layer => _layers.GetValue(layer, one => new LayerSource(one)))];

    /// <summary>Finds a collection by its name.</summary>
    public IFeatureSource? Find(string id) => All.FirstOrDefault(source => source.Id == id);
}
