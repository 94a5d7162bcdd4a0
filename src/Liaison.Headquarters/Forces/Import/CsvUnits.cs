using Liaison.Headquarters.Command;

namespace Liaison.Headquarters.Forces.Import;

/// <summary>Units from a table: the first line names the columns, in any order.</summary>
static class CsvUnits
{
    static readonly string[] Columns =
    [
        "id", "name", "component", "parent", "echelon", "sidc", "authorised", "present", "homeSite", "currentSite",
        "longitude", "latitude", "country",
    ];

    static readonly string[] Required = ["id", "name", "component"];

    public static ImportReading Read(string text)
    {
        var reading = new ImportReading(ImportFormat.Csv);
        using var rows = CsvTable.Rows(text, CsvTable.SeparatorOf(text)).GetEnumerator();
        if (!rows.MoveNext() || ReadHeader(rows.Current.Line, rows.Current.Fields, reading) is not { } columns)
            return reading;
        while (rows.MoveNext()) ReadRow(rows.Current, columns, reading);
        return reading;
    }

    static string[]? ReadHeader(int line, List<string> fields, ImportReading reading)
    {
        var columns = fields.ConvertAll(field => Array.Find(
            Columns, column => string.Equals(column, field.Trim(), StringComparison.OrdinalIgnoreCase)));
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] is null)
                reading.Fault(line, null, Short(fields[i]), $"a column of these: {string.Join(", ", Columns)}");
            else if (columns.IndexOf(columns[i]) < i)
                reading.Fault(line, null, columns[i], "one column of this name");
        }

        foreach (var missing in Required.Except(columns)) reading.Fault(line, null, missing, "a column of this name");
        return reading.Faults.Count == 0 ? [.. columns!] : null;
    }

    static void ReadRow((int Line, List<string> Fields, string? Fault) row, string[] columns, ImportReading reading)
    {
        var values = new Dictionary<string, string>();
        foreach (var (column, field) in columns.Zip(row.Fields))
            if (field.Length > 0) values.Add(column, field);
        var unit = new UnitValues(reading, row.Line, values.GetValueOrDefault("id") ?? "");
        if (row.Fault is not null) unit.Fault(null, row.Fault);
        if (row.Fields.Count != columns.Length)
            unit.Fault(null, $"{columns.Length} fields, as the first line has; there are {row.Fields.Count}");
        var details = new UnitDetails(
            values.GetValueOrDefault("name") ?? "",
            values.GetValueOrDefault("parent"),
            unit.Component("component", values.GetValueOrDefault("component")),
            unit.Echelon("echelon", values.GetValueOrDefault("echelon")),
            values.GetValueOrDefault("sidc"),
            UnitValues.Strength(
                unit.Number("authorised", values.GetValueOrDefault("authorised")),
                unit.Number("present", values.GetValueOrDefault("present"))),
            values.GetValueOrDefault("homeSite"),
            values.GetValueOrDefault("currentSite"),
            unit.Position(
                "longitude", unit.Degrees("longitude", values.GetValueOrDefault("longitude")),
                "latitude", unit.Degrees("latitude", values.GetValueOrDefault("latitude"))),
            values.GetValueOrDefault("country"));
        unit.Add(details);
    }

    static string Short(string text) => text.Length <= Texts.MaxId ? text : text[..Texts.MaxId];
}
