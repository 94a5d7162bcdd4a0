namespace Liaison.Feeds.Ais.Messages;

/// <summary>Type 20: slots that base stations keep for themselves.</summary>
readonly ref struct AisReservation(AisBits bits)
{
    /// <summary>The most reservations of one message.</summary>
    public const int Most = 4;

    const int EachLength = 30;

    readonly AisBits _bits = bits;

    /// <summary>The first slot.</summary>
    /// <param name="index">0 to 3.</param>
    public int Slot(int index) => (int)_bits.Read(40 + (index * EachLength), 12);

    /// <summary>How many slots; 0 for none.</summary>
    /// <inheritdoc cref="Slot"/>
    public int Count(int index) => (int)_bits.Read(52 + (index * EachLength), 4);

    /// <summary>For how many minutes.</summary>
    /// <inheritdoc cref="Slot"/>
    public int Minutes(int index) => (int)_bits.Read(56 + (index * EachLength), 3);

    /// <summary>Slots between them.</summary>
    /// <inheritdoc cref="Slot"/>
    public int Increment(int index) => (int)_bits.Read(59 + (index * EachLength), 11);
}
