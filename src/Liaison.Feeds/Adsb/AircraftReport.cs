using System.Buffers.Text;
using Liaison.Picture.Tracks;

namespace Liaison.Feeds.Adsb;

/// <summary>Makes a track's report of what is known of an aircraft.</summary>
static class AircraftReport
{
    const long StaleAfterMs = 60_000;
    const double MetresPerFoot = 0.3048;
    const int RemarksBytes = 160;

    // Pressure altitude is not height: weather and the geoid part the two by some hundred metres.
    const float PressureError = 500;

    // What GNSS heights are good to, where nothing better is stated (DO-260B: GVA 1, 150 m at 95 %).
    const float HeightError = 150;

    /// <summary>Sends the report of an aircraft whose position has just been found.</summary>
    public static void Send(ref Aircraft aircraft, long receivedMs, IObservationSink sink)
    {
        Span<byte> uid = stackalloc byte[11];
        "ICAO-"u8.CopyTo(uid);
        for (var i = 0; i < 6; i++) uid[5 + i] = "0123456789ABCDEF"u8[(int)(aircraft.Address >> (20 - 4 * i)) & 15];
        Span<byte> flight = stackalloc byte[FlightText.Length];
        var flightLength = FlightText.Write(aircraft.Flight, flight);
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
        Span<byte> remarks = stackalloc byte[RemarksBytes];
        sink.Report(values, remarks[..Remarks(ref aircraft, remarks)], ref aircraft.Row);
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

    static int Remarks(ref Aircraft aircraft, Span<byte> text)
    {
        var writer = new TextWriter(text);
        if (aircraft.Squawk is 7500 or 7600 or 7700)
        {
            writer.Add(aircraft.Squawk switch
            {
                7500 => "UNLAWFUL INTERFERENCE, "u8,
                7600 => "RADIO FAILURE, "u8,
                _ => "EMERGENCY, "u8,
            });
        }

        if (aircraft.Squawk >= 0)
        {
            writer.Add("squawk "u8);
            writer.AddDigits(aircraft.Squawk, 4);
            writer.Add(", "u8);
        }

        if (aircraft.IsOnGround) writer.Add("on the ground, "u8);
        else if (aircraft.Altitude != PressureAltitude.None)
        {
            writer.Add("pressure altitude "u8);
            writer.AddNumber(aircraft.Altitude);
            writer.Add(" ft, "u8);
        }

        if (aircraft.VerticalRate is not (PressureAltitude.None or 0))
        {
            writer.Add(aircraft.VerticalRate > 0 ? "climbing "u8 : "descending "u8);
            writer.AddNumber(Math.Abs(aircraft.VerticalRate));
            writer.Add(" ft/min, "u8);
        }

        // Without the last comma.
        return Math.Max(0, writer.Length - 2);
    }

    ref struct TextWriter(Span<byte> text)
    {
        readonly Span<byte> _text = text;

        public int Length { get; private set; }

        public void Add(ReadOnlySpan<byte> words)
        {
            words.CopyTo(_text[Length..]);
            Length += words.Length;
        }

        public void AddNumber(int number)
        {
            Utf8Formatter.TryFormat(number, _text[Length..], out var written);
            Length += written;
        }

        public void AddDigits(int number, byte digits)
        {
            Utf8Formatter.TryFormat(number, _text[Length..], out var written, new('D', digits));
            Length += written;
        }
    }
}
