namespace Liaison.Feeds.Ais.Messages;

/// <summary>Type 16: tells one or two stations when to report.</summary>
readonly ref struct AisAssignment(AisBits bits)
{
    // What is said of each station.
    const int EachLength = 52;

    readonly AisBits _bits = bits;

    /// <summary>The station; 0 for none.</summary>
    /// <param name="index">0 or 1; what is behind the first one may be fill of the slot.</param>
    public uint Station(int index) =>
        _bits.Length < 92 + (index * EachLength) ? 0 : _bits.Read(40 + (index * EachLength), 30);

    /// <summary>The first slot from now.</summary>
    /// <inheritdoc cref="Station"/>
    public int Slot(int index) => (int)_bits.Read(70 + (index * EachLength), 12);

    /// <summary>Slots between reports.</summary>
    /// <inheritdoc cref="Station"/>
    public int Increment(int index) => (int)_bits.Read(82 + (index * EachLength), 10);
}
