using System.Globalization;
using Liaison.Picture.Layers;

namespace Liaison.Feeds.Files;

/// <summary>Reads KML's lists of places: longitude, latitude and perhaps height, places parted by blanks.</summary>
static class KmlCoordinates
{
    const int MaxNumbers = 3;

    /// <summary>Reads all places. Blanks beside a comma are taken as nothing: some programs write them.</summary>
    /// <returns>The places; null when one cannot be read.</returns>
    public static List<Position>? Read(ReadOnlySpan<char> text)
    {
        var places = new List<Position>();
        Span<double> numbers = stackalloc double[MaxNumbers];
        while (SkipBlanks(ref text))
        {
            var count = 0;
            do
            {
                if (!TryTakeNumber(ref text, out var number)) return null;
                if (count < MaxNumbers) numbers[count] = number;
                count++;
            }
            while (SkipComma(ref text));
            var height = count > 2 ? numbers[2] : double.NaN;
            if (count < 2 || !Position.TryCreate(numbers[0], numbers[1], height, out var at)) return null;
            places.Add(at);
        }

        return places;
    }

    /// <summary>Reads one place of <c>gx:coord</c>, whose numbers are parted by blanks.</summary>
    public static bool TryReadSpaced(ReadOnlySpan<char> text, out Position at)
    {
        at = default;
        Span<double> numbers = [double.NaN, double.NaN, double.NaN];
        for (var count = 0; SkipBlanks(ref text); count++)
        {
            if (count == MaxNumbers || !TryTakeNumber(ref text, out numbers[count])) return false;
        }

        return Position.TryCreate(numbers[0], numbers[1], numbers[2], out at);
    }

    static bool SkipBlanks(ref ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        return !text.IsEmpty;
    }

    /// <summary>Takes a comma with what blanks are beside it; a comma with nothing behind it ends the place.</summary>
    static bool SkipComma(ref ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart();
        if (!rest.StartsWith(",")) return false;
        text = rest[1..].TrimStart();
        return !text.IsEmpty && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.');
    }

    static bool TryTakeNumber(ref ReadOnlySpan<char> text, out double number)
    {
        var length = 0;
        while (length < text.Length && text[length] != ',' && !char.IsWhiteSpace(text[length])) length++;
        var isNumber = double.TryParse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        text = text[length..];
        return isNumber;
    }
}
