using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Liaison.Cot;

/// <summary>
/// Decides which children of an XML detail become typed members of a protobuf Detail: those that stand alone under
/// their name and have exactly the attributes of the message, no text and no children, with values that protobuf
/// gives back unchanged. All others stay in xmlDetail.
/// </summary>
struct TypedDetail
{
    const int Kinds = 6;

    [InlineArray(Kinds)]
    struct Candidates
    {
        Candidate _first;
    }

    struct Candidate
    {
        public int Count;
        public bool IsExact;
        public int Start;
        public int End;
    }

    Candidates _candidates;

    /// <summary>The values of the typed members.</summary>
    public ProtoDetail Members;

    /// <summary>Reads the children of detail.</summary>
    public static TypedDetail Of(ReadOnlySpan<byte> eventXml, ByteRange detail)
    {
        var typed = default(TypedDetail);
        if (detail.IsEmpty)
            return typed;
        Unsafe.SkipInit(out XmlScratch scratch);
        Unsafe.SkipInit(out XmlPadding padding);
        var text = padding.Extend(eventXml[..detail.End]);
        var scan = new XmlScan(text, detail.Offset, CotLimits.Widest, ref scratch) { MayUseOuterPrefixes = true };
        typed.Read(ref scan);
        typed.Settle();
        return typed;
    }

    /// <summary>The first typed element that begins at or after <paramref name="from"/>, or an empty range.</summary>
    public readonly ByteRange NextTyped(int from)
    {
        var next = default(ByteRange);
        for (var kind = 0; kind < Kinds; kind++)
        {
            var candidate = _candidates[kind];
            if (candidate.IsExact && candidate.Start >= from && (next.IsEmpty || candidate.Start < next.Offset))
                next = new ByteRange(candidate.Start, candidate.End - candidate.Start);
        }

        return next;
    }

    void Read(ref XmlScan scan)
    {
        var open = -1;
        for (var token = scan.Next(); token is not (XmlToken.Done or XmlToken.Error); token = scan.Next())
        {
            // Whatever stands inside a candidate, be it a child or text, keeps it in XML.
            if (open >= 0 && (token != XmlToken.End || scan.HasText || scan.HasSpace))
                _candidates[open].IsExact = false;
            if (token == XmlToken.Empty && scan.Depth == 0)
            {
                var kind = Take(in scan);
                if (kind >= 0)
                    _candidates[kind].End = scan.Position;
            }
            else if (token == XmlToken.Start && scan.Depth == 1)
            {
                open = Take(in scan);
            }
            else if (token == XmlToken.End && scan.Depth == 0 && open >= 0)
            {
                _candidates[open].End = scan.Position;
                open = -1;
            }
        }
    }

    // Of two elements with one name neither is typed: which of them counts is the reader's choice.
    void Settle()
    {
        for (var kind = 0; kind < Kinds; kind++)
            _candidates[kind].IsExact &= _candidates[kind].Count == 1;
        Members.HasContact = _candidates[0].IsExact;
        Members.HasGroup = _candidates[1].IsExact;
        Members.HasPrecision = _candidates[2].IsExact;
        Members.HasStatus = _candidates[3].IsExact;
        Members.HasTakv = _candidates[4].IsExact;
        Members.HasTrack = _candidates[5].IsExact;
    }

    int Take(in XmlScan scan)
    {
        var kind = scan.NameKey switch
        {
            XmlKey.Contact => 0,
            XmlKey.Group => 1,
            XmlKey.PrecisionLocation => scan.Name.SequenceEqual("precisionlocation"u8) ? 2 : -1,
            XmlKey.Status => 3,
            XmlKey.Takv => 4,
            XmlKey.Track => 5,
            _ => -1,
        };
        if (kind < 0 || _candidates[kind].Count++ > 0)
            return kind;
        _candidates[kind].Start = scan.TagStart;
        _candidates[kind].IsExact = kind switch
        {
            0 => TakeContact(in scan),
            1 => TakePair(in scan, "name"u8, "role"u8, out Members.GroupName, out Members.GroupRole),
            2 => TakePair(
                in scan, "geopointsrc"u8, "altsrc"u8, out Members.GeoPointSource, out Members.AltitudeSource),
            3 => TakeStatus(in scan),
            4 => TakeTakv(in scan),
            _ => TakeTrack(in scan),
        };
        return kind;
    }

    bool TakeContact(in XmlScan scan)
    {
        if (scan.AttributeCount == 2)
            return TakePair(in scan, "endpoint"u8, "callsign"u8, out Members.Endpoint, out Members.Callsign);
        return scan.AttributeCount == 1 && TryFind(in scan, "callsign"u8, out Members.Callsign);
    }

    static bool TakePair(
        in XmlScan scan, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second,
        out ByteRange firstValue, out ByteRange secondValue)
    {
        secondValue = default;
        return TryFind(in scan, first, out firstValue) && TryFind(in scan, second, out secondValue)
            && scan.AttributeCount == 2;
    }

    bool TakeTakv(in XmlScan scan) =>
        scan.AttributeCount == 4 && TryFind(in scan, "device"u8, out Members.Device)
        && TryFind(in scan, "platform"u8, out Members.Platform) && TryFind(in scan, "os"u8, out Members.Os)
        && TryFind(in scan, "version"u8, out Members.Version);

    // Protobuf does not tell an empty string from an absent one, so an empty value is no match.
    static bool TryFind(in XmlScan scan, ReadOnlySpan<byte> name, out ByteRange value)
    {
        value = default;
        foreach (ref readonly var attribute in scan.Attributes)
        {
            if (attribute.Name(scan.Text).SequenceEqual(name))
                value = attribute.Value;
        }

        return !value.IsEmpty;
    }

    bool TakeStatus(in XmlScan scan)
    {
        if (scan.AttributeCount != 1 || !TryFind(in scan, "battery"u8, out var range))
            return false;
        var text = range.Slice(scan.Text);
        return Utf8Parser.TryParse(text, out Members.Battery, out var length) && length == text.Length
            && (text[0] != '0' || text.Length == 1) && text[0] != '+';
    }

    bool TakeTrack(in XmlScan scan) =>
        TakePair(in scan, "speed"u8, "course"u8, out var speed, out var course)
        && TryNumber(speed.Slice(scan.Text), out Members.Speed)
        && TryNumber(course.Slice(scan.Text), out Members.Course);

    static bool TryNumber(ReadOnlySpan<byte> text, out double value) =>
        CotNumber.TryParse(text, out value) && !double.IsNaN(value);
}
