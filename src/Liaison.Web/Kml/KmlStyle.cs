using System.Globalization;
using System.Xml;
using Liaison.Picture.Tracks;

namespace Liaison.Web.Kml;

/// <summary>How a track looks: the colour of its affiliation, an arrow along its course or a dot.</summary>
/// <param name="Affiliation">The letter of the CoT type: f friend, h hostile, n neutral, u unknown.</param>
/// <param name="Heading">Degrees true in steps of ten; -1 for a dot.</param>
readonly record struct KmlStyle(char Affiliation, int Heading)
{
    const int Step = 10;

    /// <summary>Its name in the document.</summary>
    public string Id => Heading < 0
        ? $"{Affiliation}" : string.Create(CultureInfo.InvariantCulture, $"{Affiliation}{Heading}");

    public static KmlStyle Of(TrackSnapshot track) => new(AffiliationOf(track.Type), HeadingOf(track));

    /// <summary>Whether a CoT type is of something in the air.</summary>
    public static bool IsAir(string type) =>
        type.Length > 4 && type.StartsWith("a-", StringComparison.Ordinal) && type[4] == 'A';

    public void Write(XmlWriter xml, string address)
    {
        xml.WriteStartElement("Style");
        xml.WriteAttributeString("id", Id);
        xml.WriteStartElement("IconStyle");
        xml.WriteElementString("color", ColorOf(Affiliation));
        xml.WriteElementString("scale", "0.8");
        if (Heading >= 0) xml.WriteElementString("heading", Heading.ToString(CultureInfo.InvariantCulture));
        xml.WriteStartElement("Icon");
        xml.WriteElementString("href", $"{address}/{(Heading < 0 ? "dot" : "arrow")}.png");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("LabelStyle");
        xml.WriteElementString("scale", "0.7");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static int HeadingOf(TrackSnapshot track) => track.Course is >= 0 and <= 360
        ? (int)Math.Round(track.Course / Step) * Step % 360 : -1;

    // Assumed friends and suspects are shown as friends and hostiles, pending as unknown.
    static char AffiliationOf(string type) => type.Length < 3 ? 'u' : type[2] switch
    {
        'f' or 'a' => 'f',
        'h' or 's' or 'j' or 'k' => 'h',
        'n' => 'n',
        _ => 'u',
    };

    // The fills of MIL-STD-2525D as KML writes colours: opacity, blue, green, red.
    static string ColorOf(char affiliation) => affiliation switch
    {
        'f' => "ffffe080",
        'h' => "ff8080ff",
        'n' => "ffaaffaa",
        _ => "ff80ffff",
    };
}
