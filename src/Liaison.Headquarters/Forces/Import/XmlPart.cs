using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;

namespace Liaison.Headquarters.Forces.Import;

/// <summary>An element of an XML document by its local name, with the line at which it stands.</summary>
sealed class XmlPart(string name, string nameSpace, int line)
{
    const int MaxDepth = 64;

    public string Name => name;

    public string Namespace => nameSpace;

    public int Line => line;

    /// <summary>Text of an element without elements in it, without the blanks around it.</summary>
    public string Text { get; private set; } = "";

    public List<XmlPart> Children { get; } = [];

    /// <summary>The first element at the end of a path of local names; null when there is none.</summary>
    public XmlPart? Find(params ReadOnlySpan<string> path)
    {
        var part = this;
        foreach (var step in path)
        {
            var wanted = step;
            part = part.Children.Find(child => child.Name == wanted);
            if (part is null) return null;
        }

        return part;
    }

    /// <summary>The text at the end of a path; null when there is none.</summary>
    public string? TextAt(params ReadOnlySpan<string> path) =>
        Find(path) is { Text.Length: > 0 } found ? found.Text : null;

    /// <summary>Reads a document of strangers: no document type, no entities but the five, bounded.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out XmlPart? root, out int line)
    {
        (root, line) = (null, 1);
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersFromEntities = 1,
            CheckCharacters = true,
        };
        using var characters = new StringReader(text);
        using var reader = XmlReader.Create(characters, settings);
        try
        {
            root = Read(reader);
            return root is not null;
        }
        catch (XmlException broken)
        {
            line = Math.Max(broken.LineNumber, 1);
            return false;
        }
    }

    static XmlPart? Read(XmlReader reader)
    {
        XmlPart? root = null;
        var open = new Stack<(XmlPart Part, StringBuilder Text)>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var line = ((IXmlLineInfo)reader).LineNumber;
                    var part = new XmlPart(reader.LocalName, reader.NamespaceURI, line);
                    if (open.TryPeek(out var parent)) parent.Part.Children.Add(part);
                    root ??= part;
                    if (open.Count >= MaxDepth) throw new XmlException("too deep", null, line, 1);
                    if (!reader.IsEmptyElement) open.Push((part, new StringBuilder()));
                    break;
                case XmlNodeType.EndElement:
                    var (closed, text) = open.Pop();
                    if (closed.Children.Count == 0) closed.Text = text.ToString().Trim();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    open.Peek().Text.Append(reader.Value);
                    break;
            }
        }

        return root;
    }
}
