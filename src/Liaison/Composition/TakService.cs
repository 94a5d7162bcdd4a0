using Liaison.Tak;

namespace Liaison.Composition;

/// <summary>Starts and stops serving TAK clients with the program.</summary>
sealed class TakService(TakNode node) : IHostedService
{
    public bool IsServing { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        node.Start();
        IsServing = true;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        IsServing = false;
        // The container disposes the node, which closes its connections.
        return Task.CompletedTask;
    }
}
