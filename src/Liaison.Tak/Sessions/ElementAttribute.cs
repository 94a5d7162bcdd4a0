using System.Xml;
using Liaison.Cot;

namespace Liaison.Tak.Sessions;

/// <summary>Reads an attribute of an element that a scan has found; for events that come seldom.</summary>
static class ElementAttribute
{
    /// <summary>The value, or null when the element or the attribute is not there.</summary>
    public static string? Of(ReadOnlySpan<byte> payload, ByteRange element, ReadOnlySpan<byte> name)
    {
        if (element.IsEmpty) return null;
        using var text = new StringReader(System.Text.Encoding.UTF8.GetString(element.Slice(payload)));
        using var reader = XmlReader.Create(text, new XmlReaderSettings
        {
            ConformanceLevel = ConformanceLevel.Fragment,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
        });
        try
        {
            return reader.Read() ? reader.GetAttribute(System.Text.Encoding.UTF8.GetString(name)) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
