using Liaison.Picture.Layers;

namespace Liaison.Feeds.Files;

/// <summary>The styles of one KML document, and the colours that they give.</summary>
sealed class KmlStyles
{
    const int MaxSteps = 4;

    readonly Dictionary<string, XmlElement> _byId = new(StringComparer.Ordinal);

    /// <summary>Takes a style, or a pair of styles, that placemarks may name.</summary>
    public void Add(XmlElement style)
    {
        if (style.Attribute("id") is { } id) _byId.TryAdd(id, style);
    }

    /// <summary>
    /// The colour of a placemark: by its own style, else by the one that it names; null when none states one.
    /// </summary>
    public string? ColorOf(XmlElement placemark, Geometry geometry)
    {
        var own = placemark.All("Style").Select(style => ColorIn(style, geometry)).FirstOrDefault(c => c is not null);
        return own ?? ColorOfNamed(placemark.Child("StyleMap"), geometry, 0)
            ?? ColorOfNamed(Find(placemark.TextOf("styleUrl")), geometry, 0);
    }

    string? ColorOfNamed(XmlElement? style, Geometry geometry, int steps)
    {
        if (style is null || steps > MaxSteps) return null;
        if (style.Name != "StyleMap") return ColorIn(style, geometry);
        var normal = style.All("Pair").FirstOrDefault(pair => pair.TextOf("key")?.Trim() == "normal");
        return ColorOfNamed(normal?.Child("Style") ?? Find(normal?.TextOf("styleUrl")), geometry, steps + 1);
    }

    // Styles of other files are not fetched.
    XmlElement? Find(string? url)
    {
        var name = url?.Trim() ?? "";
        return _byId.GetValueOrDefault(name.StartsWith('#') ? name[1..] : name);
    }

    static string? ColorIn(XmlElement style, Geometry geometry)
    {
        string[] parts = geometry switch
        {
            GeometryPoint => ["IconStyle", "LabelStyle"],
            GeometryLine => ["LineStyle"],
            GeometryPolygon => ["LineStyle", "PolyStyle"],
            _ => ["LineStyle", "PolyStyle", "IconStyle"],
        };
        return parts.Select(part => style.Child(part)?.TextOf("color"))
            .Select(text => LayerColor.ReadKml(text)).FirstOrDefault(color => color is not null);
    }
}
