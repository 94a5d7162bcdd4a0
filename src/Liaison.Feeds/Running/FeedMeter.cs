using System.Runtime.InteropServices;

namespace Liaison.Feeds.Running;

/// <summary>Counts what becomes of a feed's input. One thread writes, others look.</summary>
sealed class FeedMeter(TimeProvider time)
{
    const int RateSeconds = 10;
    const int MostReasons = 64;
    const int MostSamples = 8;
    const int SampleLength = 200;
    const string OtherReasons = "other reasons";

    readonly Lock _lock = new();
    readonly Dictionary<string, long> _rejected = [];
    readonly List<FeedSample> _samples = [];

    // One slot a second, of the second that is noted beside it.
    readonly long[] _counts = new long[RateSeconds + 1];
    readonly long[] _seconds = new long[RateSeconds + 1];
    long _lastItemMs = -1;
    long _lagMs;

    public long Bytes { get; private set; }

    public long Accepted { get; private set; }

    public long Ignored { get; private set; }

    public void Receive(int bytes) => Bytes += bytes;

    public void Ignore() => Ignored++;

    /// <summary>Counts items that were taken.</summary>
    /// <param name="timeMs">When the item was made, Unix milliseconds.</param>
    /// <param name="receivedMs">When it came, Unix milliseconds.</param>
    public void Accept(long timeMs, long receivedMs)
    {
        Accepted++;
        (_lastItemMs, _lagMs) = (receivedMs, receivedMs - timeMs);
        var second = receivedMs / 1000;
        var slot = (int)(second % _counts.Length);
        if (_seconds[slot] != second) (_seconds[slot], _counts[slot]) = (second, 0);
        _counts[slot]++;
    }

    public void Reject(string reason, ReadOnlySpan<byte> input)
    {
        lock (_lock)
        {
            // Reasons come from a decoder's own words; a bound all the same.
            if (_rejected.Count >= MostReasons && !_rejected.ContainsKey(reason)) reason = OtherReasons;
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_rejected, reason, out _);
            count++;
            // One of a kind each second is enough to look at: the rest costs its count alone.
            var now = time.GetUtcNow();
            var known = _samples.FindIndex(sample => sample.Reason == reason);
            if (known >= 0 && now - _samples[known].At < TimeSpan.FromSeconds(1)) return;
            if (known >= 0) _samples.RemoveAt(known);
            else if (_samples.Count == MostSamples) _samples.RemoveAt(MostSamples - 1);
            _samples.Insert(0, new FeedSample(reason, Readable(input), now));
        }
    }

    /// <summary>Items per second over the last ten full seconds.</summary>
    public double Rate()
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        long sum = 0;
        for (var slot = 0; slot < _counts.Length; slot++)
        {
            if (_seconds[slot] < now && _seconds[slot] >= now - RateSeconds) sum += _counts[slot];
        }

        return (double)sum / RateSeconds;
    }

    public TimeSpan? Lag() => _lastItemMs < 0 ? null : TimeSpan.FromMilliseconds(_lagMs);

    public DateTimeOffset? LastItem() => _lastItemMs < 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(_lastItemMs);

    public (IReadOnlyDictionary<string, long> Counts, IReadOnlyList<FeedSample> Samples) Rejected()
    {
        lock (_lock) return (new Dictionary<string, long>(_rejected), [.. _samples]);
    }

    static string Readable(ReadOnlySpan<byte> input) => string.Create(
        Math.Min(input.Length, SampleLength), input[..Math.Min(input.Length, SampleLength)], static (text, bytes) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = bytes[i] is >= 0x20 and < 0x7f ? (char)bytes[i] : '.';
        });
}
