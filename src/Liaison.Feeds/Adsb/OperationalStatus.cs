namespace Liaison.Feeds.Adsb;

/// <summary>What an aircraft says of how well it knows its place: type code 31 (RTCA DO-260B, 2.2.3.2.7.2).</summary>
static class OperationalStatus
{
    const int Airborne = 0;
    const int Surface = 1;

    /// <summary>Takes the accuracy of position and height, of versions 1 and 2; version 0 has none.</summary>
    public static void Take(ref Aircraft aircraft, ReadOnlySpan<byte> content, long clockMs)
    {
        var subtype = content[0] & 7;
        var version = content[5] >> 5;
        if (subtype is not (Airborne or Surface) || version is not (1 or 2)) return;
        aircraft.Accuracy = PositionQuality.OfAccuracyCategory(content[5] & 0xF);
        aircraft.HeightAccuracy = version == 2 && subtype == Airborne
            ? PositionQuality.OfHeightCategory(content[6] >> 6) : float.NaN;
        aircraft.AccuracyMs = clockMs;
    }
}
