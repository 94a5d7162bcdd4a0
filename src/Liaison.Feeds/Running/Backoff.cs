using System.Buffers.Binary;
using Liaison.Kernel.Identity;

namespace Liaison.Feeds.Running;

/// <summary>
/// How long to wait before the next try: twice as long each time, within bounds, and not in step with others that
/// failed at the same moment.
/// </summary>
sealed class Backoff(RandomFill random)
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    TimeSpan _next = First;

    /// <summary>The time to wait now: between half and the whole of what the doubling gives.</summary>
    public TimeSpan Next()
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        random(bytes);
        var part = BinaryPrimitives.ReadUInt32LittleEndian(bytes) / (double)uint.MaxValue;
        var wait = _next * (0.5 + (part / 2));
        _next = TimeSpan.FromTicks(Math.Min(_next.Ticks * 2, Longest.Ticks));
        return wait;
    }

    /// <summary>It went well: the next failure begins anew.</summary>
    public void Reset() => _next = First;
}
