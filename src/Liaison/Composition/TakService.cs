using Liaison.Picture;
using Liaison.Tak;
using Liaison.Web.Node;

namespace Liaison.Composition;

/// <summary>Starts and stops serving TAK clients with the program.</summary>
sealed partial class TakService(TakNode node, LivePicture picture, TimeProvider time, ILogger<TakService> logger)
    : IHostedService, IReadiness, IDisposable
{
    static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(30);

    ITimer? _sweep;

    public string Name => "TAK clients";

    public bool IsReady { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        node.Start();
        IsReady = true;
        _sweep = time.CreateTimer(_ => RemoveLongStale(), null, SweepEvery, SweepEvery);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        IsReady = false;
        // The container disposes the node, which closes its connections.
        return Task.CompletedTask;
    }

    public void Dispose() => _sweep?.Dispose();

    void RemoveLongStale()
    {
        var removed = picture.RemoveLongStale();
        if (removed > 0) LogRemoved(logger, removed);
    }

    [LoggerMessage(9010, LogLevel.Debug, "{Count} tracks that had been stale for long left the picture.")]
    static partial void LogRemoved(ILogger logger, int count);
}
