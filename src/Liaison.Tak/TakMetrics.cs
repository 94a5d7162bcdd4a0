using System.Diagnostics.Metrics;
using Liaison.Picture;

namespace Liaison.Tak;

/// <summary>
/// What the operator can watch of TAK clients and of the picture, as the meter <c>Liaison.Tak</c>. Names and meanings are in
/// docs/reference/metrics.md. Values are read when somebody asks for them: the hot path counts nothing more for it.
/// </summary>
public sealed class TakMetrics : IDisposable
{
    readonly Meter _meter = new("Liaison.Tak");

    /// <summary>Makes the instruments.</summary>
    public TakMetrics(TakNode node, LivePicture picture)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(picture);
        _meter.CreateObservableGauge("liaison.tak.sessions", () => node.SessionCount, "{session}", "TAK clients connected.");
        _meter.CreateObservableGauge(
            "liaison.tak.sessions.catching_up", () => node.Clients().Count(c => !c.IsFollowing), "{session}",
            "TAK clients that are new or lag: they get the newest of each track.");
        _meter.CreateObservableGauge(
            "liaison.tak.messages.waiting", () => node.MessagesWaiting, "{message}", "Messages kept for clients who are away.");
        _meter.CreateObservableCounter(
            "liaison.tak.connections.refused", () => node.Refused, "{connection}", "Connections beyond the bounds.");
        _meter.CreateObservableGauge(
            "liaison.tak.events.rejected", () => node.Clients().Sum(c => c.Counters.RejectedInAll), "{event}",
            "Events of the clients now connected that were refused.");
        _meter.CreateObservableGauge("liaison.picture.tracks", () => picture.Count, "{track}", "Tracks in the picture.");
        _meter.CreateObservableCounter(
            "liaison.picture.reports", () => picture.Sequence, "{report}", "Reports and messages appended.");
        _meter.CreateObservableGauge("liaison.picture.log", () => picture.LogBytes, "By", "Memory of the track logs.");
        _meter.CreateObservableCounter(
            "liaison.picture.reports.without_twin", () => picture.WithoutTwin, "{report}",
            "Reports that could not be written in the other encoding.");
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();
}
