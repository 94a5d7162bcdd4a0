using System.Diagnostics.CodeAnalysis;
using System.Formats.Cbor;
using Liaison.Journal.Blocks;
using Liaison.Journal.Records;

namespace Liaison.Link.Orderly;

/// <summary>
/// The bytes of frames: arrays of deterministic CBOR (RFC 8949, section 4.2), the first member says which frame it is.
/// docs/formats/link.md has the layout. A reader takes exactly what a writer makes.
/// </summary>
public static class FrameCodec
{
    /// <summary>The version that is spoken here.</summary>
    public const int Version = 1;

    /// <summary>The longest frame, in bytes: a block of the greatest size and its surroundings.</summary>
    public const int MaxBytes = 2 << 20;

    const int MaxHeadquarters = 64;
    const int MaxDetail = 500;
    const int MaxHeaderBytes = 256;
    const int MaxSignatureBytes = 256;
    const int IdBytes = 16;

    enum Type
    {
        Hello = 1,
        Given = 2,
        Returned = 3,
        Held = 4,
        Alive = 5,
        Closing = 6,
    }

    /// <summary>Writes a frame.</summary>
    public static byte[] Write(LinkFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var (type, writer) = (TypeOf(frame), new CborWriter(CborConformanceMode.Canonical));
        writer.WriteStartArray(MembersOf(type));
        writer.WriteInt32((int)type);
        switch (frame)
        {
            case LinkFrame.Hello hello:
                Write(writer, hello);
                break;
            case LinkFrame.Given given:
                Write(writer, given.Content);
                break;
            case LinkFrame.Returned returned:
                Write(writer, returned.Content);
                break;
            case LinkFrame.Holding held:
                writer.WriteInt64(held.Record);
                break;
            case LinkFrame.Alive alive:
                writer.WriteInt64(alive.TimeMs);
                break;
            case LinkFrame.Closing closing:
                writer.WriteTextString(closing.Fault.ToString());
                writer.WriteTextString(
                    closing.Detail.Length > MaxDetail ? closing.Detail[..MaxDetail] : closing.Detail);
                break;
        }

        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>Reads a frame.</summary>
    /// <param name="bytes">Its bytes; blocks of the result are a part of them.</param>
    /// <param name="frame">The frame, when there is no fault.</param>
    /// <param name="fault">What is wrong.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out LinkFrame? frame, out LinkFault fault)
    {
        (frame, fault) = (null, LinkFault.BadFrame);
        if (bytes.Length > MaxBytes) return false;
        try
        {
            var reader = new CborReader(bytes, CborConformanceMode.Canonical);
            var members = reader.ReadStartArray();
            var type = (Type)reader.ReadInt32();
            // The version stands before all that another version may have changed.
            if (type == Type.Hello && reader.ReadInt32() != Version)
            {
                fault = LinkFault.OtherVersion;
                return false;
            }

            if (members != MembersOf(type)) return false;
            var read = Read(reader, type);
            reader.ReadEndArray();
            if (read is null || reader.BytesRemaining != 0) return false;
            (frame, fault) = (read, LinkFault.None);
            return true;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
        {
            return false;
        }
    }

    static Type TypeOf(LinkFrame frame) => frame switch
    {
        LinkFrame.Hello => Type.Hello,
        LinkFrame.Given => Type.Given,
        LinkFrame.Returned => Type.Returned,
        LinkFrame.Holding => Type.Held,
        LinkFrame.Alive => Type.Alive,
        LinkFrame.Closing => Type.Closing,
        _ => throw new ArgumentException($"{frame} is no frame", nameof(frame)),
    };

    static int MembersOf(Type type) => type switch
    {
        Type.Hello => 9,
        Type.Given or Type.Returned => 6,
        Type.Held or Type.Alive => 2,
        Type.Closing => 3,
        _ => -1,
    };

    static LinkFrame? Read(CborReader reader, Type type) => type switch
    {
        Type.Hello => ReadHello(reader),
        Type.Given => ReadBlock(reader) is { } given ? new LinkFrame.Given(given) : null,
        Type.Returned => ReadBlock(reader) is { } returned ? new LinkFrame.Returned(returned) : null,
        Type.Held => new LinkFrame.Holding(reader.ReadInt64()),
        Type.Alive => new LinkFrame.Alive(reader.ReadInt64()),
        Type.Closing => ReadClosing(reader),
        _ => null,
    };

    static void Write(CborWriter writer, LinkFrame.Hello hello)
    {
        writer.WriteInt32(Version);
        writer.WriteTextString(hello.Headquarters);
        WriteId(writer, hello.Log);
        Write(writer, hello.Head);
        writer.WriteByteString(hello.HeadHeader.Span);
        writer.WriteByteString(hello.HeadSignature.Span);
        if (hello.HeldLog is { } held) WriteId(writer, held);
        else writer.WriteNull();
        Write(writer, hello.Held);
    }

    static LinkFrame.Hello? ReadHello(CborReader reader)
    {
        var headquarters = reader.ReadTextString();
        var log = ReadId(reader);
        var head = ReadHead(reader);
        var (header, signature) = (reader.ReadByteString(), reader.ReadByteString());
        Guid? heldLog = null;
        if (reader.PeekState() == CborReaderState.Null) reader.ReadNull();
        else heldLog = ReadId(reader);
        var held = ReadHead(reader);
        return headquarters.Length is 0 or > MaxHeadquarters || head is null || held is null
            || header.Length > MaxHeaderBytes || signature.Length > MaxSignatureBytes
            || (heldLog is null) != (held.Block == 0) || (header.Length == 0) != (head.Block == 0)
            ? null : new LinkFrame.Hello(headquarters, log, head, header, signature, heldLog, held);
    }

    static LinkFrame.Closing? ReadClosing(CborReader reader)
    {
        var (fault, detail) = (reader.ReadTextString(), reader.ReadTextString());
        return detail.Length > MaxDetail || !Enum.TryParse<LinkFault>(fault, out var known) || known.ToString() != fault
            ? null : new LinkFrame.Closing(known, detail);
    }

    static void Write(CborWriter writer, LogHead head)
    {
        writer.WriteStartArray(3);
        writer.WriteInt64(head.Block);
        writer.WriteInt64(head.Record);
        writer.WriteByteString(head.Hash.Span);
        writer.WriteEndArray();
    }

    static LogHead? ReadHead(CborReader reader)
    {
        if (reader.ReadStartArray() != 3) return null;
        var head = new LogHead(reader.ReadInt64(), reader.ReadInt64(), reader.ReadByteString());
        reader.ReadEndArray();
        return head.Block < 0 || head.Record < head.Block || head.Hash.Length != LogHead.HashBytes
            || (head.Block == 0 && head != LogHead.None) ? null : head;
    }

    static void Write(CborWriter writer, Block block)
    {
        writer.WriteInt64(block.Number);
        writer.WriteInt64(block.First);
        writer.WriteByteString(block.Header.Span);
        writer.WriteByteString(block.Signature.Span);
        writer.WriteStartArray(block.Records.Count);
        foreach (var record in block.Records) writer.WriteByteString(record.Span);
        writer.WriteEndArray();
    }

    static Block? ReadBlock(CborReader reader)
    {
        var (number, first) = (reader.ReadInt64(), reader.ReadInt64());
        var (header, signature) = (reader.ReadByteString(), reader.ReadByteString());
        if (reader.ReadStartArray() is not (> 0 and <= BlockHeader.MaxRecords and var count)) return null;
        var records = new ReadOnlyMemory<byte>[count];
        for (var i = 0; i < records.Length; i++)
        {
            records[i] = reader.ReadByteString();
            if (records[i].Length > RecordCodec.MaxBytes) return null;
        }

        reader.ReadEndArray();
        if (number < 1 || first < 1) return null;
        if (header.Length > MaxHeaderBytes || signature.Length > MaxSignatureBytes) return null;
        return new Block { Number = number, First = first, Header = header, Signature = signature, Records = records };
    }

    static void WriteId(CborWriter writer, Guid id) => writer.WriteByteString(id.ToByteArray(bigEndian: true));

    static Guid ReadId(CborReader reader)
    {
        var bytes = reader.ReadByteString();
        return bytes.Length == IdBytes
            ? new Guid(bytes, bigEndian: true) : throw new CborContentException("an id has 16 bytes");
    }
}
