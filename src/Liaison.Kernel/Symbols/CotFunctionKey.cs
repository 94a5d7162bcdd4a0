namespace Liaison.Kernel.Symbols;

/// <summary>A CoT function code, such as <c>G-U-C-I</c>, packed into a number: 6 bits for each one-character segment,
/// the last segment in the lowest bits, so that a shift gives the parent.</summary>
static class CotFunctionKey
{
    /// <summary>Most segments that a key holds; deeper codes are known by this much of them.</summary>
    public const int MaxSegments = 10;

    const int SegmentBits = 6;

    /// <summary>Packs the leading segments; stops before one that is longer than a character or not a letter or
    /// digit. 0 when there is none.</summary>
    public static ulong Pack(ReadOnlySpan<byte> function)
    {
        var key = 0UL;
        for (var i = 0; i < function.Length && i < MaxSegments * 2; i += 2)
        {
            if (i + 1 < function.Length && function[i + 1] != '-')
                break;
            var code = Code(function[i]);
            if (code == 0)
                break;
            key = (key << SegmentBits) | code;
        }
        return key;
    }

    /// <summary>The key without its last segment; 0 when nothing is left.</summary>
    public static ulong Parent(ulong key) => key >> SegmentBits;

    /// <summary>The segment that comes first.</summary>
    public static char First(ulong key)
    {
        while (Parent(key) != 0)
            key = Parent(key);
        return Character(key);
    }

    /// <summary>Writes <c>G-U-C-I</c>; false when the destination is too short.</summary>
    public static bool TryFormat(ulong key, Span<byte> destination, out int written)
    {
        var segments = 0;
        for (var rest = key; rest != 0; rest = Parent(rest))
            segments++;
        written = Math.Max(0, (segments * 2) - 1);
        if (destination.Length < written)
        {
            written = 0;
            return false;
        }
        for (var i = written - 1; i >= 0; i -= 2, key = Parent(key))
        {
            destination[i] = (byte)Character(key);
            if (i > 0)
                destination[i - 1] = (byte)'-';
        }
        return true;
    }

    static ulong Code(byte character) => character switch
    {
        >= (byte)'A' and <= (byte)'Z' => (ulong)(character - 'A' + 1),
        >= (byte)'a' and <= (byte)'z' => (ulong)(character - 'a' + 27),
        >= (byte)'0' and <= (byte)'9' => (ulong)(character - '0' + 53),
        _ => 0,
    };

    static char Character(ulong key)
    {
        var code = (int)(key & ((1 << SegmentBits) - 1));
        return code <= 26 ? (char)('A' + code - 1) : code <= 52 ? (char)('a' + code - 27) : (char)('0' + code - 53);
    }
}
