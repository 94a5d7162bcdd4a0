namespace Liaison.Feeds.Adsb;

/// <summary>What is known of one aircraft.</summary>
struct Aircraft
{
    /// <summary>Its 24-bit address; 0 for an empty place.</summary>
    public uint Address;

    /// <summary>Where it stood in the picture; -1 before its first report.</summary>
    public int Row;

    /// <summary>When it was last heard by the clock of the decoder, milliseconds.</summary>
    public long HeardMs;

    /// <summary>
    /// Its flight or registration, eight characters of ASCII, the first in the lowest byte; 0 for none.
    /// </summary>
    public ulong Flight;

    /// <summary>Feet of pressure altitude; <see cref="PressureAltitude.None"/> when unknown.</summary>
    public int Altitude;

    /// <summary>Feet above the ellipsoid; <see cref="PressureAltitude.None"/> when unknown.</summary>
    public int Height;

    /// <summary>
    /// Feet by which the height above the ellipsoid exceeds the pressure altitude; None when unknown.
    /// </summary>
    public int HeightDifference;

    /// <summary>Four digits of the transponder's code; -1 when unknown.</summary>
    public int Squawk;

    /// <summary>Feet per minute; <see cref="PressureAltitude.None"/> when unknown.</summary>
    public int VerticalRate;

    /// <summary>Metres per second over ground; NaN when unknown.</summary>
    public float Speed;

    /// <summary>Degrees true over ground; NaN when unknown.</summary>
    public float Course;

    /// <summary>Metres within which the position is; NaN when unknown.</summary>
    public float Radius;

    /// <summary>
    /// Class of emitter: the letter A to D in the upper four bits as 1 to 4, its number in the lower; 0 unknown.
    /// </summary>
    public byte Category;

    /// <summary>Whether it is on the ground.</summary>
    public bool IsOnGround;

    /// <summary>The last code of each grid, when each came, and whether they are of the ground.</summary>
    public CompactPosition.Code Even;

    /// <summary>The last code of the odd grid.</summary>
    public CompactPosition.Code Odd;

    /// <summary>When the even code came by the clock of the decoder; <see cref="long.MinValue"/> for none.</summary>
    public long EvenMs;

    /// <summary>When the odd code came.</summary>
    public long OddMs;

    /// <summary>Whether the codes are of a position on the ground.</summary>
    public bool AreOfGround;

    /// <summary>The last position, degrees.</summary>
    public double Latitude;

    /// <summary>The last position, degrees.</summary>
    public double Longitude;

    /// <summary>When it was there by the clock of the decoder; <see cref="long.MinValue"/> before the first.</summary>
    public long PositionMs;

    /// <summary>Its words as they were last reported, and what they were made of.</summary>
    public AircraftWords Words;

    /// <summary>One that has just been heard for the first time.</summary>
    public static Aircraft New(uint address) => new()
    {
        Address = address,
        Row = -1,
        Altitude = PressureAltitude.None,
        Height = PressureAltitude.None,
        HeightDifference = PressureAltitude.None,
        VerticalRate = PressureAltitude.None,
        Squawk = -1,
        Speed = float.NaN,
        Course = float.NaN,
        Radius = float.NaN,
        EvenMs = long.MinValue,
        OddMs = long.MinValue,
        PositionMs = long.MinValue,
        Words = AircraftWords.New(address),
    };
}
