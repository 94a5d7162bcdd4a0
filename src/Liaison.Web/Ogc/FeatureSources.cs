using System.Runtime.CompilerServices;
using Liaison.Picture;
using Liaison.Picture.Alerts;
using Liaison.Picture.Areas;
using Liaison.Picture.Layers;

namespace Liaison.Web.Ogc;

/// <summary>All collections that the node offers.</summary>
sealed class FeatureSources(
    LivePicture picture, WatchAreaList areas, AlertBoard alerts, LayerBoard layers, WebNode node)
{
    readonly IReadOnlyList<IFeatureSource> _own =
        [new TrackSource(picture, node), new AreaSource(areas, node), new AlertSource(alerts, node)];

    // A layer never changes: what was found out about it is kept as long as the layer.
    readonly ConditionalWeakTable<Layer, LayerSource> _layers = [];

    /// <summary>The collections as they are now.</summary>
    public IReadOnlyList<IFeatureSource> All =>
        [.. _own, .. layers.All.Select(layer => _layers.GetValue(layer, one => new LayerSource(one)))];

    /// <summary>Finds a collection by its name.</summary>
    public IFeatureSource? Find(string id) => All.FirstOrDefault(source => source.Id == id);
}
