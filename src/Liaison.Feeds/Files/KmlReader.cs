using System.Xml;
using Liaison.Picture.Layers;

namespace Liaison.Feeds.Files;

/// <summary>
/// Reads placemarks of KML 2.2 (OGC 07-147r2). What is fetched from elsewhere, and pictures laid over the ground, are
/// named as left out.
/// </summary>
static class KmlReader
{
    /// <summary>Reads the document that a reader stands in.</summary>
    /// <exception cref="XmlException">The document is broken, or more than is taken.</exception>
    public static void Read(XmlReader xml, LayerContentBuilder builder)
    {
        var styles = new KmlStyles();
        var placemarks = new List<(XmlElement Placemark, Geometry Geometry)>();
        var isOn = XmlFile.ReadOn(xml);
        while (isOn)
        {
            var isElement = xml.NodeType == XmlNodeType.Element;
            switch (isElement ? xml.LocalName : "")
            {
                case "Placemark":
                    Take(XmlElement.Read(xml), builder, placemarks);
                    break;
                case "Style" or "StyleMap":
                    styles.Add(XmlElement.Read(xml));
                    break;
                case "NetworkLink":
                    builder.Skip("a link to another file is not followed");
                    XmlElement.Read(xml);
                    break;
                case "GroundOverlay" or "ScreenOverlay" or "PhotoOverlay":
                    builder.Skip("a picture laid over the map cannot be shown");
                    XmlElement.Read(xml);
                    break;
            }

            isOn = placemarks.Count <= LayerLimits.MaxFeatures && XmlFile.ReadOn(xml);
        }

        // Styles may stand behind what uses them.
        foreach (var (placemark, geometry) in placemarks)
        {
            if (!builder.Add(
                placemark.Attribute("id"), geometry, placemark.TextOf("name"),
                placemark.TextOf("description") ?? placemark.TextOf("Snippet"), styles.ColorOf(placemark, geometry),
                PropertiesOf(placemark)))
                return;
        }
    }

    static void Take(
        XmlElement placemark, LayerContentBuilder builder, List<(XmlElement Placemark, Geometry Geometry)> placemarks)
    {
        if (KmlGeometry.Of(placemark, out var fault) is not { } geometry)
        {
            builder.Skip(fault);
            return;
        }

        placemarks.Add((placemark.WithoutGeometry(), geometry));
    }

    static IEnumerable<LayerProperty> PropertiesOf(XmlElement placemark)
    {
        static LayerProperty Of(string? name, string? text) => new(name ?? "", LayerPropertyKind.Text, text ?? "");

        if (placemark.Child("TimeStamp")?.TextOf("when") is { } when) yield return Of("time", when);
        if (placemark.Child("TimeSpan") is { } span)
        {
            yield return Of("begin", span.TextOf("begin"));
            yield return Of("end", span.TextOf("end"));
        }

        if (placemark.TextOf("address") is { } address) yield return Of("address", address);
        foreach (var extended in placemark.All("ExtendedData"))
        {
            foreach (var data in extended.All("Data")) yield return Of(data.Attribute("name"), data.TextOf("value"));
            foreach (var simple in extended.All("SchemaData").SelectMany(schema => schema.All("SimpleData")))
                yield return Of(simple.Attribute("name"), simple.Text);
        }
    }
}
