using System.Runtime.InteropServices;

namespace Liaison.Picture.Reading;

/// <summary>Bytes that a reader sends before anything else: answers, urgent messages, the picture for one that lags.</summary>
sealed unsafe class Outbox : IDisposable
{
    /// <summary>The most bytes that may wait here.</summary>
    public const int MaxBytes = 1 << 20;

    byte* _start;
    int _capacity, _sent, _end;

    public int Bytes => _end - _sent;

    public byte* Start => _start + _sent;

    /// <summary>Takes bytes behind those that wait; false when the bound does not allow it.</summary>
    public bool TryAdd(ReadOnlySpan<byte> bytes)
    {
        if (Bytes + bytes.Length > MaxBytes) return false;
        if (_end + bytes.Length > _capacity) Grow(bytes.Length);
        bytes.CopyTo(new Span<byte>(_start + _end, bytes.Length));
        _end += bytes.Length;
        return true;
    }

    public void Sent(int length)
    {
        _sent += length;
        if (_sent < _end) return;
        Dispose();
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
