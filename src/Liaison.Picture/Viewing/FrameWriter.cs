using System.Buffers;
using System.Buffers.Binary;

namespace Liaison.Picture.Viewing;

/// <summary>
/// Builds one frame of the live stream: little-endian, a header of 16 bytes, then sections of items of one kind each. The
/// bytes are described in docs/formats/live.md.
/// </summary>
sealed class FrameWriter
{
    public const int HeaderBytes = 16;
    public const int PositionBytes = 20;
    public const byte Version = 1;
    public const byte ForgetAll = 1;
    public const byte Complete = 2;

    const int SectionHeaderBytes = 8;

    readonly ArrayBufferWriter<byte> _identities = new(4096);
    readonly ArrayBufferWriter<byte> _positions = new(4096);
    readonly ArrayBufferWriter<byte> _removals = new(256);
    int _identityCount, _positionCount, _removalCount;

    public int Bytes => _identities.WrittenCount + _positions.WrittenCount + _removals.WrittenCount;

    public bool IsEmpty => Bytes == 0;

    public int Positions => _positionCount;

    public void Identity(int number, ReadOnlySpan<byte> json)
    {
        var item = _identities.GetSpan(6 + json.Length);
        BinaryPrimitives.WriteInt32LittleEndian(item, number);
        BinaryPrimitives.WriteUInt16LittleEndian(item[4..], (ushort)json.Length);
        json.CopyTo(item[6..]);
        _identities.Advance(6 + json.Length);
        _identityCount++;
    }

    public void Position(int number, double longitude, double latitude, float course, float speed, int ageSeconds, int flags)
    {
        var item = _positions.GetSpan(PositionBytes);
        BinaryPrimitives.WriteInt32LittleEndian(item, number);
        BinaryPrimitives.WriteInt32LittleEndian(item[4..], (int)Math.Round(longitude * 1e7));
        BinaryPrimitives.WriteInt32LittleEndian(item[8..], (int)Math.Round(latitude * 1e7));
        BinaryPrimitives.WriteUInt16LittleEndian(item[12..], Small(course * 100));
        BinaryPrimitives.WriteUInt16LittleEndian(item[14..], Small(speed * 10));
        BinaryPrimitives.WriteUInt16LittleEndian(item[16..], (ushort)Math.Clamp(ageSeconds, 0, ushort.MaxValue));
        BinaryPrimitives.WriteUInt16LittleEndian(item[18..], (ushort)flags);
        _positions.Advance(PositionBytes);
        _positionCount++;
    }

    public void Removal(int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_removals.GetSpan(4), number);
        _removals.Advance(4);
        _removalCount++;
    }

    /// <summary>Writes the frame and begins a new one.</summary>
    public void Finish(IBufferWriter<byte> writer, uint frame, double unixMs, byte flags, ReadOnlySpan<byte> counts)
    {
        var header = writer.GetSpan(HeaderBytes)[..HeaderBytes];
        header.Clear();
        (header[0], header[1]) = (Version, flags);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], frame);
        BinaryPrimitives.WriteDoubleLittleEndian(header[8..], unixMs);
        writer.Advance(HeaderBytes);

        // Removals first: a row that was freed and taken again is then known by its new identity.
        Section(writer, 3, _removalCount, _removals);
        Section(writer, 1, _identityCount, _identities);
        Section(writer, 2, _positionCount, _positions);
        if (counts.Length > 0)
        {
            SectionHeader(writer, 4, 1);
            BinaryPrimitives.WriteUInt16LittleEndian(writer.GetSpan(2), (ushort)counts.Length);
            writer.Advance(2);
            writer.Write(counts);
        }

        (_identityCount, _positionCount, _removalCount) = (0, 0, 0);
    }

    static void Section(IBufferWriter<byte> writer, byte kind, int count, ArrayBufferWriter<byte> items)
    {
        if (count == 0) return;
        SectionHeader(writer, kind, count);
        writer.Write(items.WrittenSpan);
        items.ResetWrittenCount();
    }

    static void SectionHeader(IBufferWriter<byte> writer, byte kind, int count)
    {
        var header = writer.GetSpan(SectionHeaderBytes)[..SectionHeaderBytes];
        header.Clear();
        header[0] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], count);
        writer.Advance(SectionHeaderBytes);
    }

    static ushort Small(float value) =>
        float.IsNaN(value) || value < 0 ? ushort.MaxValue : (ushort)Math.Min(Math.Round(value), ushort.MaxValue - 1);
}
