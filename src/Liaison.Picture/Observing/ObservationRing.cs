namespace Liaison.Picture.Observing;

/// <summary>The newest observations; readers that lag by more than its size miss some. Used under the picture's lock.</summary>
sealed class ObservationRing
{
    // Over a second at 100,000 reports a second.
    const int SizeBits = 17;
    const int Size = 1 << SizeBits;

    readonly Observation[] _ring = new Observation[Size];

    /// <summary>How many were ever written.</summary>
    public long Written { get; private set; }

    public void Write(in Observation observation) => _ring[(int)(Written++ & (Size - 1))] = observation;

    /// <summary>Copies what follows a cursor.</summary>
    /// <returns>How many were copied.</returns>
    public int Read(ref long cursor, Span<Observation> destination, ref long missed)
    {
        var oldest = Written - Size;
        if (cursor < oldest)
        {
            missed += oldest - cursor;
            cursor = oldest;
        }

        var count = (int)Math.Min(destination.Length, Written - cursor);
        var at = (int)(cursor & (Size - 1));
        var first = Math.Min(count, Size - at);
        _ring.AsSpan(at, first).CopyTo(destination);
        _ring.AsSpan(0, count - first).CopyTo(destination[first..]);
        cursor += count;
        return count;
    }
}
