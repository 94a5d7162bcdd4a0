namespace Liaison.Picture.Areas;

/// <summary>The tracks of which silence may have to be told, also when they have left the picture. Used by one thread.</summary>
sealed class SilenceList
{
    const int MostOrphans = 100_000;

    readonly List<Watch> _watches = [];
    readonly Dictionary<(string Area, string Uid), Watch> _orphans = [];

    /// <summary>Adds a track, once.</summary>
    public void Add(Watch watch)
    {
        if (watch.SilenceIndex >= 0) return;
        watch.SilenceIndex = _watches.Count;
        _watches.Add(watch);
    }

    /// <summary>Takes a track away that may be in the list.</summary>
    public void Remove(Watch watch)
    {
        if (watch.SilenceIndex < 0) return;
        var last = _watches[^1];
        _watches[watch.SilenceIndex] = last;
        last.SilenceIndex = watch.SilenceIndex;
        _watches.RemoveAt(_watches.Count - 1);
        watch.SilenceIndex = -1;
        if (_orphans.Count > 0) _orphans.Remove(KeyOf(watch));
    }

    /// <summary>Notes that a track has left the picture: it stays until its silence is told, or it comes back.</summary>
    public void Orphan(Watch watch)
    {
        if (watch.SilenceIndex < 0) return;
        if (_orphans.Count >= MostOrphans || !_orphans.TryAdd(KeyOf(watch), watch)) Remove(watch);
    }

    /// <summary>A track has come back to an area.</summary>
    public void ComeBack(string area, string uid)
    {
        if (_orphans.Count > 0 && _orphans.TryGetValue((area, uid), out var orphan)) Remove(orphan);
    }

    /// <summary>Takes away all tracks of an area.</summary>
    public void RemoveArea(WatchedArea area)
    {
        foreach (var watch in _watches.Where(watch => watch.Area == area).ToList()) Remove(watch);
    }

    /// <summary>Looks at each track, and lets go of those of which there is nothing more to tell.</summary>
    public void Tick(Func<Watch, bool> isPending)
    {
        for (var i = _watches.Count - 1; i >= 0; i--)
            if (!isPending(_watches[i])) Remove(_watches[i]);
    }

    static (string Area, string Uid) KeyOf(Watch watch) => (watch.Area.Area.Id, watch.Uid);
}
