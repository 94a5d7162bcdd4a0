using System.Buffers;
using System.Text.Json;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Alerts;

namespace Liaison.Web.Alerts;

/// <summary>
/// Writes where an alert holds as one GeoJSON geometry (RFC 7946): a MultiPolygon, a MultiPoint for single places, or a
/// GeometryCollection of both.
/// </summary>
static class AlertGeometry
{
    const int CirclePoints = 64;

    public static JsonElement? Of(IReadOnlyList<AlertArea> areas)
    {
        List<GeoPoint> places =
            [.. areas.SelectMany(area => area.Circles).Where(circle => !(circle.Radius > 0)).Select(circle => circle.Center)];
        List<IReadOnlyList<GeoPoint>> rings =
        [
            .. areas.SelectMany(area => area.Polygons).Where(ring => ring.Count > 2),
            .. areas.SelectMany(area => area.Circles).Where(circle => circle.Radius > 0).Select(RingOf),
        ];
        if (places.Count == 0 && rings.Count == 0) return null;
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            if (places.Count == 0) WriteRings(writer, rings);
            else if (rings.Count == 0) WritePlaces(writer, places);
            else WriteBoth(writer, places, rings);
        }

        using var document = JsonDocument.Parse(json.WrittenMemory);
        return document.RootElement.Clone();
    }

    static List<GeoPoint> RingOf(AlertCircle circle) =>
    [
        .. Enumerable.Range(0, CirclePoints)
            .Select(i => Geodesic.Direct(circle.Center, -i * 360.0 / CirclePoints, circle.Radius).Point),
    ];

    static void WriteBoth(Utf8JsonWriter writer, List<GeoPoint> places, List<IReadOnlyList<GeoPoint>> rings)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "GeometryCollection"u8);
        writer.WriteStartArray("geometries"u8);
        WriteRings(writer, rings);
        WritePlaces(writer, places);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WritePlaces(Utf8JsonWriter writer, List<GeoPoint> places)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "MultiPoint"u8);
        writer.WriteStartArray("coordinates"u8);
        foreach (var place in places) WritePlace(writer, place.Longitude, place.Latitude);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WriteRings(Utf8JsonWriter writer, List<IReadOnlyList<GeoPoint>> rings)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "MultiPolygon"u8);
        writer.WriteStartArray("coordinates"u8);
        foreach (var ring in rings)
        {
            writer.WriteStartArray();
            writer.WriteStartArray();
            // Closed, as GeoJSON asks. Across the antimeridian longitudes go on beyond 180, so that no edge goes around
            // the world.
            var longitude = ring[0].Longitude;
            for (var i = 0; i <= ring.Count; i++)
            {
                var point = ring[i % ring.Count];
                longitude += Math.IEEERemainder(point.Longitude - longitude, 360);
                WritePlace(writer, longitude, point.Latitude);
            }

            writer.WriteEndArray();
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WritePlace(Utf8JsonWriter writer, double longitude, double latitude)
    {
        writer.WriteStartArray();
        // A ten-millionth of a degree is a centimetre.
        writer.WriteNumberValue(Math.Round(longitude, 7));
        writer.WriteNumberValue(Math.Round(latitude, 7));
        writer.WriteEndArray();
    }
}
