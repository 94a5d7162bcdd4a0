using System.Buffers;

namespace Liaison.Cot;

/// <summary>What goes before a TakMessage.</summary>
public enum TakFraming
{
    /// <summary>Nothing: a bare message.</summary>
    None,

    /// <summary>The header of a stream: 0xBF and the length.</summary>
    Stream,

    /// <summary>The header of a mesh datagram: 0xBF, version 1, 0xBF.</summary>
    Mesh,
}

/// <summary>
/// Writes an XML event as a TakMessage of protocol version 1. Detail members become typed only by the
/// exact-attributes rule; all else is kept byte for byte and in order in xmlDetail. Not carried, because the format
/// has no place for it: attributes of detail itself, children of event other than point and detail, unknown
/// attributes of event and point, and anything finer than a millisecond.
/// </summary>
public static class TakProtocolWriter
{
    const double Unknown = 999_999;
    const int FirstGuess = 160;
    const int MaxGrowth = 8;

    /// <summary>Writes an event.</summary>
    /// <param name="eventXml">The event that <paramref name="ev"/> was scanned from.</param>
    /// <param name="ev">Its scan.</param>
    /// <param name="framing">What goes before the message.</param>
    /// <param name="destination">Where it goes; <c>eventXml.Length + 160</c> bytes are enough unless the event
    /// declares namespace prefixes outside its detail (<see cref="CotFlags.OuterNamespaces"/>).</param>
    /// <param name="written">Bytes written.</param>
    /// <returns>False when the destination is too small.</returns>
    /// <exception cref="ArgumentException">The event was not scanned from XML.</exception>
    public static bool TryWrite(
        ReadOnlySpan<byte> eventXml, in CotEvent ev, TakFraming framing, Span<byte> destination, out int written)
    {
        if (ev.Encoding != CotEncoding.Xml)
            throw new ArgumentException("The event was not scanned from XML.", nameof(ev));
        var writer = new ProtoWriter(destination);
        var mark = 0;
        if (framing == TakFraming.Mesh)
            writer.Append([TakFramer.Magic, 1, TakFramer.Magic]);
        else if (framing == TakFraming.Stream)
            mark = writer.BeginStream();
        var message = writer.Begin(TakField.CotEvent);
        WriteEvent(ref writer, eventXml, in ev);
        writer.End(message);
        if (framing == TakFraming.Stream)
            writer.End(mark);
        written = writer.HasOverflowed ? 0 : writer.Position;
        return !writer.HasOverflowed;
    }

    /// <summary>Writes an event, taking as much room as it needs, within reason.</summary>
    /// <param name="eventXml">The event that <paramref name="ev"/> was scanned from.</param>
    /// <param name="ev">Its scan.</param>
    /// <param name="framing">What goes before the message.</param>
    /// <param name="writer">Where it goes.</param>
    /// <returns>False, with nothing written, when repeated namespace declarations would make the message more than
    /// eight times as long as the event: no honest event comes near.</returns>
    public static bool Write(
        ReadOnlySpan<byte> eventXml, in CotEvent ev, TakFraming framing, IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        for (var growth = 1; growth <= MaxGrowth; growth *= 2)
        {
            var room = checked((eventXml.Length + FirstGuess) * growth);
            if (!TryWrite(eventXml, in ev, framing, writer.GetSpan(room), out var written))
                continue;
            writer.Advance(written);
            return true;
        }

        return false;
    }

