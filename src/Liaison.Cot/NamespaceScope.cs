using System.Text;
using System.Xml;

namespace Liaison.Cot;

/// <summary>
/// The namespace prefixes that are declared at one place of a document ("Namespaces in XML 1.0"), and the check of
/// names that are not plain ASCII. Only unusual events come here. Stricter than the standard: at most
/// <see cref="XmlScratch.MaxBindings"/> prefixes at a time, no declaration of <c>xml</c>, no entities in namespace
/// names.
/// </summary>
ref struct NamespaceScope(Span<XmlBinding> bindings)
{
    readonly Span<XmlBinding> _bindings = bindings;
    int _count;

    /// <summary>True when any prefix is declared.</summary>
    public readonly bool IsActive => _count > 0;

    /// <summary>Takes in the declarations of a start tag and checks its names.</summary>
    public CotError Enter(
        ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, ReadOnlySpan<XmlAttribute> attributes, int depth,
        out bool declaresPrefix)
    {
        declaresPrefix = false;
        foreach (ref readonly var attribute in attributes)
        {
            var error = Declare(text, in attribute, depth, ref declaresPrefix);
            if (error != CotError.None)
                return error;
        }

        if (!TryResolve(text, name, out var nameError, out _))
            return nameError;
        for (var i = 0; i < attributes.Length; i++)
        {
            var error = CheckAttribute(text, attributes, i);
            if (error != CotError.None)
                return error;
        }

        return CotError.None;
    }

    /// <summary>Forgets what was declared at this depth or deeper.</summary>
    public void Leave(int depth)
    {
        while (_count > 0 && _bindings[_count - 1].Depth >= depth)
            _count--;
    }

    CotError Declare(ReadOnlySpan<byte> text, in XmlAttribute attribute, int depth, ref bool declaresPrefix)
    {
        var name = attribute.Name(text);
        if (!name.StartsWith("xmlns"u8) || (name.Length > 5 && name[5] != ':'))
            return CotError.None;
        var uri = attribute.Value.Slice(text);
        if (attribute.Value.IsEscaped || uri.SequenceEqual("http://www.w3.org/2000/xmlns/"u8)
            || uri.SequenceEqual("http://www.w3.org/XML/1998/namespace"u8))
            return CotError.BadNamespace;
        if (name.Length == 5)
            return CotError.None;
        var prefix = name[6..];
        if (uri.IsEmpty || prefix.SequenceEqual("xml"u8) || prefix.SequenceEqual("xmlns"u8)
            || _count == _bindings.Length)
            return CotError.BadNamespace;
        ref var binding = ref _bindings[_count++];
        binding.Depth = depth;
        binding.Prefix = new ByteRange(attribute.NameOffset + 6, prefix.Length);
        binding.Uri = attribute.Value;
        declaresPrefix = true;
        return CotError.None;
    }

    readonly CotError CheckAttribute(ReadOnlySpan<byte> text, ReadOnlySpan<XmlAttribute> attributes, int index)
    {
        var name = attributes[index].Name(text);
        if (!TryResolve(text, name, out var error, out var uri))
            return name.StartsWith("xmlns:"u8) && IsLocalName(name[6..]) ? CotError.None : error;
        if (name.SequenceEqual("xml:space"u8) && !attributes[index].Value.Slice(text).SequenceEqual("default"u8)
            && !attributes[index].Value.Slice(text).SequenceEqual("preserve"u8))
            return CotError.BadAttribute;
        if (uri.IsEmpty)
            return CotError.None;
        var local = name[(name.IndexOf((byte)':') + 1)..];
        for (var i = 0; i < index; i++)
        {
            var other = attributes[i].Name(text);
            var colon = other.IndexOf((byte)':');
            if (colon > 0 && other[(colon + 1)..].SequenceEqual(local)
                && TryResolve(text, other, out _, out var otherUri) && otherUri.SequenceEqual(uri))
                return CotError.DuplicateAttribute;
        }

        return CotError.None;
    }

    // The namespace name of a prefixed name; empty for a name without prefix.
    readonly bool TryResolve(
        ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, out CotError error, out ReadOnlySpan<byte> uri)
    {
        uri = default;
        error = CotError.BadName;
        var colon = name.IndexOf((byte)':');
        if (colon < 0)
            return IsLocalName(name);
        if (!IsLocalName(name[..colon]) || !IsLocalName(name[(colon + 1)..]))
            return false;
        error = CotError.BadNamespace;
        var prefix = name[..colon];
        if (prefix.SequenceEqual("xml"u8))
        {
            uri = "http://www.w3.org/XML/1998/namespace"u8;
            return true;
        }

        for (var i = _count - 1; i >= 0; i--)
        {
            if (!_bindings[i].Prefix.Slice(text).SequenceEqual(prefix))
                continue;
            uri = _bindings[i].Uri.Slice(text);
            return true;
        }

        return false;
    }

    static bool IsLocalName(ReadOnlySpan<byte> name)
    {
        var first = true;
        while (!name.IsEmpty)
        {
            _ = Rune.DecodeFromUtf8(name, out var rune, out var length);
            name = name[length..];
            if (!rune.IsBmp)
                return false;
            var character = (char)rune.Value;
            if (first ? !XmlConvert.IsStartNCNameChar(character) : !XmlConvert.IsNCNameChar(character))
                return false;
            first = false;
        }

        return !first;
    }
}
