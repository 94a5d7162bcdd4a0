namespace Liaison.Feeds.Ais.Messages;

/// <summary>Types 7 and 13: what was received of types 6 and 12.</summary>
readonly ref struct AisAcknowledgement(AisBits bits)
{
    /// <summary>The most stations of one message.</summary>
    public const int MostStations = 4;

    readonly AisBits _bits = bits;

    /// <summary>Whose message was received, 0 for none.</summary>
    /// <param name="index">0 to 3.</param>
    public uint Station(int index) => _bits.Read(40 + (index * 32), 30);
}
