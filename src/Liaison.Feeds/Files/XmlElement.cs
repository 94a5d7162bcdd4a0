using System.Text;
using System.Xml;

namespace Liaison.Feeds.Files;

/// <summary>A part of a document, whole: local names, attributes, children and text.</summary>
sealed class XmlElement(string name)
{
    const int MaxElements = 250_000;

    readonly List<XmlElement> _children = [];
    List<(string Name, string Value)>? _attributes;

    public string Name => name;

    public IReadOnlyList<XmlElement> Children => _children;

    /// <summary>The text between its tags, without that of its children.</summary>
    public string Text { get; private set; } = "";

    /// <summary>An attribute by its local name; null when there is none.</summary>
    public string? Attribute(string attribute) => _attributes?.Find(a => a.Name == attribute).Value;

    /// <summary>The first child of a name; null when there is none.</summary>
    public XmlElement? Child(string child) => _children.Find(c => c.Name == child);

    /// <summary>The children of a name.</summary>
    public IEnumerable<XmlElement> All(string child) => _children.Where(c => c.Name == child);

    /// <summary>The text of the first child of a name; null when there is none.</summary>
    public string? TextOf(string child) => Child(child)?.Text;

    /// <summary>Makes an element a child of this one.</summary>
    public void Append(XmlElement child) => _children.Add(child);

    /// <summary>The same without its geometries: what is kept until the end of the document stays small.</summary>
    public XmlElement WithoutGeometry()
    {
        _children.RemoveAll(child => child.Name is "Point" or "LineString" or "LinearRing" or "Polygon"
            or "MultiGeometry" or "Track" or "MultiTrack" or "Model");
        return this;
    }

    /// <summary>Reads the element that the reader stands at, to its end.</summary>
    /// <exception cref="XmlException">The document is broken, or has too much in one place.</exception>
    public static XmlElement Read(XmlReader xml)
    {
        var open = new Stack<(XmlElement Element, StringBuilder? Text)>();
        var count = 0;
        while (true)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    if (++count > MaxElements)
                        throw new XmlException($"There are more than {MaxElements} elements in one.");
                    var element = Open(xml);
                    if (open.TryPeek(out var parent)) parent.Element._children.Add(element);
                    if (xml.IsEmptyElement && open.Count == 0) return element;
                    if (!xml.IsEmptyElement) open.Push((element, null));
                    break;
                case XmlNodeType.EndElement:
                    var (closed, text) = open.Pop();
                    closed.Text = text?.ToString() ?? "";
                    if (open.Count == 0) return closed;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    var (holder, words) = open.Pop();
                    open.Push((holder, (words ?? new StringBuilder()).Append(xml.Value)));
                    break;
            }

            if (!XmlFile.ReadOn(xml)) throw new XmlException("The document ends too early.");
        }
    }

    static XmlElement Open(XmlReader xml)
    {
        var element = new XmlElement(xml.LocalName);
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            (element._attributes ??= []).Add((xml.LocalName, xml.Value));
        }

        xml.MoveToElement();
        return element;
    }
}
