using System.Runtime.CompilerServices;

namespace Liaison.Cot;

/// <summary>Carries namespace prefixes that event or detail declares over into an xmlDetail, where neither stands:
/// each child that may use one declares it itself.</summary>
static class OuterPrefixes
{
    /// <summary>Appends children of detail, each with the outer declarations that it may use and does not
    /// make.</summary>
    public static void AppendWithDeclarations(
        ref ProtoWriter writer, ReadOnlySpan<byte> xml, in CotEvent ev, ByteRange children)
    {
        Unsafe.SkipInit(out XmlScratch scratch);
        var scan = new XmlScan(xml[..children.End], children.Offset, CotLimits.Widest, ref scratch)
        {
            MayUseOuterPrefixes = true,
        };
        var at = children.Offset;
        for (var token = scan.Next(); token is not (XmlToken.Done or XmlToken.Error); token = scan.Next())
        {
            if (token == XmlToken.Start ? scan.Depth != 1 : token != XmlToken.Empty || scan.Depth != 0)
                continue;
            var nameEnd = scan.NameOffset + scan.NameLength;
            writer.Append(xml[at..nameEnd]);
            at = nameEnd;
            AppendDeclarations(ref writer, xml, in ev, xml[scan.TagStart..children.End], scan.Attributes);
        }

        writer.Append(xml[at..children.End]);
    }

    static void AppendDeclarations(
        ref ProtoWriter writer, ReadOnlySpan<byte> xml, in CotEvent ev, ReadOnlySpan<byte> users,
        scoped ReadOnlySpan<XmlAttribute> own)
    {
        Unsafe.SkipInit(out XmlScratch scratch);
        var scan = new XmlScan(xml, 0, CotLimits.Widest, ref scratch);
        Span<ByteRange> declared = stackalloc ByteRange[XmlScratch.MaxBindings];
        var count = 0;
        while (scan.Next() is XmlToken.Start or XmlToken.Empty or XmlToken.End && scan.TagStart < ev.Detail.Offset)
        {
            var isOuter = scan.NameKey == XmlKey.Event
                ? scan.Depth == 1
                : scan.NameKey == XmlKey.Detail && scan.Depth == 2;
            if (!isOuter)
                continue;
            foreach (ref readonly var attribute in scan.Attributes)
            {
                var name = attribute.Name(xml);
                if (name.StartsWith("xmlns:"u8))
                    Note(xml, declared, ref count, in attribute);
            }
        }

        foreach (var declaration in declared[..count])
        {
            var whole = declaration.Slice(xml);
            var prefix = whole[6..whole.IndexOfAny((byte)'=', (byte)' ')];
            if (users.IndexOf(prefix) < 0 || Declares(xml, own, prefix))
                continue;
            writer.Append(" "u8);
            writer.Append(whole);
        }
    }

    // The inner declaration of a prefix replaces the outer one.
    static void Note(ReadOnlySpan<byte> xml, Span<ByteRange> declared, ref int count, in XmlAttribute attribute)
    {
        var name = attribute.Name(xml);
        var range = new ByteRange(attribute.NameOffset, attribute.Value.End + 1 - attribute.NameOffset);
        for (var i = 0; i < count; i++)
        {
            var other = declared[i].Slice(xml);
            if (other.Length > name.Length && other.StartsWith(name) && other[name.Length] is (byte)'=' or (byte)' ')
            {
                declared[i] = range;
                return;
            }
        }

        declared[count++] = range;
    }

    static bool Declares(ReadOnlySpan<byte> xml, ReadOnlySpan<XmlAttribute> attributes, ReadOnlySpan<byte> prefix)
    {
        foreach (ref readonly var attribute in attributes)
        {
            var name = attribute.Name(xml);
            if (name.StartsWith("xmlns:"u8) && name[6..].SequenceEqual(prefix))
                return true;
        }

        return false;
    }
}
