using System.Text.Json;

namespace Liaison.Picture.Layers;

/// <summary>Writes geometries as GeoJSON (RFC 7946).</summary>
public static class GeoJsonWriter
{
    /// <summary>Writes a geometry object, or null.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="geometry">The geometry; null for none.</param>
    /// <param name="project">Makes the first two coordinates of a place; null for longitude and latitude.</param>
    public static void Write(
        Utf8JsonWriter json, Geometry? geometry, Func<Position, (double X, double Y)>? project = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (geometry is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("type"u8, TypeOf(geometry));
        if (geometry is GeometrySet mixed && MemberKind(mixed) is null)
        {
            json.WriteStartArray("geometries"u8);
            foreach (var member in mixed.Members) Write(json, member, project);
            json.WriteEndArray();
        }
        else
        {
            json.WritePropertyName("coordinates"u8);
            WriteCoordinates(json, geometry, project);
        }

        json.WriteEndObject();
    }

    static string TypeOf(Geometry geometry) => geometry switch
    {
        GeometryPoint => "Point",
        GeometryLine => "LineString",
        GeometryPolygon => "Polygon",
        GeometrySet set when MemberKind(set) is { } kind => "Multi" + kind,
        _ => "GeometryCollection",
    };

    /// <summary>The one kind of all members of a set; null when they are of several, or none.</summary>
    static string? MemberKind(GeometrySet set) =>
        set.Members is [not GeometrySet and var first, ..] && set.Members.All(m => m.GetType() == first.GetType())
            ? TypeOf(first) : null;

    static void WriteCoordinates(
        Utf8JsonWriter json, Geometry geometry, Func<Position, (double X, double Y)>? project)
    {
        switch (geometry)
        {
            case GeometryPoint point:
                WritePlace(json, point.At, project);
                break;
            case GeometryLine line:
                WriteLine(json, line.Points, project);
                break;
            case GeometryPolygon polygon:
                json.WriteStartArray();
                foreach (var ring in polygon.Rings) WriteLine(json, ring, project);
                json.WriteEndArray();
                break;
            case GeometrySet set:
                json.WriteStartArray();
                foreach (var member in set.Members) WriteCoordinates(json, member, project);
                json.WriteEndArray();
                break;
        }
    }

    static void WriteLine(
        Utf8JsonWriter json, IReadOnlyList<Position> line, Func<Position, (double X, double Y)>? project)
    {
        json.WriteStartArray();
        foreach (var at in line) WritePlace(json, at, project);
        json.WriteEndArray();
    }

    static void WritePlace(Utf8JsonWriter json, Position at, Func<Position, (double X, double Y)>? project)
    {
        var (x, y) = project?.Invoke(at) ?? (at.Longitude, at.Latitude);
        json.WriteStartArray();
        json.WriteNumberValue(x);
        json.WriteNumberValue(y);
        if (double.IsFinite(at.Height)) json.WriteNumberValue(at.Height);
        json.WriteEndArray();
    }
}
