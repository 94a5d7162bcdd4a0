namespace Liaison.Feeds.Adsb;

/// <summary>
/// The radius that a position message promises by its type code (RTCA DO-260B, table 2-14, without the supplements that
/// other messages carry: where these would choose, the larger radius stands).
/// </summary>
static class PositionQuality
{
    const float NauticalMile = 1852;

    /// <summary>Metres; NaN when the message promises none.</summary>
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
}
