using System.Buffers.Binary;

namespace Liaison.Kernel.Identity;

/// <summary>
/// Repeatable bytes for tests and simulations, not secret: the SplitMix64 generator of Steele, Lea and Flood, "Fast
/// splittable pseudorandom number generators" (OOPSLA 2014), which no change of the runtime alters.
/// </summary>
sealed class SeededRandom(ulong seed)
{
    ulong _state = seed;

    public void Fill(Span<byte> destination)
    {
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        for (; destination.Length > 0; destination = destination[Math.Min(word.Length, destination.Length)..])
        {
            BinaryPrimitives.WriteUInt64LittleEndian(word, Next());
            word[..Math.Min(word.Length, destination.Length)].CopyTo(destination);
        }
    }

    ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
