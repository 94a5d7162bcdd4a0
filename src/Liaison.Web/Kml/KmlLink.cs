using System.Globalization;
using System.Xml;

namespace Liaison.Web.Kml;

/// <summary>
/// The file that a person opens once: it asks for the tracks in view, now and then and when the view has moved.
/// </summary>
static class KmlLink
{
    const int StopSeconds = 1;

    public static byte[] Of(WebNode node, string address, int seconds)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes))
        {
            xml.WriteStartElement("kml", KmlTracks.Namespace);
            xml.WriteStartElement("NetworkLink");
            xml.WriteElementString("name", $"{node.Name}: tracks");
            xml.WriteElementString("open", "0");
            xml.WriteStartElement("Link");
            xml.WriteElementString("href", $"{address}/tracks.kml");
            xml.WriteElementString("refreshMode", "onInterval");
            xml.WriteElementString("refreshInterval", seconds.ToString(CultureInfo.InvariantCulture));
            xml.WriteElementString("viewRefreshMode", "onStop");
            xml.WriteElementString("viewRefreshTime", StopSeconds.ToString(CultureInfo.InvariantCulture));
            xml.WriteElementString("viewFormat", "bbox=[bboxWest],[bboxSouth],[bboxEast],[bboxNorth]");
        }

        return bytes.ToArray();
    }
}
