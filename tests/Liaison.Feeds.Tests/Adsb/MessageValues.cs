using System.Globalization;
using Liaison.Feeds.Adsb;

namespace Liaison.Feeds.Tests.Adsb;

/// <summary>
/// What one message says, under the number that BaseStation lines give to its kind; what it does not say is NaN or
/// empty.
/// </summary>
sealed record MessageValues(string Address, int Kind)
{
    public const int Identification = 1;
    public const int AirbornePosition = 3;
    public const int AirborneVelocity = 4;
    public const int Altitude = 5;
    public const int Identity = 6;

    // Half of the last place of a position, and a little.
    const double Place = 0.51e-5;

    // We keep metres per second, in 24 bits.
    const double Tiny = 1e-4;
    const float Knot = 1852f / 3600;
    const long Now = 1_800_000_000_000;

    public string Flight { get; init; } = "";

    public double Feet { get; init; } = double.NaN;

    public double Knots { get; init; } = double.NaN;

    public double Course { get; init; } = double.NaN;

    public double Climb { get; init; } = double.NaN;

    public double Latitude { get; init; } = double.NaN;

    public double Longitude { get; init; } = double.NaN;

    public string Squawk { get; init; } = "";

    /// <summary>What a BaseStation line says; null for kinds that are not of these.</summary>
    public static MessageValues? OfLine(string line)
    {
        var fields = line.Split(',');
        if (fields.Length < 22 || fields[0] != "MSG") return null;
        var kind = int.Parse(fields[1], CultureInfo.InvariantCulture);
        if (kind is not (Identification or >= AirbornePosition and <= Identity)) return null;
        return new MessageValues(fields[4], kind)
        {
            Flight = fields[10].Trim(),
            Feet = Number(fields[11]),
            Knots = Number(fields[12]),
            Course = Number(fields[13]),
            Latitude = Number(fields[14]),
            Longitude = Number(fields[15]),
            Climb = Number(fields[16]),
            Squawk = kind == Identity ? fields[17] : "",
        };
    }

    /// <summary>What the messages of a recording in the Beast format say to our decoder, in order.</summary>
    public static List<MessageValues> OfBeast(byte[] recording)
    {
        var taker = new Taker([], new BeastDecoderOfOne());
        new BeastFramer().Accept(recording, ref taker);
        return taker.Values;
    }

    /// <summary>
    /// Whether a line of dump1090 says the same. It gives five places of a position, or none before it is sure of one;
    /// whole knots, the rest cut off; and degrees of a course in (-180, 180], rounded by adding a half and cutting
    /// off the rest, which turns courses of the western half up to a degree and a half to the right.
    /// </summary>
    public bool Agrees(MessageValues line) =>
        Flight == line.Flight && Squawk == line.Squawk && Feet.Equals(line.Feet) && Climb.Equals(line.Climb)
        && Math.Truncate(Knots + Tiny).Equals(line.Knots) && Rounded(Course).Equals(line.Course)
        && (double.IsNaN(line.Latitude)
            || (Math.Abs(Latitude - line.Latitude) < Place && Math.Abs(Longitude - line.Longitude) < Place));

    static double Rounded(double course)
    {
        var rounded = Math.Truncate((course > 180 ? course - 360 : course) + 0.5);
        return rounded < 0 ? rounded + 360 : Math.Abs(rounded);
    }

    static double Number(string text) =>
        text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    readonly record struct Taker(List<MessageValues> Values, BeastDecoderOfOne Decoder) : BeastFramer.IFrameTaker
    {
        public void Take(byte type, ReadOnlySpan<byte> frame)
        {
            if (type != (byte)'1' && Decoder.Take(frame) is { } values) Values.Add(values);
        }
    }

    /// <summary>Decodes message by message, and looks what each alone has changed.</summary>
    sealed class BeastDecoderOfOne
    {
        readonly AircraftTable _table = new();
        readonly ModeSDecoder _decoder;
        readonly GatheredReports _sink = new();
        BeastClock _clock;

        public BeastDecoderOfOne() => _decoder = new ModeSDecoder(_table);

        public MessageValues? Take(ReadOnlySpan<byte> frame)
        {
            var message = frame[7..];
            var clockMs = _clock.At(Ticks(frame), Now);
            var reports = _sink.Reports.Count;
            var rejections = Damaged;
            _decoder.Accept(message, clockMs, Now, _sink);
            var format = message[0] >> 3;
            var kind = (format, format < 17 ? 0 : message[4] >> 3) switch
            {
                (17 or 18, >= 1 and <= 4) => Identification,
                (17 or 18, >= 9 and <= 18) => AirbornePosition,
                (17 or 18, 19) when (message[4] & 7) is 1 or 2 => AirborneVelocity,
                (4 or 20, _) => Altitude,
                (5 or 21, _) => Identity,
                _ => 0,
            };
            if (kind == 0 || (format is 17 or 18 && Damaged > rejections)) return null;
            var address = format is 17 or 18
                ? (uint)(message[1] << 16 | message[2] << 8 | message[3]) : ModeSParity.Remainder(message);
            ref var known = ref _table.Find(address);
            if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref known)) return null;
            if (known.HeardMs != clockMs) return null;
            return OfOne(message, address, kind, _sink.Reports.Count > reports ? _sink.Reports[^1] : null);
        }

        int Damaged => _sink.Rejections.Count(reason => reason == ModeSDecoder.BadParity);

        static ulong Ticks(ReadOnlySpan<byte> frame)
        {
            ulong ticks = 0;
            foreach (var value in frame[..6]) ticks = ticks << 8 | value;
            return ticks;
        }

        static MessageValues OfOne(ReadOnlySpan<byte> message, uint address, int kind, GatheredReport? report)
        {
            var table = new AircraftTable();
            table.FindOrAdd(address, 0).HeardMs = 0;
            new ModeSDecoder(table).Accept(message, 1, Now, new GatheredReports());
            ref var said = ref table.Find(address);
            Span<byte> flight = stackalloc byte[FlightText.Length];
            var length = FlightText.Write(said.Flight, flight);
            var knots = said.Speed / Knot;
            return new MessageValues($"{address:X6}", kind)
            {
                Flight = System.Text.Encoding.ASCII.GetString(flight[..length]),
                Feet = said.Altitude == PressureAltitude.None ? double.NaN : said.Altitude,
                Knots = knots,
                Course = said.Course,
                Climb = said.VerticalRate == PressureAltitude.None ? double.NaN : said.VerticalRate,
                Squawk = said.Squawk < 0 ? "" : said.Squawk.ToString("D4", CultureInfo.InvariantCulture),
                Latitude = report?.Latitude ?? double.NaN,
                Longitude = report?.Longitude ?? double.NaN,
            };
        }
    }
}
