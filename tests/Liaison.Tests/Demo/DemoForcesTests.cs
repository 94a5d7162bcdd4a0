using System.Text;
using System.Xml.Linq;
using Liaison.Demo;
using Liaison.Kernel.Geodesy;

namespace Liaison.Tests.Demo;

public sealed class DemoForcesTests
{
    static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_headquarters_has_forty_devices_of_its_own_and_always_the_same()
    {
        var all = DemoHeadquarters.Both.SelectMany(DemoForces.Of).ToList();

        Assert.All(DemoHeadquarters.Both, h => Assert.Equal(40, DemoForces.Of(h).Count));
        Assert.Equal(all.Count, all.Select(d => d.Uid).Distinct().Count());
        Assert.Equal(all, DemoHeadquarters.Both.SelectMany(DemoForces.Of));
        Assert.All(all, d => Assert.InRange(d.Interval.TotalSeconds, 2, 5));
    }

    [Fact]
    public void A_device_moves_as_fast_as_it_says_and_never_leaps()
    {
        foreach (var device in DemoHeadquarters.Both.SelectMany(DemoForces.Of))
        {
            for (var seconds = 0; seconds < 20_000; seconds += 500)
            {
                var (from, _) = device.At(TimeSpan.FromSeconds(seconds));
                var (to, course) = device.At(TimeSpan.FromSeconds(seconds + 1));
                Assert.True(Geodesic.Distance(from, to) <= device.Speed + 0.01, device.Callsign);
                Assert.InRange(course, 0, 360);
            }
        }
    }

    [Fact]
    public void What_a_device_says_is_one_well_formed_event_with_its_name_in_it()
    {
        var device = DemoForces.Of(DemoHeadquarters.Both[1])[0] with { Callsign = "A & <B>" };
        var (point, course) = device.At(TimeSpan.FromMinutes(1));

        var position = XElement.Parse(Encoding.UTF8.GetString(DemoCot.Position(device, point, course, 50, Noon)));
        var chat = XElement.Parse(Encoding.UTF8.GetString(DemoCot.Chat(device, point, "1 < 2 & 3", Guid.Empty, Noon)));

        Assert.Equal("A & <B>", position.Descendants("contact").Single().Attribute("callsign")!.Value);
        Assert.Equal("2026-05-01T12:01:15.000Z", position.Attribute("stale")!.Value);
        Assert.Equal("b-t-f", chat.Attribute("type")!.Value);
        Assert.Equal("1 < 2 & 3", chat.Descendants("remarks").Single().Value);
    }
}
