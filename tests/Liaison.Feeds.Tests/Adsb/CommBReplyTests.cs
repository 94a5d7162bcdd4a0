using System.Globalization;
using Liaison.Feeds.Adsb;

namespace Liaison.Feeds.Tests.Adsb;

/// <summary>Replies of real aircraft (downlink format 20) from the samples of pyModeS, with time and address.</summary>
public sealed class CommBReplyTests
{
    // Damaged on the way: bits of the address that comes out are turned.
    static readonly string[] Damaged =
        ["A03F40002EC423613A3527BE77D1", "A000009CC6500030AA0000E16CC9", "A6FAA2A000161DB2C80030A40000"];

    [Fact]
    public void The_address_laid_over_the_parity_is_that_of_the_sample()
    {
        var samples = Samples().ToList();
        Assert.Equal(5000, samples.Count);
        Assert.Equal(
            Damaged,
            samples.Where(s => ModeSParity.Remainder(s.Message) != s.Address)
                .Select(s => Convert.ToHexString(s.Message)));
    }

    [Fact]
    public void Altitudes_of_an_aircraft_do_not_jump()
    {
        var (table, sink) = (new AircraftTable(), new GatheredReports());
        var decoder = new ModeSDecoder(table);
        var last = new Dictionary<uint, (long Second, int Feet)>();
        var compared = 0;
        foreach (var (second, address, message) in Samples())
        {
            var clockMs = second * 1000;
            table.FindOrAdd(address, clockMs).HeardMs = clockMs;
            decoder.Accept(message, clockMs, clockMs, sink);
            if (ModeSParity.Remainder(message) != address) continue;
            var feet = table.Find(address).Altitude;
            if (feet == PressureAltitude.None) continue;
            Assert.InRange(feet, -1200, 50_000);
            if (last.TryGetValue(address, out var before))
            {
                // 6,000 ft a minute and a second's change is more than an airliner does.
                Assert.InRange(Math.Abs(feet - before.Feet), 0, 100 + 100 * (second - before.Second + 1));
                compared++;
            }

            last[address] = (second, feet);
        }

        Assert.InRange(compared, 4000, 5000);
        Assert.Empty(sink.Rejections);
    }

    static IEnumerable<(long Second, uint Address, byte[] Message)> Samples() =>
        File.ReadLines(SharedData.File("adsb", "pymodes_sample_data_commb_df20.csv"))
            .Select(line => line.TrimStart('\uFEFF').Split(','))
            .Select(f => (
                long.Parse(f[0], CultureInfo.InvariantCulture),
                uint.Parse(f[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture), Convert.FromHexString(f[2])));
}
