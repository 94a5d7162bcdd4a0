namespace Liaison.Cot;

/// <summary>The typed members of a protobuf Detail message: where each one's fields are.</summary>
struct ProtoDetail
{
    /// <summary>True when the message has this member, even with no field in it.</summary>
    public bool HasContact, HasGroup, HasPrecision, HasStatus, HasTakv, HasTrack;

    public ByteRange XmlDetail;
    public ByteRange Endpoint, Callsign;
    public ByteRange GroupName, GroupRole;
    public ByteRange GeoPointSource, AltitudeSource;
    public ByteRange Device, Platform, Os, Version;
    public uint Battery;
    public double Speed, Course;

    /// <summary>Reads the detail of an event and the xmlDetail in it, which wins where both give the same
    /// member.</summary>
    public static CotError Read(ReadOnlySpan<byte> payload, CotLimits limits, ref CotEvent ev)
    {
        var error = TryRead(payload, ev.DetailMessage, out var detail);
        if (error != CotError.None)
            return error;
        ev.Callsign = detail.Callsign;
        ev.Endpoint = detail.Endpoint;
        ev.GroupName = detail.GroupName;
        ev.GroupRole = detail.GroupRole;
        if (detail.HasTrack)
        {
            ev.Course = CotNumber.UnknownToNaN(detail.Course);
            ev.Speed = CotNumber.UnknownToNaN(detail.Speed);
            ev.Flags |= CotFlags.HasTrack;
        }

        ev.Detail = detail.XmlDetail;
        return detail.XmlDetail.IsEmpty
            ? CotError.None
            : DetailScanner.ReadFragment(payload, detail.XmlDetail, limits, ref ev);
    }

    /// <summary>Reads all typed members.</summary>
    public static CotError TryRead(ReadOnlySpan<byte> payload, ByteRange message, out ProtoDetail detail)
    {
        detail = default;
        var seen = 0u;
        var reader = new ProtoReader(payload, message);
        while (reader.TryReadTag(out var tag))
        {
            if (tag is < TakField.XmlDetail or > TakField.Track || (tag & 7) != 2)
            {
                if (!reader.TrySkip(tag))
                    return CotError.MalformedProtobuf;
                continue;
            }

            if ((seen & (1u << (int)(tag >> 3))) != 0)
                return CotError.DuplicateElement;
            seen |= 1u << (int)(tag >> 3);
            if (!reader.TryReadBytes(out var member))
                return CotError.MalformedProtobuf;
            var error = detail.ReadMember(payload, tag, member);
            if (error != CotError.None)
                return error;
        }

        return reader.IsDone ? CotError.None : CotError.MalformedProtobuf;
    }

    CotError ReadMember(ReadOnlySpan<byte> payload, uint tag, ByteRange member)
    {
        ByteRange unused = default, unusedToo = default;
        switch (tag)
        {
            case TakField.XmlDetail:
                XmlDetail = member;
                return CotError.None;
            case TakField.Contact:
                HasContact = true;
                return ReadTexts(payload, member, 2, ref Endpoint, ref Callsign, ref unused, ref unusedToo);
            case TakField.Group:
                HasGroup = true;
                return ReadTexts(payload, member, 2, ref GroupName, ref GroupRole, ref unused, ref unusedToo);
            case TakField.PrecisionLocation:
                HasPrecision = true;
                return ReadTexts(payload, member, 2, ref GeoPointSource, ref AltitudeSource, ref unused, ref unusedToo);
            case TakField.Takv:
                HasTakv = true;
                return ReadTexts(payload, member, 4, ref Device, ref Platform, ref Os, ref Version);
            case TakField.Status:
                HasStatus = true;
                return ReadStatus(payload, member);
            default:
                HasTrack = true;
                return ReadTrack(payload, member);
        }
    }

    static CotError ReadTexts(
        ReadOnlySpan<byte> payload, ByteRange member, int count,
        ref ByteRange first, ref ByteRange second, ref ByteRange third, ref ByteRange fourth)
    {
        var reader = new ProtoReader(payload, member);
        while (reader.TryReadTag(out var tag))
        {
            if ((tag & 7) != 2 || tag >> 3 > count)
            {
                if (!reader.TrySkip(tag))
                    return CotError.MalformedProtobuf;
                continue;
            }

            if (!reader.TryReadBytes(out var range))
                return CotError.MalformedProtobuf;
            if (!ProtoScanner.IsTextLegal(payload, range))
                return CotError.BadCharacter;
            switch (tag)
            {
                case TakField.Text1: first = range; break;
                case TakField.Text2: second = range; break;
                case TakField.Text3: third = range; break;
                default: fourth = range; break;
            }
        }

        return reader.IsDone ? CotError.None : CotError.MalformedProtobuf;
    }

    CotError ReadStatus(ReadOnlySpan<byte> payload, ByteRange member)
    {
        var reader = new ProtoReader(payload, member);
        while (reader.TryReadTag(out var tag))
        {
            if (tag != TakField.Battery)
            {
                if (!reader.TrySkip(tag))
                    return CotError.MalformedProtobuf;
                continue;
            }

            if (!reader.TryReadVarint(out var battery))
                return CotError.MalformedProtobuf;
            // As protobuf has it: a 32-bit field takes the low half of a longer number.
            Battery = (uint)battery;
        }

        return reader.IsDone ? CotError.None : CotError.MalformedProtobuf;
    }

    CotError ReadTrack(ReadOnlySpan<byte> payload, ByteRange member)
    {
        var reader = new ProtoReader(payload, member);
        while (reader.TryReadTag(out var tag))
        {
            var isRead = tag switch
            {
                TakField.Speed => reader.TryReadDouble(out Speed),
                TakField.Course => reader.TryReadDouble(out Course),
                _ => reader.TrySkip(tag),
            };
            if (!isRead)
                return CotError.MalformedProtobuf;
        }

        if (!reader.IsDone)
            return CotError.MalformedProtobuf;
        return double.IsInfinity(Speed) || double.IsInfinity(Course) ? CotError.BadNumber : CotError.None;
    }
}
