using System.Buffers;
using CsCheck;
using Liaison.Feeds.Adsb;

namespace Liaison.Feeds.Tests.Adsb;

public sealed class AdsbEncoderTests
{
    const long Now = 1_800_000_000_000;

    [Fact]
    public void What_an_invented_aircraft_sends_is_read_back() =>
        Gen.Select(
            Gen.UInt[1, 0xADFFFF], Gen.Double[-85, 85], Gen.Double[-180, 179.99], Gen.Double[0, 12_000],
            Gen.Double[1, 400], Gen.Double[0, 359.9], Gen.Double[-20, 20], Gen.String[Gen.Char['A', 'Z'], 1, 8])
        .Sample((address, latitude, longitude, altitude, speed, course, climb, flight) =>
        {
            var bytes = new ArrayBufferWriter<byte>();
            var clock = TimeSpan.FromHours(5);
            AdsbEncoder.WriteIdentity(address, System.Text.Encoding.ASCII.GetBytes(flight), clock, bytes);
            AdsbEncoder.WriteVelocity(address, speed, course, climb, clock, bytes);
            AdsbEncoder.WritePosition(address, latitude, longitude, altitude, isOdd: false, clock, bytes);
            AdsbEncoder.WritePosition(address, latitude, longitude, altitude, isOdd: true, clock, bytes);
            var sink = new GatheredReports();
            new BeastDecoder().Accept(bytes.WrittenSpan, Now, sink);
            Assert.Empty(sink.Rejections);
            // Where the two codes fall on the two sides of a border between zones, there is no position this time.
            if (sink.Reports.Count == 0) return;
            var report = sink.Reports[^1];
            Assert.Equal(($"ICAO-{address:X6}", flight, "a-n-A-C-F"), (report.Uid, report.Callsign, report.Type));
            Assert.Equal(latitude, report.Latitude, 0.0001);
            Assert.Equal(0, Math.IEEERemainder(longitude - report.Longitude, 360), 0.003);
            Assert.Equal(altitude, report.Height, 4.0);
            Assert.Equal(speed, report.Speed, 0.5);
            if (speed > 50) Assert.Equal(0, Math.IEEERemainder(course - report.Course, 360), 0.8);
        });
}
