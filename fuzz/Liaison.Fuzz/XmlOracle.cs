using System.Xml;
using System.Xml.Linq;

namespace Liaison.Fuzz;

/// <summary>What the platform's XML parser says to the same bytes.</summary>
public static class XmlOracle
{
    /// <summary>Reads bytes as one element without declaration; null when the parser refuses them.</summary>
    public static XElement? Read(byte[] xml)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            ConformanceLevel = ConformanceLevel.Document,
            MaxCharactersInDocument = 1 << 22,
        };
        try
        {
            // The bytes are UTF-8 whatever they begin with; decoding strictly here keeps the parser from guessing.
            var text = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(xml);
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root;
        }
        catch (Exception exception) when (exception is XmlException or ArgumentException)
        {
            return null;
        }
    }
}
