using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using Liaison.Cot;
using Liaison.Kernel.Labels;
using Liaison.Picture;
using Liaison.Picture.Tracks;

namespace Liaison.Tak.Codec;

/// <summary>
/// What a report of values has beside those that <see cref="PackedMessage"/> keeps: contact, track, remarks and label, as
/// fields of <c>cotevent.proto</c> and <c>detail.proto</c>.
/// </summary>
static class ValueDetail
{
    // Beyond it there is no course and no speed.
    const float Largest = 1e9f;

    const int Access = (2 << 3) | 2;
    const int Detail = (15 << 3) | 2;
    const int Caveat = (16 << 3) | 2;
    const int ReleasableTo = (17 << 3) | 2;
    const int XmlDetail = (1 << 3) | 2;
    const int Contact = (2 << 3) | 2;
    const int ContactCallsign = (2 << 3) | 2;
    const int Track = (7 << 3) | 2;
    const int TrackSpeed = (1 << 3) | 1;
    const int TrackCourse = (2 << 3) | 1;

    [ThreadStatic]
    static ArrayBufferWriter<byte>? _xml;

    [ThreadStatic]
    static ArrayBufferWriter<byte>? _detail;

    static readonly ConditionalWeakTable<Label, byte[]> Labels = [];

    /// <summary>Writes the fields.</summary>
    /// <returns>Valid until the thread writes again.</returns>
    public static ReadOnlySpan<byte> Write(in TrackValues values, in ReportText text)
    {
        var xml = Cleared(ref _xml);
        var hasTrack = float.IsFinite(values.Course) && float.IsFinite(values.Speed);
        if (!hasTrack) WriteHalfTrack(xml, values.Course, values.Speed);
        if (!text.Remarks.IsEmpty)
        {
            xml.Write("<remarks>"u8);
            XmlText.Encode(text.Remarks, xml);
            xml.Write("</remarks>"u8);
        }

        var detail = Cleared(ref _detail);
        var contactLength = values.Callsign.IsEmpty ? 0 : FieldLength(values.Callsign.Length);
        var length = (xml.WrittenCount == 0 ? 0 : FieldLength(xml.WrittenCount))
            + (contactLength == 0 ? 0 : FieldLength(contactLength)) + (hasTrack ? FieldLength(2 * (1 + sizeof(double))) : 0);
        Head(detail, Detail, length);
        if (xml.WrittenCount > 0) Bytes(detail, XmlDetail, xml.WrittenSpan);
        if (contactLength > 0)
        {
            Head(detail, Contact, contactLength);
            Bytes(detail, ContactCallsign, values.Callsign);
        }

        if (hasTrack)
        {
            Head(detail, Track, 2 * (1 + sizeof(double)));
            Double(detail, TrackSpeed, values.Speed);
            Double(detail, TrackCourse, values.Course);
        }

        if (text.Label is not null) detail.Write(Labels.GetValue(text.Label, FieldsOf));
        return detail.WrittenSpan;
    }

    // The track message has both; one alone is left to the element, which may lack an attribute.
    static void WriteHalfTrack(ArrayBufferWriter<byte> xml, float course, float speed)
    {
        if (!float.IsFinite(course) && !float.IsFinite(speed)) return;
        xml.Write("<track"u8);
        Attribute(xml, " course=\""u8, course);
        Attribute(xml, " speed=\""u8, speed);
        xml.Write("/>"u8);
    }

    static void Attribute(ArrayBufferWriter<byte> xml, ReadOnlySpan<byte> name, float value)
    {
        if (!(Math.Abs(value) < Largest)) return;
        xml.Write(name);
        // Without an exponent, which the schema of CoT does not know.
        Utf8Formatter.TryFormat((decimal)PackedMessage.Shortest(value), xml.GetSpan(32), out var length);
        xml.Advance(length);
        xml.Write("\""u8);
    }

    static byte[] FieldsOf(Label label)
    {
        var cot = CotLabel.From(label);
        var fields = new ArrayBufferWriter<byte>();
        Bytes(fields, Access, Encoding.UTF8.GetBytes(cot.Access));
        if (cot.Caveat.Length > 0) Bytes(fields, Caveat, Encoding.UTF8.GetBytes(cot.Caveat));
        if (cot.ReleasableTo.Length > 0) Bytes(fields, ReleasableTo, Encoding.UTF8.GetBytes(cot.ReleasableTo));
        return fields.WrittenSpan.ToArray();
    }

    // Tags of inner messages are below 128: one byte, then the length.
    static int FieldLength(int length) => 1 + VarintLength(length) + length;

    static int VarintLength(int value) => value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : 4;

    static void Head(ArrayBufferWriter<byte> writer, int tag, int length)
    {
        Varint(writer, tag);
        Varint(writer, length);
    }

    static void Bytes(ArrayBufferWriter<byte> writer, int tag, ReadOnlySpan<byte> bytes)
    {
        Head(writer, tag, bytes.Length);
        writer.Write(bytes);
    }

    static void Double(ArrayBufferWriter<byte> writer, int tag, float value)
    {
        Varint(writer, tag);
        System.Buffers.Binary.BinaryPrimitives.WriteDoubleLittleEndian(writer.GetSpan(8), PackedMessage.Shortest(value));
        writer.Advance(8);
    }

    static void Varint(ArrayBufferWriter<byte> writer, int value)
    {
        var span = writer.GetSpan(5);
        var length = 0;
        for (; value >= 0x80; value >>= 7) span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        writer.Advance(length);
    }

    static ArrayBufferWriter<byte> Cleared(ref ArrayBufferWriter<byte>? writer)
    {
        writer ??= new ArrayBufferWriter<byte>(1024);
        writer.ResetWrittenCount();
        return writer;
    }
}
