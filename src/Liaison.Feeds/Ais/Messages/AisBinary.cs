namespace Liaison.Feeds.Ais.Messages;

/// <summary>Types 6 (to one station) and 8 (to all): data of an application.</summary>
readonly ref struct AisBinary(AisBits bits)
{
    readonly AisBits _bits = bits;

    bool IsAddressed => _bits.Read(0, 6) == (uint)AisMessageType.BinaryAddressed;

    /// <summary>The number of the message, 0 to 3; of type 6 only.</summary>
    public int Number => (int)_bits.Read(38, 2);

    /// <summary>Whom it is for; of type 6 only.</summary>
    public uint Destination => _bits.Read(40, 30);

    /// <summary>Whether it was sent again; of type 6 only.</summary>
    public bool IsRetransmitted => _bits.Flag(70);

    /// <summary>Designated area code: who made the application.</summary>
    public int Area => (int)_bits.Read(IsAddressed ? 72 : 40, 10);

    /// <summary>Function identifier: which of its applications it is.</summary>
    public int Function => (int)_bits.Read(IsAddressed ? 82 : 50, 6);

    /// <summary>Where the data begins, in bits.</summary>
    public int DataOffset => IsAddressed ? 88 : 56;
}
