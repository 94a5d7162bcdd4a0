using System.Globalization;
using Liaison.Picture;
using Liaison.Picture.Recording;

namespace Liaison.Web.Recording;

/// <summary>What one stream shows of the past: a moment that goes on at some speed, never beyond now.</summary>
/// <remarks>
/// <see cref="Jump"/> and the properties are for any thread; <see cref="TurnAsync"/> and disposing are for the thread
/// that sends.
/// </remarks>
sealed class StreamReplay(RecordedPicture recorded, IReportCodec codec, RecordingGate gate, TimeProvider time)
    : IDisposable
{
    readonly Lock _lock = new();
    readonly ReplayedPicture _picture = new(recorded, codec);
    DateTimeOffset _at;
    double _speed;
    long _since;
    long _turned;
    bool _hasJumped;

    /// <summary>The picture of the moment.</summary>
    public LivePicture Picture => _picture.Picture;

    /// <summary>Whether a moment has been shown yet.</summary>
    public bool HasShown { get; private set; }

    /// <summary>What the counts of a frame say of the moment: members of a JSON object, each behind a comma.</summary>
    public string Counts { get; private set; } = "";

    /// <summary>Goes to a moment, or on from the present one, at a speed.</summary>
    public void Jump(DateTimeOffset? at, double speed)
    {
        lock (_lock)
        {
            (_at, _speed, _since) = (at ?? Moment(), speed, time.GetTimestamp());
            _hasJumped = true;
        }
    }

    /// <summary>Shows the moment that it is now, when the interval has passed or the moment was jumped to.</summary>
    /// <returns>False when there was nothing to do, or no time for it.</returns>
    public async Task<bool> TurnAsync(TimeSpan interval, CancellationToken cancellation)
    {
        DateTimeOffset moment;
        lock (_lock)
        {
            if (!_hasJumped && (_speed == 0 || time.GetElapsedTime(_turned) < interval)) return false;
            (moment, _hasJumped, _turned) = (Moment(), false, time.GetTimestamp());
        }

        var counts = await gate.ReadAsync(() => Show(moment), cancellation);
        if (counts is null) return false;
        Counts = counts;
        HasShown = true;
        return true;
    }

    public void Dispose()
    {
        _picture.Dispose();
        gate.Replays.Leave();
    }

    string Show(DateTimeOffset moment)
    {
        RecordedGap? gap;
        try
        {
            gap = _picture.Show(moment);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What the disk does not give is not recorded, as far as this moment goes.
            gap = new RecordedGap(moment, moment);
        }

        var counts = string.Create(CultureInfo.InvariantCulture, $",\"at\":{moment.ToUnixTimeMilliseconds()}");
        return gap is null ? counts : $"{counts},\"gap\":{{{Ends(gap)}}}";
    }

    static string Ends(RecordedGap gap) => string.Join(
        ',', new[] { End("from", gap.From), End("to", gap.To) }.Where(end => end.Length > 0));

    static string End(string name, DateTimeOffset? end) => end is null
        ? "" : string.Create(CultureInfo.InvariantCulture, $"\"{name}\":{end.Value.ToUnixTimeMilliseconds()}");

    DateTimeOffset Moment()
    {
        var now = time.GetUtcNow();
        if (_at >= now) return now;
        var passed = time.GetElapsedTime(_since) * _speed;
        return passed < now - _at ? _at + passed : now;
    }
}
