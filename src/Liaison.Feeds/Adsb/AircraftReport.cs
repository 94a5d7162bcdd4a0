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

    // The addresses of the United States' armed forces: what flies there under a civil category is not civil.
    const uint FirstMilitary = 0xAE0000;
    const uint LastMilitary = 0xAFFFFF;

    /// <summary>Sends the report of an aircraft whose position has just been found.</summary>
    public static void Send(ref Aircraft aircraft, long clockMs, long receivedMs, IObservationSink sink)
    {
        aircraft.ForgetOld(clockMs);
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
            CircularError = float.IsNaN(aircraft.Accuracy) ? aircraft.Radius : aircraft.Accuracy,
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
        var words = new AircraftWords.Content(
            aircraft.Squawk, aircraft.Emergency, aircraft.Altitude, aircraft.VerticalRate, aircraft.AirSpeed,
            aircraft.Heading, aircraft.IsOnGround);
        sink.Report(values, aircraft.Words.Remarks(words), ref aircraft.Row);
    }

    // ADS-B says what kind of thing it is, not whose: civil kinds are neutral, all else, and what is fit to be a
    // fighter, is unknown.
    static ReadOnlySpan<byte> TypeOf(ref Aircraft aircraft) => aircraft.Category switch
    {
        < 0x30 when aircraft.Address is >= FirstMilitary and <= LastMilitary => aircraft.Category switch
        {
            _ when aircraft.IsOnGround => "a-u-G"u8,
            >= 0x11 and <= 0x16 => "a-u-A-M-F"u8,
            0x17 => "a-u-A-M-H"u8,
            _ => "a-u-A-M"u8,
        },
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
        var error = float.IsNaN(aircraft.HeightAccuracy) ? HeightError : aircraft.HeightAccuracy;
        if (aircraft.Height != PressureAltitude.None) return (aircraft.Height * MetresPerFoot, error);
        if (aircraft.Altitude == PressureAltitude.None) return (double.NaN, float.NaN);
        return aircraft.HeightDifference == PressureAltitude.None
            ? (aircraft.Altitude * MetresPerFoot, PressureError)
            : ((aircraft.Altitude + aircraft.HeightDifference) * MetresPerFoot, error);
    }
}
