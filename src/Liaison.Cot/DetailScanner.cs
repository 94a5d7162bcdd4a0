using System.Runtime.CompilerServices;

namespace Liaison.Cot;

/// <summary>Reads the children of detail: of an XML event in place, of a protobuf event as a text of its
/// own.</summary>
static class DetailScanner
{
    /// <summary>Reads an xmlDetail as it stands in a protobuf payload.</summary>
    public static CotError ReadFragment(ReadOnlySpan<byte> payload, ByteRange range, CotLimits limits, ref CotEvent ev)
    {
        if (!XmlCharacters.AreLegal(range.Slice(payload)))
            return CotError.BadCharacter;
        Unsafe.SkipInit(out XmlScratch scratch);
        Unsafe.SkipInit(out XmlPadding padding);
        var scan = new XmlScan(padding.Extend(payload[..range.End]), range.Offset, limits, ref scratch);
        var members = new DetailMembers(limits);
        return members.Read(ref scan, 0, ref ev);
    }

    /// <summary>Reads on from the start tag of detail to its end tag.</summary>
    public static CotError Read(ref XmlScan scan, CotLimits limits, ref CotEvent ev)
    {
        var members = new DetailMembers(limits);
        return members.Read(ref scan, scan.Depth, ref ev);
    }
}

/// <summary>Notes the first-level members of detail that the node acts on; of several of one name, the
/// first.</summary>
struct DetailMembers(CotLimits limits)
{
    bool _hasContact;
    bool _hasGroup;
    bool _hasTrack;
    int _destinations;

    /// <summary>Reads until the end of the element that is open at <paramref name="depth"/>, or of the
    /// text.</summary>
    public CotError Read(ref XmlScan scan, int depth, ref CotEvent ev)
    {
        var start = 0;
        var key = 0UL;
        while (true)
        {
            var token = scan.Next();
            switch (token)
            {
                case XmlToken.Error:
                    return scan.Error;
                case XmlToken.Done:
                    return CotError.None;
                case XmlToken.Start when scan.Depth == depth + 1:
                    start = scan.TagStart;
                    key = IdentityOf(in scan);
                    TakeAttributes(in scan, key, ref ev);
                    break;
                case XmlToken.Empty when scan.Depth == depth:
                    key = IdentityOf(in scan);
                    TakeAttributes(in scan, key, ref ev);
                    if (!TakeElement(key, scan.TagStart, scan.Position, ref ev))
                        return CotError.DuplicateElement;
                    break;
                case XmlToken.End when scan.Depth == depth:
                    if (!TakeElement(key, start, scan.Position, ref ev))
                        return CotError.DuplicateElement;
                    break;
                case XmlToken.End when scan.Depth < depth:
                    return CotError.None;
                case XmlToken.Empty or XmlToken.Start when key == XmlKey.Marti && scan.NameKey == XmlKey.Dest:
                    foreach (ref readonly var attribute in scan.Attributes)
                        _destinations += MartiDestinations.IsDestination(scan.Text, in attribute, out _) ? 1 : 0;
                    if (_destinations > limits.MaxDestinations)
                        return CotError.TooManyDestinations;
                    break;
            }
        }
    }

    // The key of the element, or 0 when a long name only begins like a known one.
    static ulong IdentityOf(in XmlScan scan)
    {
        var key = scan.NameKey;
        if (scan.NameLength <= sizeof(ulong))
            return key;
        return key switch
        {
            XmlKey.FlowTags => scan.Name.SequenceEqual("_flow-tags_"u8) ? key : 0,
            XmlKey.Emergency => scan.Name.SequenceEqual("emergency"u8) ? key : 0,
            _ => 0,
        };
    }

    static bool TakeElement(ulong key, int start, int end, ref CotEvent ev)
    {
        var range = new ByteRange(start, end - start);
        switch (key)
        {
            case XmlKey.Marti:
                // A second one would stay behind when the first is cut out.
                if (!ev.Marti.IsEmpty)
                    return false;
                ev.Marti = range;
                break;
            case XmlKey.FlowTags when ev.FlowTags.IsEmpty: ev.FlowTags = range; break;
            case XmlKey.Chat when ev.Chat.IsEmpty: ev.Chat = range; break;
            case XmlKey.Remarks when ev.Remarks.IsEmpty: ev.Remarks = range; break;
            case XmlKey.Emergency when ev.Emergency.IsEmpty: ev.Emergency = range; break;
            case XmlKey.Link when ev.Link.IsEmpty: ev.Link = range; break;
        }

        return true;
    }

    void TakeAttributes(in XmlScan scan, ulong key, ref CotEvent ev)
    {
        switch (key)
        {
            case XmlKey.Contact when !_hasContact:
                _hasContact = true;
                TakeContact(in scan, ref ev);
                break;
            case XmlKey.Group when !_hasGroup:
                _hasGroup = true;
                TakeGroup(in scan, ref ev);
                break;
            case XmlKey.Track when !_hasTrack:
                _hasTrack = true;
                TakeTrack(in scan, ref ev);
                break;
        }
    }

    static void TakeContact(in XmlScan scan, ref CotEvent ev)
    {
        ev.Callsign = default;
        ev.Endpoint = default;
        foreach (ref readonly var attribute in scan.Attributes)
        {
            if (attribute.Key == XmlKey.Callsign)
                ev.Callsign = attribute.Value;
            else if (attribute.Key == XmlKey.Endpoint)
                ev.Endpoint = attribute.Value;
        }
    }

    static void TakeGroup(in XmlScan scan, ref CotEvent ev)
    {
        ev.GroupName = default;
        ev.GroupRole = default;
        foreach (ref readonly var attribute in scan.Attributes)
        {
            if (attribute.Key == XmlKey.Name)
                ev.GroupName = attribute.Value;
            else if (attribute.Key == XmlKey.Role)
                ev.GroupRole = attribute.Value;
        }
    }

    static void TakeTrack(in XmlScan scan, ref CotEvent ev)
    {
        ev.Flags |= CotFlags.HasTrack;
        ev.Course = double.NaN;
        ev.Speed = double.NaN;
        foreach (ref readonly var attribute in scan.Attributes)
        {
            if (attribute.Key is not (XmlKey.Course or XmlKey.Speed))
                continue;
            _ = CotNumber.TryParse(attribute.Value.Slice(scan.Text), out var value);
            value = CotNumber.UnknownToNaN(value);
            if (attribute.Key == XmlKey.Course)
                ev.Course = value;
            else
                ev.Speed = value;
        }
    }
}
