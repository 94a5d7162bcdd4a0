using System.Buffers;
using Liaison.Feeds.Ais;

namespace Liaison.Feeds.Invented;

/// <summary>
/// Invented ships around the Nansei islands, for demonstrations without a receiver: what they send, as AIVDM sentences
/// at the intervals of real ships. Where they are depends on the clock alone.
/// </summary>
/// <remarks>Used by one thread at a time.</remarks>
public sealed class InventedShips
{
    static readonly TimeSpan StaticInterval = TimeSpan.FromMinutes(6);

    readonly TimeProvider _time;
    readonly double _timeFactor;
    readonly Due[] _due;
    int _sequence;

    /// <summary>The ships, who have not sent anything yet.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="timeFactor">How many times as fast as they say they go along their lanes.</param>
    public InventedShips(TimeProvider time, double timeFactor = 1)
    {
        ArgumentNullException.ThrowIfNull(time);
        (_time, _timeFactor, _due) = (time, timeFactor, new Due[NanseiShips.All.Count]);
    }

    /// <summary>How many there are.</summary>
    public int Count => _due.Length;

    /// <summary>Writes what they sent since the last call; at the first call each says who and where it is.</summary>
    /// <param name="writer">Takes whole lines.</param>
    public void Hear(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var now = _time.GetUtcNow();
        var seconds = (now - DateTimeOffset.UnixEpoch).TotalSeconds * _timeFactor;
        for (var i = 0; i < _due.Length; i++)
        {
            var ship = NanseiShips.All[i];
            ref var due = ref _due[i];
            if (now >= due.Static)
            {
                WriteStatic(ship, writer);
                due.Static = Next(due.Static, now, StaticInterval, i);
            }

            if (now < due.Position) continue;
            var (motion, status) = ship.At(seconds, now.Second);
            WritePosition(ship, status, motion, writer);
            due.Position = Next(due.Position, now, ship.Interval(status), i);
        }
    }

    // After the first report they do not all send at once.
    DateTimeOffset Next(DateTimeOffset due, DateTimeOffset now, TimeSpan interval, int index) =>
        due == default || now - due > interval
            ? now + (interval * (index + _due.Length) / (2 * _due.Length))
            : due + interval;

    static void WritePosition(InventedShip ship, int status, in AisMotion motion, IBufferWriter<byte> writer)
    {
        var span = writer.GetSpan(AisEncoder.MaxBytes);
        writer.Advance(ship.IsClassB
            ? AisEncoder.WriteClassB(ship.Mmsi, motion, span)
            : AisEncoder.WritePosition(ship.Mmsi, status, turn: 0, motion, span));
    }

    void WriteStatic(InventedShip ship, IBufferWriter<byte> writer)
    {
        var particulars = ship.Particulars;
        if (!ship.IsClassB)
        {
            _sequence = (_sequence + 1) % 10;
            writer.Advance(AisEncoder.WriteVoyage(
                ship.Mmsi, particulars, _sequence, writer.GetSpan(AisEncoder.MaxBytes)));
            return;
        }

        writer.Advance(AisEncoder.WriteName(ship.Mmsi, ship.Name, writer.GetSpan(AisEncoder.MaxBytes)));
        writer.Advance(AisEncoder.WriteStatic(ship.Mmsi, particulars, writer.GetSpan(AisEncoder.MaxBytes)));
    }

    // When a ship sends next.
    struct Due
    {
        public DateTimeOffset Position;
        public DateTimeOffset Static;
    }
}
