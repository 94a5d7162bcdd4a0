using System.Diagnostics.Metrics;

namespace Liaison.Picture.Recording;

/// <summary>
/// What the operator can watch of the recording, as the meter <c>Liaison.Recording</c>. Names and meanings are in
/// docs/reference/metrics.md.
/// </summary>
public sealed class RecorderMetrics : IDisposable
{
    readonly Meter _meter = new("Liaison.Recording");

    /// <summary>Makes the instruments.</summary>
    public RecorderMetrics(Recorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        _meter.CreateObservableGauge(
            "liaison.recording.running", () => recorder.State == RecorderState.Recording ? 1 : 0, null,
            "1 while the picture is recorded.");
        _meter.CreateObservableCounter(
            "liaison.recording.reports", () => recorder.Reports, "{report}", "Reports recorded.");
        _meter.CreateObservableCounter(
            "liaison.recording.gaps", () => recorder.Gaps, "{gap}", "How often the recording was broken off.");
        _meter.CreateObservableCounter(
            "liaison.recording.failures", () => recorder.Failures, "{failure}",
            "How often the disk was full or failed.");
        _meter.CreateObservableCounter(
            "liaison.recording.reports.lost", () => recorder.Lost, "{report}",
            "Reports of tracks that left before the recorder knew them.");
        _meter.CreateObservableGauge("liaison.recording.size", () => recorder.Bytes, "By", "Recordings on disk.");
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();
}
