using System.Text;

namespace Liaison.Kernel.Symbols;

/// <summary>
/// Maps CoT event types to symbols and back. It fails closed: an affiliation that is not understood becomes unknown, a
/// function that is not understood becomes its nearest known ancestor, and a type that is no thing with a symbol
/// becomes
/// <see cref="Sidc.Unknown"/>. A round trip never changes an affiliation. Nothing is allocated by the span forms.
/// </summary>
/// <remarks>
/// Types are those of the public MITRE hierarchy: <c>a-AFFILIATION-DIMENSION-FUNCTION...</c>, reports
/// <c>b-r-AFFILIATION-...</c>, and markers without an affiliation. The affiliations none (o) and other (x) have no
/// standard identity and become unknown, which comes back as u.
/// </remarks>
public static class CotSymbol
{
    /// <summary>Longest CoT type that <see cref="TryWriteCotType"/> writes, in bytes.</summary>
    public const int MaxCotTypeLength = 2 + 2 + (CotFunctionKey.MaxSegments * 2);

    static readonly ulong AtomOther = CotFunctionKey.Pack("X"u8);
    static readonly ulong AirMissile = CotFunctionKey.Pack("A-W"u8);
    static readonly ulong ReportActivity = CotFunctionKey.Pack("b-r-O"u8);

    /// <summary>Writes the 20 digits of the symbol of a CoT type.</summary>
    /// <param name="cotType">The type, UTF-8.</param>
    /// <param name="sidc20">At least 20 bytes; always written, with an unknown symbol when the answer is false.</param>
    /// <returns>True when at least the dimension of a thing or the kind of a marker is understood.</returns>
    /// <exception cref="ArgumentException"><paramref name="sidc20"/> is too short.</exception>
    public static bool TryMap(ReadOnlySpan<byte> cotType, Span<byte> sidc20) =>
        TryMap(cotType, SymbolContext.Reality, sidc20);

    /// <summary>The same for a report made in a context. A suspect or hostile in an exercise stays in context reality,
    /// because the exercise forms of these two mean joker and faker: friends in a role.</summary>
    /// <inheritdoc cref="TryMap(ReadOnlySpan{byte}, Span{byte})"/>
    public static bool TryMap(ReadOnlySpan<byte> cotType, SymbolContext context, Span<byte> sidc20)
    {
        if (sidc20.Length < Sidc.ShortLength)
            throw new ArgumentException($"{Sidc.ShortLength} bytes are needed.", nameof(sidc20));

        var isKnown = TryReadType(cotType, out var affiliation, out var entry);
        var (identity, isExerciseRole) = Identity(affiliation);
        if (isExerciseRole)
            context = SymbolContext.Exercise;
        else if (context == SymbolContext.Exercise && identity >= StandardIdentity.Suspect)
            context = SymbolContext.Reality;

        var digits = sidc20[..Sidc.ShortLength];
        digits.Fill((byte)'0');
        digits[0] = (byte)'1';
        digits[2] = (byte)('0' + (int)context);
        digits[3] = (byte)('0' + (int)identity);
        Write(digits.Slice(4, 2), entry.SymbolSet);
        Write(digits.Slice(10, 6), entry.Entity);
        Write(digits.Slice(16, 2), entry.Modifier1);
        Write(digits.Slice(18, 2), entry.Modifier2);
        return isKnown;
    }

    /// <summary>The symbol of a CoT type; <see cref="Sidc.Unknown"/> for what has none.</summary>
    public static Sidc ToSidc(string cotType, SymbolContext context = SymbolContext.Reality)
    {
        ArgumentNullException.ThrowIfNull(cotType);
        Span<byte> digits = stackalloc byte[Sidc.ShortLength];
        TryMap(Encoding.UTF8.GetBytes(cotType), context, digits);
        return Sidc.TryParse(digits, out var sidc) ? sidc : Sidc.Unknown;
    }

    /// <summary>The CoT type of a symbol: the nearest known function, with the same affiliation.</summary>
    public static string ToCotType(Sidc sidc)
    {
        Span<byte> type = stackalloc byte[MaxCotTypeLength];
        TryWriteCotType(sidc, type, out var written);
        return Encoding.ASCII.GetString(type[..written]);
    }

    /// <summary>Writes the CoT type of a symbol.</summary>
    /// <param name="sidc">The symbol.</param>
    /// <param name="destination">At least <see cref="MaxCotTypeLength"/> bytes always suffice.</param>
    /// <param name="written">Number of bytes written.</param>
    /// <returns>False when the destination is too short; then nothing counts as written.</returns>
    public static bool TryWriteCotType(Sidc sidc, Span<byte> destination, out int written)
    {
        written = 0;
        Span<byte> function = stackalloc byte[MaxCotTypeLength];
        CotFunctionKey.TryFormat(Function(sidc), function, out var length);
        ReadOnlySpan<byte> rest = function[..length];
        var prefix = "a-"u8;
        if (rest.StartsWith("b-r-"u8))
        {
            prefix = "b-r-"u8;
            rest = rest[4..];
        }
        var total = prefix.Length + 2 + rest.Length;
        if (destination.Length < total)
            return false;
        prefix.CopyTo(destination);
        destination[prefix.Length] = (byte)Affiliation(sidc);
        destination[prefix.Length + 1] = (byte)'-';
        rest.CopyTo(destination[(prefix.Length + 2)..]);
        written = total;
        return true;
    }

