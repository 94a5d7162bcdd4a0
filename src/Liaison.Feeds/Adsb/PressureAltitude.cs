namespace Liaison.Feeds.Adsb;

/// <summary>
/// Altitudes and identity codes of Mode S, which come in interleaved bits (ICAO Annex 10, volume IV, 3.1.2.6).
/// </summary>
static class PressureAltitude
{
    /// <summary>What stands for no altitude.</summary>
    public const int None = int.MinValue;

    const int MetricBit = 0x40;
    const int FineBit = 0x10;
    const int FineStep = 25;
    const int FineBase = -1000;
    const int CoarseBase = -1300;

    /// <summary>
    /// Feet of the 13 bits of surveillance replies; <see cref="None"/> for none, metric or impossible ones.
    /// </summary>
    public static int OfReply(int code)
    {
        if (code == 0 || (code & MetricBit) != 0) return None;
        if ((code & FineBit) == 0) return OfGillham(Deinterleave(code));
        var steps = ((code & 0x1F80) >> 2) | ((code & 0x20) >> 1) | (code & 0xF);
        return steps * FineStep + FineBase;
    }

    /// <summary>Feet of the 12 bits of position messages: those of replies without the bit for metres.</summary>
    public static int OfPosition(int code) => OfReply(((code & 0xFC0) << 1) | (code & 0x3F));

    /// <summary>The four octal digits of an identity code, as a number of four decimal digits: 7700.</summary>
    public static int Squawk(int code)
    {
        var octal = Deinterleave(code);
        return (octal >> 12 & 7) * 1000 + (octal >> 8 & 7) * 100 + (octal >> 4 & 7) * 10 + (octal & 7);
    }

    /// <summary>From the order C1 A1 C2 A2 C4 A4 M B1 D1 B2 D2 B4 D4 into hexadecimal digits A B C D.</summary>
    static int Deinterleave(int code)
    {
        int Bit(int index) => (code >> (12 - index)) & 1;
        var a = Bit(1) | (Bit(3) << 1) | (Bit(5) << 2);
        var b = Bit(7) | (Bit(9) << 1) | (Bit(11) << 2);
        var c = Bit(0) | (Bit(2) << 1) | (Bit(4) << 2);
        var d = Bit(8) | (Bit(10) << 1) | (Bit(12) << 2);
        return (a << 12) | (b << 8) | (c << 4) | d;
    }

    /// <summary>
    /// Gillham's code: reflected binary of 500 ft steps in D2 D4 A1 A2 A4 B1 B2 B4, of 100 ft in C1 C2 C4.
    /// </summary>
    static int OfGillham(int octal)
    {
        var (a, b, c, d) = (octal >> 12 & 7, octal >> 8 & 7, octal >> 4 & 7, octal & 7);
        // D1 is never used below 126,750 ft.
        if ((d & 1) != 0) return None;
        var fives = (Reverse(d) & 3) << 6 | Reverse(a) << 3 | Reverse(b);
        var hundreds = FromReflected(Reverse(c));
        if (hundreds is 0 or 5 or 6) return None;
        if (hundreds == 7) hundreds = 5;
        var steps = FromReflected(fives);
        if ((steps & 1) != 0) hundreds = 6 - hundreds;
        var feet = steps * 500 + hundreds * 100 + CoarseBase;
        return feet < -1200 ? None : feet;
    }

    // The first of the three bits weighs most.
    static int Reverse(int digit) => ((digit & 1) << 2) | (digit & 2) | (digit >> 2);

    static int FromReflected(int code)
    {
        for (var shift = 1; shift < 16; shift <<= 1) code ^= code >> shift;
        return code;
    }
}
