using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Liaison.Picture.Recording.Storage;

/// <summary>The parts of a chunk that are read on their own, as docs/formats/recording.md has them.</summary>
static class ChunkFormat
{
    /// <summary>Hash of the uid, offset and length of the block.</summary>
    public const int EntryBytes = 8 + 4 + 4;

    /// <summary>Bytes of the footer, the file's last.</summary>
    public const int FooterBytes = (5 * 8) + (4 * 4) + 4 + 8;

    public static ReadOnlySpan<byte> Magic => "LIACHNK1"u8;

    public static ReadOnlySpan<byte> EndMagic => "LIACEND1"u8;

    /// <summary>Where a track stands in the directory: the first eight bytes of the SHA-256 of its uid.</summary>
    public static ulong HashOf(ReadOnlySpan<byte> uid)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(uid, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}

/// <summary>The end of a chunk: what it covers and where its parts are.</summary>
/// <param name="Number">Number of the recording; newer ones have greater ones.</param>
/// <param name="StartMs">When it begins, Unix milliseconds.</param>
/// <param name="EndMs">When it ends.</param>
/// <param name="Reports">Reports in it, the keyframe's excluded.</param>
/// <param name="SummaryOffset">Where words and counts stand; blocks are before, the directory is behind.</param>
/// <param name="SummaryLength">Bytes of the summary.</param>
/// <param name="Tracks">Entries of the directory.</param>
/// <param name="SummaryChecksum">Of the summary.</param>
/// <param name="DirectoryChecksum">Of the directory.</param>
readonly record struct ChunkFooter(
    long Number, long StartMs, long EndMs, long Reports, long SummaryOffset, uint SummaryLength, uint Tracks,
    uint SummaryChecksum, uint DirectoryChecksum)
{
    public long DirectoryOffset => SummaryOffset + SummaryLength;

    public long FileBytes => DirectoryOffset + ((long)Tracks * ChunkFormat.EntryBytes) + ChunkFormat.FooterBytes;

    public void Write(ByteBuffer buffer)
    {
        var begin = buffer.Length;
        buffer.Int64(Number);
        buffer.Int64(StartMs);
        buffer.Int64(EndMs);
        buffer.Int64(Reports);
        buffer.Int64(SummaryOffset);
        buffer.UInt32(SummaryLength);
        buffer.UInt32(Tracks);
        buffer.UInt32(SummaryChecksum);
        buffer.UInt32(DirectoryChecksum);
        buffer.UInt32(Checksum.Of(buffer.Written[begin..]));
        buffer.Raw(ChunkFormat.EndMagic);
    }

    /// <summary>Reads a footer, which must fit a file of this length.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, long fileBytes, out ChunkFooter footer)
    {
        var reader = new ByteReader(bytes);
        footer = new ChunkFooter(
            reader.Int64(), reader.Int64(), reader.Int64(), reader.Int64(), reader.Int64(), reader.UInt32(),
            reader.UInt32(), reader.UInt32(), reader.UInt32());
        var checksum = reader.UInt32();
        return !reader.Failed && reader.Raw(8).SequenceEqual(ChunkFormat.EndMagic)
            && checksum == Checksum.Of(bytes[..^12]) && footer.FileBytes == fileBytes
            && footer.StartMs > 0 && footer.EndMs >= footer.StartMs;
    }
}
