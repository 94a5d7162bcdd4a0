namespace Liaison.Feeds.Adsb;

/// <summary>What became of a coded position.</summary>
enum PositionOutcome
{
    /// <summary>The aircraft's position is known.</summary>
    Found,

    /// <summary>The code of the other grid is still to come.</summary>
    Incomplete,

    /// <summary>
    /// The codes do not belong together, as when the aircraft has just crossed from one zone to the next.
    /// </summary>
    Mismatch,

    /// <summary>The aircraft cannot have got there.</summary>
    OutOfReach,

    /// <summary>On the ground, and no place is known that it must be near.</summary>
    NoReference,
}

/// <summary>Finds positions from their codes, and refuses those that cannot be.</summary>
static class PositionTracker
{
    // Two codes are of one place only when the aircraft has not moved far between them (DO-260B, A.1.7.9).
    const long PairWithinMs = 10_000;
    const long PairOnGroundWithinMs = 25_000;
    const long NearForMs = 10 * 60 * 1000;

    // Half a zone of the airborne grid, less a margin: 180 nautical miles.
    const double NearRadius = 300_000;
    const double NearRadiusOnGround = 75_000;

    // Faster than what flies by this much is a fault: of the code, or somebody's invention. Metres and seconds.
    const double TopSpeed = 700;
    const double TopSpeedOnGround = 100;
    const double Slack = 1_000;
    const double EarthRadius = 6_371_000;

    public static PositionOutcome Take(ref Aircraft aircraft, CompactPosition.Code code, bool isGround, long clockMs)
    {
        if (aircraft.AreOfGround != isGround)
            (aircraft.EvenMs, aircraft.OddMs, aircraft.AreOfGround) = (long.MinValue, long.MinValue, isGround);
        if (code.IsOdd) (aircraft.Odd, aircraft.OddMs) = (code, clockMs);
        else (aircraft.Even, aircraft.EvenMs) = (code, clockMs);
        var outcome = Decode(
            ref aircraft, code, isGround, clockMs, out var latitude, out var longitude, out var distance);
        if (outcome != PositionOutcome.Found) return outcome;
        if (!IsWithinReach(ref aircraft, distance, isGround, clockMs))
        {
            // Perhaps the last one was wrong: both are dropped, and a new pair decides.
            (aircraft.EvenMs, aircraft.OddMs, aircraft.PositionMs) = (long.MinValue, long.MinValue, long.MinValue);
            return PositionOutcome.OutOfReach;
        }

        (aircraft.Latitude, aircraft.Longitude, aircraft.PositionMs) = (latitude, longitude, clockMs);
        return PositionOutcome.Found;
    }

    static PositionOutcome Decode(
        ref Aircraft aircraft, CompactPosition.Code code, bool isGround, long clockMs,
        out double latitude, out double longitude, out double distance)
    {
        (latitude, longitude, distance) = (0, 0, 0);
        var hasNear = aircraft.PositionMs != long.MinValue && clockMs - aircraft.PositionMs <= NearForMs;
        if (hasNear)
        {
            (latitude, longitude) = CompactPosition.DecodeNear(code, isGround, aircraft.Latitude, aircraft.Longitude);
            var radius = isGround ? NearRadiusOnGround : NearRadius;
            distance = Distance(ref aircraft, latitude, longitude);
            if (Math.Abs(latitude) <= 90 && distance <= radius) return PositionOutcome.Found;
        }

        if (aircraft.EvenMs == long.MinValue || aircraft.OddMs == long.MinValue) return PositionOutcome.Incomplete;
        if (Math.Abs(aircraft.EvenMs - aircraft.OddMs) > (isGround ? PairOnGroundWithinMs : PairWithinMs))
            return PositionOutcome.Incomplete;
        if (isGround && !hasNear) return PositionOutcome.NoReference;
        var found = isGround
            ? CompactPosition.TryDecodeSurface(
                aircraft.Even, aircraft.Odd, code.IsOdd, aircraft.Latitude, aircraft.Longitude,
                out latitude, out longitude)
            : CompactPosition.TryDecodeAirborne(aircraft.Even, aircraft.Odd, code.IsOdd, out latitude, out longitude);
        if (!found) return PositionOutcome.Mismatch;
        distance = Distance(ref aircraft, latitude, longitude);
        return PositionOutcome.Found;
    }

    static bool IsWithinReach(ref Aircraft aircraft, double distance, bool isGround, long clockMs)
    {
        if (aircraft.PositionMs == long.MinValue) return true;
        var seconds = Math.Max(0, clockMs - aircraft.PositionMs) / 1000.0;
        var top = isGround ? TopSpeedOnGround : TopSpeed;
        return distance <= top * seconds + Slack;
    }

    // On a sphere, as on a chart of the place: it only says whether something can be.
    static double Distance(ref Aircraft aircraft, double latitude, double longitude)
    {
        const double Radian = Math.PI / 180;
        var north = (latitude - aircraft.Latitude) * Radian;
        var east = longitude - aircraft.Longitude;
        if (Math.Abs(east) > 180) east -= 360 * Math.Sign(east);
        east *= Radian * Cosine((latitude + aircraft.Latitude) / 2 * Radian);
        return EarthRadius * Math.Sqrt(north * north + east * east);
    }

    // The beginning of its series, wrong by 3e-5 at the poles.
    static double Cosine(double angle)
    {
        var square = angle * angle;
        return 1 + square * (-1.0 / 2 + square * (1.0 / 24 + square * (-1.0 / 720 + square * (1.0 / 40_320))));
    }
}
