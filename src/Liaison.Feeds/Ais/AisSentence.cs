using System.Buffers.Binary;

namespace Liaison.Feeds.Ais;

/// <summary>
/// One AIVDM or AIVDO sentence of NMEA 0183:
/// <c>!AIVDM,parts,part,sequence,channel,payload,fill*checksum</c>.
/// </summary>
readonly ref struct AisSentence
{
    // "!AIVDM,"
    const int HeadLength = 7;
    const int ChecksumLength = 3;

    /// <summary>The two letters of who talks: <c>AI</c>, <c>BS</c>, ...</summary>
    public ushort Talker { get; private init; }

    /// <summary>Whether it is of the ship that the receiver is on: VDO.</summary>
    public bool IsOwnShip { get; private init; }

    /// <summary>How many parts the message has, 1 to 9.</summary>
    public int Parts { get; private init; }

    /// <summary>Which of them this is, from 1.</summary>
    public int Part { get; private init; }

    /// <summary>The character that is common to the parts of a message; 0 for none.</summary>
    public byte Sequence { get; private init; }

    /// <summary>The channel's character; 0 for none.</summary>
    public byte Channel { get; private init; }

    /// <summary>The armoured payload.</summary>
    public ReadOnlySpan<byte> Payload { get; private init; }

    /// <summary>How many of the payload's last bits are none, 0 to 5.</summary>
    public int FillBits { get; private init; }

    /// <summary>The bytes of the sentence with its checksum.</summary>
    public int Length { get; private init; }

    /// <summary>Whether text that begins with an exclamation mark is a sentence of AIS messages at all.</summary>
    public static bool IsAis(ReadOnlySpan<byte> text) =>
        text.Length > HeadLength && text[HeadLength - 1] == ','
        && text[3] == 'V' && text[4] == 'D' && text[5] is (byte)'M' or (byte)'O';

    /// <summary>Reads a sentence at the beginning of <paramref name="text"/>.</summary>
    /// <param name="text">What <see cref="IsAis"/> says yes to.</param>
    /// <param name="sentence">The sentence, with its checksum found right.</param>
    public static AisRejection Read(ReadOnlySpan<byte> text, out AisSentence sentence)
    {
        sentence = default;
        var at = HeadLength;
        if (!TryReadDigit(text, ref at, out var parts) || !TryReadDigit(text, ref at, out var part)
            || !TryReadMark(text, ref at, out var sequence) || !TryReadMark(text, ref at, out var channel)
            || parts == 0 || part == 0 || part > parts)
        {
            return AisRejection.BadField;
        }

        var payload = text[at..];
        var comma = payload.IndexOf((byte)',');
        if (comma < 0 || comma + 1 >= payload.Length) return AisRejection.BadField;
        var fill = payload[comma + 1] - '0';
        at += comma + 2;
        if ((uint)fill > 5) return AisRejection.BadField;
        if (at >= text.Length || text[at] != '*') return AisRejection.NoChecksum;
        if (!HasChecksum(text, at)) return AisRejection.BadChecksum;
        payload = payload[..comma];
        if (payload.Length > AisArmor.MaxCharacters) return AisRejection.PayloadTooLong;
        if (payload.Length * 6 < fill) return AisRejection.BadField;
        sentence = new AisSentence
        {
            Talker = BinaryPrimitives.ReadUInt16BigEndian(text[1..]),
            IsOwnShip = text[5] == 'O',
            Parts = parts,
            Part = part,
            Sequence = sequence,
            Channel = channel,
            Payload = payload,
            FillBits = fill,
            Length = at + ChecksumLength,
        };
        return AisRejection.None;
    }

    /// <summary>
    /// Whether the two digits behind the star are the exclusive or of all between the first character and the star.
    /// </summary>
    public static bool HasChecksum(ReadOnlySpan<byte> text, int star)
    {
        if (star + 2 >= text.Length) return false;
        var (high, low) = (Digit(text[star + 1]), Digit(text[star + 2]));
        return (high | low) >= 0 && ((high << 4) | low) == Checksum(text[1..star]);
    }

    /// <summary>The exclusive or of bytes.</summary>
    public static byte Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0ul;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            sum ^= BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        foreach (var one in bytes) sum ^= one;
        sum ^= sum >> 32;
        sum ^= sum >> 16;
        return (byte)(sum ^ (sum >> 8));
    }

    // A hexadecimal digit's value, or -1.
    static int Digit(byte character) => character switch
    {
        >= (byte)'0' and <= (byte)'9' => character - '0',
        >= (byte)'A' and <= (byte)'F' => character - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => character - 'a' + 10,
        _ => -1,
    };

    static bool TryReadDigit(ReadOnlySpan<byte> text, ref int at, out int digit)
    {
        digit = 0;
        if (at + 1 >= text.Length || text[at + 1] != ',') return false;
        digit = text[at] - '0';
        at += 2;
        return (uint)digit <= 9;
    }

    // A field of one character or none.
    static bool TryReadMark(ReadOnlySpan<byte> text, ref int at, out byte mark)
    {
        mark = 0;
        if (at >= text.Length) return false;
        if (text[at] == ',')
        {
            at++;
            return true;
        }

        mark = text[at];
        at += 2;
        return at <= text.Length && text[at - 1] == ',';
    }
}
