using System.Text;

namespace Liaison.Headquarters.Forces.Import;

/// <summary>Reads force structures from files. What it is given may be anything; it names every fault.</summary>
public static class ForceStructure
{
    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its bytes, at most <see cref="ImportReading.MaxBytes"/>.</param>
    /// <param name="wish">What the caller says beside it.</param>
    /// <param name="headquarters">Name of the headquarters, which no unit may have as its id.</param>
    public static ImportReading Read(ReadOnlySpan<byte> file, ImportWish wish, string headquarters)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var reading = Read(file, wish);
        for (var i = 0; i < reading.Units.Count; i++)
        {
            if (string.Equals(reading.Units[i].Id, headquarters, StringComparison.OrdinalIgnoreCase))
            {
                reading.Fault(
                    reading.Lines[i], headquarters, "id", $"an id of its own; {headquarters} is the headquarters");
            }
        }

        return reading;
    }

    static ImportReading Read(ReadOnlySpan<byte> file, ImportWish wish)
    {
        if (file.Length > ImportReading.MaxBytes) return Failed(0, $"at most {ImportReading.MaxBytes} bytes");
        string text;
        try
        {
            text = Strict.GetString(file);
        }
        catch (DecoderFallbackException broken)
        {
            var line = 1 + file[..Math.Max(broken.Index, 0)].Count((byte)'\n');
            return Failed(line, $"UTF-8; byte {broken.Index} is not");
        }

        if (text.StartsWith('\uFEFF')) text = text[1..];
        return text.AsSpan().TrimStart() switch
        {
            [] => Failed(0, "a file with something in it"),
            ['<', ..] => wish.Format is null or ImportFormat.Msdl
                ? MsdlReader.Read(text, wish) : Failed(1, "no XML: that is MSDL"),
            ['{' or '[', ..] => wish.Format is null or ImportFormat.Json or ImportFormat.OrbatMapper
                ? JsonUnits.Read(text, wish) : Failed(1, "no JSON"),
            _ => wish.Format is null or ImportFormat.Csv
                ? CsvUnits.Read(text) : Failed(1, "JSON begins with { or [, XML with <"),
        };
    }

    static ImportReading Failed(int line, string expected)
    {
        var reading = new ImportReading((ImportFormat?)null);
        reading.Fault(line, null, null, expected);
        return reading;
    }
}
