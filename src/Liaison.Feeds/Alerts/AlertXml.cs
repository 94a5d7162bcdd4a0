using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;

namespace Liaison.Feeds.Alerts;

/// <summary>Loads documents of warnings from strangers: bounded, without DTD, in any encoding that they name.</summary>
static class AlertXml
{
    /// <summary>
    /// The most bytes of a document: the largest telegrams, of an earthquake felt at thousands of places, stay below
    /// 2 MB.
    /// </summary>
    public const int MaxBytes = 4 << 20;

    const int MaxDepth = 64;
    const int MaxNodes = 400_000;
    const int MaxAttributes = 32;

    /// <summary>Loads a document.</summary>
    /// <param name="document">Its bytes.</param>
    /// <param name="root">Its root, when the answer is true.</param>
    /// <param name="reason">Why it was refused, when the answer is false.</param>
    public static bool TryLoad(
        ReadOnlyMemory<byte> document,
        [NotNullWhen(true)] out AlertElement? root,
        [NotNullWhen(false)] out string? reason)
    {
        root = null;
        if (document.Length > MaxBytes)
        {
            reason = $"The document is larger than {MaxBytes >> 20} MiB.";
            return false;
        }
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxBytes,
            MaxCharactersFromEntities = 1,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            // From bytes, not text: the XML declaration says the encoding, and ISO 8859-1 is among what agencies send.
            using var bytes = new MemoryStream(document.ToArray(), writable: false);
            using var reader = XmlReader.Create(bytes, settings);
            root = Load(reader, out reason);
        }
        catch (Exception fault) when (fault is XmlException or DecoderFallbackException or NotSupportedException)
        {
            reason = "The document is not well-formed XML.";
        }
        return reason is null && root is not null;
    }

    static AlertElement? Load(XmlReader reader, out string? reason)
    {
        reason = null;
        AlertElement? root = null;
        var open = new Stack<(AlertElement Element, StringBuilder Text)>();
        var nodes = 0;
        while (reader.Read())
        {
            if (++nodes > MaxNodes || open.Count > MaxDepth || reader.AttributeCount > MaxAttributes)
            {
                reason = $"The document has more than {MaxNodes} nodes, {MaxDepth} levels "
                    + $"or {MaxAttributes} attributes.";
                return null;
            }
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = Open(reader);
                    if (open.TryPeek(out var parent))
                        parent.Element.Children.Add(element);
                    root ??= element;
                    if (!reader.IsEmptyElement)
                        open.Push((element, new StringBuilder()));
                    break;
                case XmlNodeType.EndElement:
                    var closed = open.Pop();
                    closed.Element.RawText = closed.Text.ToString();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace
                    or XmlNodeType.Whitespace:
                    if (open.TryPeek(out var holder))
                        holder.Text.Append(reader.Value);
                    break;
                default:
                    break;
            }
        }
        if (root is null)
            reason = "The document is empty.";
        return root;
    }

    static AlertElement Open(XmlReader reader)
    {
        var element = new AlertElement(reader.NamespaceURI, reader.LocalName);
        while (reader.MoveToNextAttribute())
            element.Attributes.TryAdd(reader.LocalName, reader.Value);
        reader.MoveToElement();
        return element;
    }
}
