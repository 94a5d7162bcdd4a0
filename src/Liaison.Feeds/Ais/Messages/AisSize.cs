namespace Liaison.Feeds.Ais.Messages;

/// <summary>
/// Metres from the position's reference point to the ends of a ship or buoy, as transmitted: all zero is not available;
/// bow and port of zero mean that the point is not known and stern and starboard are length and width.
/// </summary>
readonly record struct AisSize(int Bow, int Stern, int Port, int Starboard)
{
    /// <summary>Reads the four fields, which always follow each other.</summary>
    public AisSize(AisBits bits, int offset)
        : this((int)bits.Read(offset, 9), (int)bits.Read(offset + 9, 9), (int)bits.Read(offset + 18, 6),
            (int)bits.Read(offset + 24, 6))
    {
    }

    /// <summary>Length in metres; 0 is not available.</summary>
    public int Length => Bow + Stern;

    /// <summary>Width in metres; 0 is not available.</summary>
    public int Width => Port + Starboard;
}
