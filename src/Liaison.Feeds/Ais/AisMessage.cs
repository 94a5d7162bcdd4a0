using Liaison.Feeds.Ais.Messages;

namespace Liaison.Feeds.Ais;

/// <summary>
/// A whole message as it came, and what the sentences said about it. The fields of its type are read by the views in
/// <c>Messages</c>, which are made of its bits without copying them.
/// </summary>
readonly ref struct AisMessage
{
    /// <summary>The highest type there is.</summary>
    public const int MaxType = 27;

    // The bits up to the last field that a message of the type is of no use without; 38 are common to all. Senders cut
    // trailing communication states, spare bits and the like, and some receivers lose them.
    static readonly short[] LeastLengths =
    [
        0, 149, 149, 149, 149, 420, 88, 72, 56, 148, 72, 149, 72, 72, 40, 88, 92, 80, 148, 308, 72, 271, 168, 160, 160,
        40, 60, 95,
    ];

    /// <summary>The bits.</summary>
    public required AisBits Bits { get; init; }

    /// <summary>When the message was received, in Unix milliseconds, as the reader was told.</summary>
    public long ReceivedMs { get; init; }

    /// <summary>The time in the tag block, in Unix milliseconds; 0 when there is none.</summary>
    public long TagTimeMs { get; init; }

    /// <summary>The source in the tag block; empty when there is none.</summary>
    public ReadOnlySpan<byte> Station { get; init; }

    /// <summary>The type: 1 to 27.</summary>
    public AisMessageType Type => (AisMessageType)Bits.Read(0, 6);

    /// <summary>How often the message was repeated on the way, 0 to 3; 3 also: not to be repeated.</summary>
    public int Repeat => (int)Bits.Read(6, 2);

    /// <summary>
    /// The sender's Maritime Mobile Service Identity as transmitted, 0 to 1073741823; one of more than nine digits is
    /// wrong.
    /// </summary>
    public uint Mmsi => Bits.Read(8, 30);

    /// <summary>Whether the message is of a known type and long enough for it.</summary>
    public AisRejection Check()
    {
        var type = (int)Type;
        if (type is 0 or > MaxType) return AisRejection.BadType;
        if (Bits.Length < LeastLengths[type]) return AisRejection.MessageTooShort;
        return type == (int)AisMessageType.StaticClassB ? new AisStatic(Bits).Check() : AisRejection.None;
    }
}
