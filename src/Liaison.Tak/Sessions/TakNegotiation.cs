using System.Xml;
using Liaison.Cot;

namespace Liaison.Tak.Sessions;

/// <summary>Reads a client's request for a protocol version.</summary>
static class TakNegotiation
{
    /// <summary>Whether a <c>t-x-takp-q</c> event asks for version 1, the only one beside XML.</summary>
    public static bool RequestsVersion1(ReadOnlySpan<byte> payload, in CotEvent ev)
    {
        // The scan has bounded the detail and found it well-formed, and a connection negotiates once or twice in its life.
        using var text = new StringReader(System.Text.Encoding.UTF8.GetString(ev.Detail.Slice(payload)));
        using var reader = XmlReader.Create(text, Settings);
        try
        {
            while (reader.Read())
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "TakRequest")
                    return reader.GetAttribute("version") == "1";
        }
        catch (XmlException)
        {
            return false;
        }

        return false;
    }

    static XmlReaderSettings Settings => new()
    {
        ConformanceLevel = ConformanceLevel.Fragment,
        DtdProcessing = DtdProcessing.Prohibit,
        MaxCharactersInDocument = 65_536,
        XmlResolver = null,
    };
}
