using System.Globalization;
using System.Xml;
using Liaison.Kernel.Time;
using Liaison.Picture;
using Liaison.Picture.Tracks;
using Microsoft.AspNetCore.Http;

namespace Liaison.Web.Kml;

/// <summary>Tracks as KML placemarks, written while they are sent.</summary>
/// <remarks>
/// Times stand in the data of a placemark and not in a <c>TimeStamp</c>: with one, Google Earth shows only what lies in
/// the range of its time slider, and hides each newer position.
/// </remarks>
sealed class KmlTracks(TrackPage page, WebNode node, string address) : IResult
{
    public const string Namespace = "http://www.opengis.net/kml/2.2";
    const int FlushBytes = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = KmlApi.KmlType;
        httpContext.Response.Headers.CacheControl = "no-store";
        using var bytes = new MemoryStream();
        await using var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Async = true });
        xml.WriteStartElement("kml", Namespace);
        xml.WriteStartElement("Document");
        xml.WriteElementString("name", NameOf(page, node));
        foreach (var style in page.Tracks.Select(KmlStyle.Of).Distinct()) style.Write(xml, address);
        foreach (var track in page.Tracks)
        {
            Write(xml, track);
            if (bytes.Length > FlushBytes) await SendAsync();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        await SendAsync();

        async Task SendAsync()
        {
            await xml.FlushAsync();
            await httpContext.Response.Body.WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
            bytes.SetLength(0);
        }
    }

    static string NameOf(TrackPage page, WebNode node) => page.Matched == page.Tracks.Count
        ? $"{node.Name}: {page.Matched} tracks" : $"{node.Name}: {page.Tracks.Count} of {page.Matched} tracks";

    void Write(XmlWriter xml, TrackSnapshot track)
    {
        xml.WriteStartElement("Placemark");
        xml.WriteElementString("name", Fit(track.Callsign.Length > 0 ? track.Callsign : track.Uid));
        xml.WriteElementString("styleUrl", $"#{KmlStyle.Of(track).Id}");
        xml.WriteStartElement("ExtendedData");
        Data(xml, "uid", track.Uid);
        Data(xml, "type", track.Type);
        Data(xml, "time", IsoTime.Format(track.Time));
        Data(xml, "stale", IsoTime.Format(track.Stale));
        if (float.IsFinite(track.Course)) Data(xml, "course", Number(track.Course));
        if (float.IsFinite(track.Speed)) Data(xml, "speed", Number(track.Speed));
        Data(xml, "source", track.Source);
        Data(xml, "headquarters", node.Name);
        Data(xml, "label", track.Label.Length == 0 ? node.DefaultLabel : track.Label);
        xml.WriteEndElement();
        xml.WriteStartElement("Point");
        // Other heights than those of aircraft would put ships under water: the ellipsoid is not the sea.
        var isAloft = KmlStyle.IsAir(track.Type) && double.IsFinite(track.Height);
        if (isAloft) xml.WriteElementString("altitudeMode", "absolute");
        xml.WriteElementString("coordinates", string.Create(
            CultureInfo.InvariantCulture,
            $"{track.Longitude},{track.Latitude}{(isAloft ? "," : "")}{(isAloft ? track.Height : null)}"));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void Data(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("Data");
        xml.WriteAttributeString("name", name);
        xml.WriteElementString("value", Fit(value));
        xml.WriteEndElement();
    }

    static string Number(float value) => value.ToString(CultureInfo.InvariantCulture);

    // What XML cannot hold must not break the answer for all tracks.
    static string Fit(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (!XmlConvert.IsXmlChar(text[i]))
                return string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) ? c : '?'));
        }

        return text;
    }
}
