using System.Runtime.InteropServices;

namespace Liaison.Picture.Log;

/// <summary>The sizes in which unmanaged memory is given out.</summary>
enum BlockSize
{
    /// <summary>4 KiB: an answer of the node, or a short message.</summary>
    Small,

    /// <summary>32 KiB: a step of a reader that catches up.</summary>
    Medium,

    /// <summary>256 KiB: a stretch of a log. No report is longer.</summary>
    Large,
}

/// <summary>
/// Fixed-size blocks of unmanaged memory for the track logs and for what readers send first. A freed block is the next one
/// to be given out, so that a busy log stays in the processor's cache; what is not needed goes back to the system at once.
/// </summary>
sealed unsafe partial class BlockPool : IDisposable
{
    /// <summary>Bytes in a large block. No report is longer than a block.</summary>
    public const int BlockBytes = 256 * 1024;

    // Kept for the next to come; a burst beyond it leaves nothing behind.
    const int MaxFree = 16;

    const int Readable = 1;
    const int Writable = 2;
    const int PrivateAnonymous = 0x22;

    readonly Lock _lock = new();
    readonly Stack<nint>[] _free = [new(MaxFree), new(MaxFree), new(MaxFree)];
    readonly Stack<LogEntry[]> _freeIndexes = new(MaxFree);
    long _rentedBytes;
    bool _disposed;

    /// <summary>Bytes of blocks given out and not yet returned.</summary>
    public long RentedBytes => Volatile.Read(ref _rentedBytes);

    /// <summary>Bytes in a block of a size.</summary>
    public static int BytesOf(BlockSize size) => size switch
    {
        BlockSize.Small => 4 * 1024,
        BlockSize.Medium => 32 * 1024,
        _ => BlockBytes,
    };

    public byte* Rent(BlockSize size)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _rentedBytes += BytesOf(size);
            if (_free[(int)size].TryPop(out var block)) return (byte*)block;
        }

        return Map(size);
    }

    public void Return(byte* block, BlockSize size)
    {
        lock (_lock)
        {
            _rentedBytes -= BytesOf(size);
            if (!_disposed && _free[(int)size].Count < MaxFree)
            {
                _free[(int)size].Push((nint)block);
                return;
            }
        }

        Unmap(block, size);
    }

    /// <summary>An array for the index of a segment; its content is whatever was in it.</summary>
    public LogEntry[] RentIndex()
    {
        lock (_lock)
        {
            if (_freeIndexes.TryPop(out var index)) return index;
        }

        return GC.AllocateUninitializedArray<LogEntry>(Segment.MaxEntries);
    }

    public void ReturnIndex(LogEntry[] index)
    {
        lock (_lock)
        {
            if (!_disposed && _freeIndexes.Count < MaxFree) _freeIndexes.Push(index);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            for (var size = BlockSize.Small; size <= BlockSize.Large; size++)
                while (_free[(int)size].TryPop(out var block)) Unmap((byte*)block, size);
        }
    }

    // The C library's heap would keep large blocks between small ones for ever: they are mapped by themselves.
    static byte* Map(BlockSize size)
    {
        if (size == BlockSize.Small) return (byte*)NativeMemory.Alloc((nuint)BytesOf(size));
        var block = mmap(0, (nuint)BytesOf(size), Readable | Writable, PrivateAnonymous, -1, 0);
        return block == -1 ? throw new InsufficientMemoryException("The system gave no memory for a log.") : (byte*)block;
    }

    static void Unmap(byte* block, BlockSize size)
    {
        if (size == BlockSize.Small) NativeMemory.Free(block);
        else _ = munmap((nint)block, (nuint)BytesOf(size));
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint mmap(nint address, nuint length, int protection, int flags, int descriptor, nint offset);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int munmap(nint address, nuint length);
}
