using System.Diagnostics.CodeAnalysis;

namespace Liaison.Kernel.Identity;

/// <summary>
/// The short name of a headquarters, such as <c>JFHQ</c>: 1 to 32 ASCII letters, digits, hyphens and underscores, the
/// first a letter, so that it can be part of file names, addresses and certificates. Case is kept and does not count.
/// </summary>
public readonly struct HeadquartersName : IEquatable<HeadquartersName>
{
    /// <summary>Most characters of a name.</summary>
    public const int MaxLength = 32;

    readonly string? _name;

    HeadquartersName(string name) => _name = name;

    /// <summary>Reads a name.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="name">The name, when the answer is true.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out HeadquartersName name)
    {
        var valid = text is { Length: > 0 and <= MaxLength } && char.IsAsciiLetter(text[0])
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        name = valid ? new(text!) : default;
        return valid;
    }

    /// <summary>True when both are the same name; case does not count.</summary>
    public static bool operator ==(HeadquartersName left, HeadquartersName right) => left.Equals(right);

    /// <summary>True when the names differ in more than case.</summary>
    public static bool operator !=(HeadquartersName left, HeadquartersName right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(HeadquartersName other) =>
        string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is HeadquartersName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());

    /// <summary>The name as it was written; empty for the default value, which is no headquarters.</summary>
    public override string ToString() => _name ?? "";
}