    /// <summary>The CoT affiliation letter of a symbol: p u a f n s h, and j and k in an exercise.</summary>
    public static char Affiliation(Sidc sidc) => sidc.Identity switch
    {
        StandardIdentity.Pending => 'p',
        StandardIdentity.AssumedFriend => 'a',
        StandardIdentity.Friend => 'f',
        StandardIdentity.Neutral => 'n',
        StandardIdentity.Suspect => sidc.IsJoker ? 'j' : 's',
        StandardIdentity.Hostile => sidc.IsFaker ? 'k' : 'h',
        _ => 'u',
    };

    static ulong Function(Sidc sidc)
    {
        var entry = new SymbolEntry((int)sidc.SymbolSet, sidc.Entity, sidc.Modifier1, sidc.Modifier2);
        if (sidc.SymbolSet == SymbolSet.AirMissile)
            return AirMissile;
        if (CotSymbolTable.FindFunction(entry) is not 0 and var function)
            return function;
        var dimension = sidc.SymbolSet switch
        {
            SymbolSet.SpaceMissile or SymbolSet.SignalsSpace => SymbolSet.Space,
            SymbolSet.SignalsAir => SymbolSet.Air,
            SymbolSet.LandCivilian or SymbolSet.DismountedIndividual or SymbolSet.SignalsLand => SymbolSet.LandUnit,
            SymbolSet.SignalsSurface => SymbolSet.SeaSurface,
            SymbolSet.MineWarfare or SymbolSet.SignalsSubsurface => SymbolSet.SeaSubsurface,
            _ => SymbolSet.Unknown,
        };
        return sidc.SymbolSet == SymbolSet.Activity
            ? ReportActivity
            : CotSymbolTable.FindFunction(new SymbolEntry((int)dimension, 0, 0, 0)) is not 0 and var general
                ? general
                : AtomOther;
    }

    static bool TryReadType(ReadOnlySpan<byte> type, out byte affiliation, out SymbolEntry entry)
    {
        affiliation = (byte)'u';
        entry = default;
        if (type.Length < 3 || type[1] != '-')
            return false;
        if (type[0] == 'a')
        {
            var function = TakeAffiliation(type[2..], ref affiliation);
            return !function.IsEmpty && char.IsAsciiLetterUpper((char)function[0])
                && CotSymbolTable.TryFind(CotFunctionKey.Pack(function), out entry);
        }
        if (!type.StartsWith("b-r-"u8))
            return char.IsAsciiLetterLower((char)type[0])
                && CotSymbolTable.TryFind(CotFunctionKey.Pack(type), out entry);

        var report = TakeAffiliation(type[4..], ref affiliation);
        Span<byte> bare = stackalloc byte[CotFunctionKey.MaxSegments * 2];
        "b-r-"u8.CopyTo(bare);
        report = report[..Math.Min(report.Length, bare.Length - 4)];
        report.CopyTo(bare[4..]);
        return CotSymbolTable.TryFind(CotFunctionKey.Pack(bare[..(4 + report.Length)]), out entry);
    }

    // "f-G-U" gives f and "G-U"; a first segment that is no single character says nothing.
    static ReadOnlySpan<byte> TakeAffiliation(ReadOnlySpan<byte> text, ref byte affiliation)
    {
        var end = text.IndexOf((byte)'-');
        var segment = end < 0 ? text : text[..end];
        if (segment.Length == 1)
            affiliation = segment[0];
        return end < 0 ? [] : text[(end + 1)..];
    }

    static (StandardIdentity Identity, bool IsExerciseRole) Identity(byte affiliation) => affiliation switch
    {
        (byte)'p' => (StandardIdentity.Pending, false),
        (byte)'a' => (StandardIdentity.AssumedFriend, false),
        (byte)'f' => (StandardIdentity.Friend, false),
        (byte)'n' => (StandardIdentity.Neutral, false),
        (byte)'s' => (StandardIdentity.Suspect, false),
        (byte)'h' => (StandardIdentity.Hostile, false),
        (byte)'j' => (StandardIdentity.Suspect, true),
        (byte)'k' => (StandardIdentity.Hostile, true),
        _ => (StandardIdentity.Unknown, false),
    };

    static void Write(Span<byte> digits, int value)
    {
        for (var i = digits.Length - 1; i >= 0; i--, value /= 10)
            digits[i] = (byte)('0' + (value % 10));
    }
}
