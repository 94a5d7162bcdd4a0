using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Liaison.Kernel.Identity;

/// <summary>
/// The one source of new ids: UUIDs of version 7 (RFC 9562, section 5.7), whose text and bytes sort by the time of
/// their making.
/// </summary>
/// <remarks>
/// Each id of one source is greater than the one before, also within a millisecond and when the clock steps back
/// (RFC 9562, section 6.2, method 2: the random part counts up by a random step). Safe to use from any thread.
/// An id tells when it was made: what leaves the node must not carry one where that gives something away.
/// </remarks>
public sealed class IdSource
{
    const int StepBytes = 4;
    const long MaxMillisecond = (1L << 48) - 1;
    const int HighBits = 12;
    const int LowBits = 62;

    readonly TimeProvider _time;
    readonly RandomFill _random;

    // Innermost: nothing but the clock and the randomness is called while it is held.
    readonly Lock _lock = new();
    long _millisecond = -1;
    uint _high;
    ulong _low;

    /// <summary>Makes a source.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="random">The randomness.</param>
    public IdSource(TimeProvider time, RandomFill random)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(random);
        (_time, _random) = (time, random);
    }

    /// <summary>A source for a running node: its randomness is the operating system's.</summary>
    /// <param name="time">The clock.</param>
    public static IdSource Secure(TimeProvider time) => new(time, RandomNumberGenerator.Fill);

    /// <summary>A source for tests and simulations: the same seed and clock give the same ids.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="seed">Any number.</param>
    public static IdSource Seeded(TimeProvider time, ulong seed) => new(time, new SeededRandom(seed).Fill);

    /// <summary>A new id, greater than all before.</summary>
    public Guid Next()
    {
        lock (_lock)
        {
            var now = Math.Clamp(_time.GetUtcNow().ToUnixTimeMilliseconds(), 0, MaxMillisecond);
            if (now > _millisecond)
                Begin(now);
            else
                Step();
            return Compose();
        }
    }

    void Begin(long millisecond)
    {
        Span<byte> random = stackalloc byte[sizeof(uint) + sizeof(ulong)];
        _random(random);
        _millisecond = millisecond;
        // The highest bit starts at zero, so that a millisecond does not run out of numbers at once.
        _high = BinaryPrimitives.ReadUInt32BigEndian(random) >> (32 - HighBits + 1);
        _low = BinaryPrimitives.ReadUInt64BigEndian(random[sizeof(uint)..]) >> (64 - LowBits);
    }

    void Step()
    {
        Span<byte> random = stackalloc byte[StepBytes];
        _random(random);
        _low += BinaryPrimitives.ReadUInt32BigEndian(random) + 1UL;
        if (_low < 1UL << LowBits)
            return;
        _low &= (1UL << LowBits) - 1;
        _high++;
        if (_high == 1U << HighBits)
            Begin(_millisecond + 1);
    }

    Guid Compose()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)_millisecond << 16) | 0x7000 | _high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (2UL << LowBits) | _low);
        return new Guid(bytes, bigEndian: true);
    }
}
