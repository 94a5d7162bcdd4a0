using System.Buffers.Text;

namespace Liaison.Feeds.Ais;

/// <summary>A line of a recorded log: the sentence in it, and when it was recorded.</summary>
readonly ref struct AisLogLine
{
    // Unix times of loggers: from 1990 on, in seconds or milliseconds.
    const long LeastSeconds = 631_152_000;
    const long MostSeconds = 100_000_000_000;

    /// <summary>The sentence alone, without what the logger wrote around it; empty when there is none.</summary>
    public ReadOnlySpan<byte> Sentence { get; private init; }

    /// <summary>When it was recorded, Unix milliseconds; 0 when the line does not tell.</summary>
    public long TimeMs { get; private init; }

    /// <summary>
    /// Reads a line. The time is that of the tag block, else a Unix time in the last field behind the checksum, else
    /// one at the beginning of the line.
    /// </summary>
    public static AisLogLine Of(ReadOnlySpan<byte> line)
    {
        var start = line.IndexOf((byte)'!');
        if (start < 0) return default;
        var star = line[start..].IndexOf((byte)'*');
        if (star < 0 || start + star + 3 > line.Length || !AisSentence.IsAis(line[start..])) return default;
        var end = start + star + 3;
        var time = OfTagBlock(line[..start]);
        if (time == 0) time = OfNumber(line[(line.LastIndexOf((byte)',') + 1)..]);
        if (time == 0) time = OfNumber(line[..start].TrimStart((byte)'['));
        return new AisLogLine { Sentence = line[start..end], TimeMs = time };
    }

    static long OfTagBlock(ReadOnlySpan<byte> before)
    {
        var open = before.IndexOf((byte)'\\');
        if (open < 0) return 0;
        var close = before[(open + 1)..].IndexOf((byte)'\\');
        return close >= 0 && AisTagBlock.TryRead(before.Slice(open + 1, close), out var tag) ? tag.TimeMs : 0;
    }

    static long OfNumber(ReadOnlySpan<byte> text)
    {
        if (!Utf8Parser.TryParse(text, out long number, out _)) return 0;
        if (number >= MostSeconds) return number / 1000 is >= LeastSeconds and < MostSeconds ? number : 0;
        return number >= LeastSeconds ? number * 1000 : 0;
    }
}
