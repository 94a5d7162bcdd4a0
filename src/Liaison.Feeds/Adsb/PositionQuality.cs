namespace Liaison.Feeds.Adsb;

/// <summary>How good positions and heights are, as aircraft code it.</summary>
static class PositionQuality
{
    const float NauticalMile = 1852;

    /// <summary>
    /// The radius of containment that a position message promises by its type code (RTCA DO-260B, table 2-14, without
    /// the supplements that other messages carry: where these would choose, the larger radius stands).
    /// </summary>
    /// <returns>Metres; NaN when the message promises none.</returns>
    public static float RadiusOf(int typeCode) => typeCode switch
    {
        5 or 9 or 20 => 7.5f,
        6 or 10 or 21 => 25,
        7 or 11 => 0.1f * NauticalMile,
        12 => 0.2f * NauticalMile,
        13 => 0.6f * NauticalMile,
        14 => NauticalMile,
        15 => 2 * NauticalMile,
        16 => 8 * NauticalMile,
        17 => 20 * NauticalMile,
        _ => float.NaN,
    };

    /// <summary>The accuracy category of a position (NACp): metres that 95 % are within; NaN for none.</summary>
    public static float OfAccuracyCategory(int category) => category switch
    {
        11 => 3,
        10 => 10,
        9 => 30,
        8 => 0.05f * NauticalMile,
        7 => 0.1f * NauticalMile,
        6 => 0.3f * NauticalMile,
        5 => 0.5f * NauticalMile,
        4 => NauticalMile,
        3 => 2 * NauticalMile,
        2 => 4 * NauticalMile,
        1 => 10 * NauticalMile,
        _ => float.NaN,
    };

    /// <summary>The geometric vertical accuracy (GVA): metres that 95 % are within; NaN for none.</summary>
    public static float OfHeightCategory(int category) => category switch
    {
        2 => 45,
        1 => 150,
        _ => float.NaN,
    };
}
