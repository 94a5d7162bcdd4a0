using Liaison.Picture.Log;

namespace Liaison.Picture.Reading;

/// <summary>
/// Bytes that a reader sends before anything else: answers, urgent messages, the picture for one that lags. It has memory
/// only while it has bytes, in a block of the smallest size that is enough.
/// </summary>
sealed unsafe class Outbox(BlockPool pool) : IDisposable
{
    /// <summary>The most bytes that may wait here; a report fits an empty one.</summary>
    public const int MaxBytes = BlockPool.BlockBytes;

    byte* _start;
    BlockSize _size;
    int _capacity, _sent, _end;

    public int Bytes => _end - _sent;

    public byte* Start => _start + _sent;

    /// <summary>Takes bytes behind those that wait; false when the bound does not allow it.</summary>
    public bool TryAdd(ReadOnlySpan<byte> bytes)
    {
        if (Bytes + bytes.Length > MaxBytes) return false;
        if (_end + bytes.Length > _capacity) MakeRoom(bytes.Length);
        bytes.CopyTo(new Span<byte>(_start + _end, bytes.Length));
        _end += bytes.Length;
        return true;
    }

    public void Sent(int length)
    {
        _sent += length;
        if (_sent == _end) Dispose();
    }

    public void Dispose()
    {
        Free();
        (_sent, _end) = (0, 0);
    }

    void MakeRoom(int length)
    {
        var waiting = new ReadOnlySpan<byte>(Start, Bytes);
        if (waiting.Length + length <= _capacity)
        {
            waiting.CopyTo(new Span<byte>(_start, _capacity));
        }
        else
        {
            var size = BlockSize.Small;
            while (BlockPool.BytesOf(size) < waiting.Length + length) size++;
            var start = pool.Rent(size);
            waiting.CopyTo(new Span<byte>(start, waiting.Length));
            Free();
            (_size, _capacity) = (size, BlockPool.BytesOf(size));
            _start = start;
        }

        (_sent, _end) = (0, waiting.Length);
    }

    void Free()
    {
        if (_capacity > 0) pool.Return(_start, _size);
        _start = null;
        _capacity = 0;
    }
}
