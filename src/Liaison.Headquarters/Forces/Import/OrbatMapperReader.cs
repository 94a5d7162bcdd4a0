using System.Text.Json;

namespace Liaison.Headquarters.Forces.Import;

/// <summary>
/// Units of one side of a scenario of ORBAT Mapper: sides have groups, groups have units, units have units. Groups are
/// no units: theirs are roots. Of states over time the one at the beginning counts.
/// </summary>
static class OrbatMapperReader
{
    const string Friend = "3";

    public static ImportReading Read(JsonPart scenario, ImportWish wish)
    {
        var reading = new ImportReading(ImportFormat.OrbatMapper);
        if (scenario["type"]!.Text != "ORBAT-mapper")
        {
            reading.Fault(scenario.Line, null, "type", "a scenario that is not encrypted");
            return reading;
        }

        var sides = scenario["sides"]?.Items ?? [];
        var side = sides.Find(one => wish.Side is null
            ? one["standardIdentity"]?.Text == Friend : one["name"]?.Text == wish.Side);
        if (side is null)
        {
            reading.Fault(
                scenario.Line, null, "sides",
                wish.Side is null ? "a friendly side, or the parameter side" : $"a side of the name {wish.Side}");
            return reading;
        }

        foreach (var other in sides.Where(other => other != side))
            reading.Note($"The side {other["name"]?.Text} was left out.");
        foreach (var unit in side["subUnits"]?.Items ?? []) ReadUnit(unit, null, wish, reading);
        foreach (var unit in (side["groups"]?.Items ?? []).SelectMany(group => group["subUnits"]?.Items ?? []))
            ReadUnit(unit, null, wish, reading);
        return reading;
    }

    static void ReadUnit(JsonPart part, string? parent, ImportWish wish, ImportReading reading)
    {
        var id = Text(part, "id") ?? "";
        var unit = new UnitValues(reading, part.Line, id);
        if (part.Kind != JsonValueKind.Object)
        {
            unit.Fault(null, "a JSON object");
            return;
        }

        var sidc = Text(part, "sidc");
        // Longitude, latitude, and perhaps a height.
        var place = part["location"]?.Items is { Count: 2 or 3 } at ? at : null;
        var personnel = part["personnel"]?.Items ?? [];
        unit.Add(new UnitDetails(
            Text(part, "name") ?? Text(part, "shortName") ?? "",
            parent,
            unit.ComponentOf(sidc, wish),
            null,
            sidc,
            personnel.Count == 0 ? null : UnitValues.Strength(
                personnel.Sum(people => unit.Number("personnel", people["count"]?.Text) ?? 0),
                personnel.Sum(people => unit.Number("personnel", (people["onHand"] ?? people["count"])?.Text) ?? 0)),
            Position: place is null ? null : unit.Position(
                "location", unit.Degrees("location", place[0].Text),
                "location", unit.Degrees("location", place[1].Text))));
        foreach (var child in part["subUnits"]?.Items ?? []) ReadUnit(child, id, wish, reading);
    }

    static string? Text(JsonPart part, string name) =>
        part[name] is { Kind: JsonValueKind.String, Text: { Length: > 0 } text } ? text : null;
}
