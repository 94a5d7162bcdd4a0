using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Liaison.Kernel.Symbols;

/// <summary>
/// A symbol identification code of MIL-STD-2525D/E (APP-6D/E): 20 digits, or 30 in the E editions, which add flags,
/// frame shape and country. Only codes whose fixed fields (versions, context, identity, symbol set, status, indicators,
/// echelon) hold a defined value exist; entity and modifiers are open, because each edition adds to them.
/// </summary>
/// <remarks>The default value is <see cref="Unknown"/>.</remarks>
public readonly struct Sidc : IEquatable<Sidc>, ISpanFormattable, IUtf8SpanFormattable
{
    /// <summary>Number of digits of the short form.</summary>
    public const int ShortLength = 20;

    /// <summary>Number of digits of the long form of the E editions.</summary>
    public const int LongLength = 30;

    const int NibbleBits = 4;

    // Version 10, reality, identity unknown, symbol set 00, everything else 0.
    static readonly UInt128 UnknownDigits = Pack("10010000000000000000"u8);

    // Digit 1 sits in the lowest nibble, digit 30 in the 30th; all zero means Unknown, so that default is safe.
    readonly UInt128 _packed;
    readonly bool _isLong;

    Sidc(UInt128 packed, bool isLong)
    {
        _packed = packed;
        _isLong = isLong;
    }

    /// <summary>Nothing is known: identity unknown, symbol set unknown.</summary>
    public static Sidc Unknown => default;

    /// <summary>Number of digits: 20 or 30.</summary>
    public int Length => _isLong ? LongLength : ShortLength;

    /// <summary>Edition: 10 and 11 are 2525D, 13 and 15 are 2525E, 14 and 16 are APP-6E.</summary>
    public int Version => Field(1, 2);

    /// <summary>Reality, exercise or simulation.</summary>
    public SymbolContext Context => (SymbolContext)Field(3, 1);

    /// <summary>The affiliation.</summary>
    public StandardIdentity Identity => (StandardIdentity)Field(4, 1);

    /// <summary>The symbol set, which gives the entity its meaning.</summary>
    public SymbolSet SymbolSet => (SymbolSet)Field(5, 2);

    /// <summary>Status and condition.</summary>
    public SymbolStatus Status => (SymbolStatus)Field(7, 1);

    /// <summary>Headquarters, task force, dummy.</summary>
    public SymbolIndicators Indicators => (SymbolIndicators)Field(8, 1);

    /// <summary>Echelon (11 to 26), mobility (31 to 52), towed array (61, 62) or leadership (71, 72); 0 for
    /// none.</summary>
    public int Amplifier => Field(9, 2);

    /// <summary>Entity, type and subtype as one number of six digits, 0 to 999999.</summary>
    public int Entity => Field(11, 6);

    /// <summary>First two digits of <see cref="Entity"/>.</summary>
    public int EntityGroup => Field(11, 2);

    /// <summary>Middle two digits of <see cref="Entity"/>.</summary>
    public int EntityType => Field(13, 2);

    /// <summary>Last two digits of <see cref="Entity"/>.</summary>
    public int EntitySubtype => Field(15, 2);

    /// <summary>Modifier of sector 1, 0 to 99.</summary>
    public int Modifier1 => Field(17, 2);

    /// <summary>Modifier of sector 2, 0 to 99.</summary>
    public int Modifier2 => Field(19, 2);

    /// <summary>Frame shape of the E editions, 0 to 9; 0 in the short form.</summary>
    public int FrameShape => Field(23, 1);

    /// <summary>Country code of the E editions (ISO 3166-1 numeric), 0 to 999; 0 in the short form.</summary>
    public int Country => Field(28, 3);

    /// <summary>Exercise with identity suspect: a friend who acts as a suspect.</summary>
    public bool IsJoker => Context == SymbolContext.Exercise && Identity == StandardIdentity.Suspect;

    /// <summary>Exercise with identity hostile: a friend who acts as a hostile.</summary>
    public bool IsFaker => Context == SymbolContext.Exercise && Identity == StandardIdentity.Hostile;

    UInt128 Digits => _packed == UInt128.Zero ? UnknownDigits : _packed;

    /// <summary>Equality of all digits.</summary>
    public static bool operator ==(Sidc left, Sidc right) => left.Equals(right);

    /// <summary>Difference of any digit.</summary>
    public static bool operator !=(Sidc left, Sidc right) => !left.Equals(right);

    /// <summary>Reads 20 digits, or 30 of an E edition. Anything else, or a fixed field without a defined value, is
    /// refused; nothing is trimmed.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Sidc sidc)
    {
        sidc = default;
        if (utf8.Length is not (ShortLength or LongLength) || utf8.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return false;

        var read = new Sidc(Pack(utf8), utf8.Length == LongLength);
        if (!read.IsDefined())
            return false;
        sidc = read;
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out Sidc)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out Sidc sidc)
    {
        sidc = default;
        if (text.Length is not (ShortLength or LongLength))
            return false;
        Span<byte> utf8 = stackalloc byte[LongLength];
        var status = Ascii.FromUtf16(text, utf8, out var written);
        return status == System.Buffers.OperationStatus.Done && TryParse(utf8[..written], out sidc);
    }

    /// <summary>Makes a code of version 10 (MIL-STD-2525D).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A part has no defined value.</exception>
    public static Sidc Create(StandardIdentity identity, SymbolSet symbolSet, int entity = 0) =>
        Unknown.WithIdentity(identity).WithSymbol(symbolSet, entity);

    /// <summary>The same with another context.</summary>
    public Sidc WithContext(SymbolContext context) => With(3, 1, (int)context);

    /// <summary>The same with another identity.</summary>
    public Sidc WithIdentity(StandardIdentity identity) => With(4, 1, (int)identity);

    /// <summary>The same with another status.</summary>
    public Sidc WithStatus(SymbolStatus status) => With(7, 1, (int)status);

    /// <summary>The same with other indicators.</summary>
    public Sidc WithIndicators(SymbolIndicators indicators) => With(8, 1, (int)indicators);

    /// <summary>The same with another echelon or mobility.</summary>
    public Sidc WithAmplifier(int amplifier) => With(9, 2, amplifier);

    /// <summary>The same frame around another symbol; the modifiers belong to the old symbol and become 0.</summary>
    public Sidc WithSymbol(SymbolSet symbolSet, int entity) =>
        With(5, 2, (int)symbolSet).With(11, 6, entity).WithModifiers(0, 0);

    /// <summary>The same with other modifiers, each 0 to 99.</summary>
    public Sidc WithModifiers(int modifier1, int modifier2) => With(17, 2, modifier1).With(19, 2, modifier2);

    /// <summary>The long form with a country (ISO 3166-1 numeric, 0 to 999); a D edition becomes 13 (2525E).</summary>
    public Sidc WithCountry(int country)
    {
        var longForm = Version >= 13 ? this : With(1, 2, 13);
        return new Sidc(longForm.Digits, isLong: true).With(28, 3, country);
    }

    /// <inheritdoc/>
    public bool Equals(Sidc other) => Digits == other.Digits && _isLong == other._isLong;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Sidc other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Digits, _isLong);

    /// <summary>All digits.</summary>
    public override string ToString() =>
        string.Create(Length, this, static (span, sidc) => sidc.TryFormat(span, out _, default, null));

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public bool TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        charsWritten = 0;
        if (destination.Length < Length)
            return false;
        for (var i = 0; i < Length; i++)
            destination[i] = (char)('0' + Field(i + 1, 1));
        charsWritten = Length;
        return true;
    }

    /// <inheritdoc/>
    public bool TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bytesWritten = 0;
        if (utf8Destination.Length < Length)
            return false;
        for (var i = 0; i < Length; i++)
            utf8Destination[i] = (byte)('0' + Field(i + 1, 1));
        bytesWritten = Length;
        return true;
    }

    static UInt128 Pack(ReadOnlySpan<byte> digits)
    {
        var packed = UInt128.Zero;
        for (var i = digits.Length - 1; i >= 0; i--)
            packed = (packed << NibbleBits) | (byte)(digits[i] - '0');
        return packed;
    }

    static bool IsDefinedAmplifier(int value) => value is 0
        or (>= 11 and <= 18) or (>= 21 and <= 26)
        or (>= 31 and <= 37) or 41 or 42 or 51 or 52 or 61 or 62 or 71 or 72;

    int Field(int first, int count)
    {
        var digits = Digits >> ((first - 1) * NibbleBits);
        var value = 0;
        for (var i = 0; i < count; i++)
        {
            value = (value * 10) + (int)(digits & 0xF);
            digits >>= NibbleBits;
        }
        return value;
    }

    Sidc With(int first, int count, int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        var digits = Digits;
        var rest = value;
        for (var position = first + count - 1; position >= first; position--)
        {
            var shift = (position - 1) * NibbleBits;
            digits = (digits & ~((UInt128)0xF << shift)) | ((UInt128)(rest % 10) << shift);
            rest /= 10;
        }
        var changed = new Sidc(digits, _isLong);
        if (rest != 0 || !changed.IsDefined())
            throw new ArgumentOutOfRangeException(nameof(value), value, $"Digit {first}: not a defined value.");
        return changed;
    }

    bool IsDefined() =>
        (Version is 13 or 14 or 15 or 16 || (Version is 10 or 11 && !_isLong))
        && Context <= SymbolContext.Simulation
        && Identity <= StandardIdentity.Hostile
        && Enum.IsDefined(SymbolSet)
        && Status <= SymbolStatus.FullToCapacity
        && (int)Indicators <= 7
        && IsDefinedAmplifier(Amplifier);
}
