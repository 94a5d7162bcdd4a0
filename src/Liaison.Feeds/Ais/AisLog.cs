using System.Buffers;

namespace Liaison.Feeds.Ais;

/// <summary>
/// Plays a recorded log as if it were now, and again from its beginning when it ends: sentences come as far apart as
/// they were recorded, without the times and tag blocks of then. A log that tells no times is played at a fixed rate.
/// </summary>
/// <remarks>Used by one thread at a time.</remarks>
public sealed class AisLog
{
    /// <summary>Sentences per second of a log without times, unless told otherwise.</summary>
    public const int DefaultRate = 20;

    // A longer pause of the recording is cut short: nobody waits for an hour.
    const double MostGapMs = 10_000;

    // What was not asked for in time is not made up for in a burst.
    const double MostLateMs = 5_000;

    // Between the end and the beginning.
    const double PauseMs = 1_000;

    const int BufferBytes = 64 * 1024;

    // One call does not read a whole log that has few sentences, or none.
    const int MostLines = 10_000;

    readonly Stream _log;
    readonly TimeProvider _time;
    readonly double _gapMs;
    readonly byte[] _buffer = new byte[BufferBytes];
    readonly byte[] _next = new byte[AisReader.MaxLineBytes];
    int _start;
    int _end;
    int _nextLength;
    bool _hasSentences;
    long _recordedMs;
    double _dueMs = double.NaN;

    /// <summary>A log that begins to play at the first call of <see cref="Play"/>.</summary>
    /// <param name="log">The log, from its beginning; it can be read again.</param>
    /// <param name="time">The clock.</param>
    /// <param name="rate">Sentences per second when the log tells no times.</param>
    public AisLog(Stream log, TimeProvider time, int rate = DefaultRate)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        (_log, _time, _gapMs) = (log, time, 1000.0 / rate);
    }

    /// <summary>Writes the sentences that are due.</summary>
    /// <param name="writer">Takes whole lines.</param>
    /// <returns>How long it is until there may be more.</returns>
    /// <exception cref="IOException">The log cannot be read, or has no AIS sentence.</exception>
    public TimeSpan Play(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        double now = _time.GetUtcNow().ToUnixTimeMilliseconds();

        // At the beginning, after a long time without calls, or when the clock was set.
        if (!(now - _dueMs <= MostLateMs && _dueMs - now <= MostGapMs + PauseMs)) _dueMs = now;
        for (var i = 0; i < MostLines; i++)
        {
            if (_nextLength > 0)
            {
                if (_dueMs > now) return TimeSpan.FromMilliseconds(_dueMs - now);
                writer.Write(_next.AsSpan(0, _nextLength));
                writer.Write("\r\n"u8);
                _nextLength = 0;
            }

            if (TryReadLine(out var line)) Take(AisLogLine.Of(line));
            else BeginAgain();
        }

        return TimeSpan.Zero;
    }

    void Take(AisLogLine line)
    {
        if (line.Sentence.IsEmpty || line.Sentence.Length > _next.Length) return;
        var isFirst = !_hasSentences;
        _hasSentences = true;
        line.Sentence.CopyTo(_next);
        _nextLength = line.Sentence.Length;
        if (line.TimeMs == 0)
        {
            // In a log with times, sentences without one come with the one before.
            if (_recordedMs == 0 && !isFirst) _dueMs += _gapMs;
            return;
        }

        if (_recordedMs > 0) _dueMs += Math.Clamp(line.TimeMs - _recordedMs, 0, MostGapMs);
        _recordedMs = line.TimeMs;
    }

    void BeginAgain()
    {
        if (!_hasSentences) throw new IOException("there is no AIS sentence in the log");
        _log.Position = 0;
        (_start, _end, _recordedMs) = (0, 0, 0);
        _dueMs += PauseMs;
    }

    // The rest of the log is a line too; what does not fit the buffer is passed over.
    bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            line = _buffer.AsSpan(_start, _end - _start);
            var length = line.IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = line[..length];
                _start += length + 1;
                return true;
            }

            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            if (_end == BufferBytes) _end = 0;
            var read = _log.Read(_buffer.AsSpan(_end));
            if (read > 0)
            {
                _end += read;
                continue;
            }

            line = _buffer.AsSpan(0, _end);
            _start = _end;
            return !line.IsEmpty;
        }
    }
}
