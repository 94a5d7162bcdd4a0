using System.Runtime.InteropServices;

namespace Liaison.Picture.Reading;

/// <summary>Bytes that a reader sends before anything else: answers, urgent messages, the picture for one that lags.</summary>
sealed unsafe class Outbox : IDisposable
{
    /// <summary>The most bytes that may wait here.</summary>
    public const int MaxBytes = 1 << 20;

    const int SmallBytes = 4096;

    byte* _start;
    int _capacity, _sent, _end;

    public int Bytes => _end - _sent;

    public byte* Start => _start + _sent;

    /// <summary>Room for what is written next, of this length or more; empty when the bound does not allow it.</summary>
    public Span<byte> Reserve(int length)
    {
        if (Bytes + length > MaxBytes) return default;
        if (_end + length > _capacity) Grow(length);
        return new Span<byte>(_start + _end, _capacity - _end);
    }

    /// <summary>Takes in what was written to the reserved room.</summary>
    public void Commit(int length) => _end += length;

    public bool TryAdd(ReadOnlySpan<byte> bytes)
    {
        var room = Reserve(bytes.Length);
        if (room.IsEmpty && !bytes.IsEmpty) return false;
        bytes.CopyTo(room);
        Commit(bytes.Length);
        return true;
    }

    public void Sent(int length)
    {
        _sent += length;
        if (_sent < _end) return;
        (_sent, _end) = (0, 0);
        if (_capacity > SmallBytes) Dispose();
    }

    public void Dispose()
    {
        NativeMemory.Free(_start);
        _start = null;
        (_capacity, _sent, _end) = (0, 0, 0);
    }

    void Grow(int length)
    {
        if (_sent > 0)
        {
            new ReadOnlySpan<byte>(Start, Bytes).CopyTo(new Span<byte>(_start, Bytes));
            (_end, _sent) = (Bytes, 0);
        }

        if (_end + length <= _capacity) return;
        _capacity = Math.Max(Math.Max(512, _capacity * 2), _end + length);
        _start = (byte*)NativeMemory.Realloc(_start, (nuint)_capacity);
    }
}
