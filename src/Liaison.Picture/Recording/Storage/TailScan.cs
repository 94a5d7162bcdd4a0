using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Liaison.Picture.Recording.Storage;

/// <summary>
/// Goes through the frames of a tail as far as they are whole: at the first one that is torn or damaged the tail ends.
/// It remembers how far it came, since a tail grows while it is read.
/// </summary>
sealed class TailScan
{
    readonly string _path;
    byte[] _frame = [];

    public TailScan(string path) => _path = path;

    /// <summary>Number of the recording; -1 before the header has been read.</summary>
    public long Number { get; private set; } = -1;

    public long StartMs { get; private set; }

    /// <summary>
    /// Until when it covers; <see cref="TailFormat.CoversNothing"/> as long as the keyframe is not whole.
    /// </summary>
    public long EndMs { get; private set; }

    public long Reports { get; private set; }

    /// <summary>Bytes that are whole.</summary>
    public long Bytes { get; private set; }

    public SlotCounts Slots { get; private set; } = new(0);

    /// <summary>Reads on.</summary>
    /// <param name="take">Gets the items of each frame; null when only the marks are wanted.</param>
    /// <exception cref="IOException">The file has gone, or cannot be read.</exception>
    public void ReadOn(Action<ReadOnlySpan<byte>>? take = null)
    {
        using var file = File.OpenHandle(_path, share: FileShare.ReadWrite | FileShare.Delete);
        if (Number < 0 && !ReadHeader(file)) return;
        while (ReadFrame(file, take))
        {
            // Each step is one frame.
        }
    }

    bool ReadHeader(SafeFileHandle file)
    {
        Span<byte> header = stackalloc byte[TailFormat.HeaderBytes];
        if (!TryFill(file, header, 0)) return false;
        var reader = new ByteReader(header);
        if (!reader.Raw(TailFormat.Magic.Length).SequenceEqual(TailFormat.Magic)) return false;
        var (number, start) = (reader.Int64(), reader.Int64());
        if (number < 0 || start <= 0 || reader.UInt32() != Checksum.Of(header[..^4])) return false;
        (Number, StartMs, Bytes, Slots) = (number, start, TailFormat.HeaderBytes, new SlotCounts(start));
        return true;
    }

    bool ReadFrame(SafeFileHandle file, Action<ReadOnlySpan<byte>>? take)
    {
        Span<byte> head = stackalloc byte[8];
        if (!TryFill(file, head, Bytes)) return false;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is < 0 or > TailFormat.MostFrameBytes) return false;
        var rest = TailFormat.FrameHeaderBytes - head.Length + length;
        if (_frame.Length < rest) _frame = new byte[Math.Max(rest, TailFormat.UsualFrameBytes + 4096)];
        var frame = _frame.AsSpan(0, rest);
        if (!TryFill(file, frame, Bytes + head.Length)
            || Checksum.Of(frame) != BinaryPrimitives.ReadUInt32LittleEndian(head[4..])) return false;
        var reader = new ByteReader(frame);
        var (until, reports) = (reader.Int64(), reader.UInt32());
        // Time goes on; a frame that says otherwise is none of this tail.
        if (until < EndMs || (until != TailFormat.CoversNothing && until < StartMs)) return false;
        Bytes += TailFormat.FrameHeaderBytes + length;
        EndMs = until;
        Reports += reports;
        // They came before the mark, which may stand at the begin of the next slot.
        if (reports > 0) Slots.Add(until - 1, reports);
        take?.Invoke(frame[12..]);
        return true;
    }

    static bool TryFill(SafeFileHandle file, Span<byte> destination, long offset)
    {
        while (!destination.IsEmpty)
        {
            var read = RandomAccess.Read(file, destination, offset);
            if (read == 0) return false;
            destination = destination[read..];
            offset += read;
        }

        return true;
    }
}
