using System.Diagnostics.CodeAnalysis;

namespace Liaison.Kernel.Identity;

/// <summary>
/// A country as three capital letters (ISO 3166-1 alpha-3): <c>USA</c>, <c>JPN</c>. Only the form is checked, because
/// exercises use invented countries.
/// </summary>
public readonly record struct CountryCode
{
    const int Length = 3;

    readonly string? _letters;

    CountryCode(string letters) => _letters = letters;

    /// <summary>Reads three ASCII letters, which may be small.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="code">The code, when the answer is true.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out CountryCode code)
    {
        var valid = text is { Length: Length } && text.All(char.IsAsciiLetter);
        code = valid ? new(text!.ToUpperInvariant()) : default;
        return valid;
    }

    /// <summary>The letters; empty for the default value, which is no country.</summary>
    public override string ToString() => _letters ?? "";
}
