using System.Buffers;
using Liaison.Cot;
using Liaison.Picture;
using Liaison.Picture.Tracks;

namespace Liaison.Tak.Codec;

/// <summary>
/// The picture's view of the TAK formats: twins by <c>Liaison.Cot</c>, and a packed form that leaves out of the protobuf
/// message what the picture keeps as values anyway.
/// </summary>
public sealed class CotReportCodec : IReportCodec
{
    static readonly CotLimits Limits = new() { MaxFrameBytes = 1 << 18 };

    [ThreadStatic]
    static ArrayBufferWriter<byte>? _writer;

    /// <inheritdoc />
    public int MaxReportBytes => 1 << 18;

    /// <inheritdoc />
    public int Transcode(WireEncoding from, ReadOnlySpan<byte> report, Span<byte> destination)
    {
        if (from == WireEncoding.Xml)
        {
            return CotScanner.TryScan(report, Limits, out var ev, out _)
                && TakProtocolWriter.TryWrite(report, ev, TakFraming.Stream, destination, out var written) ? written : -1;
        }

        var message = WithoutHeader(report);
        if (!ProtoScanner.TryScan(message, Limits, out var scanned, out _)) return -1;
        var writer = Writer();
        CotXmlWriter.WriteProtobuf(message, scanned, writer);
        return Copy(writer.WrittenSpan, destination);
    }

    /// <inheritdoc />
    public int Pack(WireEncoding from, ReadOnlySpan<byte> report, Span<byte> destination)
    {
        var buffer = Array.Empty<byte>();
        try
        {
            var message = report;
            if (from == WireEncoding.Xml)
            {
                buffer = ArrayPool<byte>.Shared.Rent(report.Length + 1024);
                var length = Transcode(from, report, buffer);
                if (length < 0) return -1;
                message = buffer.AsSpan(0, length);
            }

            return PackedMessage.Pack(WithoutHeader(message), destination);
        }
        finally
        {
            if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc />
    public int Write(in TrackValues values, in ReportText text, WireEncoding to, Span<byte> destination) =>
        Unpack(values, ValueDetail.Write(values, text), to, destination);

    /// <inheritdoc />
    public int Unpack(in TrackValues values, ReadOnlySpan<byte> packed, WireEncoding to, Span<byte> destination)
    {
        if (to == WireEncoding.Protobuf) return PackedMessage.Unpack(values, packed, destination);
        var buffer = ArrayPool<byte>.Shared.Rent(packed.Length + values.Uid.Length + 1024);
        try
        {
            var length = PackedMessage.Unpack(values, packed, buffer);
            return length < 0 ? -1 : Transcode(WireEncoding.Protobuf, buffer.AsSpan(0, length), destination);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static ReadOnlySpan<byte> WithoutHeader(ReadOnlySpan<byte> framed)
    {
        var at = 1;
        while (framed[at++] >= 0x80)
        {
            // The header was written or checked by us: its length is a varint of at most five bytes.
        }

        return framed[at..];
    }

    static ArrayBufferWriter<byte> Writer()
    {
        var writer = _writer ??= new ArrayBufferWriter<byte>(4096);
        writer.ResetWrittenCount();
        return writer;
    }

    static int Copy(ReadOnlySpan<byte> bytes, Span<byte> destination) =>
        bytes.TryCopyTo(destination) ? bytes.Length : -1;
}
