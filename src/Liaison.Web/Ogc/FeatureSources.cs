using System.Runtime.CompilerServices;
using Liaison.Headquarters.Command;
using Liaison.Picture;
using Liaison.Picture.Alerts;
using Liaison.Picture.Areas;
using Liaison.Picture.Layers;
using Liaison.Web.Access;
using Microsoft.AspNetCore.Http;

namespace Liaison.Web.Ogc;

/// <summary>All collections that the node offers.</summary>
sealed class FeatureSources(
    LivePicture picture, WatchAreaList areas, AlertBoard alerts, LayerBoard layers, CommandPost post, WebNode node,
    TimeProvider time)
{
    readonly IReadOnlyList<IFeatureSource> _own =
    [
        new TrackSource(picture, node), new AreaSource(areas, node), new AlertSource(alerts, node),
        new UnitSource(post, node, time), new SiteSource(post, node, time),
    ];

    // A layer never changes: what was found out about it is kept as long as the layer.
    readonly ConditionalWeakTable<Layer, LayerSource> _layers = [];

    /// <summary>The collections as they are now, as far as a caller may see them.</summary>
    public IReadOnlyList<IFeatureSource> For(HttpRequest request)
    {
        // The endpoints ask for a permission, so somebody is there.
        var role = CallerAccess.CallerOf(request.HttpContext)!.Role;
        var all = _own.Concat(layers.All.Select(layer => _layers.GetValue(layer, one => new LayerSource(one))));
        return [.. all.Where(source => role.Has(source.Permission))];
    }

    /// <summary>Finds a collection by its name; null when the caller may not see it.</summary>
    public IFeatureSource? Find(string id, HttpRequest request) =>
        For(request).FirstOrDefault(source => source.Id == id);
}
