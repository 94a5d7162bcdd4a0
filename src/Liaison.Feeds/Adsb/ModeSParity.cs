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

    static readonly uint[] Table = MakeTable();

    /// <summary>
    /// What is left of the division of a whole message: 0 for an undamaged one that carries plain parity, the sender's
    /// address or the interrogator's code where one is laid over it.
    /// </summary>
    public static uint Remainder(ReadOnlySpan<byte> message)
    {
        var table = Table;
        uint crc = 0;
        for (var i = 0; i < message.Length - ParityBytes; i++)
            crc = ((crc << 8) ^ table[((crc >> 16) ^ message[i]) & 0xFF]) & Mask;
        var parity = message[^ParityBytes..];
        return crc ^ (uint)((parity[0] << 16) | (parity[1] << 8) | parity[2]);
    }

    static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var value = 0; value < table.Length; value++)
        {
            var crc = (uint)value << 16;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 0x800000) != 0 ? (crc << 1) ^ Generator : crc << 1;
            table[value] = crc & Mask;
        }

        return table;
    }
}
