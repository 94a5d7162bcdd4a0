using Liaison.Kernel.Events;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Alerts;
using Liaison.Tak.Alerts;
using Liaison.Tak.Tests.World;

namespace Liaison.Tak.Tests.Alerts;

public sealed class TakAlertTests
{
    [Fact]
    public async Task Clients_are_told_of_an_alert_and_of_its_end()
    {
        using var world = new TakWorld();
        await using var watcher = await world.JoinAsync("WATCHER");
        await using var reporter = await world.JoinAsync("REPORTER");
        await TakWorld.ReportAsync(reporter, 1);
        await using var alerts = new Telling(world);

        alerts.Board.Post(Alert("one", "unit-0") with { Label = "SECRET//REL TO USA, JPN" });
        var breach = (await watcher.ReceiveAsync("b-a-g")).Xml;
        Assert.Contains("<emergency type=\"Geo-fence Breached\">unit-0</emergency>", breach, StringComparison.Ordinal);
        Assert.Contains("relation=\"p-p\" uid=\"unit-0\" type=\"a-f-G", breach, StringComparison.Ordinal);
        Assert.Contains("access=\"SECRET\" releasableTo=\"USA,JPN\"", breach, StringComparison.Ordinal);
        Assert.Contains("strait &lt;1&gt;: enters", breach, StringComparison.Ordinal);
        Assert.Contains("lat=\"26.5\" lon=\"128.25\"", breach, StringComparison.Ordinal);

        // Over, but nobody has seen it: it goes on being shown.
        alerts.Board.Resolve("one", "left the area");
        alerts.Board.Post(Alert("two", "unit-0"));
        await watcher.ReceiveAsync("two-geofence");
        Assert.DoesNotContain(watcher.Events, e => e.Type == "b-a-o-can");
        alerts.Board.Acknowledge("one", "Sato");
        var end = await watcher.ReceiveAsync("b-a-o-can");
        Assert.Equal("one-geofence", end.Uid);
        Assert.Contains("<emergency cancel=\"true\">", end.Xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_may_see_the_tracks_are_told()
    {
        using var world = new TakWorld(
            null, null, new TakInputOptions { Name = "red", Port = 0, Groups = ["Red"] },
            new TakInputOptions { Name = "blue", Port = 0, Groups = ["Blue"] });
        await using var red = await world.JoinAsync("RED", "red");
        await using var redReporter = await world.JoinAsync("RED-REPORTER", "red");
        await using var blue = await world.JoinAsync("BLUE", "blue");
        await TakWorld.ReportAsync(redReporter, 1);
        await using var blueReporter = await world.JoinAsync("BLUE-REPORTER", "blue");
        await TakWorld.ReportAsync(blueReporter, 1, first: 1);
        await using var alerts = new Telling(world);

        // Both tracks at once nobody may see; of a track that is gone nobody knows who may.
        alerts.Board.Post(Alert("both", "unit-0", "unit-1"));
        alerts.Board.Post(Alert("gone", "unit-9"));
        alerts.Board.Post(Alert("agency", "unit-0") with { Source = "cap" });
        alerts.Board.Post(Alert("red", "unit-0"));
        alerts.Board.Post(Alert("blue", "unit-1"));
        await red.ReceiveAsync("red-geofence");
        await blue.ReceiveAsync("blue-geofence");
        Assert.Equal(["red-geofence"], red.Events.Where(e => e.Type == "b-a-g").Select(e => e.Uid));
        Assert.Equal(["blue-geofence"], blue.Events.Where(e => e.Type == "b-a-g").Select(e => e.Uid));
    }

    static Alert Alert(string id, params string[] tracks) => new()
    {
        Id = id,
        Source = AlertSources.WatchAreas,
        Sender = "JFHQ",
        Identifier = id,
        Sent = DateTimeOffset.UnixEpoch.AddYears(56),
        Status = AlertStatus.Actual,
        MessageType = AlertMessageType.Alert,
        Texts = [new AlertText { Language = "ja", Event = "監視区域への進入", Headline = "進入" }],
        Areas = [new AlertArea { Description = "strait", Circles = [new AlertCircle(new GeoPoint(26.5, 128.25), 0)] }],
        Tracks = tracks,
        Rule = "strait <1>: enters",
    };

    /// <summary>A board, and who tells clients what changes on it.</summary>
    sealed class Telling : IAsyncDisposable
    {
        readonly CancellationTokenSource _stop = new();
        readonly Task _running;

        public Telling(TakWorld world)
        {
            var numbers = new EventNumbers();
            Board = new AlertBoard(world.Time, numbers);
            _running = new TakAlerts(world.Node, Board, numbers).RunAsync(_stop.Token);
        }

        public AlertBoard Board { get; }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running;
            Board.Dispose();
            _stop.Dispose();
        }
    }
}
