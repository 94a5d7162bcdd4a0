using System.Buffers.Text;

namespace Liaison.Feeds.Ais;

/// <summary>
/// What the tag block before a sentence says: <c>\s:station,c:time,g:1-2-77*checksum\</c> (NMEA 0183 version 4, IEC
/// 61162-450).
/// </summary>
readonly ref struct AisTagBlock
{
    // Times of more digits than seconds will have for thousands of years are in milliseconds.
    const long LargestSeconds = 100_000_000_000;

    // The year 9999.
    const long LargestMs = 253_402_300_799_000;

    /// <summary>The source; empty when it is not told.</summary>
    public ReadOnlySpan<byte> Station { get; private init; }

    /// <summary>Unix milliseconds; 0 when it is not told.</summary>
    public long TimeMs { get; private init; }

    /// <summary>The number that is common to the sentences of a group; -1 when it is not told.</summary>
    public int Group { get; private init; }

    /// <summary>No tag block.</summary>
    public static AisTagBlock None => new() { Group = -1 };

    /// <summary>Reads a tag block.</summary>
    /// <param name="text">What stands between the backslashes.</param>
    /// <param name="block">What it says.</param>
    /// <returns>Whether its checksum is right; fields that are not known or not understood say nothing.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out AisTagBlock block)
    {
        block = None;
        var star = text.LastIndexOf((byte)'*');
        if (star < 0 || star + 3 != text.Length) return false;
        var fields = text[..star];
        if (!Utf8Parser.TryParse(text[(star + 1)..], out byte sum, out var read, 'x') || read != 2
            || sum != AisSentence.Checksum(fields))
        {
            return false;
        }

        var station = ReadOnlySpan<byte>.Empty;
        var (timeMs, group) = (0L, -1);
        while (!fields.IsEmpty)
        {
            var comma = fields.IndexOf((byte)',');
            var field = comma < 0 ? fields : fields[..comma];
            fields = comma < 0 ? default : fields[(comma + 1)..];
            if (field.Length < 3 || field[1] != ':') continue;
            var value = field[2..];
            switch (field[0])
            {
                case (byte)'c': timeMs = ReadTime(value); break;
                case (byte)'s': station = value; break;
                case (byte)'g': group = ReadGroup(value); break;
            }
        }

        block = new AisTagBlock { Station = station, TimeMs = timeMs, Group = group };
        return true;
    }

    static long ReadTime(ReadOnlySpan<byte> value)
    {
        if (!Utf8Parser.TryParse(value, out long time, out _) || time < 0) return 0;
        if (time < LargestSeconds) time *= 1000;
        return time <= LargestMs ? time : 0;
    }

    // Sentence, of how many, group: "1-2-1234".
    static int ReadGroup(ReadOnlySpan<byte> value)
    {
        var dash = value.LastIndexOf((byte)'-');
        return dash > 0 && Utf8Parser.TryParse(value[(dash + 1)..], out int group, out _) && group >= 0 ? group : -1;
    }
}
