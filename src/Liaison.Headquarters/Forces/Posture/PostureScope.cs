using Liaison.Headquarters.Forces.Sites;
using Liaison.Kernel.Geodesy;

namespace Liaison.Headquarters.Forces.Posture;

/// <summary>
/// The area of a question: a site with all that lies in it, a named area, or a shape on the map. A unit is in a site by
/// its current site, and in a shape by its own position, or else that of its site.
/// </summary>
public sealed class PostureScope
{
    readonly SiteTree _sites;
    readonly HashSet<string>? _within;
    readonly Func<GeoPoint, bool>? _covers;

    PostureScope(SiteTree sites, HashSet<string>? within, Func<GeoPoint, bool>? covers) =>
        (_sites, _within, _covers) = (sites, within, covers);

    /// <summary>Everything.</summary>
    public static PostureScope Everywhere(SiteTree sites) => new(sites, null, null);

    /// <summary>A site with all that lies in it, or a named area; null when there is neither.</summary>
    public static PostureScope? OfArea(SiteTree sites, string area)
    {
        ArgumentNullException.ThrowIfNull(sites);
        if (sites.Find(area) is not null)
            return new(sites, [.. sites.Within(area).Select(site => site.Id)], null);
        return sites.IsArea(area) ? new(sites, [.. sites.OfArea(area).Select(site => site.Id)], null) : null;
    }

    /// <summary>A box.</summary>
    public static PostureScope OfBox(SiteTree sites, GeoBox box) => new(sites, null, box.Contains);

    /// <summary>A polygon of at least three places; its edges are straight in degrees, and go the short way around the
    /// earth. The last place joins the first.</summary>
    public static PostureScope OfPolygon(SiteTree sites, IReadOnlyList<GeoPoint> ring) =>
        new(sites, null, point => Covers(ring, point));

    /// <summary>Whether a site is in the area.</summary>
    public bool Has(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        if (_within is { } within) return within.Contains(site.Id);
        return _covers is not { } covers || (_sites.PositionOf(site.Id) is { } position && covers(position.ToPoint()));
    }

    /// <summary>Whether a unit is in the area.</summary>
    public bool Has(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var site = unit.Details.CurrentSite;
        if (_within is { } within) return site is not null && within.Contains(site);
        if (_covers is not { } covers) return true;
        var position = unit.Details.Position ?? (site is null ? null : _sites.PositionOf(site));
        return position is { } place && covers(place.ToPoint());
    }

    // Counts the edges that a line to the north crosses (Shimrat 1962: odd inside).
    static bool Covers(IReadOnlyList<GeoPoint> ring, GeoPoint point)
    {
        var isInside = false;
        for (var i = 0; i < ring.Count; i++)
        {
            var (from, to) = (ring[i], ring[(i + 1) % ring.Count]);
            var start = Math.IEEERemainder(from.Longitude - point.Longitude, 360);
            var end = start + Math.IEEERemainder(to.Longitude - from.Longitude, 360);
            if (start > 0 == end > 0) continue;
            var crossing = from.Latitude + ((to.Latitude - from.Latitude) * -start / (end - start));
            if (crossing > point.Latitude) isInside = !isInside;
        }

        return isInside;
    }
}
