namespace Liaison.Feeds.Ais.Messages;

/// <summary>Type 17: corrections for satellite navigation, and the place that they are for.</summary>
readonly ref struct AisCorrections(AisBits bits)
{
    /// <summary>Where the corrections begin, in bits.</summary>
    public const int DataOffset = 80;

    readonly AisBits _bits = bits;

    /// <summary>1/10 minutes east.</summary>
    public int Longitude => _bits.ReadSigned(40, 18);

    /// <summary>1/10 minutes north.</summary>
    public int Latitude => _bits.ReadSigned(58, 17);
}
