using System.Globalization;
using Liaison.Picture;
using Liaison.Picture.Log;
using Liaison.Tak.Tests.World;

namespace Liaison.Tak.Tests.Sessions;

/// <summary>Readers that stop or that take bytes in drops, with a log that holds little.</summary>
public sealed class SlowReaderTests : IDisposable
{
    const int Tracks = 50;
    static readonly LogLimits Small = new(KeptBytes: 512 * 1024, MaxBytes: 2 << 20, TimeSpan.FromMinutes(5));

    readonly TakWorld _world = new(picture: new PictureOptions { Log = Small });

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task One_that_stops_gets_the_newest_of_each_track_and_every_message_and_holds_no_memory()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var fast = await _world.JoinAsync("FAST");
        await using var slow = await _world.ConnectSlowAsync("SLOW", alpha);
        await using var protobuf = await _world.ConnectSlowAsync("PROTO", alpha);
        await protobuf.SendAsync(CotText.ProtocolRequest(protobuf.Uid, "1"));

        // Some 30 MB: far more than the sockets and the log hold.
        const int rounds = 30;
        for (var round = 0; round < rounds; round++)
        {
            await alpha.SendAsync(CotText.Chat("ALPHA", $"line {round}"));
            await TakWorld.ReportAsync(alpha, 1000, first: round * 1000, tracks: Tracks, filler: 500);
            await fast.ReceiveAsync($"report {(round * 1000) + 999} ");
            // The bound, and what came until those that are behind have left.
            Assert.InRange(_world.Picture.LogBytes, 0, 5 * Small.MaxBytes);
        }

        slow.ReadOn();
        protobuf.ReadOn();
        const int reports = rounds * 1000;
        await Task.WhenAll(
            slow.ReceiveAsync($"report {reports - 1} "), protobuf.ReceiveAsync($"report {reports - 1} "));
        await slow.PingAsync();

        Assert.Equal(reports, fast.CountOf(">report "));
        foreach (var client in new[] { slow, protobuf })
        {
            Assert.Equal(Enumerable.Range(reports - Tracks, Tracks), NewestOf(client));
            Assert.Equal(Enumerable.Range(0, rounds).Select(n => $"line {n}"), LinesOf(client));
            Assert.InRange(client.CountOf(">report "), Tracks, reports - 1);
            Assert.True(_world.StateOf(client.Callsign).FellBehind > 0);
        }
    }

    [Fact]
    public async Task One_that_reads_in_drops_gets_what_matters_while_others_get_everything()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var fast = await _world.JoinAsync("FAST");
        await using var slow = await _world.ConnectSlowAsync("SLOW", alpha);

        const int rounds = 20;
        for (var round = 0; round < rounds; round++)
        {
            await alpha.SendAsync(CotText.Chat("ALPHA", $"line {round}"));
            await TakWorld.ReportAsync(alpha, 1000, first: round * 1000, tracks: Tracks, filler: 500);
            await fast.ReceiveAsync($"report {(round * 1000) + 999} ");
            for (var drop = 0; drop < 5; drop++) await slow.ReadAsync(1000);
        }

        slow.ReadOn();
        const int reports = rounds * 1000;
        await slow.ReceiveAsync($"report {reports - 1} ");

        Assert.Equal(reports, fast.CountOf(">report "));
        Assert.Equal(Enumerable.Range(reports - Tracks, Tracks), NewestOf(slow));
        Assert.Equal(Enumerable.Range(0, rounds).Select(n => $"line {n}"), LinesOf(slow));
    }

    [Fact]
    public async Task One_that_caught_up_follows_again_and_misses_nothing_from_then_on()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var slow = await _world.ConnectSlowAsync("SLOW", alpha);
        await TakWorld.ReportAsync(alpha, 20_000, tracks: Tracks, filler: 500);
        slow.ReadOn();
        await slow.ReceiveAsync("report 19999 ");
        await slow.WaitAsync(
            () =>
            {
                _ = slow.SendAsync(CotText.Ping("ANDROID-SLOW"));
                return _world.StateOf("SLOW").IsFollowing;
            },
            "that it follows");

        await TakWorld.ReportAsync(alpha, 500, first: 20_000, tracks: 3);
        await slow.ReceiveAsync("report 20499 ");

        Assert.Equal(500, Enumerable.Range(20_000, 500).Count(n => slow.CountOf($">report {n} ") == 1));
    }

    static IEnumerable<int> NewestOf(TakTestClient client) => client.Events
        .Where(e => e.Uid.StartsWith("unit-", StringComparison.Ordinal))
        .GroupBy(e => e.Uid)
        .Select(track => NumberIn(track.Last().Xml))
        .Order();

    static int NumberIn(string xml) => int.Parse(xml.Split(">report ")[1].Split(' ')[0], CultureInfo.InvariantCulture);

    static IEnumerable<string> LinesOf(TakTestClient client) => client.Events.Where(e => e.Type == "b-t-f")
        .Select(e => e.Xml[e.Xml.IndexOf(">line ", StringComparison.Ordinal)..].Split('<')[0][1..]);
}
