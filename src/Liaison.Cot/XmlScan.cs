using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Liaison.Cot;

/// <summary>What <see cref="XmlScan"/> stopped at.</summary>
enum XmlToken
{
    Start,
    Empty,
    End,
    Done,
    Error,
}

/// <summary>
/// A strict pull reader over XML text without prolog. It accepts only what a conforming parser with namespaces
/// accepts (XML 1.0 fifth edition as <c>XmlReader</c> reads it, minus document types and processing instructions),
/// and allocates nothing. The caller lends the scratch space.
/// </summary>
ref struct XmlScan
{
    readonly ref byte _start;
    readonly int _length;
    readonly Span<XmlAttribute> _attributes;
    readonly Span<XmlOpenElement> _open;
    readonly int _maxElements;
    NamespaceScope _namespaces;
    int _position;
    int _elements;

    /// <summary>Begins to read <paramref name="text"/> at <paramref name="position"/>. From there on it holds only
    /// legal characters (<see cref="XmlCharacters"/>), and it is at least <see cref="XmlBytes.MinLength"/> bytes
    /// long.</summary>
    public XmlScan(ReadOnlySpan<byte> text, int position, CotLimits limits, ref XmlScratch scratch)
    {
        Debug.Assert(text.Length >= XmlBytes.MinLength, "Loads near the end would reach before the start.");
        _position = position;
        _start = ref MemoryMarshal.GetReference(text);
        _length = text.Length;
        _attributes = scratch.Attributes[..limits.MaxAttributes];
        _open = scratch.Open[..limits.MaxDepth];
        _namespaces = new NamespaceScope(scratch.Bindings);
        _maxElements = limits.MaxElements;
    }

    /// <summary>Set for a part of a text that passed a scan as a whole: prefixes declared outside are not
    /// missed.</summary>
    public bool MayUseOuterPrefixes { get; init; }

    /// <summary>The whole text.</summary>
    public readonly ReadOnlySpan<byte> Text => MemoryMarshal.CreateReadOnlySpan(ref _start, _length);

    /// <summary>Where the last tag begins.</summary>
    public int TagStart { get; private set; }

    /// <summary>One past the last tag.</summary>
    public readonly int Position => _position;

    /// <summary>Number of open elements. For a start tag its own element is counted, for an end tag not any
    /// more.</summary>
    public int Depth { get; private set; }

    /// <summary>Key of the element name of the last tag (see <see cref="XmlKey"/>).</summary>
    public ulong NameKey { get; private set; }

    /// <summary>Offset of the element name of the last tag.</summary>
    public int NameOffset { get; private set; }

    /// <summary>Length of the element name of the last tag in bytes.</summary>
    public int NameLength { get; private set; }

    /// <summary>Number of attributes of the last start tag.</summary>
    public int AttributeCount { get; private set; }

    /// <summary>True when the last start tag declares a namespace prefix.</summary>
    public bool DeclaresPrefix { get; private set; }

    /// <summary>True when white space stood before the last tag.</summary>
    public bool HasSpace { get; private set; }

    /// <summary>True when something else than white space, or any comment or CDATA, stood before the last
    /// tag.</summary>
    public bool HasText { get; private set; }

    /// <summary>Why the text was refused.</summary>
    public CotError Error { get; private set; }

    /// <summary>The element name of the last tag.</summary>
    public readonly ReadOnlySpan<byte> Name => Text.Slice(NameOffset, NameLength);

    /// <summary>The attributes of the last start tag.</summary>
    public readonly ReadOnlySpan<XmlAttribute> Attributes => _attributes[..AttributeCount];

    /// <summary>Reads up to and including the next tag.</summary>
    public XmlToken Next()
    {
        HasText = false;
        HasSpace = false;
        while (true)
        {
            var at = _position;
            if (at >= _length)
                return Depth == 0 ? XmlToken.Done : Fail(CotError.MismatchedTag);
            if (Unsafe.Add(ref _start, at) != '<')
            {
                if (!SkipText())
                    return XmlToken.Error;
                continue;
            }

            if (at + 2 >= _length)
                return Fail(CotError.MalformedMarkup);
            TagStart = at;
            var next = Unsafe.Add(ref _start, at + 1);
            if (next == '/')
                return ReadEndTag(at + 2);
            if (next == '!')
            {
                if (!SkipDeclaration(at))
                    return XmlToken.Error;
                continue;
            }

            return next == '?' ? Fail(CotError.InstructionRefused) : ReadStartTag(at + 1);
        }
    }

    XmlToken Fail(CotError error)
    {
        Error = error;
        return XmlToken.Error;
    }

    bool SkipText()
    {
        var text = Text[_position..];
        var end = text.IndexOf((byte)'<');
        if (end < 0)
            end = text.Length;
        text = text[..end];
        _position += end;
        HasSpace = true;
        HasText |= text.IndexOfAnyExcept(" \t\r\n"u8) >= 0;
        if (text.IndexOf((byte)'&') >= 0 && !XmlEntity.AreLegal(text))
            return Refuse(CotError.BadEntity);
        return text.IndexOf("]]>"u8) < 0 || Refuse(CotError.MalformedMarkup);
    }

    bool Refuse(CotError error)
    {
        Error = error;
        return false;
    }

    bool SkipDeclaration(int at)
    {
        var text = Text[at..];
        HasText = true;
        if (text.StartsWith("<!--"u8))
        {
            var end = text[4..].IndexOf("--"u8);
            if (end < 0 || 4 + end + 2 >= text.Length || text[4 + end + 2] != '>')
                return Refuse(CotError.MalformedMarkup);
            _position = at + 4 + end + 3;
            return true;
        }

        if (text.StartsWith("<![CDATA["u8))
        {
            var end = text[9..].IndexOf("]]>"u8);
            if (end < 0)
                return Refuse(CotError.MalformedMarkup);
            _position = at + 9 + end + 3;
            return true;
        }

        return Refuse(text.StartsWith("<!DOCTYPE"u8) ? CotError.DoctypeRefused : CotError.MalformedMarkup);
    }

    XmlToken ReadEndTag(int at)
    {
        var nameLength = XmlBytes.NameLength(ref _start, _length, at, out _);
        NameOffset = at;
        NameLength = nameLength;
        NameKey = XmlBytes.Key(ref _start, _length, at, nameLength);
        AttributeCount = 0;
        at += nameLength;
        while (at < _length && XmlBytes.IsSpace(Unsafe.Add(ref _start, at)))
            at++;
        if (at >= _length || Unsafe.Add(ref _start, at) != '>')
            return Fail(CotError.MalformedMarkup);
        if (Depth == 0)
            return Fail(CotError.MismatchedTag);
        ref var open = ref _open[Depth - 1];
        if (open.Key != NameKey || open.NameLength != nameLength
            || (nameLength > sizeof(ulong) && !Name.SequenceEqual(Text.Slice(open.NameOffset, nameLength))))
            return Fail(CotError.MismatchedTag);
        Depth--;
        if (_namespaces.IsActive)
            _namespaces.Leave(Depth);
        _position = at + 1;
        return XmlToken.End;
    }

    XmlToken ReadStartTag(int at)
    {
        var nameLength = XmlBytes.NameLength(ref _start, _length, at, out var unusual);
        if (nameLength == 0)
            return Fail(CotError.MalformedMarkup);
        NameOffset = at;
        NameLength = nameLength;
        NameKey = XmlBytes.Key(ref _start, _length, at, nameLength);
        if (!IsNameStart(Unsafe.Add(ref _start, at)))
            return Fail(CotError.BadName);
        if (++_elements > _maxElements)
            return Fail(CotError.TooManyElements);
        AttributeCount = 0;
        at = ReadAttributes(at + nameLength, ref unusual);
        if (at < 0)
            return XmlToken.Error;
        DeclaresPrefix = false;
        if (unusual && !CheckUnusual())
            return XmlToken.Error;
        return CloseStartTag(at);
    }

    // Enters or leaves the element whose tag ends at the given '>' or '/'.
    XmlToken CloseStartTag(int at)
    {
        if (Depth >= _open.Length)
            return Fail(CotError.TooDeep);
        if (Unsafe.Add(ref _start, at) == '/')
        {
            if (at + 1 >= _length || Unsafe.Add(ref _start, at + 1) != '>')
                return Fail(CotError.MalformedMarkup);
            _position = at + 2;
            if (_namespaces.IsActive)
                _namespaces.Leave(Depth);
            return XmlToken.Empty;
        }

        ref var open = ref _open[Depth++];
        open.Key = NameKey;
        open.NameOffset = NameOffset;
        open.NameLength = NameLength;
        _position = at + 1;
        return XmlToken.Start;
    }

    // Gives the position of the '>' or '/' that ends the tag, or -1.
    int ReadAttributes(int at, ref bool unusual)
    {
        ref var start = ref _start;
        var length = _length;
        var attributes = _attributes;
        var count = 0;
        while (true)
        {
            // Usual case first: one space, then a letter.
            if (at + 1 < length && Unsafe.Add(ref start, at) == ' ' && IsLetter(Unsafe.Add(ref start, at + 1)))
            {
                at++;
            }
            else
            {
                at = FindAttribute(at);
                if (at < 0)
                    return at;
                if (Unsafe.Add(ref start, at) is (byte)'>' or (byte)'/')
                    break;
            }

            if (count >= attributes.Length)
                return FailAt(CotError.TooManyAttributes);
            ref var attribute = ref attributes[count];
            attribute.NameOffset = at;
            if (at <= length - XmlBytes.Window
                && XmlBytes.TryReadPlainAttribute(ref start, at, out var nameLength, out var valueEnd))
            {
                attribute.NameLength = nameLength;
                attribute.Key = XmlBytes.KeyInside(ref start, at, nameLength);
                attribute.Value = new ByteRange(at + nameLength + 2, valueEnd - (at + nameLength + 2));
                unusual |= attribute.Key == XmlKey.Xmlns;
                at = valueEnd + 1;
            }
            else
            {
                at = ReadUnusualAttribute(at, ref attribute, ref unusual);
                if (at < 0)
                    return at;
            }

            if (IsDuplicate(attributes, count, attribute.Key))
                return FailAt(CotError.DuplicateAttribute);
            count++;
        }

        AttributeCount = count;
        return at;
    }

    // From the end of a name or value to the next attribute, or to the '>' or '/' that ends the tag.
    int FindAttribute(int at)
    {
        var name = SkipSpace(at);
        if (name >= _length)
            return FailAt(CotError.MalformedMarkup);
        var value = Unsafe.Add(ref _start, name);
        if (value is (byte)'>' or (byte)'/')
            return name;
        if (name == at)
            return FailAt(CotError.MalformedMarkup);
        return IsNameStart(value) ? name : FailAt(CotError.BadName);
    }

    // Any attribute, step by step. Gives the position after it, or -1.
    [MethodImpl(MethodImplOptions.NoInlining)]
    int ReadUnusualAttribute(int at, ref XmlAttribute attribute, ref bool unusual)
    {
        attribute.NameLength = XmlBytes.NameLength(ref _start, _length, at, out var unusualName);
        attribute.Key = XmlBytes.Key(ref _start, _length, at, attribute.NameLength);
        unusual |= unusualName || attribute.Key == XmlKey.Xmlns;
        at = FindValue(at + attribute.NameLength, out var quote);
        if (at < 0)
            return at;
        var end = XmlBytes.ValueEnd(ref _start, _length, at, quote, out var marks);
        if (end < 0)
            return FailAt(CotError.MalformedMarkup);
        if (marks != XmlBytes.ValueMarks.None && !AreMarksLegal(at, end, marks))
            return -1;
        attribute.Value = new ByteRange(at, end - at, marks != XmlBytes.ValueMarks.None);
        return end + 1;
    }

    // From the end of an attribute's name to the first byte of its value.
    int FindValue(int at, out byte quote)
    {
        quote = 0;
        at = SkipSpace(at);
        if (at >= _length || Unsafe.Add(ref _start, at) != '=')
            return FailAt(CotError.BadAttribute);
        at = SkipSpace(at + 1);
        if (at >= _length)
            return FailAt(CotError.BadAttribute);
        quote = Unsafe.Add(ref _start, at);
        return quote is (byte)'"' or (byte)'\'' ? at + 1 : FailAt(CotError.BadAttribute);
    }

    bool AreMarksLegal(int at, int end, XmlBytes.ValueMarks marks)
    {
        if ((marks & XmlBytes.ValueMarks.LessThan) != 0)
            return Refuse(CotError.BadAttribute);
        return XmlEntity.AreLegal(Text[at..end]) || Refuse(CotError.BadEntity);
    }

    // A loop and not one wide load: that would wait for the stores of the keys just written.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    readonly bool IsDuplicate(Span<XmlAttribute> attributes, int index, ulong key)
    {
        for (var i = 0; i < index; i++)
        {
            if (attributes[i].Key == key && IsSameName(in attributes[i], in attributes[index]))
                return true;
        }

        return false;
    }

    readonly bool IsSameName(in XmlAttribute left, in XmlAttribute right) =>
        left.NameLength == right.NameLength
        && (left.NameLength <= sizeof(ulong) || left.Name(Text).SequenceEqual(right.Name(Text)));

    int FailAt(CotError error)
    {
        Error = error;
        return -1;
    }

    readonly int SkipSpace(int at)
    {
        while (at < _length && XmlBytes.IsSpace(Unsafe.Add(ref _start, at)))
            at++;
        return at;
    }

    static bool IsLetter(byte value) => (uint)((value | 0x20) - 'a') < 26;

    static bool IsNameStart(byte value) => IsLetter(value) || value is (byte)'_' or >= 0x80 or (byte)':';

    // Names with colons or characters beyond ASCII, and namespace declarations.
    [MethodImpl(MethodImplOptions.NoInlining)]
    bool CheckUnusual()
    {
        var error = _namespaces.Enter(Text, Name, Attributes, Depth, out var declaresPrefix);
        DeclaresPrefix = declaresPrefix;
        return error == CotError.None || (error == CotError.BadNamespace && MayUseOuterPrefixes) || Refuse(error);
    }
}
