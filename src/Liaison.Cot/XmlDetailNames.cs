using System.Runtime.CompilerServices;

namespace Liaison.Cot;

/// <summary>Which of the members that protobuf has a type for stand in an xmlDetail as elements.</summary>
struct XmlDetailNames
{
    public bool HasContact, HasGroup, HasPrecision, HasStatus, HasTakv, HasTrack;

    /// <summary>Looks at the first-level elements of an xmlDetail that passed the scan.</summary>
    public static XmlDetailNames Of(ReadOnlySpan<byte> payload, ByteRange xmlDetail)
    {
        var names = default(XmlDetailNames);
        if (!MayHaveAny(xmlDetail.Slice(payload)))
            return names;
        Unsafe.SkipInit(out XmlScratch scratch);
        Unsafe.SkipInit(out XmlPadding padding);
        var text = padding.Extend(payload[..xmlDetail.End]);
        var scan = new XmlScan(text, xmlDetail.Offset, CotLimits.Widest, ref scratch);
        for (var token = scan.Next(); token is not (XmlToken.Done or XmlToken.Error); token = scan.Next())
        {
            if (token == XmlToken.Start ? scan.Depth == 1 : token == XmlToken.Empty && scan.Depth == 0)
                names.Take(in scan);
        }

        return names;
    }

    // Most details have none: whether a tag begins like one of the names is quickly seen.
    static bool MayHaveAny(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOf((byte)'<'); at >= 0 && at + 2 < text.Length; at = text.IndexOf((byte)'<'))
        {
            if ((text[at + 1], text[at + 2]) is ((byte)'c', (byte)'o') or ((byte)'_', (byte)'_')
                or ((byte)'s', (byte)'t') or ((byte)'t', (byte)'a' or (byte)'r') or ((byte)'p', (byte)'r'))
                return true;
            text = text[(at + 1)..];
        }

        return false;
    }

    void Take(in XmlScan scan)
    {
        switch (scan.NameKey)
        {
            case XmlKey.Contact: HasContact = true; break;
            case XmlKey.Group: HasGroup = true; break;
            case XmlKey.Status: HasStatus = true; break;
            case XmlKey.Takv: HasTakv = true; break;
            case XmlKey.Track: HasTrack = true; break;
            case XmlKey.PrecisionLocation: HasPrecision |= scan.Name.SequenceEqual("precisionlocation"u8); break;
        }
    }
}
