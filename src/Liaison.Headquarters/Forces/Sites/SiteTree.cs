using System.Diagnostics.CodeAnalysis;
using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Forces.Sites;

/// <summary>The sites of a headquarters, what lies in what, and all that was ever said of each.</summary>
public sealed class SiteTree
{
    // All states of each site, oldest first.
    readonly Dictionary<string, List<Site>> _sites = [];
    readonly Dictionary<Guid, string> _byRecord = [];
    readonly Dictionary<string, SortedSet<string>> _children = [];
    readonly Dictionary<string, SortedSet<string>> _areas = [];
    // The ids in their order, for pages.
    readonly List<string> _ids = [];

    /// <summary>How many sites there are.</summary>
    public int Count => _sites.Count;

    /// <summary>A site; null when there is none of that id.</summary>
    public Site? Find(string id) => TryGet(id, out var site) ? site : null;

    /// <summary>A site.</summary>
    public bool TryGet(string id, [NotNullWhen(true)] out Site? site)
    {
        site = _sites.TryGetValue(id, out var states) ? states[^1] : null;
        return site is not null;
    }

    /// <summary>A site as it was known at a time; null when it was not.</summary>
    public Site? FindAt(string id, DateTimeOffset at)
    {
        if (!_sites.TryGetValue(id, out var states)) return null;
        var (low, high) = (0, states.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (states[middle].At <= at) low = middle + 1;
            else high = middle;
        }

        return low > 0 ? states[low - 1] : null;
    }

    /// <summary>The site that a record added; null when it added none.</summary>
    public Site? FindByRecord(Guid record) => _byRecord.TryGetValue(record, out var id) ? Find(id) : null;

    /// <summary>A site as each record about it left it, oldest first.</summary>
    public IReadOnlyList<Site> History(string id) => _sites.TryGetValue(id, out var states) ? [.. states] : [];

    /// <summary>Sites in the order of their ids.</summary>
    /// <param name="after">The id behind which to begin; null for the first.</param>
    public IEnumerable<Site> InOrder(string? after = null)
    {
        var place = after is null ? 0 : _ids.BinarySearch(after, StringComparer.Ordinal);
        for (var i = place < 0 ? ~place : place + (after is null ? 0 : 1); i < _ids.Count; i++)
            yield return _sites[_ids[i]][^1];
    }

    /// <summary>A site and the sites above it, itself first.</summary>
    public IEnumerable<Site> Above(string id)
    {
        for (var site = Find(id); site is not null; site = Find(site.Details.Parent ?? "")) yield return site;
    }

    /// <summary>A site and all that lie in it, each behind what it lies in.</summary>
    public IEnumerable<Site> Within(string id)
    {
        var open = new Stack<string>([id]);
        while (open.TryPop(out var next))
        {
            if (!TryGet(next, out var site)) continue;
            yield return site;
            if (_children.TryGetValue(next, out var children))
                foreach (var child in children.Reverse()) open.Push(child);
        }
    }

    /// <summary>All sites of an area; none when no site names it.</summary>
    public IEnumerable<Site> OfArea(string area)
    {
        var top = _areas.GetValueOrDefault(area) ?? [];
        // What lies in a site that is found belongs to it, unless it names another area.
        return top.SelectMany(Within).Where(site => AreaOf(site.Id) == area).DistinctBy(site => site.Id);
    }

    /// <summary>Whether a site names this area.</summary>
    public bool IsArea(string area) => _areas.TryGetValue(area, out var sites) && sites.Count > 0;

    /// <summary>The area that a site is of: its own, or that of the nearest site above it that names one.</summary>
    public string? AreaOf(string id) =>
        Above(id).Select(site => site.Details.Area).FirstOrDefault(area => area is not null);

    /// <summary>The island that a site is, or lies on; null for none.</summary>
    public Site? IslandOf(string id) => Above(id).FirstOrDefault(site => site.Details.Kind == SiteKind.Island);

    /// <summary>Where a site is: its own position, or that of the nearest site above it that has one.</summary>
    public GeoPosition? PositionOf(string id) =>
        Above(id).Select(site => site.Details.Position).FirstOrDefault(position => position is not null);

    internal IEnumerable<Site> States => _ids.SelectMany(id => _sites[id]);

    internal void Put(Site site)
    {
        if (_sites.TryGetValue(site.Id, out var states))
        {
            var before = states[^1].Details;
            _children.GetValueOrDefault(before.Parent ?? "")?.Remove(site.Id);
            _areas.GetValueOrDefault(before.Area ?? "")?.Remove(site.Id);
        }
        else
        {
            _sites.Add(site.Id, states = []);
            _byRecord[site.Record] = site.Id;
            _ids.Insert(~_ids.BinarySearch(site.Id, StringComparer.Ordinal), site.Id);
        }

        states.Add(site);
        Link(_children, site.Details.Parent, site.Id);
        Link(_areas, site.Details.Area, site.Id);
    }

    static void Link(Dictionary<string, SortedSet<string>> index, string? key, string id)
    {
        if (key is null) return;
        if (!index.TryGetValue(key, out var ids)) index.Add(key, ids = new(StringComparer.Ordinal));
        ids.Add(id);
    }
}
