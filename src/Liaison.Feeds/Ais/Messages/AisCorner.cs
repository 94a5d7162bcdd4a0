namespace Liaison.Feeds.Ais.Messages;

/// <summary>A corner of an area.</summary>
/// <param name="Longitude">1/10 minutes east.</param>
/// <param name="Latitude">1/10 minutes north.</param>
readonly record struct AisCorner(int Longitude, int Latitude)
{
    /// <summary>Reads the two fields, which always follow each other.</summary>
    public AisCorner(AisBits bits, int offset) : this(bits.ReadSigned(offset, 18), bits.ReadSigned(offset + 18, 17))
    {
    }
}
