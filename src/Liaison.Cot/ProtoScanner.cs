namespace Liaison.Cot;

/// <summary>
/// Reads one TakMessage of TAK protocol version 1 in place, as strictly as <see cref="CotScanner"/> reads XML: all
/// strings are legal in XML, and an xmlDetail is well-formed. Unknown fields are passed over. Nothing is allocated.
/// </summary>
public static class ProtoScanner
{
    /// <summary>Reads a message.</summary>
    /// <param name="takMessage">The TakMessage without framing.</param>
    /// <param name="limits">Bounds on what the event may cost.</param>
    /// <param name="ev">Ranges into <paramref name="takMessage"/>, and values; not to be used when refused.</param>
    /// <param name="error">Why the message was refused; <see cref="CotError.NoEvent"/> when it holds control only
    /// (<see cref="TakControl.TryRead"/>).</param>
    /// <returns>False when the message was refused.</returns>
    public static bool TryScan(
        ReadOnlySpan<byte> takMessage, CotLimits limits, out CotEvent ev, out CotError error)
    {
        CotEvent.Clear(out ev, CotEncoding.Protobuf);
        var message = default(ByteRange);
        error = takMessage.Length > limits.MaxFrameBytes
            ? CotError.FrameTooLong
            : FindEvent(takMessage, out message);
        if (error != CotError.None)
            return false;
        error = ReadEvent(takMessage, message, limits, ref ev);
        return error == CotError.None;
    }

    static CotError FindEvent(ReadOnlySpan<byte> payload, out ByteRange message)
    {
        message = default;
        var found = false;
        var reader = new ProtoReader(payload, new ByteRange(0, payload.Length));
        while (reader.TryReadTag(out var tag))
        {
            if (tag != TakField.CotEvent)
            {
                if (!reader.TrySkip(tag))
                    return CotError.MalformedProtobuf;
                continue;
            }

            if (found)
                return CotError.DuplicateElement;
            if (!reader.TryReadBytes(out message))
                return CotError.MalformedProtobuf;
            found = true;
        }

        if (!reader.IsDone)
            return CotError.MalformedProtobuf;
        return found ? CotError.None : CotError.NoEvent;
    }

    static CotError ReadEvent(ReadOnlySpan<byte> payload, ByteRange message, CotLimits limits, ref CotEvent ev)
    {
        ev.Latitude = 0;
        ev.Longitude = 0;
        var values = default(EventValues);
        var reader = new ProtoReader(payload, message);
        while (reader.TryReadTag(out var tag))
        {
            if (!TryReadField(ref reader, tag, ref ev, ref values))
                return CotError.MalformedProtobuf;
            if (values.HasTwoDetails)
                return CotError.DuplicateElement;
        }

        if (!reader.IsDone)
            return CotError.MalformedProtobuf;
        var error = values.Store(ref ev);
        if (error == CotError.None)
            error = CotScanner.CheckIdentity(payload, in ev, limits);
        if (error == CotError.None && !AreTextsLegal(payload, in ev))
            error = CotError.BadCharacter;
        if (error != CotError.None || !ev.Has(CotFlags.HasDetail))
            return error;
        return ProtoDetail.Read(payload, limits, ref ev);
    }

    struct EventValues
    {
        public ulong Time;
        public ulong Start;
        public ulong Stale;
        public double Hae;
        public double Ce;
        public double Le;
        public bool HasTwoDetails;

        public readonly CotError Store(ref CotEvent ev)
        {
            if (Time > CotTime.MaxMs || Start > CotTime.MaxMs || Stale > CotTime.MaxMs)
                return CotError.BadTime;
            if (!CotScanner.IsOnEarth(in ev))
                return CotError.BadPosition;
            if (double.IsInfinity(Hae) || double.IsInfinity(Ce) || double.IsInfinity(Le))
                return CotError.BadNumber;
            ev.TimeMs = (long)Time;
            ev.StartMs = (long)Start;
            ev.StaleMs = (long)Stale;
            ev.Hae = CotNumber.UnknownToNaN(Hae);
            ev.Ce = CotNumber.UnknownToNaN(Ce);
            ev.Le = CotNumber.UnknownToNaN(Le);
            ev.Flags |= CotFlags.HasPoint;
            if (Stale < Time)
                ev.Flags |= CotFlags.StaleBeforeTime;
            return CotError.None;
        }
    }

    static bool TryReadField(ref ProtoReader reader, uint tag, ref CotEvent ev, ref EventValues values)
    {
        switch (tag)
        {
            case TakField.SendTime: return reader.TryReadVarint(out values.Time);
            case TakField.StartTime: return reader.TryReadVarint(out values.Start);
            case TakField.StaleTime: return reader.TryReadVarint(out values.Stale);
            case TakField.Hae: return reader.TryReadDouble(out values.Hae);
            case TakField.Ce: return reader.TryReadDouble(out values.Ce);
            case TakField.Le: return reader.TryReadDouble(out values.Le);
        }

        if (tag is TakField.Lat or TakField.Lon)
        {
            if (!reader.TryReadDouble(out var degrees))
                return false;
            if (tag == TakField.Lat)
                ev.Latitude = degrees;
            else
                ev.Longitude = degrees;
            return true;
        }

        return (tag & 7) == 2 && tag <= TakField.ReleasableTo
            ? TryReadText(ref reader, tag, ref ev, ref values)
            : reader.TrySkip(tag);
    }

    static bool TryReadText(ref ProtoReader reader, uint tag, ref CotEvent ev, ref EventValues values)
    {
        if (!reader.TryReadBytes(out var range))
            return false;
        switch (tag)
        {
            case TakField.Type: ev.Type = range; break;
            case TakField.Access: ev.Access = range; break;
            case TakField.Qos: ev.Qos = range; break;
            case TakField.Opex: ev.Opex = range; break;
            case TakField.Uid: ev.Uid = range; break;
            case TakField.How: ev.How = range; break;
            case TakField.Caveat: ev.Caveat = range; break;
            case TakField.ReleasableTo: ev.ReleasableTo = range; break;
            case TakField.Detail:
                values.HasTwoDetails = ev.Has(CotFlags.HasDetail);
                ev.DetailMessage = range;
                ev.Flags |= CotFlags.HasDetail;
                break;
        }

        return true;
    }

    static bool AreTextsLegal(ReadOnlySpan<byte> payload, in CotEvent ev) =>
        IsTextLegal(payload, ev.Uid) && IsTextLegal(payload, ev.How)
        && IsTextLegal(payload, ev.Access) && IsTextLegal(payload, ev.Qos) && IsTextLegal(payload, ev.Opex)
        && IsTextLegal(payload, ev.Caveat) && IsTextLegal(payload, ev.ReleasableTo);

    internal static bool IsTextLegal(ReadOnlySpan<byte> payload, ByteRange range) =>
        range.IsEmpty || XmlCharacters.IsShortAscii(payload, range) || XmlCharacters.AreLegal(range.Slice(payload));
}
