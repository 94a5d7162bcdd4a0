using System.Runtime.CompilerServices;

namespace Liaison.Cot;

/// <summary>Carries namespace prefixes that event or detail declares over into an xmlDetail, where neither stands: each
/// child that uses one declares it itself.</summary>
ref struct OuterPrefixes
{
    readonly ReadOnlySpan<byte> _xml;
    readonly Span<XmlBinding> _declared;
    int _count;

    /// <summary>Collects the declarations of event and detail.</summary>
    /// <param name="xml">An event that passed the scan.</param>
    /// <param name="detail">The children of its detail.</param>
    /// <param name="room">Place for <see cref="XmlScratch.MaxBindings"/> declarations.</param>
    public OuterPrefixes(ReadOnlySpan<byte> xml, ByteRange detail, Span<XmlBinding> room)
    {
        _xml = xml;
        _declared = room;
        Unsafe.SkipInit(out XmlScratch scratch);
        var scan = new XmlScan(xml, 0, CotLimits.Widest, ref scratch);
        while (scan.Next() is XmlToken.Start or XmlToken.Empty or XmlToken.End && scan.TagStart < detail.Offset)
        {
            var isOuter = scan.NameKey == XmlKey.Event
                ? scan.Depth == 1
                : scan.NameKey == XmlKey.Detail && scan.Depth == 2;
            if (!isOuter)
                continue;
            foreach (ref readonly var attribute in scan.Attributes)
            {
                if (attribute.Name(xml).StartsWith("xmlns:"u8))
                    Add(in attribute);
            }
        }
    }

    /// <summary>Appends children of detail, each with the declarations that it uses and does not make.</summary>
    public static void Append(ref ProtoWriter writer, scoped OuterPrefixes outer, ByteRange children)
    {
        var xml = outer._xml;
        Unsafe.SkipInit(out XmlScratch scratch);
        Unsafe.SkipInit(out XmlPadding padding);
        var scan = new XmlScan(padding.Extend(xml[..children.End]), children.Offset, CotLimits.Widest, ref scratch)
        {
            MayUseOuterPrefixes = true,
        };
        var at = children.Offset;
        var start = at;
        var nameEnd = at;
        var missing = 0u;
        for (var token = scan.Next(); token is not (XmlToken.Done or XmlToken.Error); token = scan.Next())
        {
            if (token == XmlToken.Start ? scan.Depth == 1 : token == XmlToken.Empty && scan.Depth == 0)
            {
                start = scan.TagStart;
                nameEnd = scan.NameOffset + scan.NameLength;
                missing = outer.NotDeclaredBy(scan.Attributes);
            }

            if (token == XmlToken.Start || scan.Depth != 0 || writer.HasOverflowed)
                continue;
            writer.Append(xml[at..nameEnd]);
            AppendDeclarations(ref writer, outer, missing, xml[start..scan.Position]);
            at = nameEnd;
        }

        writer.Append(xml[at..children.End]);
    }

    static void AppendDeclarations(
        ref ProtoWriter writer, scoped OuterPrefixes outer, uint missing, scoped ReadOnlySpan<byte> child)
    {
        for (var i = 0; i < outer._count; i++)
        {
            if ((missing & (1u << i)) == 0 || child.IndexOf(outer.PrefixName(i)) < 0)
                continue;
            writer.Append(" "u8);
            writer.Append(outer._declared[i].Uri.Slice(outer._xml));
        }
    }

    // One bit for each outer declaration that these attributes do not replace.
    readonly uint NotDeclaredBy(scoped ReadOnlySpan<XmlAttribute> attributes)
    {
        var missing = uint.MaxValue;
        foreach (ref readonly var attribute in attributes)
        {
            var name = attribute.Name(_xml);
            for (var i = 0; i < _count && name.StartsWith("xmlns:"u8); i++)
            {
                if (name[6..].SequenceEqual(PrefixName(i)))
                    missing &= ~(1u << i);
            }
        }

        return missing;
    }

    // The inner declaration of a prefix replaces the outer one. The binding's "Uri" is the whole attribute here.
    void Add(in XmlAttribute attribute)
    {
        var prefix = new ByteRange(attribute.NameOffset + 6, attribute.NameLength - 6);
        var whole = new ByteRange(attribute.NameOffset, attribute.Value.End + 1 - attribute.NameOffset);
        var at = 0;
        while (at < _count && !PrefixName(at).SequenceEqual(prefix.Slice(_xml)))
            at++;
        _declared[at] = new XmlBinding { Prefix = prefix, Uri = whole };
        _count = Math.Max(_count, at + 1);
    }

    readonly ReadOnlySpan<byte> PrefixName(int index) => _declared[index].Prefix.Slice(_xml);
}
