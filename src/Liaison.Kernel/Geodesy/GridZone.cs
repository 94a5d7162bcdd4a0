namespace Liaison.Kernel.Geodesy;

/// <summary>
/// A grid zone of MGRS: a zone number and a latitude band, or one of the four halves of the polar caps (number 0).
/// Source: NGA.STND.0037, "Universal Grids and Grid Reference Systems", chapter 3.
/// </summary>
readonly record struct GridZone(int Number, char Band)
{
    const string Bands = "CDEFGHJKLMNPQRSTUVWX";
    const int Zones = 60;

    /// <summary>UTM ends here, degrees north; this latitude itself belongs to the polar cap.</summary>
    public const double NorthernLimit = 84;

    /// <summary>UTM ends here, degrees north; this latitude itself belongs to UTM.</summary>
    public const double SouthernLimit = -80;

    public bool IsPolar => Number == 0;

    /// <summary>True for the polar halves of the west: the side of negative longitudes.</summary>
    public bool IsWesternHalf => Band is 'A' or 'Y';

    public bool IsSouthern => Band < 'N';

    public double CentralMeridian => 6 * Number - 183;

    /// <summary>The first latitude of the band.</summary>
    public double South => 8 * (Bands.IndexOf(Band, StringComparison.Ordinal) - 10);

    /// <summary>The first latitude beyond the band.</summary>
    public double North => Band == 'X' ? NorthernLimit : South + 8;

    /// <summary>The first longitude of the zone.</summary>
    public double West => (Number, Band) switch
    {
        (32, 'V') => 3,
        (33 or 35 or 37, 'X') => CentralMeridian - 6,
        _ => CentralMeridian - 3,
    };

    /// <summary>The first longitude beyond the zone.</summary>
    public double East => (Number, Band) switch
    {
        (31, 'V') => 3,
        (31 or 33 or 35, 'X') => CentralMeridian + 6,
        _ => CentralMeridian + 3,
    };

    /// <summary>The zone that a place belongs to, with the exceptions of Norway and Svalbard.</summary>
    public static GridZone Of(GeoPoint point)
    {
        if (point.Latitude is >= NorthernLimit or < SouthernLimit)
        {
            // The antimeridian and the pole itself have the first easting of the eastern half.
            var west = point.Longitude is < 0 and > -180 && Math.Abs(point.Latitude) < 90;
            return new(0, point.Latitude > 0 ? west ? 'Y' : 'Z' : west ? 'A' : 'B');
        }

        // Whole degrees first: dividing could round a place just before an edge across it.
        var band = Bands[Math.Min(Bands.Length - 1, ((int)Math.Floor(point.Latitude) + 80) / 8)];
        var number = ((int)Math.Floor(point.Longitude) + 180) / 6 + 1;
        return new(band switch
        {
            'V' when number == 31 && point.Longitude >= 3 => 32,
            'X' when number is 32 or 34 or 36 => point.Longitude < 6 * number - 183 ? number - 1 : number + 1,
            _ => number,
        }, band);
    }

    /// <summary>False when there is no such zone.</summary>
    public static bool TryCreate(int number, char band, out GridZone zone)
    {
        zone = new(number, band);
        return number == 0
            ? band is 'A' or 'B' or 'Y' or 'Z'
            : number is > 0 and <= Zones && Bands.Contains(band, StringComparison.Ordinal)
                && !(band == 'X' && number is 32 or 34 or 36);
    }
}
