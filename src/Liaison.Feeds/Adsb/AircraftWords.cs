using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Liaison.Feeds.Adsb;

/// <summary>The uid and remarks of an aircraft, made anew only when what they say has changed.</summary>
struct AircraftWords
{
    const int UidLength = 11;
    const int MaxRemarks = 160;

    UidText _uid;
    RemarksText _remarks;
    int _length;
    Content _of;

    /// <summary>What the remarks say; the members are as in <see cref="Aircraft"/>.</summary>
    public readonly record struct Content(
        int Squawk, Emergency Emergency, int Altitude, int VerticalRate, int AirSpeed, int Heading, bool IsOnGround);

    [InlineArray(UidLength)]
    struct UidText
    {
        byte _first;
    }

    [InlineArray(MaxRemarks)]
    struct RemarksText
    {
        byte _first;
    }

    public static AircraftWords New(uint address)
    {
        // No aircraft has this squawk, so the first remarks are written.
        var words = new AircraftWords { _of = new Content { Squawk = -2 } };
        "ICAO-"u8.CopyTo(words._uid);
        for (var i = 0; i < 6; i++) words._uid[5 + i] = "0123456789ABCDEF"u8[(int)(address >> (20 - 4 * i)) & 15];
        return words;
    }

    /// <summary>The uid: <c>ICAO-</c> and the address in six hexadecimal digits.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<byte> Uid => _uid;

    /// <summary>What people are told beside the values.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Remarks(in Content content)
    {
        if (_of != content)
        {
            _of = content;
            _length = Write(_remarks, content);
        }

        return ((ReadOnlySpan<byte>)_remarks)[.._length];
    }

    static ReadOnlySpan<byte> WordsOf(Emergency emergency, int squawk) => (emergency, squawk) switch
    {
        (Emergency.UnlawfulInterference, _) or (_, 7500) => "UNLAWFUL INTERFERENCE, "u8,
        (Emergency.Downed, _) => "DOWNED AIRCRAFT, "u8,
        (Emergency.Medical, _) => "MEDICAL EMERGENCY, "u8,
        (Emergency.MinimumFuel, _) => "MINIMUM FUEL, "u8,
        (Emergency.RadioFailure, _) or (_, 7600) => "RADIO FAILURE, "u8,
        (Emergency.General, _) or (_, 7700) => "EMERGENCY, "u8,
        _ => [],
    };

    static int Write(Span<byte> text, in Content content)
    {
        var writer = new TextWriter(text);
        writer.Add(WordsOf(content.Emergency, content.Squawk));
        if (content.Squawk >= 0) writer.Add("squawk "u8, content.Squawk, ", "u8, digits: 4);
        if (content.IsOnGround) writer.Add("on the ground, "u8);
        else if (content.Altitude != PressureAltitude.None)
            writer.Add("pressure altitude "u8, content.Altitude, " ft, "u8);
        if (content.VerticalRate is not (PressureAltitude.None or 0))
        {
            writer.Add(
                content.VerticalRate > 0 ? "climbing "u8 : "descending "u8, Math.Abs(content.VerticalRate),
                " ft/min, "u8);
        }

        if (content.Heading >= 0) writer.Add("heading "u8, content.Heading, ", "u8);
        if (content.AirSpeed >= 0) writer.Add("air speed "u8, content.AirSpeed, " kn, "u8);
        // Without the last comma.
        return Math.Max(0, writer.Length - 2);
    }

    ref struct TextWriter(Span<byte> text)
    {
        readonly Span<byte> _text = text;

        public int Length { get; private set; }

        public void Add(ReadOnlySpan<byte> words)
        {
            words.CopyTo(_text[Length..]);
            Length += words.Length;
        }

        public void Add(ReadOnlySpan<byte> before, int number, ReadOnlySpan<byte> after, byte digits = 1)
        {
            Add(before);
            Utf8Formatter.TryFormat(number, _text[Length..], out var written, new('D', digits));
            Length += written;
            Add(after);
        }
    }
}
