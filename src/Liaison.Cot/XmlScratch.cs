using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Liaison.Cot;

/// <summary>One attribute: where its name and value are. Offsets count from the start of the text.</summary>
struct XmlAttribute
{
    public ulong Key;
    public int NameOffset;
    public int NameLength;
    public ByteRange Value;

    public readonly ReadOnlySpan<byte> Name(ReadOnlySpan<byte> text) => text.Slice(NameOffset, NameLength);
}

/// <summary>An element that is not closed yet.</summary>
struct XmlOpenElement
{
    public ulong Key;
    public int NameOffset;
    public int NameLength;
}

/// <summary>A declared namespace prefix.</summary>
struct XmlBinding
{
    public int Depth;
    public ByteRange Prefix;
    public ByteRange Uri;
}

/// <summary>Memory that <see cref="XmlScan"/> works in. It lives on the caller's stack and need not be cleared:
/// <c>Unsafe.SkipInit(out XmlScratch scratch)</c>.</summary>
struct XmlScratch
{
    /// <summary>Most namespace prefixes that may be declared at one place.</summary>
    public const int MaxBindings = 32;

    AttributeBuffer _attributes;
    OpenBuffer _open;
    BindingBuffer _bindings;

    [UnscopedRef]
    public Span<XmlAttribute> Attributes => _attributes;

    [UnscopedRef]
    public Span<XmlOpenElement> Open => _open;

    [UnscopedRef]
    public Span<XmlBinding> Bindings => _bindings;

    [InlineArray(CotLimits.AttributeCeiling)]
    struct AttributeBuffer
    {
        XmlAttribute _first;
    }

    [InlineArray(CotLimits.DepthCeiling)]
    struct OpenBuffer
    {
        XmlOpenElement _first;
    }

    [InlineArray(MaxBindings)]
    struct BindingBuffer
    {
        XmlBinding _first;
    }
}

/// <summary>Room to lengthen a text that is too short for <see cref="XmlScan"/>.</summary>
struct XmlPadding
{
    Buffer _buffer;

    /// <summary>The text itself when it is long enough, else a copy with spaces after it.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Extend(ReadOnlySpan<byte> text)
    {
        if (text.Length >= XmlBytes.MinLength)
            return text;
        Span<byte> longer = _buffer;
        text.CopyTo(longer);
        longer[text.Length..].Fill((byte)' ');
        return longer;
    }

    [InlineArray(XmlBytes.MinLength)]
    struct Buffer
    {
        byte _first;
    }
}
