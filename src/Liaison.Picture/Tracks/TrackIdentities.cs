using System.Text;

namespace Liaison.Picture.Tracks;

/// <summary>One source of a track.</summary>
/// <param name="Uid">The uid by which the source knows the track.</param>
/// <param name="Source">What it is, for example <c>tak</c> or <c>ais</c>.</param>
/// <param name="Age">How long ago it reported last, to the second.</param>
public sealed record TrackSource(string Uid, string Source, TimeSpan Age);

/// <summary>
/// Which rows bear which keys, and who reports on them: a table beside the rows, so that tracks without a key cost nothing.
/// Used under the picture's lock only.
/// </summary>
sealed class TrackIdentities
{
    // A track has a handful of sources in honest use; a sender that makes up uids must not fill the memory.
    const int MostSources = 16;

    readonly Dictionary<TrackKey, int> _rows = [];
    readonly Dictionary<int, Known> _known = [];

    /// <summary>The row that bears a key, or -1.</summary>
    public int Find(TrackKey key) => _rows.GetValueOrDefault(key, -1);

    /// <summary>Notes that a source has reported on a row under a key.</summary>
    public void Note(int row, TrackKey key, ReadOnlySpan<byte> uid, ushort source, int nowSeconds)
    {
        if (!_known.TryGetValue(row, out var known)) _known[row] = known = new Known(key);
        _rows[key] = row;
        for (var i = 0; i < known.Sources.Count; i++)
        {
            var seen = known.Sources[i];
            if (seen.Source != source || !seen.Uid.AsSpan().SequenceEqual(uid)) continue;
            known.Sources[i] = seen with { Seconds = nowSeconds };
            return;
        }

        if (known.Sources.Count == MostSources) known.Sources.RemoveAt(0);
        known.Sources.Add(new Seen(uid.ToArray(), source, nowSeconds));
    }

    /// <summary>The sources of a row that bears a key, the latest first.</summary>
    public IReadOnlyList<TrackSource> SourcesOf(int row, Func<ushort, string> nameOf, int nowSeconds) =>
        [.. _known[row].Sources.OrderByDescending(seen => seen.Seconds).Select(seen => new TrackSource(
            Encoding.UTF8.GetString(seen.Uid), nameOf(seen.Source), TimeSpan.FromSeconds(nowSeconds - seen.Seconds)))];

    /// <summary>Whether a row bears a key.</summary>
    public bool Knows(int row) => _known.Count > 0 && _known.ContainsKey(row);

    /// <summary>The row is no longer a track.</summary>
    public void Forget(int row)
    {
        if (_known.Remove(row, out var known)) _rows.Remove(known.Key);
    }

    sealed record Known(TrackKey Key)
    {
        public List<Seen> Sources { get; } = new(1);
    }

    readonly record struct Seen(byte[] Uid, ushort Source, int Seconds);
}
