namespace Liaison.Feeds.Ais.Messages;

/// <summary>Type 15: asks one or two stations for messages, and says in which slots.</summary>
readonly ref struct AisInterrogation(AisBits bits)
{
    readonly AisBits _bits = bits;

    /// <summary>The first station.</summary>
    public uint Station1 => _bits.Read(40, 30);

    /// <summary>The second station; 0 for none.</summary>
    public uint Station2 => _bits.Read(110, 30);

    /// <summary>The type that is asked for, 0 for none.</summary>
    /// <param name="index">0 and 1 of the first station, 2 of the second.</param>
    public int AskedType(int index) => (int)_bits.Read(OffsetOf(index), 6);

    /// <summary>In which slot from now.</summary>
    /// <inheritdoc cref="AskedType"/>
    public int Slot(int index) => (int)_bits.Read(OffsetOf(index) + 6, 12);

    static int OffsetOf(int index) => index switch { 0 => 70, 1 => 90, _ => 140 };
}
