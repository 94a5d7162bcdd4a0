using System.Buffers;

namespace Liaison.Kernel.Labels;

/// <summary>The characters that markings are made of.</summary>
static class Marking
{
    /// <summary>Longest name of a policy, tag, level or value.</summary>
    public const int MaxLength = 128;

    static readonly SearchValues<char> WordCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789- ");

    /// <summary>Upper-case words that can stand in a banner: no separators, no blanks at the ends or doubled.</summary>
    public static bool IsWord(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= MaxLength && !text.ContainsAnyExcept(WordCharacters)
        && text[0] != ' ' && text[^1] != ' ' && text.IndexOf("  ", StringComparison.Ordinal) < 0;

    /// <summary>Printable text without blanks at the ends.</summary>
    public static bool IsPhrase(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength || text[0] == ' ' || text[^1] == ' ')
            return false;
        foreach (var character in text)
        {
            if (char.IsControl(character) || char.IsSurrogate(character))
                return false;
        }
        return true;
    }
}
