using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Liaison.Picture.Recording.Storage;

/// <summary>
/// Reads a chunk. Every part has a checksum of its own and is left out when it does not hold: damage makes a recording
/// shorter, never wrong.
/// </summary>
sealed class ChunkReader : IDisposable
{
    // Entries of a directory are spread evenly by their hash: one is found near its place.
    const int WindowEntries = 256;

    readonly SafeFileHandle _file;

    ChunkReader(SafeFileHandle file, ChunkFooter footer) => (_file, Footer) = (file, footer);

    public ChunkFooter Footer { get; }

    /// <summary>Opens a chunk whose footer has been read before.</summary>
    /// <exception cref="IOException">It has gone, or cannot be read.</exception>
    public static ChunkReader Open(string path, ChunkFooter footer) =>
        new(File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete), footer);

    /// <summary>Opens a chunk.</summary>
    /// <returns>Null when it is not whole.</returns>
    /// <exception cref="IOException">It has gone, or cannot be read.</exception>
    public static ChunkReader? TryOpen(string path)
    {
        var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(file);
        Span<byte> footer = stackalloc byte[ChunkFormat.FooterBytes];
        if (length > footer.Length && RandomAccess.Read(file, footer, length - footer.Length) == footer.Length
            && ChunkFooter.TryRead(footer, length, out var read)) return new ChunkReader(file, read);
        file.Dispose();
        return null;
    }

    /// <summary>Words and counts; null when they are damaged.</summary>
    public (RecordedWords Words, SlotCounts Slots)? ReadSummary()
    {
        var bytes = new byte[Footer.SummaryLength];
        if (!Fill(bytes, Footer.SummaryOffset) || Checksum.Of(bytes) != Footer.SummaryChecksum) return null;
        var reader = new ByteReader(bytes);
        var words = RecordedWords.Read(ref reader);
        var slots = SlotCounts.Read(ref reader, Footer.StartMs);
        return reader.Failed ? null : (words, slots);
    }

    /// <summary>Reads the reports of all tracks up to a moment; of each track at once.</summary>
    /// <param name="untilMs">Unix milliseconds; later reports are left out.</param>
    /// <param name="visit">Gets the reports of a track; they are used again for the next one.</param>
    /// <returns>Blocks that were damaged.</returns>
    public int ReadAll(long untilMs, Action<BlockReports> visit)
    {
        var length = (int)(Footer.FileBytes - ChunkFormat.FooterBytes);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var bytes = rented.AsSpan(0, length);
            var directory = bytes[(int)Footer.DirectoryOffset..];
            if (!Fill(bytes, 0) || Checksum.Of(directory) != Footer.DirectoryChecksum) return (int)Footer.Tracks;
            var damaged = 0;
            var reports = new BlockReports();
            for (; !directory.IsEmpty; directory = directory[ChunkFormat.EntryBytes..])
            {
                var (offset, size) = Place(directory);
                if (offset + (long)size > Footer.SummaryOffset
                    || !TrackBlock.IsWhole(bytes.Slice((int)offset, (int)size))
                    || !TrackBlock.TryRead(bytes.Slice((int)offset, (int)size), Footer.StartMs, untilMs, reports))
                    damaged++;
                else if (reports.Count > 0) visit(reports);
            }

            return damaged;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Reads the reports of one track up to a moment.</summary>
    /// <returns>False when it has none here, or they are damaged.</returns>
    public bool TryRead(string uid, long untilMs, BlockReports into)
    {
        var bytes = Encoding.UTF8.GetBytes(uid);
        var hash = ChunkFormat.HashOf(bytes);
        Span<byte> window = stackalloc byte[WindowEntries * ChunkFormat.EntryBytes];
        var mayGoBack = true;
        for (var at = Math.Max(0, Expected(hash) - (WindowEntries / 2)); ;)
        {
            var entries = (int)Math.Min(WindowEntries, Footer.Tracks - at);
            if (entries <= 0) return false;
            var part = window[..(entries * ChunkFormat.EntryBytes)];
            if (!Fill(part, Footer.DirectoryOffset + (at * ChunkFormat.EntryBytes))) return false;
            if (mayGoBack && at > 0 && BinaryPrimitives.ReadUInt64LittleEndian(part) >= hash)
            {
                at = Math.Max(0, at - WindowEntries);
                continue;
            }

            mayGoBack = false;
            for (; !part.IsEmpty; part = part[ChunkFormat.EntryBytes..])
            {
                var found = BinaryPrimitives.ReadUInt64LittleEndian(part);
                if (found > hash) return false;
                if (found == hash && TryReadBlock(part, bytes, untilMs, into)) return true;
            }

            at += entries;
        }
    }

    public void Dispose() => _file.Dispose();

    bool TryReadBlock(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> uid, long untilMs, BlockReports into)
    {
        var (offset, size) = Place(entry);
        if (offset + (long)size > Footer.SummaryOffset) return false;
        var rented = ArrayPool<byte>.Shared.Rent((int)size);
        try
        {
            var block = rented.AsSpan(0, (int)size);
            return Fill(block, offset) && TrackBlock.IsWhole(block) && TrackBlock.UidOf(block).SequenceEqual(uid)
                && TrackBlock.TryRead(block, Footer.StartMs, untilMs, into) && into.Count > 0;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    long Expected(ulong hash) => (long)Math.BigMul(hash, Footer.Tracks, out _);

    static (uint Offset, uint Size) Place(ReadOnlySpan<byte> entry) =>
        (BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[12..]));

    bool Fill(Span<byte> destination, long offset)
    {
        while (!destination.IsEmpty)
        {
            var read = RandomAccess.Read(_file, destination, offset);
            if (read == 0) return false;
            destination = destination[read..];
            offset += read;
        }

        return true;
    }
}
