using System.Buffers;

namespace Liaison.Cot;

/// <summary>
/// Writes XML events: of protobuf messages, and of values. The end tag is always written, nothing follows it, and no
/// declaration comes before it (<see cref="Declaration"/>).
/// </summary>
public static class CotXmlWriter
{
    /// <summary>The XML declaration that TAK clients put before each event of a stream.</summary>
    public static ReadOnlySpan<byte> Declaration => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8;

    /// <summary>Writes a protobuf message as an XML event with the same values. Typed detail members become elements
    /// unless xmlDetail holds an element of that name already; xmlDetail is kept byte for byte.</summary>
    /// <param name="takMessage">The message that <paramref name="ev"/> was scanned from.</param>
    /// <param name="ev">Its scan.</param>
    /// <param name="writer">Where the event goes.</param>
    /// <exception cref="ArgumentException">The event was not scanned from protobuf.</exception>
    public static void WriteProtobuf(ReadOnlySpan<byte> takMessage, in CotEvent ev, IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (ev.Encoding != CotEncoding.Protobuf)
            throw new ArgumentException("The event was not scanned from protobuf.", nameof(ev));
        writer.Write("<event version=\"2.0\""u8);
        XmlOutput.Attribute(writer, "uid"u8, takMessage, ev.Uid);
        XmlOutput.Attribute(writer, "type"u8, takMessage, ev.Type);
        XmlOutput.Times(writer, ev.TimeMs, ev.StartMs, ev.StaleMs);
        XmlOutput.Attribute(writer, "how"u8, takMessage, ev.How);
        XmlOutput.Attribute(writer, "access"u8, takMessage, ev.Access);
        XmlOutput.Attribute(writer, "qos"u8, takMessage, ev.Qos);
        XmlOutput.Attribute(writer, "opex"u8, takMessage, ev.Opex);
        XmlOutput.Attribute(writer, "caveat"u8, takMessage, ev.Caveat);
        XmlOutput.Attribute(writer, "releasableTo"u8, takMessage, ev.ReleasableTo);
        writer.Write(">"u8);
        WritePoint(writer, ev.Latitude, ev.Longitude, ev.Hae, ev.Ce, ev.Le);
        if (ev.Has(CotFlags.HasDetail))
            WriteDetail(takMessage, in ev, writer);
        writer.Write("</event>"u8);
    }

    /// <summary>Writes an event of the node's own.</summary>
    /// <param name="report">The values; they are escaped as needed.</param>
    /// <param name="detailXml">The children of detail, well-formed; empty for an event without detail.</param>
    /// <param name="writer">Where the event goes.</param>
    public static void Write(in CotReport report, ReadOnlySpan<byte> detailXml, IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("<event version=\"2.0\""u8);
        XmlOutput.Attribute(writer, "uid"u8, report.Uid);
        XmlOutput.Attribute(writer, "type"u8, report.Type);
        XmlOutput.Times(writer, report.TimeMs, report.StartMs, report.StaleMs);
        XmlOutput.Attribute(writer, "how"u8, report.How);
        if (report.Access is { } access)
            XmlOutput.Attribute(writer, "access"u8, access);
        if (report.Caveat is { } caveat)
            XmlOutput.Attribute(writer, "caveat"u8, caveat);
        if (report.ReleasableTo is { } releasableTo)
            XmlOutput.Attribute(writer, "releasableTo"u8, releasableTo);
        writer.Write(">"u8);
        WritePoint(writer, report.Latitude, report.Longitude, report.Hae, report.Ce, report.Le);
        if (!detailXml.IsEmpty)
        {
            writer.Write("<detail>"u8);
            writer.Write(detailXml);
            writer.Write("</detail>"u8);
        }

        writer.Write("</event>"u8);
    }

