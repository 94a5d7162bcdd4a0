using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Liaison.Picture.Tracks;

/// <summary>
/// A fast hash of short byte strings with a secret seed, so that a sender cannot choose uids that collide. It folds
/// 64-bit words with a 128-bit multiplication, as the wyhash family does; it is not a cryptographic hash.
/// </summary>
readonly struct SeededHash(ulong seed)
{
    const ulong Secret1 = 0xA0761D6478BD642F;
    const ulong Secret2 = 0xE7037ED1A0B428DB;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = seed ^ Secret1;
        var length = (ulong)bytes.Length;
        while (bytes.Length >= 8)
        {
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes), Secret2);
            bytes = bytes[8..];
        }

        ulong last = 0;
        for (var i = 0; i < bytes.Length; i++) last |= (ulong)bytes[i] << (8 * i);
        return Fold(hash ^ last ^ (length << 56), Secret1);
    }

    static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }
}