    static void WriteEvent(ref ProtoWriter writer, ReadOnlySpan<byte> xml, in CotEvent ev)
    {
        Text(ref writer, TakField.Type, xml, ev.Type);
        Text(ref writer, TakField.Access, xml, ev.Access);
        Text(ref writer, TakField.Qos, xml, ev.Qos);
        Text(ref writer, TakField.Opex, xml, ev.Opex);
        Text(ref writer, TakField.Uid, xml, ev.Uid);
        writer.Varint(TakField.SendTime, (ulong)ev.TimeMs);
        writer.Varint(TakField.StartTime, (ulong)ev.StartMs);
        writer.Varint(TakField.StaleTime, (ulong)ev.StaleMs);
        Text(ref writer, TakField.How, xml, ev.How);
        var hasPoint = ev.Has(CotFlags.HasPoint);
        writer.Double(TakField.Lat, hasPoint ? ev.Latitude : 0);
        writer.Double(TakField.Lon, hasPoint ? ev.Longitude : 0);
        writer.Double(TakField.Hae, Known(ev.Hae));
        writer.Double(TakField.Ce, Known(ev.Ce));
        writer.Double(TakField.Le, Known(ev.Le));
        if (ev.Has(CotFlags.HasDetail))
        {
            var mark = writer.Begin(TakField.Detail);
            WriteDetail(ref writer, xml, in ev);
            writer.End(mark);
        }

        Text(ref writer, TakField.Caveat, xml, ev.Caveat);
        Text(ref writer, TakField.ReleasableTo, xml, ev.ReleasableTo);
    }

    static double Known(double value) => double.IsNaN(value) ? Unknown : value;

    static void Text(ref ProtoWriter writer, uint tag, ReadOnlySpan<byte> xml, ByteRange range)
    {
        if (!range.IsEmpty)
            writer.Text(tag, xml, range);
    }

    static void WriteDetail(ref ProtoWriter writer, ReadOnlySpan<byte> xml, in CotEvent ev)
    {
        var typed = TypedDetail.Of(xml, ev.Detail);
        WriteXmlDetail(ref writer, xml, in ev, in typed);
        ref readonly var members = ref typed.Members;
        if (members.HasContact)
            WriteTexts(ref writer, TakField.Contact, xml, members.Endpoint, members.Callsign);
        if (members.HasGroup)
            WriteTexts(ref writer, TakField.Group, xml, members.GroupName, members.GroupRole);
        if (members.HasPrecision)
        {
            WriteTexts(
                ref writer, TakField.PrecisionLocation, xml, members.GeoPointSource, members.AltitudeSource);
        }

        if (members.HasStatus)
        {
            var mark = writer.Begin(TakField.Status);
            writer.Varint(TakField.Battery, members.Battery);
            writer.End(mark);
        }

        if (members.HasTakv)
            WriteTexts(ref writer, TakField.Takv, xml, members.Device, members.Platform, members.Os, members.Version);
        if (members.HasTrack)
        {
            var mark = writer.Begin(TakField.Track);
            writer.Double(TakField.Speed, members.Speed);
            writer.Double(TakField.Course, members.Course);
            writer.End(mark);
        }
    }

    static void WriteTexts(
        ref ProtoWriter writer, uint tag, ReadOnlySpan<byte> xml, params ReadOnlySpan<ByteRange> texts)
    {
        var mark = writer.Begin(tag);
        for (var i = 0; i < texts.Length; i++)
            Text(ref writer, ((uint)(i + 1) << 3) | 2, xml, texts[i]);
        writer.End(mark);
    }

    static void WriteXmlDetail(ref ProtoWriter writer, ReadOnlySpan<byte> xml, in CotEvent ev, in TypedDetail typed)
    {
        var mark = writer.Begin(TakField.XmlDetail);
        var hasContent = false;
        var hasOuter = ev.Has(CotFlags.OuterNamespaces);
        Span<XmlBinding> room = stackalloc XmlBinding[hasOuter ? XmlScratch.MaxBindings : 0];
        var outer = hasOuter ? new OuterPrefixes(xml, ev.Detail, room) : default;
        for (var at = ev.Detail.Offset; at < ev.Detail.End;)
        {
            var next = typed.NextTyped(at);
            var kept = xml[at..(next.IsEmpty ? ev.Detail.End : next.Offset)];
            hasContent |= kept.IndexOfAnyExcept(" \t\r\n"u8) >= 0;
            if (hasOuter)
                OuterPrefixes.Append(ref writer, outer, new ByteRange(at, kept.Length));
            else
                writer.Append(kept);
            at = next.IsEmpty ? ev.Detail.End : next.End;
        }

        if (hasContent)
            writer.End(mark);
        else
            writer.Rewind(mark, TakField.XmlDetail);
    }
}
