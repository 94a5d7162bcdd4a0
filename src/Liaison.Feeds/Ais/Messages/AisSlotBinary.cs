namespace Liaison.Feeds.Ais.Messages;

/// <summary>Types 25 and 26: short data of an application, to one station or all.</summary>
readonly ref struct AisSlotBinary(AisBits bits)
{
    const int RadioLength = 20;

    readonly AisBits _bits = bits;

    /// <summary>Whether it is for one station.</summary>
    public bool IsAddressed => _bits.Flag(38);

    /// <summary>Whether the application is told.</summary>
    public bool IsStructured => _bits.Flag(39);

    /// <summary>Whom it is for; 0 for all.</summary>
    public uint Destination => IsAddressed ? _bits.Read(40, 30) : 0;

    /// <summary>The application: area code and function; 0 when it is not told.</summary>
    public int Application => IsStructured ? (int)_bits.Read(IsAddressed ? 70 : 40, 16) : 0;

    /// <summary>The communication state at the end; of type 26.</summary>
    public int Radio => (int)_bits.Read(DataEnd, RadioLength);

    /// <summary>Where the data ends, in bits.</summary>
    public int DataEnd =>
        _bits.Read(0, 6) == (uint)AisMessageType.SlotsBinary ? _bits.Length - RadioLength : _bits.Length;

    /// <summary>Where the data begins, in bits.</summary>
    public int DataOffset => 40 + (IsAddressed ? 30 : 0) + (IsStructured ? 16 : 0);
}
