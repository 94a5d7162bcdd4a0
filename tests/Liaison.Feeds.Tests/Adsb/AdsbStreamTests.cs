using System.Text;
using CsCheck;
using Liaison.Feeds.Adsb;
using Liaison.Picture.Tracks;

namespace Liaison.Feeds.Tests.Adsb;

public sealed class AdsbStreamTests
{
    const long Now = 1_800_000_000_000;

    static readonly byte[] Even = Convert.FromHexString("8D40621D58C382D690C8AC2863A7");
    static readonly byte[] Odd = Convert.FromHexString("8D40621D58C386435CC412692AD6");

    const string Lines =
        "MSG,1,1,1,40621D,1,2026/11/23,01:45:54.095,2026/11/23,01:45:54.095,KLM1023 ,,,,,,,,,,,0\r\n"
        + "MSG,4,1,1,40621D,1,2026/11/23,01:45:54.095,2026/11/23,01:45:54.095,,,410,92,,,-640,,,,,0\r\n"
        + "MSG,6,1,1,40621D,1,2026/11/23,01:45:54.095,2026/11/23,01:45:54.095,,,,,,,,7700,0,-1,0,0\r\n"
        + "MSG,3,1,1,40621D,1,2026/11/23,01:45:54.095,2026/11/23,01:45:54.095,,38000,,,26.19,127.65,,,0,0,0,0\r\n";

    [Fact]
    public void A_basestation_line_with_a_position_reports_what_all_lines_said()
    {
        var sink = new GatheredReports();
        new SbsDecoder().Accept(Encoding.ASCII.GetBytes(Lines), Now, sink);
        var report = Assert.Single(sink.Reports);
        Assert.Equal(("ICAO-40621D", "KLM1023"), (report.Uid, report.Callsign));
        Assert.Equal((26.19, 127.65), (report.Latitude, report.Longitude));
        Assert.Equal(410 * 1852 / 3600.0, report.Speed, 0.01);
        Assert.Equal(92, report.Course);
        Assert.StartsWith("EMERGENCY, squawk 7700", report.Remarks, StringComparison.Ordinal);
        Assert.Empty(sink.Rejections);
    }

    [Theory]
    [InlineData("MSG,3,1,1,XYZ,1,,,,,,,,,1,2,,,,,,0", "no address of 24 bits")]
    [InlineData("MSG,3,1,1,40621D,1,,,,,,,,,95,2,,,,,,0", "position out of range")]
    [InlineData("MSG,3,1,1,40621D,1,,,,,,,,,NaN,2,,,,,,0", "position out of range")]
    [InlineData("GET / HTTP/1.1", "no BaseStation message")]
    public void What_cannot_be_a_line_is_refused_with_the_reason(string line, string reason)
    {
        var sink = new GatheredReports();
        new SbsDecoder().Accept(Encoding.ASCII.GetBytes(line + "\n"), Now, sink);
        Assert.Equal(reason, Assert.Single(sink.Rejections));
        Assert.Empty(sink.Reports);
    }

    [Fact]
    public void A_line_without_end_is_bounded_and_the_next_one_is_read()
    {
        var sink = new GatheredReports();
        var decoder = new SbsDecoder();
        for (var i = 0; i < 1000; i++) decoder.Accept(new byte[1000], Now, sink);
        decoder.Accept(Encoding.ASCII.GetBytes("\n" + Lines), Now, sink);
        Assert.Equal("line longer than 512 bytes", Assert.Single(sink.Rejections));
        Assert.Single(sink.Reports);
    }

    [Fact]
    public void Any_split_of_the_input_gives_the_same_reports()
    {
        var beast = BeastOf((12_000_000, Even), (18_000_000, Odd), (0x1A1A1A1A1A1A, Even), (24_000_000, Odd));
        var sbs = Encoding.ASCII.GetBytes(Lines);
        Gen.Int[0, 60].List[0, 40].Sample(cuts =>
        {
            AssertSame(() => new BeastDecoder(), beast, cuts);
            AssertSame(() => new SbsDecoder(), sbs, cuts);
        }, iter: 300);
    }

