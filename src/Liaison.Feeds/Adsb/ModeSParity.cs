namespace Liaison.Feeds.Adsb;

/// <summary>
/// The parity of Mode S messages: a cyclic code of 24 bits with the generator 1FFF409 hexadecimal (ICAO Annex 10,
/// volume
/// IV, 3.1.2.3.3).
/// </summary>
static class ModeSParity
{
    const uint Generator = 0xFFF409;
    const int ParityBytes = 3;
    const uint Mask = 0xFFFFFF;

    const int Values = 256;
    const int LongestContent = 11;

    // The code is linear: each byte adds what it would leave alone, and what it leaves depends on how many bytes
    // follow.
    // So the places are looked up independently of each other.
    static readonly uint[] Table = MakeTable();

    /// <summary>
    /// What is left of the division of a whole message: 0 for an undamaged one that carries plain parity, the sender's
    /// address or the interrogator's code where one is laid over it.
    /// </summary>
    /// <param name="message">7 or 14 bytes.</param>
    public static uint Remainder(ReadOnlySpan<byte> message)
    {
        var table = Table;
        var content = message[..^ParityBytes];
        uint crc = 0;
        var place = (LongestContent - content.Length) * Values;
        foreach (var value in content)
        {
            crc ^= table[place + value];
            place += Values;
        }

        var parity = message[^ParityBytes..];
        return crc ^ (uint)((parity[0] << 16) | (parity[1] << 8) | parity[2]);
    }

    static uint[] MakeTable()
    {
        var table = new uint[LongestContent * Values];
        for (var value = 0; value < Values; value++)
        {
            var crc = (uint)value << 16;
            for (var place = LongestContent - 1; place >= 0; place--)
            {
                for (var bit = 0; bit < 8; bit++) crc = (crc & 0x800000) != 0 ? (crc << 1) ^ Generator : crc << 1;
                crc &= Mask;
                table[place * Values + value] = crc;
            }
        }

        return table;
    }
}
