using System.Runtime.InteropServices;

namespace Liaison.Tak.Net;

/// <summary>Bytes that a connection keeps between two reads: the beginning of an event that is not complete yet.</summary>
unsafe struct NativeBuffer
{
    byte* _start;
    int _capacity;

    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Bytes => new(_start, Length);

    /// <summary>Room for more bytes after those that are there.</summary>
    public Span<byte> Reserve(int length)
    {
        if (Length + length > _capacity)
        {
            _capacity = Math.Max(Length + length, Math.Min(_capacity * 2, 1 << 20));
            _start = (byte*)NativeMemory.Realloc(_start, (nuint)_capacity);
        }

        return new Span<byte>(_start + Length, _capacity - Length);
    }

    public void Commit(int length) => Length += length;

    /// <summary>Keeps only these bytes, which may be a part of the buffer itself.</summary>
    public void Set(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            Free();
            return;
        }

        if (bytes.Length > _capacity)
        {
            Free();
            Reserve(bytes.Length);
        }

        bytes.CopyTo(new Span<byte>(_start, _capacity));
        Length = bytes.Length;
    }

    public void Free()
    {
        NativeMemory.Free(_start);
        _start = null;
        (_capacity, Length) = (0, 0);
    }
}
