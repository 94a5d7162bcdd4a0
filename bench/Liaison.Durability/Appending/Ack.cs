using System.Globalization;

namespace Liaison.Durability.Appending;

/// <summary>A record of which its writer was told that it is on disk.</summary>
readonly record struct Ack(long Number, Guid Id)
{
    const int IdDigits = 32;

    /// <summary>Reads an appender's line; one that was cut off is none.</summary>
    public static bool TryParse(string line, out Ack ack)
    {
        ack = default;
        var parts = line.Split(' ');
        if (parts is not [var number, { Length: IdDigits } id]
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            || !Guid.TryParseExact(id, "N", out var guid)) return false;
        ack = new Ack(given, guid);
        return true;
    }
}
