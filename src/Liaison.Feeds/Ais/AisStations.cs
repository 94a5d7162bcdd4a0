namespace Liaison.Feeds.Ais;

/// <summary>The stations that were heard, at most so many: the one that has been silent longest makes room.</summary>
sealed class AisStations(int most)
{
    readonly Dictionary<uint, AisStation> _stations = [];
    AisStation? _newest;
    AisStation? _oldest;

    /// <summary>How many are known.</summary>
    public int Count => _stations.Count;

    /// <summary>The station of an identity, which becomes the newest.</summary>
    /// <param name="mmsi">1 to 999999999.</param>
    public AisStation Of(uint mmsi)
    {
        if (_newest is { } newest && newest.Mmsi == mmsi) return newest;
        if (_stations.TryGetValue(mmsi, out var station))
        {
            Unlink(station);
        }
        else
        {
            if (_stations.Count >= most && _oldest is { } oldest)
            {
                Unlink(oldest);
                _stations.Remove(oldest.Mmsi);
            }

            _stations[mmsi] = station = new AisStation(mmsi);
        }

        (station.Older, station.Newer) = (_newest, null);
        if (_newest is null) _oldest = station;
        else _newest.Newer = station;
        return _newest = station;
    }

    void Unlink(AisStation station)
    {
        if (station.Newer is null) _newest = station.Older;
        else station.Newer.Older = station.Older;
        if (station.Older is null) _oldest = station.Newer;
        else station.Older.Newer = station.Newer;
    }
}
