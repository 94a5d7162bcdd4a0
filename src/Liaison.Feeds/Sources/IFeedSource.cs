using Liaison.Feeds.Running;

namespace Liaison.Feeds.Sources;

/// <summary>A place that a feed's bytes come from.</summary>
interface IFeedSource
{
    /// <summary>The place in words for people, without a password.</summary>
    string Place { get; }

    /// <summary>
    /// Puts what comes into the input until the source ends or is told to stop. One that ends is started again later.
    /// </summary>
    /// <exception cref="IOException">The source failed.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The source failed.</exception>
    Task RunAsync(IFeedInput input, CancellationToken stop);
}
