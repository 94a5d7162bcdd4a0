using System.Buffers.Binary;

namespace Liaison.Feeds.Adsb;

/// <summary>Velocities in the air: type code 19 (RTCA DO-260B, 2.2.3.2.6).</summary>
static class AirborneVelocity
{
    const float MetresPerSecondOfKnot = 1852f / 3600;
    const int VerticalStep = 64;
    const int DifferenceStep = 25;
    const int Supersonic = 4;
    const int HeadingSteps = 1024;

    // Of the second to the fifth byte, those of the two components with their signs, or of heading and air speed.
    const uint SpeedBits = 0x07FF_FFE0;
    const int SubtypeShift = 28;

    /// <summary>Takes speed, course or heading, and the rates.</summary>
    public static void Take(ref Aircraft aircraft, ReadOnlySpan<byte> content, long clockMs)
    {
        var subtype = content[0] & 7;
        if (subtype is < 1 or > 4) return;
        aircraft.VelocityMs = clockMs;
        var code = BinaryPrimitives.ReadUInt32BigEndian(content[1..]) & SpeedBits | (uint)subtype << SubtypeShift;
        if (code != aircraft.VelocityCode)
        {
            aircraft.VelocityCode = code;
            var step = (subtype & 1) == 0 ? Supersonic : 1;
            if (subtype <= 2) TakeGroundVelocity(ref aircraft, content, step);
            else TakeAirVelocity(ref aircraft, content, step);
        }

        var rate = (content[4] & 7) << 6 | content[5] >> 2;
        aircraft.VerticalRate = rate == 0
            ? PressureAltitude.None : (rate - 1) * VerticalStep * ((content[4] & 8) != 0 ? -1 : 1);
        var difference = content[6] & 0x7F;
        aircraft.HeightDifference = difference == 0
            ? PressureAltitude.None : (difference - 1) * DifferenceStep * ((content[6] & 0x80) != 0 ? -1 : 1);
    }

    // Where wind is unknown, heading and air speed are not what moves over ground.
    static void TakeAirVelocity(ref Aircraft aircraft, ReadOnlySpan<byte> content, int step)
    {
        (aircraft.Speed, aircraft.Course) = (float.NaN, float.NaN);
        var heading = (content[1] & 3) << 8 | content[2];
        aircraft.Heading = (content[1] & 4) == 0 ? -1 : (heading * 360 + HeadingSteps / 2) / HeadingSteps % 360;
        var speed = (content[3] & 0x7F) << 3 | content[4] >> 5;
        aircraft.AirSpeed = speed == 0 ? -1 : (speed - 1) * step;
    }

    static void TakeGroundVelocity(ref Aircraft aircraft, ReadOnlySpan<byte> content, int step)
    {
        (aircraft.AirSpeed, aircraft.Heading) = (-1, -1);
        var east = (content[1] & 3) << 8 | content[2];
        var north = (content[3] & 0x7F) << 3 | content[4] >> 5;
        if (east == 0 || north == 0)
        {
            (aircraft.Speed, aircraft.Course) = (float.NaN, float.NaN);
            return;
        }

        var x = (east - 1) * step * ((content[1] & 4) != 0 ? -1 : 1);
        var y = (north - 1) * step * ((content[3] & 0x80) != 0 ? -1 : 1);
        aircraft.Speed = MathF.Sqrt(x * x + y * y) * MetresPerSecondOfKnot;
        var course = MathF.Atan2(x, y) * (180 / MathF.PI);
        aircraft.Course = x == 0 && y == 0 ? float.NaN : course < 0 ? course + 360 : course;
    }
}
