using System.Buffers.Binary;
using System.Numerics;

namespace Liaison.Picture.Recording.Storage;

/// <summary>Reads what <see cref="BitWriter"/> wrote; behind the end there are zeros.</summary>
ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    ReadOnlySpan<byte> _bytes = bytes;
    ulong _bits;
    int _count;

    /// <summary>Reads bits.</summary>
    /// <param name="count">How many, 0 to 32.</param>
    public ulong Read(int count)
    {
        Fill();
        var value = _bits & ((1ul << count) - 1);
        Skip(count);
        return value;
    }

    /// <summary>Counts ones up to the zero that ends them, or to <paramref name="most"/>, which has no zero.</summary>
    /// <param name="most">At most 32.</param>
    public int ReadOnes(int most)
    {
        Fill();
        var ones = Math.Min(BitOperations.TrailingZeroCount(~_bits), most);
        Skip(ones < most ? ones + 1 : ones);
        return ones;
    }

    void Fill()
    {
        if (_count > 32) return;
        if (_bytes.Length >= 4)
        {
            _bits |= (ulong)BinaryPrimitives.ReadUInt32LittleEndian(_bytes) << _count;
            _bytes = _bytes[4..];
        }
        else
        {
            for (var i = 0; i < _bytes.Length; i++) _bits |= (ulong)_bytes[i] << (_count + (8 * i));
            _bytes = [];
        }

        _count += 32;
    }

    void Skip(int count)
    {
        _bits >>= count;
        _count -= count;
    }
}
