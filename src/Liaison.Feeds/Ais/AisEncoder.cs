namespace Liaison.Feeds.Ais;

/// <summary>Writes AIS messages as AIVDM sentences, for invented ships and tests.</summary>
static class AisEncoder
{
    /// <summary>The most bytes that one message takes as sentences.</summary>
    public const int MaxBytes = 512;

    // A sentence has at most 82 characters; with the longest head and tail this many are left.
    const int MostPayload = 60;

    /// <summary>Writes type 1: the position of a ship of class A.</summary>
    /// <param name="mmsi">The ship.</param>
    /// <param name="status">What it is doing, 0 to 15.</param>
    /// <param name="turn">The coded rate of turn; -128 is not available.</param>
    /// <param name="motion">Where it is and how it moves.</param>
    /// <param name="destination">At least <see cref="MaxBytes"/>.</param>
    /// <returns>The bytes written: whole lines.</returns>
    public static int WritePosition(uint mmsi, int status, int turn, in AisMotion motion, Span<byte> destination)
    {
        var bits = new AisBitWriter(stackalloc ulong[AisBits.Words]);
        bits.WriteHead(AisMessageType.PositionScheduled, mmsi);
        bits.Write(status, 4);
        bits.Write(turn, 8);
        bits.Write(motion.Speed, 10);
        WritePlace(ref bits, motion);
        bits.Write(0, 2 + 3);
        bits.Write(false);
        bits.Write(0, 19);
        return WriteSentences(bits, 'A', 0, destination);
    }

    /// <summary>Writes type 5: name, kind, size and voyage of a ship of class A.</summary>
    /// <param name="mmsi">The ship.</param>
    /// <param name="ship">What it says of itself.</param>
    /// <param name="sequence">0 to 9, another one than of the message before.</param>
    /// <inheritdoc cref="WritePosition"/>
    public static int WriteVoyage(uint mmsi, in AisParticulars ship, int sequence, Span<byte> destination)
    {
        var bits = new AisBitWriter(stackalloc ulong[AisBits.Words]);
        bits.WriteHead(AisMessageType.StaticAndVoyage, mmsi);
        bits.Write(0, 2);
        bits.Write(ship.Imo, 30);
        bits.Write(ship.CallSign, 7);
        bits.Write(ship.Name, 20);
        bits.Write(ship.ShipType, 8);
        bits.Write(ship.Size);
        bits.Write(1, 4);
        bits.Write(ship.Arrival.Month, 4);
        bits.Write(ship.Arrival.Day, 5);
        bits.Write(ship.Arrival.Hour, 5);
        bits.Write(ship.Arrival.Minute, 6);
        bits.Write(ship.Draught, 8);
        bits.Write(ship.Destination, 20);
        bits.Write(0, 2);
        return WriteSentences(bits, 'B', sequence, destination);
    }

    /// <summary>Writes type 18: the position of a ship of class B.</summary>
    /// <inheritdoc cref="WritePosition"/>
    public static int WriteClassB(uint mmsi, in AisMotion motion, Span<byte> destination)
    {
        var bits = new AisBitWriter(stackalloc ulong[AisBits.Words]);
        bits.WriteHead(AisMessageType.ClassBPosition, mmsi);
        bits.Write(0, 8);
        bits.Write(motion.Speed, 10);
        WritePlace(ref bits, motion);
        // Carrier sense, as small sets are, with its fixed communication state.
        bits.Write(0, 2);
        bits.Write(true);
        bits.Write(0, 6);
        bits.Write(0xE0006, 20);
        return WriteSentences(bits, 'B', 0, destination);
    }

    /// <summary>Writes type 24 part A: the name of a ship of class B.</summary>
    /// <param name="name">At most 20 characters.</param>
    /// <inheritdoc cref="WritePosition"/>
    public static int WriteName(uint mmsi, string name, Span<byte> destination)
    {
        var bits = new AisBitWriter(stackalloc ulong[AisBits.Words]);
        bits.WriteHead(AisMessageType.StaticClassB, mmsi);
        bits.Write(0, 2);
        bits.Write(name, 20);
        bits.Write(0, 8);
        return WriteSentences(bits, 'A', 0, destination);
    }

    /// <summary>Writes type 24 part B: kind, call sign and size of a ship of class B.</summary>
    /// <param name="ship">Of it only these.</param>
    /// <inheritdoc cref="WritePosition"/>
    public static int WriteStatic(uint mmsi, in AisParticulars ship, Span<byte> destination)
    {
        var bits = new AisBitWriter(stackalloc ulong[AisBits.Words]);
        bits.WriteHead(AisMessageType.StaticClassB, mmsi);
        bits.Write(1, 2);
        bits.Write(ship.ShipType, 8);
        bits.Write("", 7);
        bits.Write(ship.CallSign, 7);
        bits.Write(ship.Size);
        bits.Write(0, 6);
        return WriteSentences(bits, 'B', 0, destination);
    }

    /// <summary>Writes a message as one sentence, or more when it is long.</summary>
    /// <param name="bits">The message.</param>
    /// <param name="channel">A or B.</param>
    /// <param name="sequence">0 to 9, of use when there are more.</param>
    /// <param name="destination">At least <see cref="MaxBytes"/>.</param>
    /// <returns>The bytes written.</returns>
    public static int WriteSentences(AisBitWriter bits, char channel, int sequence, Span<byte> destination)
    {
        var characters = (bits.Length + 5) / 6;
        var parts = (characters + MostPayload - 1) / MostPayload;
        var written = 0;
        for (var part = 0; part < parts; part++)
        {
            var line = destination[written..];
            "!AIVDM,"u8.CopyTo(line);
            var at = 7;
            line[at++] = (byte)('0' + parts);
            line[at++] = (byte)',';
            line[at++] = (byte)('1' + part);
            line[at++] = (byte)',';
            if (parts > 1) line[at++] = (byte)('0' + sequence);
            line[at++] = (byte)',';
            line[at++] = (byte)channel;
            line[at++] = (byte)',';
            var last = Math.Min(characters, (part + 1) * MostPayload);
            for (var i = part * MostPayload; i < last; i++) line[at++] = AisArmor.Character(bits.Bits.Read(i * 6, 6));
            line[at++] = (byte)',';
            line[at++] = (byte)('0' + (last == characters ? (characters * 6) - bits.Length : 0));
            var sum = AisSentence.Checksum(line[1..at]);
            line[at++] = (byte)'*';
            line[at++] = Digit(sum >> 4);
            line[at++] = Digit(sum & 15);
            line[at++] = (byte)'\r';
            line[at++] = (byte)'\n';
            written += at;
        }

        return written;
    }

    // What positions of both classes have in common, in the same order.
    static void WritePlace(ref AisBitWriter bits, in AisMotion motion)
    {
        bits.Write(motion.IsAccurate);
        bits.Write(motion.Longitude, 28);
        bits.Write(motion.Latitude, 27);
        bits.Write(motion.Course, 12);
        bits.Write(motion.Heading, 9);
        bits.Write(motion.Second, 6);
    }

    static byte Digit(int value) => (byte)(value < 10 ? value + '0' : value - 10 + 'A');
}
