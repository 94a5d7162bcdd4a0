namespace Liaison.Cot;

/// <summary>What a framer found at the front of a buffer.</summary>
public enum FrameStatus
{
    /// <summary>No complete event yet: drop <see cref="CotFrame.Consumed"/> bytes, read more, call again.</summary>
    NeedMore,

    /// <summary>One event: use it, drop <see cref="CotFrame.Consumed"/> bytes, call again.</summary>
    Event,

    /// <summary>Something was refused: count <see cref="CotFrame.Error"/>, drop <see cref="CotFrame.Consumed"/>
    /// bytes,
    /// call again. The framer finds the next event by itself.</summary>
    Rejected,

    /// <summary>The stream cannot be followed any more; close it.</summary>
    Broken,
}

/// <summary>One result of a framer.</summary>
/// <param name="Status">What was found.</param>
/// <param name="Start">First byte of the event or message in the buffer.</param>
/// <param name="Length">Bytes of the event or message.</param>
/// <param name="Consumed">Bytes at the front of the buffer that the caller drops now.</param>
/// <param name="Error">Why, when <paramref name="Status"/> is Rejected or Broken.</param>
public readonly record struct CotFrame(FrameStatus Status, int Start, int Length, int Consumed, CotError Error)
{
    /// <summary>The event or message itself.</summary>
    public ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> buffer) => buffer.Slice(Start, Length);

    internal static CotFrame NeedMore(int consumed) => new(FrameStatus.NeedMore, 0, 0, consumed, CotError.None);

    internal static CotFrame Event(int start, int length) =>
        new(FrameStatus.Event, start, length, start + length, CotError.None);

    internal static CotFrame Rejected(CotError error, int consumed) =>
        new(FrameStatus.Rejected, 0, 0, consumed, error);

    internal static CotFrame Broken(CotError error) => new(FrameStatus.Broken, 0, 0, 0, error);
}
