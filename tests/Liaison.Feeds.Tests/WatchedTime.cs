using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Feeds.Tests;

/// <summary>A clock that stands until it is moved, and tells when somebody begins to wait for a certain time.</summary>
sealed class WatchedTime(TimeSpan watched) : FakeTimeProvider(System.GetUtcNow().AddHours(1))
{
    readonly Channel<bool> _waits = Channel.CreateBounded<bool>(100);

    /// <summary>Ends when somebody has begun to wait so long, once for each time.</summary>
    public async Task WaitsAsync() => await _waits.Reader.ReadAsync(Deadline.Token());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == watched) Assert.True(_waits.Writer.TryWrite(true));
        return timer;
    }
}
