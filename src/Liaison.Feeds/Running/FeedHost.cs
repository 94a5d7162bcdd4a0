using System.Diagnostics.CodeAnalysis;
using Liaison.Feeds.Sources;
using Liaison.Kernel.Identity;
using Liaison.Kernel.Labels;
using Liaison.Picture;
using Liaison.Picture.Alerts;
using Liaison.Picture.Groups;
using Liaison.Picture.Layers;
using Microsoft.Extensions.Logging;

namespace Liaison.Feeds.Running;

/// <summary>Runs the feeds of a node. A fault of one never reaches another.</summary>
public sealed class FeedHost : IAsyncDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly Dictionary<string, Feed> _feeds;
    readonly List<IDisposable> _owned = [];
    Task _running = Task.CompletedTask;

    /// <summary>Makes the feeds; <see cref="Start"/> lets them run.</summary>
    /// <param name="options">The feeds.</param>
    /// <param name="surroundings">What they work with.</param>
    /// <exception cref="FeedOptionsException">A setting cannot be used; the message names the feed.</exception>
    public FeedHost(FeedsOptions options, FeedSurroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(surroundings);
        _feeds = new Dictionary<string, Feed>(StringComparer.Ordinal);
        foreach (var feed in options.Inputs)
        {
            if (!_feeds.TryAdd(feed.Name, Create(feed, surroundings)))
                throw new FeedOptionsException($"two feeds have the name '{feed.Name}'");
        }
    }

    /// <summary>The feeds, in the order of their names.</summary>
    public IReadOnlyList<Feed> Feeds => [.. _feeds.Values.OrderBy(feed => feed.Name, StringComparer.Ordinal)];

    /// <summary>Finds a feed by its name.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out Feed? feed) => _feeds.TryGetValue(name, out feed);

    /// <summary>Lets all of them run.</summary>
    public void Start() =>
        _running = Task.WhenAll(_feeds.Values.Select(feed => Task.Run(() => feed.RunAsync(_stop.Token))));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _owned.ForEach(owned => owned.Dispose());
        _stop.Dispose();
    }

    Feed Create(FeedOptions options, FeedSurroundings around)
    {
        if (!FeedSources.TryCreate(options, around.Time, out var source, out var problem))
            throw new FeedOptionsException($"feed '{options.Name}': {problem}");
        if (source is IDisposable owned) _owned.Add(owned);
        var label = ReadLabel(options);
        return new Feed(options, source, Input, around.Random, around.Time, around.Logger);

        IFeedInput Input(FeedMeter meter, Action connected)
        {
            if (FeedReaders.Documents(options, label, around) is { } reader)
                return new DocumentInput(reader, meter, around.Time, connected);
            return around.Picture.TryOpenSource(around.Groups, options.Name, label, out var picture)
                ? new StreamInput(FeedReaders.Decoder(options.Kind), picture, meter, around.Time, connected)
                : throw new FeedOptionsException($"feed '{options.Name}': no room for the label {options.Label}");
        }
    }

    static Label? ReadLabel(FeedOptions options) =>
        options.Label is null ? null
        : Label.TryParse(options.Label, LabelPolicy.Default, out var label, out var reason) ? label
        : throw new FeedOptionsException($"feed '{options.Name}': label '{options.Label}': {reason}");
}

/// <summary>What feeds work with.</summary>
public sealed record FeedSurroundings
{
    /// <summary>Where reports go.</summary>
    public required LivePicture Picture { get; init; }

    /// <summary>Where alerts go.</summary>
    public required IAlertSink Alerts { get; init; }

    /// <summary>Where layers go.</summary>
    public required LayerBoard Layers { get; init; }

    /// <summary>The groups that may see the tracks.</summary>
    public required GroupSet Groups { get; init; }

    /// <summary>Random numbers for the pauses before new tries.</summary>
    public required RandomFill Random { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Where they say what happens to them.</summary>
    public required ILogger Logger { get; init; }
}

/// <summary>A feed is configured in a way that cannot work; the message names the feed and what to change.</summary>
public sealed class FeedOptionsException(string message) : Exception(message);
