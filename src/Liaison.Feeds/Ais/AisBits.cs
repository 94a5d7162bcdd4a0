using System.Runtime.CompilerServices;

namespace Liaison.Feeds.Ais;

/// <summary>
/// The bits of one message, the first one highest. Bits after the end read as zeros, so that a message that its sender
/// cut short reads as one whose last fields are zero.
/// </summary>
readonly ref struct AisBits
{
    /// <summary>The most bits of a message: five slots on the air have 1,008; receivers' fill is allowed for.</summary>
    public const int MaxLength = 1152;

    // Beyond the last bit of a message there is room for the widest field to begin.
    public const int Words = (MaxLength / 64) + 2;

    readonly ReadOnlySpan<ulong> _words;

    public AisBits(ReadOnlySpan<ulong> words, int length)
    {
        _words = words[..Words];
        Length = length;
    }

    /// <summary>The number of bits.</summary>
    public int Length { get; }

    /// <summary>A field without a sign.</summary>
    /// <param name="offset">Where it begins, in bits from 0.</param>
    /// <param name="width">1 to 32 bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Read(int offset, int width)
    {
        var word = offset >> 6;
        var free = 64 - (offset & 63) - width;
        var bits = free >= 0
            ? _words[word] >> free
            : (_words[word] << -free) | (_words[word + 1] >> (64 + free));
        return (uint)(bits & (ulong.MaxValue >> (64 - width)));
    }

    /// <summary>A field in two's complement.</summary>
    /// <inheritdoc cref="Read"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadSigned(int offset, int width) => (int)(Read(offset, width) << (32 - width)) >> (32 - width);

    /// <summary>A field of one bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Flag(int offset) => Read(offset, 1) != 0;

    /// <summary>
    /// Writes a field of six-bit characters as ASCII: <c>@</c> ends it, and spaces at its end are left out
    /// (ITU-R M.1371-5, table 47).
    /// </summary>
    /// <param name="offset">Where it begins, in bits from 0.</param>
    /// <param name="characters">The most characters it has.</param>
    /// <param name="destination">At least that many bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public int Text(int offset, int characters, Span<byte> destination)
    {
        characters = Math.Min(characters, (Length - offset) / 6);
        var end = 0;
        for (var i = 0; i < characters; i++)
        {
            var code = Read(offset + (i * 6), 6);
            if (code == 0) break;
            destination[i] = (byte)(code < 32 ? code + 64 : code);
            if (code != ' ') end = i + 1;
        }

        return end;
    }
}
