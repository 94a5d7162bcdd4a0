using System.Text.Json;
using Liaison.Headquarters.Command;

namespace Liaison.Headquarters.Forces.Import;

/// <summary>Units as they are posted: an array of them, or an object with the member <c>units</c>.</summary>
static class JsonUnits
{
    static readonly string[] Names =
    [
        "id", "name", "component", "parent", "echelon", "sidc", "strength", "homeSite", "currentSite", "location",
        "country",
    ];

    static readonly string[] OfStrength = ["authorised", "present"];

    public static ImportReading Read(string text, ImportWish wish)
    {
        var reading = new ImportReading(ImportFormat.Json);
        if (JsonPart.Read(text, out var line, out var fault) is not { } root)
        {
            reading.Fault(line, null, null, fault);
            return reading;
        }

        if (root["type"]?.Text is { } type && type.StartsWith("ORBAT-mapper", StringComparison.Ordinal))
            return OrbatMapperReader.Read(root, wish);
        if (wish.Format == ImportFormat.OrbatMapper)
            reading.Fault(root.Line, null, "type", "ORBAT-mapper, which scenarios of ORBAT Mapper have");
        else if ((root.Kind == JsonValueKind.Array ? root : root["units"]) is { Kind: JsonValueKind.Array } units)
            foreach (var unit in units.Items) ReadUnit(unit, reading);
        else
            reading.Fault(root.Line, null, "units", "an array of units");
        return reading;
    }

    static void ReadUnit(JsonPart part, ImportReading reading)
    {
        var unit = new UnitValues(reading, part.Line, part["id"] is { Kind: JsonValueKind.String } id ? id.Text : "");
        if (part.Kind != JsonValueKind.Object)
        {
            unit.Fault(null, "a JSON object");
            return;
        }

        CheckNames(part, Names, "", unit);
        var strength = part["strength"];
        if (strength is not null) CheckNames(strength, OfStrength, "strength.", unit);
        var place = part["location"];
        if (place is not null && place.Items.Count != 2)
        {
            unit.Fault(place.Line, "location", "longitude and latitude in degrees");
            place = null;
        }

        unit.Add(new UnitDetails(
            Text(part, "name", unit) ?? "",
            Text(part, "parent", unit),
            unit.Component("component", Text(part, "component", unit)),
            unit.Echelon("echelon", Text(part, "echelon", unit)),
            Text(part, "sidc", unit),
            strength is null ? null : UnitValues.Strength(
                unit.Number("strength.authorised", Number(strength["authorised"])),
                unit.Number("strength.present", Number(strength["present"]))),
            Text(part, "homeSite", unit),
            Text(part, "currentSite", unit),
            place is null ? null : unit.Position(
                "location", unit.Degrees("location", Number(place.Items[0])),
                "location", unit.Degrees("location", Number(place.Items[1]))),
            Text(part, "country", unit)));
    }

    static void CheckNames(JsonPart part, string[] names, string path, UnitValues unit)
    {
        if (part.Kind != JsonValueKind.Object) unit.Fault(part.Line, path.TrimEnd('.'), "a JSON object");
        foreach (var group in part.Members.GroupBy(member => member.Name))
        {
            var name = path + (group.Key.Length <= Texts.MaxId ? group.Key : group.Key[..Texts.MaxId]);
            if (!names.Contains(group.Key))
                unit.Fault(group.First().Value.Line, name, $"a member of these: {string.Join(", ", names)}");
            else if (group.Count() > 1)
                unit.Fault(group.Last().Value.Line, name, "once");
        }
    }

    static string? Text(JsonPart part, string name, UnitValues unit)
    {
        if (part[name] is not { } found) return null;
        if (found.Kind == JsonValueKind.String) return found.Text;
        unit.Fault(found.Line, name, "text");
        return null;
    }

    /// <summary>A number as it is written; of anything else what is no number.</summary>
    static string? Number(JsonPart? part) =>
        part is null ? null : part.Kind == JsonValueKind.Number ? part.Text : "no number";
}
