using System.Xml;
using Liaison.Picture.Layers;

namespace Liaison.Feeds.Files;

/// <summary>Opens XML from strangers: no document type, nothing fetched, bounded in size and depth.</summary>
static class XmlFile
{
    static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LayerLimits.MaxFileBytes,
        MaxCharactersFromEntities = 1,
        CheckCharacters = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Opens a document; it is read while the reader goes on.</summary>
    public static XmlReader Open(Stream content)
    {
        var names = new NameTable();
        var context = new XmlParserContext(names, new AnyPrefix(names), "", XmlSpace.None);
        return XmlReader.Create(content, Settings, context);
    }

    /// <summary>Reads the next node.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="XmlException">The document is broken or nested too deep.</exception>
    public static bool ReadOn(XmlReader xml)
    {
        if (!xml.Read()) return false;
        return xml.Depth <= LayerLimits.MaxDepth
            ? true : throw new XmlException($"It is nested deeper than {LayerLimits.MaxDepth}.");
    }

    /// <summary>
    /// Takes prefixes that nobody declared: many programs write <c>gx:</c> or <c>xsi:</c> without, and only local names
    /// count here.
    /// </summary>
    sealed class AnyPrefix(XmlNameTable names) : XmlNamespaceManager(names)
    {
        public override string LookupNamespace(string prefix) => base.LookupNamespace(prefix) ?? "urn:undeclared";
    }
}