    [Fact]
    public void Damaged_input_never_fails_and_the_stream_recovers() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[0, 3]).Sample((noise, kind) =>
        {
            var sink = new GatheredReports();
            IFeedDecoder decoder = kind % 2 == 0 ? new BeastDecoder() : new SbsDecoder();
            decoder.Accept(noise, Now, sink);
            decoder.End(Now, sink);
            var good = kind % 2 == 0
                ? BeastOf((12_000_000, Even), (18_000_000, Odd)) : Encoding.ASCII.GetBytes(Lines);
            var before = sink.Reports.Count;
            decoder.Accept(good, Now, sink);
            Assert.Equal(before + 1, sink.Reports.Count);
        });

    [Fact]
    public void Frames_that_are_cut_short_do_not_swallow_the_next()
    {
        var sink = new GatheredReports();
        var decoder = new BeastDecoder();
        var whole = BeastOf((12_000_000, Even), (18_000_000, Odd));
        decoder.Accept([0x1A, (byte)'3', 1, 2, 3], Now, sink);
        decoder.Accept(whole, Now, sink);
        Assert.Single(sink.Reports);
    }

    [Fact]
    public void Codes_far_apart_in_time_give_no_position()
    {
        var sink = new GatheredReports();
        new BeastDecoder().Accept(BeastOf((12_000_000, Even), (12_000_000L * 12, Odd)), Now, sink);
        Assert.Empty(sink.Reports);
    }

    [Fact]
    public void What_several_receivers_heard_of_one_transmission_is_taken_once()
    {
        var (once, twice) = (new GatheredReports(), new GatheredReports());
        new BeastDecoder().Accept(BeastOf((12_000_000, Even), (18_000_000, Odd)), Now, once);
        new BeastDecoder().Accept(
            BeastOf((12_000_000, Even), (12_000_600, Even), (18_000_000, Odd), (18_400_000, Odd)), Now, twice);
        Assert.Equal(once.Reports, twice.Reports);
        Assert.Equal(once.Ignored + 2, twice.Ignored);
        // Half a second later it is said again.
        new BeastDecoder().Accept(BeastOf((12_000_000, Even), (18_000_000, Odd), (24_000_000, Odd)), Now, twice);
        Assert.Equal(3, twice.Reports.Count);
    }

    [Fact]
    public void A_message_allocates_nothing()
    {
        var decoder = new BeastDecoder();
        var sink = new Uninterested();
        const int Pairs = 1000;
        var bytes = BeastOf([
            .. Enumerable.Range(1, Pairs).SelectMany(second => new[]
            {
                (12_000_000L * second, Even), (12_000_000L * second + 6_000_000, Odd),
            })]);
        decoder.Accept(bytes, Now, sink);
        decoder.End(Now, sink);
        var before = GC.GetAllocatedBytesForCurrentThread();
        decoder.Accept(bytes, Now, sink);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.InRange(sink.Reports, Pairs, 4 * Pairs);
    }

    [Fact]
    public void The_table_of_aircraft_is_bounded()
    {
        var table = new AircraftTable();
        for (uint address = 1; address <= 100_000; address++)
        {
            ref var aircraft = ref table.FindOrAdd(address, address);
            if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref aircraft)) aircraft.HeardMs = address;
        }

        Assert.Equal(AircraftTable.Most, table.Count);
        // Those that are heard no more make room for others.
        ref var late = ref table.FindOrAdd(200_000, 100_000_000);
        late.HeardMs = 100_000_000;
        Assert.Equal(1, table.Count);
    }

    sealed class Uninterested : IObservationSink
    {
        public ushort Source => 0;

        public ushort Label => 0;

        public int Reports { get; private set; }

        public void Report(in TrackValues values, ReadOnlySpan<byte> remarks, ref int row) => Reports++;

        public void Reject(string reason, ReadOnlySpan<byte> input)
        {
        }

        public void Ignore()
        {
        }
    }

    static void AssertSame(Func<IFeedDecoder> create, byte[] input, List<int> cuts)
    {
        var (whole, parts) = (new GatheredReports(), new GatheredReports());
        create().Accept(input, Now, whole);
        var decoder = create();
        var start = 0;
        foreach (var cut in cuts)
        {
            var end = Math.Min(input.Length, start + cut);
            decoder.Accept(input.AsSpan(start, end - start), Now, parts);
            start = end;
        }

        decoder.Accept(input.AsSpan(start), Now, parts);
        Assert.NotEmpty(whole.Reports);
        Assert.Equal(whole.Reports, parts.Reports);
        Assert.Equal(whole.Rejections, parts.Rejections);
    }

    internal static byte[] BeastOf(params (long Ticks, byte[] Message)[] messages)
    {
        var bytes = new List<byte>();
        foreach (var (ticks, message) in messages)
        {
            bytes.AddRange([0x1A, (byte)(message.Length == 14 ? '3' : '2')]);
            var head = Enumerable.Range(0, 6).Select(i => (byte)(ticks >> (40 - 8 * i))).Append((byte)0x80);
            foreach (var value in head.Concat(message))
            {
                bytes.Add(value);
                if (value == 0x1A) bytes.Add(value);
            }
        }

        return [.. bytes];
    }
}
