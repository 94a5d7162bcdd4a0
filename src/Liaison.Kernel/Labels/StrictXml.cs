using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;

namespace Liaison.Kernel.Labels;

/// <summary>An element of a small document: attributes without namespace, child elements of one namespace,
/// text.</summary>
sealed class StrictElement(string name)
{
    /// <summary>Local name.</summary>
    public string Name => name;

    /// <summary>Attributes by name; namespace declarations are not among them.</summary>
    public Dictionary<string, string> Attributes { get; } = [];

    /// <summary>Child elements in order.</summary>
    public List<StrictElement> Children { get; } = [];

    /// <summary>Text of an element without children.</summary>
    public string Text { get; set; } = "";
}

/// <summary>Refusal of a document while it is read; never leaves the reader that throws it.</summary>
sealed class StrictXmlException(string message) : Exception(message);

/// <summary>Loads small documents from strangers: bounded, no DTD, one namespace, no mixed content.</summary>
static class StrictXml
{
    const int MaxDepth = 16;
    const int MaxNodes = 50_000;
    const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";
    const string DeclarationNamespace = "http://www.w3.org/2000/xmlns/";
    const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Loads a document whose elements all have this namespace.</summary>
    public static bool TryLoad(
        ReadOnlySpan<byte> utf8,
        string elementNamespace,
        [NotNullWhen(true)] out StrictElement? root,
        [NotNullWhen(false)] out string? error)
    {
        root = null;
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8);
            var settings = new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = utf8.Length + 1,
                MaxCharactersFromEntities = 1,
                CheckCharacters = true,
            };
            using var characters = new StringReader(text.StartsWith('\uFEFF') ? text[1..] : text);
            using var reader = XmlReader.Create(characters, settings);
            root = Load(reader, elementNamespace);
            error = null;
            return true;
        }
        catch (Exception exception) when (exception is XmlException or StrictXmlException or DecoderFallbackException)
        {
            error = exception is DecoderFallbackException ? "The document is not UTF-8." : exception.Message;
            return false;
        }
    }

    static StrictElement Load(XmlReader reader, string elementNamespace)
    {
        StrictElement? root = null;
        var open = new Stack<(StrictElement Element, StringBuilder Text)>();
        var nodes = 0;
        while (reader.Read())
        {
            if (++nodes > MaxNodes)
                throw new StrictXmlException($"The document has more than {MaxNodes} nodes.");
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = Open(reader, elementNamespace);
                    if (open.TryPeek(out var parent))
                        parent.Element.Children.Add(element);
                    root ??= element;
                    if (!reader.IsEmptyElement)
                        open.Push((element, new StringBuilder()));
                    if (open.Count > MaxDepth)
                        throw new StrictXmlException($"The document is nested deeper than {MaxDepth}.");
                    break;
                case XmlNodeType.EndElement:
                    Close(open.Pop());
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace
                    or XmlNodeType.Whitespace:
                    if (open.TryPeek(out var holder))
                        holder.Text.Append(reader.Value);
                    break;
                case XmlNodeType.Comment or XmlNodeType.XmlDeclaration:
                    break;
                default:
                    throw new StrictXmlException($"A {reader.NodeType} is not allowed.");
            }
        }
        return root ?? throw new StrictXmlException("The document is empty.");
    }

    static void Close((StrictElement Element, StringBuilder Text) closed)
    {
        var text = closed.Text.ToString();
        if (closed.Element.Children.Count == 0)
            closed.Element.Text = text;
        else if (!string.IsNullOrWhiteSpace(text))
            throw new StrictXmlException($"{closed.Element.Name} mixes text and elements.");
    }

    static StrictElement Open(XmlReader reader, string elementNamespace)
    {
        if (reader.NamespaceURI != elementNamespace)
            throw new StrictXmlException($"The element {Excerpt.Of(reader.LocalName)} is not of {elementNamespace}.");
        var element = new StrictElement(reader.LocalName);
        while (reader.MoveToNextAttribute())
        {
            var name = reader.NamespaceURI switch
            {
                "" => reader.LocalName,
                XmlNamespace when reader.LocalName is "lang" or "space" => "xml:" + reader.LocalName,
                DeclarationNamespace or SchemaInstance => null,
                _ => throw new StrictXmlException(
                    $"The attribute {Excerpt.Of(reader.Name)} of {element.Name} must have no namespace."),
            };
            if (name is not null)
                element.Attributes.Add(name, reader.Value);
        }
        reader.MoveToElement();
        return element;
    }
}
