using System.Text.Json;

namespace Liaison.Picture.Layers;

/// <summary>Reads geometries of GeoJSON.</summary>
static class GeoJsonGeometry
{
    const int MaxNestedCollections = 4;
    const int MaxNumbersInPlace = 16;
    const string NotAPlace = "a place of it is not longitude and latitude in degrees";
    const string WrongNesting = "its coordinates are not nested as its type asks";

    /// <summary>What the coordinates of each type are: how many lists a place lies in.</summary>
    static int DepthOf(string? type) => type switch
    {
        "Point" => 0,
        "MultiPoint" or "LineString" => 1,
        "MultiLineString" or "Polygon" => 2,
        "MultiPolygon" => 3,
        _ => -1,
    };

    /// <summary>Whether this is the name of a type of geometry.</summary>
    public static bool IsKnown(string type) => type == "GeometryCollection" || DepthOf(type) >= 0;

    /// <summary>Reads the geometry that begins here, to the end of its object, whatever the answer.</summary>
    public static bool TryRead(ref Utf8JsonReader json, out Geometry geometry, out string fault) =>
        TryRead(ref json, 0, out geometry, out fault);

    static bool TryRead(ref Utf8JsonReader json, int depth, out Geometry geometry, out string fault)
    {
        var type = GeoJsonReader.TypeOf(json);
        geometry = null!;
        fault = type is null ? "its geometry has no type"
            : !IsKnown(type) ? "its geometry is of no type of RFC 7946"
            : depth > MaxNestedCollections ? "its collections are nested too deep"
            : "its geometry has no coordinates";
        var isUsable = fault == "its geometry has no coordinates";
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isCoordinates = json.ValueTextEquals("coordinates"u8) && DepthOf(type) >= 0;
            var isMembers = json.ValueTextEquals("geometries"u8) && type == "GeometryCollection";
            json.Read();
            if (isUsable && isCoordinates)
                fault = ReadCoordinates(ref json, type!, out geometry) ?? "";
            else if (isUsable && isMembers && json.TokenType == JsonTokenType.StartArray)
                fault = ReadMembers(ref json, depth, out geometry) ?? "";
            else
                json.Skip();
        }

        return fault.Length == 0;
    }

    static string? ReadMembers(ref Utf8JsonReader json, int depth, out Geometry geometry)
    {
        var members = new List<Geometry>();
        string? fault = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.StartObject)
            {
                json.Skip();
                fault = "a member of its collection is no geometry";
            }
            else if (TryRead(ref json, depth + 1, out var member, out var wrong))
            {
                members.Add(member);
            }
            else
            {
                fault = wrong;
            }
        }

        geometry = new GeometrySet(members);
        return fault ?? (members.Count == 0 ? "its collection is empty" : null);
    }

    static string? ReadCoordinates(ref Utf8JsonReader json, string type, out Geometry geometry)
    {
        geometry = null!;
        var root = new Nest();
        if (!TryReadNest(ref json, DepthOf(type), root)) return root.Fault;
        Geometry? made = type switch
        {
            "Point" => new GeometryPoint(root.Places[0]),
            "MultiPoint" => SetOf(root.Places.Select(at => new GeometryPoint(at))),
            "LineString" => LineOf(root),
            "MultiLineString" => SetOf(root.Nests.Select(LineOf)),
            "Polygon" => PolygonOf(root),
            _ => SetOf(root.Nests.Select(PolygonOf)),
        };
        if (made is null) return "a line of it has one place, or a ring of it fewer than four or is not closed";
        geometry = made;
        return null;
    }

    static GeometrySet? SetOf(IEnumerable<Geometry?> members)
    {
        List<Geometry?> all = [.. members];
        return all.Count == 0 || all.Contains(null) ? null : new GeometrySet(all!);
    }

    static GeometryLine? LineOf(Nest nest) => nest.Places.Count < 2 ? null : new GeometryLine(nest.Places);

    static GeometryPolygon? PolygonOf(Nest nest) => nest.Nests.Count > 0 && nest.Nests.All(ring => IsRing(ring.Places))
        ? new GeometryPolygon([.. nest.Nests.Select(ring => ring.Places)]) : null;

    static bool IsRing(List<Position> places) => places.Count >= 4
        && places[0].Longitude == places[^1].Longitude && places[0].Latitude == places[^1].Latitude;

    /// <summary>Reads lists in lists down to places; to the end of the value, whatever the answer.</summary>
    static bool TryReadNest(ref Utf8JsonReader json, int depth, Nest nest)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return nest.Fail(WrongNesting);
        }

        if (depth == 0) return TryReadPlace(ref json, nest);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (depth == 1)
            {
                if (json.TokenType == JsonTokenType.StartArray) TryReadPlace(ref json, nest);
                else nest.Fail(WrongNesting);
                if (json.TokenType == JsonTokenType.StartObject) json.Skip();
                continue;
            }

            var inner = new Nest();
            if (!TryReadNest(ref json, depth - 1, inner)) nest.Fail(inner.Fault!);
            nest.Nests.Add(inner);
        }

        return nest.Fault is null;
    }

    static bool TryReadPlace(ref Utf8JsonReader json, Nest nest)
    {
        Span<double> numbers = stackalloc double[MaxNumbersInPlace];
        var count = 0;
        var isPlace = true;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            isPlace &= count < MaxNumbersInPlace && json.TokenType == JsonTokenType.Number
                && json.TryGetDouble(out numbers[count]);
            count++;
            json.Skip();
        }

        var height = count > 2 ? numbers[2] : double.NaN;
        if (!isPlace || count < 2 || !Position.TryCreate(numbers[0], numbers[1], height, out var at))
            return nest.Fail(NotAPlace);
        nest.Places.Add(at);
        return true;
    }

    /// <summary>What lies in one list: places, or lists.</summary>
    sealed class Nest
    {
        public List<Position> Places { get; } = [];

        public List<Nest> Nests { get; } = [];

        public string? Fault { get; private set; }

        public bool Fail(string fault)
        {
            Fault ??= fault;
            return false;
        }
    }
}
