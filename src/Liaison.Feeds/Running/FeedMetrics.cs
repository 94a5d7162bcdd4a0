using System.Diagnostics.Metrics;

namespace Liaison.Feeds.Running;

/// <summary>
/// What the operator can watch of feeds, as the meter <c>Liaison.Feeds</c>; each value has the tag <c>feed</c>. Names
/// and meanings are in docs/reference/metrics.md.
/// </summary>
public sealed class FeedMetrics : IDisposable
{
    readonly Meter _meter = new("Liaison.Feeds");
    readonly FeedHost _feeds;

    /// <summary>Makes the instruments.</summary>
    public FeedMetrics(FeedHost feeds)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        _feeds = feeds;
        _meter.CreateObservableGauge(
            "liaison.feeds.running", () => Of(feed => feed.State == FeedState.Running ? 1L : 0), null,
            "1 while it runs.");
        _meter.CreateObservableCounter(
            "liaison.feeds.items", () => Of(feed => feed.Accepted), "{item}", "Reports, alerts and layers taken.");
        _meter.CreateObservableCounter(
            "liaison.feeds.rejected", () => Of(feed => feed.Rejected.Values.Sum()), "{item}",
            "Input that was refused.");
        _meter.CreateObservableCounter(
            "liaison.feeds.received", () => Of(feed => feed.Bytes), "By", "Bytes received.");
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    IEnumerable<Measurement<long>> Of(Func<FeedStatus, long> value) =>
        _feeds.Feeds.Select(feed => new Measurement<long>(
            value(feed.Status()), new KeyValuePair<string, object?>("feed", feed.Name)));
}
