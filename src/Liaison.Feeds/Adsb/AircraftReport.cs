using Liaison.Picture.Tracks;

namespace Liaison.Feeds.Adsb;

/// <summary>Makes a track's report of what is known of an aircraft.</summary>
static class AircraftReport
{
    const long StaleAfterMs = 60_000;
    const double MetresPerFoot = 0.3048;

    // Pressure altitude is not height: weather and the geoid part the two by some hundred metres.
    const float PressureError = 500;

    // What GNSS heights are good to, where nothing better is stated (DO-260B: GVA 1, 150 m at 95 %).
    const float HeightError = 150;

    /// <summary>Sends the report of an aircraft whose position has just been found.</summary>
    public static void Send(ref Aircraft aircraft, long receivedMs, IObservationSink sink)
    {
        Span<byte> flight = stackalloc byte[FlightText.Length];
        var flightLength = FlightText.Write(aircraft.Flight, flight);
        var uid = aircraft.Words.Uid;
        var (height, error) = HeightOf(ref aircraft);
        var values = new TrackValues
        {
            Uid = uid,
            Type = TypeOf(ref aircraft),
            How = "m-g"u8,
            Callsign = flightLength > 0 ? flight[..flightLength] : uid[5..],
            Latitude = aircraft.Latitude,
            Longitude = aircraft.Longitude,
            Height = height,
            CircularError = aircraft.Radius,
            LinearError = error,
            Course = aircraft.Course,
            Speed = aircraft.Speed,
            TimeMs = receivedMs,
            StartMs = receivedMs,
            StaleMs = receivedMs + StaleAfterMs,
            Source = sink.Source,
            Label = sink.Label,
            Key = TrackKey.Icao(aircraft.Address),
        };
        var remarks = aircraft.Words.Remarks(
            aircraft.Squawk, aircraft.Altitude, aircraft.VerticalRate, aircraft.IsOnGround);
        sink.Report(values, remarks, ref aircraft.Row);
    }

    // ADS-B says what kind of thing it is, not whose: civil kinds are neutral, all else (and what is fit to be a
    // fighter)
    // unknown.
    static ReadOnlySpan<byte> TypeOf(ref Aircraft aircraft) => aircraft.Category switch
    {
        >= 0x11 and <= 0x15 => "a-n-A-C-F"u8,
        0x17 => "a-n-A-C-H"u8,
        0x21 => "a-n-A-C-F"u8,
        0x22 => "a-n-A-C-L"u8,
        0x24 => "a-n-A-C-F"u8,
        0x26 => "a-n-A-C-F-q"u8,
        0x31 or 0x32 => "a-n-G-E-V-C"u8,
        0x33 or 0x34 or 0x35 => "a-n-G-I"u8,
        _ => aircraft.IsOnGround ? "a-u-G"u8 : "a-u-A"u8,
    };

    static (double Height, float Error) HeightOf(ref Aircraft aircraft)
    {
        if (aircraft.IsOnGround) return (double.NaN, float.NaN);
        if (aircraft.Height != PressureAltitude.None) return (aircraft.Height * MetresPerFoot, HeightError);
        if (aircraft.Altitude == PressureAltitude.None) return (double.NaN, float.NaN);
        return aircraft.HeightDifference == PressureAltitude.None
            ? (aircraft.Altitude * MetresPerFoot, PressureError)
            : ((aircraft.Altitude + aircraft.HeightDifference) * MetresPerFoot, HeightError);
    }
}
