namespace Liaison.Feeds.Adsb;

/// <summary>What is known of one aircraft.</summary>
struct Aircraft
{
    // Sent twice a second; codes only when a radar asks, each turn of its antenna.
    const long VelocityHoldsMs = 30_000;
    const long AltitudeHoldsMs = 60_000;
    const long SquawkHoldsMs = 120_000;
    const long AccuracyHoldsMs = 60_000;

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

    /// <summary>Knots through the air, which says nothing of the ground; -1 when unknown.</summary>
    public int AirSpeed;

    /// <summary>Degrees that the nose points to, true or magnetic; -1 when unknown.</summary>
    public int Heading;

    /// <summary>The message that speed and course are of, as it came: most say the same as the one before.</summary>
    public uint VelocityCode;

    /// <summary>When speed, course, rates and the difference of heights came; 0 for never.</summary>
    public long VelocityMs;

    /// <summary>When the pressure altitude came.</summary>
    public long AltitudeMs;

    /// <summary>When the transponder's code or the emergency came.</summary>
    public long SquawkMs;

    /// <summary>Metres within which the position is; NaN when unknown.</summary>
    public float Radius;

    /// <summary>Metres that 95 % of its positions are within, as it says itself; NaN when unknown.</summary>
    public float Accuracy;

    /// <summary>The same of its geometric height.</summary>
    public float HeightAccuracy;

    /// <summary>When it said so.</summary>
    public long AccuracyMs;

    /// <summary>Its emergency (DO-260B, 2.2.3.2.7.8.1.1): 0 for none.</summary>
    public Emergency Emergency;

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

    /// <summary>Forgets what it said too long ago to be told as of now.</summary>
    public void ForgetOld(long nowMs)
    {
        if (nowMs - VelocityMs > VelocityHoldsMs)
        {
            (Speed, Course, AirSpeed, Heading, VelocityCode) = (float.NaN, float.NaN, -1, -1, 0);
            (VerticalRate, HeightDifference) = (PressureAltitude.None, PressureAltitude.None);
        }

        if (nowMs - AltitudeMs > AltitudeHoldsMs) (Altitude, Height) = (PressureAltitude.None, PressureAltitude.None);
        if (nowMs - SquawkMs > SquawkHoldsMs) (Squawk, Emergency) = (-1, Emergency.None);
        if (nowMs - AccuracyMs > AccuracyHoldsMs) (Accuracy, HeightAccuracy) = (float.NaN, float.NaN);
    }

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
        AirSpeed = -1,
        Heading = -1,
        Radius = float.NaN,
        Accuracy = float.NaN,
        HeightAccuracy = float.NaN,
        EvenMs = long.MinValue,
        OddMs = long.MinValue,
        PositionMs = long.MinValue,
        Words = AircraftWords.New(address),
    };
}
