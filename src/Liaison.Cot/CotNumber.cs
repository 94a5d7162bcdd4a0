using System.Globalization;

namespace Liaison.Cot;

/// <summary>Decimal numbers as CoT writes them, read exactly: the result is the nearest double, as
/// <c>double.Parse</c>.</summary>
static class CotNumber
{
    // A mantissa below 2^53 and a power of ten up to 22 are both exact doubles, so one division rounds correctly
    // (Clinger, "How to read floating point numbers accurately", 1990).
    const ulong ExactMantissa = 1UL << 53;

    static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Reads a number that fills the whole text; white space around it and an exponent are allowed,
    /// <c>NaN</c> is read as NaN, infinities are refused.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        var at = 0;
        if (text.Length > 0 && text[0] == '-')
            at = 1;
        var mantissa = 0UL;
        var point = -1;
        for (var i = at; i < text.Length; i++)
        {
            var digit = (uint)text[i] - '0';
            if (digit <= 9)
                mantissa = (mantissa * 10) + digit;
            else if (text[i] == '.' && point < 0)
                point = i;
            else
                return TryParseUnusual(text, out value);
        }

        var digits = text.Length - at - (point >= 0 ? 1 : 0);
        if (digits is 0 or > 19 || mantissa >= ExactMantissa)
            return TryParseUnusual(text, out value);
        value = mantissa;
        if (point >= 0)
            value /= PowersOfTen[text.Length - 1 - point];
        if (at == 1)
            value = -value;
        return true;
    }

    static bool TryParseUnusual(ReadOnlySpan<byte> text, out double value)
    {
        if (text.Length <= 400
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && !double.IsInfinity(value))
            return true;
        value = double.NaN;
        return false;
    }

    /// <summary>Turns the two numbers that stand for "unknown" into NaN: 9999999 of XML and 999999 of
    /// protobuf.</summary>
    public static double UnknownToNaN(double value) => value is 9_999_999 or 999_999 ? double.NaN : value;
}
