namespace Liaison.Feeds.Adsb;

/// <summary>Movement on the ground: type codes 5 to 8 (RTCA DO-260B, 2.2.3.2.4.2, table 2-37).</summary>
static class SurfaceMovement
{
    const float MetresPerSecondOfKnot = 1852f / 3600;
    const float CourseStep = 360f / 128;

    /// <summary>Takes speed and course.</summary>
    public static void Take(ref Aircraft aircraft, ReadOnlySpan<byte> content, long clockMs)
    {
        aircraft.VelocityMs = clockMs;
        (aircraft.AirSpeed, aircraft.Heading, aircraft.VelocityCode) = (-1, -1, 0);
        var movement = (content[0] & 7) << 4 | content[1] >> 4;
        aircraft.Speed = Knots(movement) * MetresPerSecondOfKnot;
        aircraft.Course = (content[1] & 8) == 0
            ? float.NaN : ((content[1] & 7) << 4 | content[2] >> 4) * CourseStep;
        (aircraft.VerticalRate, aircraft.Height) = (PressureAltitude.None, PressureAltitude.None);
    }

    // The steps grow with the speed; each code stands for the lower end of its step.
    static float Knots(int movement) => movement switch
    {
        1 => 0,
        >= 2 and <= 8 => 0.125f + (movement - 2) * 0.125f,
        >= 9 and <= 12 => 1 + (movement - 9) * 0.25f,
        >= 13 and <= 38 => 2 + (movement - 13) * 0.5f,
        >= 39 and <= 93 => 15 + (movement - 39),
        >= 94 and <= 108 => 70 + (movement - 94) * 2,
        >= 109 and <= 123 => 100 + (movement - 109) * 5,
        124 => 175,
        _ => float.NaN,
    };
}
