using System.Collections.Frozen;

namespace Liaison.Web.Accounts;

/// <summary>
/// Which passwords are taken (NIST SP 800-63B): long enough, and none of those that are guessed first. Nothing is asked
/// of its characters.
/// </summary>
static class PasswordRules
{
    /// <summary>Fewest characters.</summary>
    public const int MinLength = 12;

    /// <summary>Most characters.</summary>
    public const int MaxLength = 128;

    // Of a password without the words that its owner would be guessed to use, this much has to be left.
    const int MinOwnLength = 8;
    const int MinWordLength = 3;
    const int MinDistinct = 5;

    static readonly FrozenSet<string> Common = ReadCommon();

    /// <summary>Why a password is not taken; null when it is.</summary>
    /// <param name="password">The password.</param>
    /// <param name="words">Names that are guessed first: of the account, the headquarters, the product.</param>
    public static string? Refusal(string password, IEnumerable<string> words)
    {
        var length = password.EnumerateRunes().Count();
        if (length is < MinLength or > MaxLength) return $"{MinLength} to {MaxLength} characters";
        var small = password.ToLowerInvariant();
        if (small.Distinct().Count() < MinDistinct) return "it repeats too few different characters";
        if (IsRow(small)) return "characters that follow each other are guessed first";
        if (IsCommon(small)) return "it is one of the passwords that are guessed first";
        foreach (var word in words.Where(word => word.Length >= MinWordLength))
            small = small.Replace(word.ToLowerInvariant(), "", StringComparison.Ordinal);
        return small.Length < MinOwnLength ? "too little of it is not a name that is guessed first" : null;
    }

    static bool IsCommon(string password)
    {
        if (Common.Contains(password)) return true;
        // Most people put the digits and signs that they are asked for around a word.
        var word = password.AsSpan().Trim("0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
        if (word.Length > 0 && Common.Contains(word.ToString())) return true;
        for (var part = 3; part <= password.Length / 2; part++)
        {
            if (Repeats(password, part) && Common.Contains(password[..part])) return true;
        }

        return false;
    }

    static bool Repeats(string text, int part)
    {
        for (var i = part; i < text.Length; i++)
        {
            if (text[i] != text[i - part]) return false;
        }

        return true;
    }

    static bool IsRow(string text)
    {
        var steps = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (Math.Abs(text[i] - text[i - 1]) <= 1) steps++;
        }

        return steps >= text.Length - 3;
    }

    static FrozenSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
