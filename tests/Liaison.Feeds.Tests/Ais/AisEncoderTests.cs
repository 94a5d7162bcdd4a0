using System.Text;
using CsCheck;
using Liaison.Feeds.Ais;
using Liaison.Feeds.Ais.Messages;

namespace Liaison.Feeds.Tests.Ais;

public sealed class AisEncoderTests
{
    static readonly Gen<uint> Mmsi = Gen.UInt[1, 999_999_999];

    static readonly Gen<string> Words = Gen.Char[' ', '_'].Where(letter => letter != '@').Array[0, 20]
        .Select(letters => new string(letters).TrimEnd(' '));

    static readonly Gen<AisSize> Size = Gen.Select(Gen.Int[0, 511], Gen.Int[0, 511], Gen.Int[0, 63], Gen.Int[0, 63])
        .Select((bow, stern, port, starboard) => new AisSize(bow, stern, port, starboard));

    static readonly Gen<AisMotion> Motion = Gen.Select(
        Gen.Int[-180 * 600_000, 181 * 600_000], Gen.Int[-90 * 600_000, 91 * 600_000], Gen.Bool,
        Gen.Select(Gen.Int[0, 1023], Gen.Int[0, 3600], Gen.Int[0, 511], Gen.Int[0, 63])).Select(
        (longitude, latitude, isAccurate, rest) => new AisMotion
        {
            Longitude = longitude,
            Latitude = latitude,
            IsAccurate = isAccurate,
            Speed = rest.Item1,
            Course = rest.Item2,
            Heading = rest.Item3,
            Second = rest.Item4,
        });

    [Fact]
    public void A_position_of_class_A_comes_back() =>
        Gen.Select(Mmsi, Motion, Gen.Int[0, 15], Gen.Int[-128, 127]).Sample((mmsi, motion, status, turn) =>
        {
            Span<byte> lines = stackalloc byte[AisEncoder.MaxBytes];
            var fields = Read(lines[..AisEncoder.WritePosition(mmsi, status, turn, motion, lines)]);
            AssertMotion(mmsi, motion, fields);
            Assert.Equal(($"{status}", $"{turn}"), (fields["status"], fields["turn"]));
        });

    [Fact]
    public void A_position_of_class_B_comes_back() =>
        Gen.Select(Mmsi, Motion).Sample((mmsi, motion) =>
        {
            Span<byte> lines = stackalloc byte[AisEncoder.MaxBytes];
            AssertMotion(mmsi, motion, Read(lines[..AisEncoder.WriteClassB(mmsi, motion, lines)]));
        });

    [Fact]
    public void A_voyage_comes_back() =>
        Gen.Select(Mmsi, Words, Words, Size, Gen.Int[0, 9], Gen.Select(Gen.Int[0, 255], Gen.Int[0, (1 << 30) - 1]))
            .Sample((mmsi, name, destination, size, sequence, numbers) =>
            {
                var ship = new AisParticulars
                {
                    Name = name,
                    CallSign = name[..Math.Min(name.Length, 7)].TrimEnd(' '),
                    Destination = destination,
                    Size = size,
                    ShipType = numbers.Item1,
                    Draught = numbers.Item1,
                    Imo = numbers.Item2,
                    Arrival = (12, 31, 23, 59),
                };
                Span<byte> lines = stackalloc byte[AisEncoder.MaxBytes];
                var fields = Read(lines[..AisEncoder.WriteVoyage(mmsi, ship, sequence, lines)]);
                Assert.Equal((ship.Name, ship.CallSign, ship.Destination),
                    (fields["shipname"], fields["callsign"], fields["destination"]));
                Assert.Equal(($"{ship.ShipType}", $"{ship.Imo}", $"{ship.Draught}", "12-31T23:59Z"),
                    (fields["shiptype"], fields["imo"], fields["draught"], fields["eta"]));
                AssertSize(size, fields);
            });

    [Fact]
    public void Both_parts_of_class_B_come_back() =>
        Gen.Select(Mmsi.Where(mmsi => mmsi / 10_000_000 != 98), Words, Size, Gen.Int[0, 255]).Sample(
            (mmsi, name, size, type) =>
            {
                Span<byte> lines = stackalloc byte[AisEncoder.MaxBytes];
                Assert.Equal(name, Read(lines[..AisEncoder.WriteName(mmsi, name, lines)])["shipname"]);
                var ship = new AisParticulars { ShipType = type, CallSign = "7KAB", Size = size };
                var fields = Read(lines[..AisEncoder.WriteStatic(mmsi, ship, lines)]);
                Assert.Equal(($"{type}", "7KAB"), (fields["shiptype"], fields["callsign"]));
                AssertSize(size, fields);
            });

    [Fact]
    public void Sentences_keep_to_the_length_of_NMEA()
    {
        Span<byte> lines = stackalloc byte[AisEncoder.MaxBytes];
        var length = AisEncoder.WriteVoyage(1, new AisParticulars(), 0, lines);
        var text = Encoding.ASCII.GetString(lines[..length]);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(line.Length + 2, 2, 82));
    }

    static void AssertMotion(uint mmsi, AisMotion motion, Dictionary<string, string> fields)
    {
        Assert.Equal(
            ($"{mmsi}", $"{motion.Longitude}", $"{motion.Latitude}", motion.IsAccurate ? "true" : "false"),
            (fields["mmsi"], fields["lon"], fields["lat"], fields["accuracy"]));
        Assert.Equal(
            ($"{motion.Speed}", $"{motion.Course}", $"{motion.Heading}", $"{motion.Second}"),
            (fields["speed"], fields["course"], fields["heading"], fields["second"]));
    }

    static void AssertSize(AisSize size, Dictionary<string, string> fields) =>
        Assert.Equal(
            ($"{size.Bow}", $"{size.Stern}", $"{size.Port}", $"{size.Starboard}"),
            (fields["to_bow"], fields["to_stern"], fields["to_port"], fields["to_starboard"]));

    static Dictionary<string, string> Read(ReadOnlySpan<byte> lines)
    {
        var reader = new AisReader();
        var one = new One([]);
        reader.Accept(lines, 0, ref one);
        return Assert.Single(one.Fields);
    }

    readonly struct One(List<Dictionary<string, string>> fields) : IAisHandler
    {
        public List<Dictionary<string, string>> Fields => fields;

        public AisRejection OnMessage(in AisMessage message)
        {
            fields.Add(GpsdFields.Of(message));
            return AisRejection.None;
        }

        public void OnRejected(AisRejection reason, ReadOnlySpan<byte> line) => Assert.Fail($"{reason}");

        public void OnOther() => Assert.Fail("There is another line.");
    }
}
