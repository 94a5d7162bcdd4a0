using System.Globalization;
using System.Xml;
using Liaison.Picture.Layers;

namespace Liaison.Feeds.Files;

/// <summary>Reads waypoints, routes and tracks of GPX 1.0 and 1.1.</summary>
static class GpxReader
{
    const string BadPlace = "a place of it is not latitude and longitude in degrees";

    static readonly string[] KeptTexts = ["time", "sym", "type", "number", "src", "cmt", "ele"];

    /// <summary>Reads the document that a reader stands in.</summary>
    /// <exception cref="XmlException">The document is broken, or more than is taken.</exception>
    public static void Read(XmlReader xml, LayerContentBuilder builder)
    {
        while (builder.Refusal is null && XmlFile.ReadOn(xml))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.Depth != 1) continue;
            switch (xml.LocalName)
            {
                case "wpt":
                    var waypoint = XmlElement.Read(xml);
                    if (TryReadPlace(waypoint, out var at)) Add(waypoint, new GeometryPoint(at), builder);
                    else builder.Skip(BadPlace);
                    break;
                case "rte":
                    AddRoute(XmlElement.Read(xml), builder);
                    break;
                case "trk":
                    AddTrack(xml, builder);
                    break;
            }
        }
    }

    static void AddRoute(XmlElement route, LayerContentBuilder builder)
    {
        var (places, fault) = PlacesOf(route, "rtept");
        if (fault is null && places.Count > 1) Add(route, new GeometryLine(places), builder);
        else builder.Skip(fault ?? "its route has fewer than two places");
    }

    /// <summary>Reads a track point by point: it may have more of them than are held as elements at one time.</summary>
    static void AddTrack(XmlReader xml, LayerContentBuilder builder)
    {
        var (head, segments, isWhole) = (new XmlElement(xml.LocalName), new List<List<Position>>(), true);
        var (depth, isEmpty) = (xml.Depth, xml.IsEmptyElement);
        while (!isEmpty && XmlFile.ReadOn(xml) && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.Depth == depth + 1 && xml.LocalName == "trkseg")
            {
                segments.Add([]);
                if (xml.IsEmptyElement) continue;
                while (XmlFile.ReadOn(xml) && xml.Depth > depth + 1)
                {
                    if (xml.NodeType != XmlNodeType.Element) continue;
                    var point = XmlElement.Read(xml);
                    if (point.Name != "trkpt") continue;
                    isWhole &= TryReadPlace(point, out var at);
                    segments[^1].Add(at);
                }
            }
            else
            {
                head.Append(XmlElement.Read(xml));
            }
        }

        List<Geometry> lines = [.. segments.Where(segment => segment.Count > 1).Select(at => new GeometryLine(at))];
        if (isWhole && lines.Count > 0) Add(head, new GeometrySet(lines), builder);
        else builder.Skip(isWhole ? "no segment of its track has two places" : BadPlace);
    }

    static (List<Position> Places, string? Fault) PlacesOf(XmlElement parent, string name)
    {
        var places = new List<Position>();
        foreach (var point in parent.All(name))
        {
            if (!TryReadPlace(point, out var at)) return (places, BadPlace);
            places.Add(at);
        }

        return (places, null);
    }

    static bool TryReadPlace(XmlElement point, out Position at)
    {
        at = default;
        return TryRead(point.Attribute("lat"), out var latitude) && TryRead(point.Attribute("lon"), out var longitude)
            && Position.TryCreate(
                longitude, latitude, TryRead(point.TextOf("ele"), out var height) ? height : double.NaN, out at);
    }

    static bool TryRead(string? text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    static void Add(XmlElement element, Geometry geometry, LayerContentBuilder builder) => builder.Add(
        null, geometry, element.TextOf("name"), element.TextOf("desc"), ColorOf(element),
        KeptTexts.Where(name => element.Child(name) is not null)
            .Select(name => new LayerProperty(name, LayerPropertyKind.Text, element.TextOf(name)!)));

    // The style of TopoGrafix, which many programs write: extensions/line/color without the sign.
    static string? ColorOf(XmlElement element) =>
        LayerColor.Read(element.Child("extensions")?.Child("line")?.TextOf("color"));
}
