using System.Numerics;

namespace Liaison.Picture.Recording.Storage;

/// <summary>
/// One column of a track's reports: whole numbers that change little or evenly. Kept are the differences to the value
/// before, or to the straight line through the two before, whichever is shorter, as Rice codes (R. F. Rice, JPL
/// publication 79-22): a number's high part in ones, ended by a zero, then its low bits.
/// </summary>
static class PackedColumn
{
    // A high part of this many ones means that the number follows whole.
    const int MostOnes = 20;
    const int MostLowBits = 32;

    /// <summary>Writes all values but the first: a byte of order and low bits, the length, the codes.</summary>
    public static void Write(ReadOnlySpan<long> values, ByteBuffer buffer, ByteBuffer scratch)
    {
        var (straight, straightCost) = LowBits(values, isStraight: true);
        var (step, stepCost) = LowBits(values, isStraight: false);
        var isStraight = straightCost < stepCost;
        var lowBits = isStraight ? straight : step;
        scratch.Clear();
        var bits = new BitWriter(scratch);
        for (var i = 1; i < values.Length; i++)
        {
            var code = ByteBuffer.Zigzag(values[i] - Expected(values, i, isStraight));
            var high = code >> lowBits;
            if (high < MostOnes)
            {
                bits.Write((1ul << (int)high) - 1, (int)high + 1);
                bits.Write(code & ((1ul << lowBits) - 1), lowBits);
            }
            else
            {
                bits.Write((1ul << MostOnes) - 1, MostOnes);
                bits.Write((uint)code, 32);
                bits.Write(code >> 32, 32);
            }
        }

        bits.Finish();
        buffer.Byte((byte)(lowBits | (isStraight ? 0x80 : 0)));
        buffer.Bytes(scratch.Written);
    }

    /// <summary>Reads the values behind the first one, which stands in <paramref name="values"/> already.</summary>
    /// <param name="reader">Where the column begins; afterwards behind it, however many values were wanted.</param>
    /// <param name="values">The first value; afterwards as many as there is room for.</param>
    public static void Read(ref ByteReader reader, Span<long> values)
    {
        var head = reader.Byte();
        var bits = new BitReader(reader.Bytes());
        var (isStraight, lowBits) = ((head & 0x80) != 0, Math.Min(head & 0x7F, MostLowBits));
        for (var i = 1; i < values.Length; i++)
        {
            var high = bits.ReadOnes(MostOnes);
            var code = high < MostOnes
                ? ((ulong)high << lowBits) | bits.Read(lowBits) : bits.Read(32) | (bits.Read(32) << 32);
            values[i] = unchecked(Expected(values, i, isStraight) + ByteBuffer.Unzigzag(code));
        }
    }

    static long Expected(ReadOnlySpan<long> values, int index, bool isStraight) => unchecked(
        isStraight && index > 1 ? (2 * values[index - 1]) - values[index - 2] : values[index - 1]);

    /// <summary>The number of low bits that makes the codes shortest, and their bits in all.</summary>
    static (int LowBits, long Cost) LowBits(ReadOnlySpan<long> values, bool isStraight)
    {
        double sum = 0;
        for (var i = 1; i < values.Length; i++) sum += ByteBuffer.Zigzag(values[i] - Expected(values, i, isStraight));
        var mean = (ulong)Math.Min(sum / values.Length, uint.MaxValue);
        var guess = Math.Min(63 - BitOperations.LeadingZeroCount(mean | 1), MostLowBits);
        var best = (LowBits: guess, Cost: long.MaxValue);
        // Values that jump now and then have a mean far above most of them.
        for (var lowBits = guess; lowBits >= Math.Max(0, guess - 8); lowBits--)
        {
            var cost = Cost(values, isStraight, lowBits);
            if (cost < best.Cost) best = (lowBits, cost);
            else if (lowBits < guess - 1) break;
        }

        return best;
    }

    static long Cost(ReadOnlySpan<long> values, bool isStraight, int lowBits)
    {
        long cost = 0;
        for (var i = 1; i < values.Length; i++)
        {
            var high = ByteBuffer.Zigzag(values[i] - Expected(values, i, isStraight)) >> lowBits;
            cost += high < MostOnes ? (long)high + 1 + lowBits : MostOnes + 64;
        }

        return cost;
    }
}
