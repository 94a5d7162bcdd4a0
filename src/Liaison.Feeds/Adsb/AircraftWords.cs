using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Liaison.Feeds.Adsb;

/// <summary>The uid and remarks of an aircraft, made anew only when what they say has changed.</summary>
struct AircraftWords
{
    const int UidLength = 11;
    const int MaxRemarks = 112;

    UidText _uid;
    RemarksText _remarks;
    int _length;
    (int Squawk, int Altitude, int Rate, bool IsOnGround) _of;

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
        var words = new AircraftWords { _of = (-2, 0, 0, false) };
        "ICAO-"u8.CopyTo(words._uid);
        for (var i = 0; i < 6; i++) words._uid[5 + i] = "0123456789ABCDEF"u8[(int)(address >> (20 - 4 * i)) & 15];
        return words;
    }

    /// <summary>The uid: <c>ICAO-</c> and the address in six hexadecimal digits.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<byte> Uid => _uid;

    /// <summary>What people are told beside the values.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Remarks(int squawk, int altitude, int verticalRate, bool isOnGround)
    {
        var of = (squawk, altitude, verticalRate, isOnGround);
        if (_of != of)
        {
            _of = of;
            _length = Write(_remarks, squawk, altitude, verticalRate, isOnGround);
        }

        return ((ReadOnlySpan<byte>)_remarks)[.._length];
    }

    static int Write(Span<byte> text, int squawk, int altitude, int verticalRate, bool isOnGround)
    {
        var writer = new TextWriter(text);
        writer.Add(squawk switch
        {
            7500 => "UNLAWFUL INTERFERENCE, "u8,
            7600 => "RADIO FAILURE, "u8,
            7700 => "EMERGENCY, "u8,
            _ => [],
        });
        if (squawk >= 0)
        {
            writer.Add("squawk "u8);
            writer.AddNumber(squawk, digits: 4);
            writer.Add(", "u8);
        }

        if (isOnGround)
        {
            writer.Add("on the ground, "u8);
        }
        else if (altitude != PressureAltitude.None)
        {
            writer.Add("pressure altitude "u8);
            writer.AddNumber(altitude);
            writer.Add(" ft, "u8);
        }

        if (verticalRate is not (PressureAltitude.None or 0))
        {
            writer.Add(verticalRate > 0 ? "climbing "u8 : "descending "u8);
            writer.AddNumber(Math.Abs(verticalRate));
            writer.Add(" ft/min, "u8);
        }

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

        public void AddNumber(int number, byte digits = 1)
        {
            Utf8Formatter.TryFormat(number, _text[Length..], out var written, new('D', digits));
            Length += written;
        }
    }
}
