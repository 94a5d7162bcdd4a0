using System.Runtime.InteropServices;

namespace Liaison.Picture.Log;

/// <summary>
/// Fixed-size blocks of unmanaged memory for the track logs and for readers that lag. A freed block is the next one to be
/// given out, so that a busy log stays in the processor's cache.
/// </summary>
sealed unsafe class BlockPool : IDisposable
{
    /// <summary>Bytes in a block. No report is longer than a block.</summary>
    public const int BlockBytes = 256 * 1024;

    const int MaxFree = 64;

    readonly Lock _lock = new();
    readonly Stack<nint> _free = new(MaxFree);
    readonly Stack<LogEntry[]> _freeIndexes = new(MaxFree);
    long _rented;
    bool _disposed;

    /// <summary>Blocks given out and not yet returned.</summary>
    public long Rented => Volatile.Read(ref _rented);

    public byte* Rent()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _rented++;
            if (_free.TryPop(out var block)) return (byte*)block;
        }

        return (byte*)NativeMemory.Alloc(BlockBytes);
    }

    public void Return(byte* block)
    {
        lock (_lock)
        {
            _rented--;
            if (!_disposed && _free.Count < MaxFree)
            {
                _free.Push((nint)block);
                return;
            }
        }

        NativeMemory.Free(block);
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
            while (_free.TryPop(out var block)) NativeMemory.Free((void*)block);
        }
    }
}
