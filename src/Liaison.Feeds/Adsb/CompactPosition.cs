namespace Liaison.Feeds.Adsb;

/// <summary>
/// Compact position reporting (CPR): latitude and longitude in 17 bits each, in two grids that alternate (RTCA DO-260B,
/// A.1.7; J. Sun, "The 1090 Megahertz Riddle", chapter 5).
/// </summary>
static class CompactPosition
{
    /// <summary>Steps of a coordinate within its zone.</summary>
    public const int Steps = 1 << 17;

    // Zones of latitude between the equator and a pole.
    const int Zones = 15;
    const double AirborneSpan = 360;
    const double SurfaceSpan = 90;
    const double NoLongitude = 87;

    // The latitudes at which the number of longitude zones falls, from 59 downwards: 58 numbers.
    static readonly double[] Steepness = MakeTransitions();

    // For each whole degree the first of the transitions that are not south of it.
    static readonly byte[] FirstOfDegree =
        [.. Enumerable.Range(0, 88).Select(degree => (byte)Steepness.Count(transition => transition < degree))];

    /// <summary>One encoded position.</summary>
    /// <param name="Latitude">Encoded latitude, 0 to 131071.</param>
    /// <param name="Longitude">Encoded longitude, 0 to 131071.</param>
    /// <param name="IsOdd">Which of the two grids.</param>
    public readonly record struct Code(int Latitude, int Longitude, bool IsOdd);

    /// <summary>Decodes a position in the air from one code of each grid.</summary>
    /// <param name="even">The code of the even grid.</param>
    /// <param name="odd">The code of the odd grid.</param>
    /// <param name="isOddNewer">Which of the two gives the position.</param>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east, in [-180, 180).</param>
    /// <returns>False when the two cannot belong together.</returns>
    public static bool TryDecodeAirborne(
        Code even, Code odd, bool isOddNewer, out double latitude, out double longitude)
    {
        longitude = 0;
        var newer = isOddNewer ? odd : even;
        var (evenLatitude, oddLatitude) = Latitudes(even, odd, AirborneSpan);
        (evenLatitude, oddLatitude) = (Fold(evenLatitude), Fold(oddLatitude));
        latitude = isOddNewer ? oddLatitude : evenLatitude;
        if (Math.Abs(evenLatitude) > 90 || Math.Abs(oddLatitude) > 90) return false;
        if (LongitudeZones(evenLatitude) != LongitudeZones(oddLatitude)) return false;
        longitude = Wrap(LongitudeOf(even, odd, newer, latitude, AirborneSpan));
        return true;
    }

    /// <summary>
    /// Decodes a position on the ground, of which the codes leave four candidates, near a known place.
    /// </summary>
    public static bool TryDecodeSurface(
        Code even, Code odd, bool isOddNewer, double nearLatitude, double nearLongitude,
        out double latitude, out double longitude)
    {
        (latitude, longitude) = (0, 0);
        var newer = isOddNewer ? odd : even;
        var (evenLatitude, oddLatitude) = Latitudes(even, odd, SurfaceSpan);
        // In [0, 90): the other candidate lies a quarter further south.
        if (nearLatitude < 0) (evenLatitude, oddLatitude) = (evenLatitude - SurfaceSpan, oddLatitude - SurfaceSpan);
        if (LongitudeZones(evenLatitude) != LongitudeZones(oddLatitude)) return false;
        latitude = isOddNewer ? oddLatitude : evenLatitude;
        var first = LongitudeOf(even, odd, newer, latitude, SurfaceSpan);
        longitude = Wrap(first + SurfaceSpan * Math.Round((nearLongitude - first) / SurfaceSpan));
        return true;
    }

    /// <summary>Decodes one code near a known place: within half a zone of it.</summary>
    public static (double Latitude, double Longitude) DecodeNear(
        Code code, bool isSurface, double nearLatitude, double nearLongitude)
    {
        var span = isSurface ? SurfaceSpan : AirborneSpan;
        var height = span / (4 * Zones - (code.IsOdd ? 1 : 0));
        var part = (double)code.Latitude / Steps;
        var latitude = height * (Math.Floor(0.5 + nearLatitude / height - part) + part);
        var zones = Math.Max(1, LongitudeZones(latitude) - (code.IsOdd ? 1 : 0));
        var width = span / zones;
        part = (double)code.Longitude / Steps;
        return (latitude, Wrap(width * (Math.Floor(0.5 + nearLongitude / width - part) + part)));
    }

    /// <summary>Encodes a position.</summary>
    public static Code Encode(double latitude, double longitude, bool isOdd, bool isSurface)
    {
        var span = isSurface ? SurfaceSpan : AirborneSpan;
        var height = span / (4 * Zones - (isOdd ? 1 : 0));
        var code = Math.Floor(Steps * (Mod(latitude, height) / height) + 0.5);
        var seen = height * (code / Steps + Math.Floor(latitude / height));
        var zones = Math.Max(1, LongitudeZones(seen) - (isOdd ? 1 : 0));
        var width = span / zones;
        var across = Math.Floor(Steps * (Mod(longitude, width) / width) + 0.5);
        return new Code((int)code & (Steps - 1), (int)across & (Steps - 1), isOdd);
    }

    /// <summary>How many zones of longitude there are at a latitude, 1 to 59.</summary>
    public static int LongitudeZones(double latitude)
    {
        var north = Math.Abs(latitude);
        if (!(north <= NoLongitude)) return 1;
        // A few steps on from the first transition of the whole degree.
        int index = FirstOfDegree[(int)north];
        while (Steepness[index] < north) index++;
        return 59 - index;
    }

    static (double Even, double Odd) Latitudes(Code even, Code odd, double span)
    {
        var (a, b) = ((double)even.Latitude / Steps, (double)odd.Latitude / Steps);
        var zone = Math.Floor((4 * Zones - 1) * a - 4 * Zones * b + 0.5);
        return (
            span / (4 * Zones) * (Mod(zone, 4 * Zones) + a),
            span / (4 * Zones - 1) * (Mod(zone, 4 * Zones - 1) + b));
    }

    static double LongitudeOf(Code even, Code odd, Code newer, double latitude, double span)
    {
        var all = LongitudeZones(latitude);
        var zones = Math.Max(1, all - (newer.IsOdd ? 1 : 0));
        var (a, b) = ((double)even.Longitude / Steps, (double)odd.Longitude / Steps);
        var zone = Math.Floor(a * (all - 1) - b * all + 0.5);
        return span / zones * (Mod(zone, zones) + (double)newer.Longitude / Steps);
    }

    static double Mod(double value, double by) => value - by * Math.Floor(value / by);

    // Latitudes come out in [0, 360): the southern hemisphere is at its end.
    static double Fold(double latitude) => latitude >= 270 ? latitude - 360 : latitude;

    static double Wrap(double longitude)
    {
        if (longitude is >= -180 and < 180) return longitude;
        var wrapped = Mod(longitude + 180, 360) - 180;
        return wrapped >= 180 ? -180 : wrapped;
    }

    static double[] MakeTransitions()
    {
        // Where the number falls from n to n - 1 (DO-260B, A.1.7.2 d); ascending from n = 59 to n = 2.
        var table = new double[58];
        var height = 1 - Math.Cos(Math.PI / (2 * Zones));
        for (var zones = 59; zones >= 3; zones--)
        {
            var cosine = Math.Sqrt(height / (1 - Math.Cos(2 * Math.PI / zones)));
            table[59 - zones] = Math.Acos(cosine) * 180 / Math.PI;
        }

        table[57] = NoLongitude;
        return table;
    }
}
