using Liaison.Feeds.Invented;
using Liaison.Feeds.Running;

namespace Liaison.Demo;

/// <summary>
/// What one headquarters of the demo hears beside its devices: invented ships and aircraft from receivers on loopback,
/// and
/// what the demo was asked to add. The node gets them by configuration, as it would get an operator's.
/// </summary>
sealed class DemoFeeds : IDisposable
{
    // Anybody can hear ships and aircraft: what both headquarters may know.
    const string Label = "UNCLASSIFIED//REL TO USA, JPN";

    readonly DemoReceiver _ships;
    readonly DemoReceiver _aircraft;
    readonly List<FeedOptions> _feeds = [];

    public DemoFeeds(DemoHeadquarters headquarters, DemoSettings settings, TimeProvider time)
    {
        _ships = new DemoReceiver(new InventedShips(time, settings.Speed).Hear, time);
        _aircraft = new DemoReceiver(new InventedAircraft(time, settings.Speed).Hear, time);
        Add("ships", FeedKind.Ais, $"tcp://127.0.0.1:{_ships.Port}");
        Add("aircraft", FeedKind.Beast, $"tcp://127.0.0.1:{_aircraft.Port}");
        if (!headquarters.TakesFeeds) return;
        foreach (var (number, file) in settings.AisLogs.Index())
            Add($"ais-{number + 1}", FeedKind.Ais, $"log:{Path.GetFullPath(file)}");
        if (settings.Sbs is { } sbs) Add("sbs", FeedKind.Sbs, $"tcp://{sbs}");
    }

    /// <summary>The feeds as configuration for the node.</summary>
    public IEnumerable<KeyValuePair<string, string>> AsConfiguration() =>
        _feeds.Index().SelectMany(feed => new KeyValuePair<string, string>[]
        {
            new(Key(feed.Index, nameof(FeedOptions.Name)), feed.Item.Name),
            new(Key(feed.Index, nameof(FeedOptions.Kind)), $"{feed.Item.Kind}"),
            new(Key(feed.Index, nameof(FeedOptions.From)), feed.Item.From),
            new(Key(feed.Index, nameof(FeedOptions.Label)), Label),
        });

    /// <summary>Lets the receivers hear until it is told to stop.</summary>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(_ships.RunAsync(stop), _aircraft.RunAsync(stop));

    public void Dispose()
    {
        _ships.Dispose();
        _aircraft.Dispose();
    }

    static string Key(int index, string setting) => $"LIAISON__Feeds__Inputs__{index}__{setting}";

    void Add(string name, FeedKind kind, string from) =>
        _feeds.Add(new FeedOptions { Name = name, Kind = kind, From = from });
}