    static void WritePoint(
        IBufferWriter<byte> writer, double latitude, double longitude, double hae, double ce, double le)
    {
        writer.Write("<point"u8);
        XmlOutput.Number(writer, "lat"u8, latitude);
        XmlOutput.Number(writer, "lon"u8, longitude);
        XmlOutput.Number(writer, "hae"u8, hae);
        XmlOutput.Number(writer, "ce"u8, ce);
        XmlOutput.Number(writer, "le"u8, le);
        writer.Write("/>"u8);
    }

    static void WriteDetail(ReadOnlySpan<byte> payload, in CotEvent ev, IBufferWriter<byte> writer)
    {
        writer.Write("<detail>"u8);
        if (ProtoDetail.TryRead(payload, ev.DetailMessage, out var detail) == CotError.None)
        {
            var names = XmlDetailNames.Of(payload, ev.Detail);
            if (detail.HasTakv && !names.HasTakv)
                WriteTakv(payload, in detail, writer);
            if (detail.HasContact && !names.HasContact)
                WriteContact(payload, in detail, writer);
            if (detail.HasPrecision && !names.HasPrecision)
                WritePrecision(payload, in detail, writer);
            if (detail.HasGroup && !names.HasGroup)
                WriteGroup(payload, in detail, writer);
            if (detail.HasStatus && !names.HasStatus)
                WriteStatus(in detail, writer);
            if (detail.HasTrack && !names.HasTrack)
                WriteTrack(in detail, writer);
        }

        writer.Write(ev.Detail.Slice(payload));
        writer.Write("</detail>"u8);
    }

    static void WriteTakv(ReadOnlySpan<byte> payload, in ProtoDetail detail, IBufferWriter<byte> writer)
    {
        writer.Write("<takv"u8);
        XmlOutput.Attribute(writer, "device"u8, payload, detail.Device);
        XmlOutput.Attribute(writer, "platform"u8, payload, detail.Platform);
        XmlOutput.Attribute(writer, "os"u8, payload, detail.Os);
        XmlOutput.Attribute(writer, "version"u8, payload, detail.Version);
        writer.Write("/>"u8);
    }

    static void WriteContact(ReadOnlySpan<byte> payload, in ProtoDetail detail, IBufferWriter<byte> writer)
    {
        writer.Write("<contact"u8);
        XmlOutput.Attribute(writer, "endpoint"u8, payload, detail.Endpoint);
        XmlOutput.Attribute(writer, "callsign"u8, payload, detail.Callsign);
        writer.Write("/>"u8);
    }

    static void WritePrecision(ReadOnlySpan<byte> payload, in ProtoDetail detail, IBufferWriter<byte> writer)
    {
        writer.Write("<precisionlocation"u8);
        XmlOutput.Attribute(writer, "geopointsrc"u8, payload, detail.GeoPointSource);
        XmlOutput.Attribute(writer, "altsrc"u8, payload, detail.AltitudeSource);
        writer.Write("/>"u8);
    }

    static void WriteGroup(ReadOnlySpan<byte> payload, in ProtoDetail detail, IBufferWriter<byte> writer)
    {
        writer.Write("<__group"u8);
        XmlOutput.Attribute(writer, "name"u8, payload, detail.GroupName);
        XmlOutput.Attribute(writer, "role"u8, payload, detail.GroupRole);
        writer.Write("/>"u8);
    }

    static void WriteStatus(in ProtoDetail detail, IBufferWriter<byte> writer)
    {
        writer.Write("<status battery=\""u8);
        System.Buffers.Text.Utf8Formatter.TryFormat(detail.Battery, writer.GetSpan(10), out var length);
        writer.Advance(length);
        writer.Write("\"/>"u8);
    }

    static void WriteTrack(in ProtoDetail detail, IBufferWriter<byte> writer)
    {
        writer.Write("<track"u8);
        XmlOutput.Number(writer, "speed"u8, detail.Speed);
        XmlOutput.Number(writer, "course"u8, detail.Course);
        writer.Write("/>"u8);
    }
}
