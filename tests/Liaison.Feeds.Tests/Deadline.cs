namespace Liaison.Feeds.Tests;

/// <summary>How long a test waits for what other threads do, before it fails.</summary>
static class Deadline
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static CancellationToken Token()
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(Patience);
        return source.Token;
    }
}
