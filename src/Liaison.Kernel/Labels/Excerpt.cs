using System.Text;

namespace Liaison.Kernel.Labels;

/// <summary>Cuts foreign text to what an error message may carry.</summary>
static class Excerpt
{
    const int MaxLength = 40;

    public static string Of(ReadOnlySpan<char> text)
    {
        var printable = new StringBuilder(MaxLength + 1);
        foreach (var character in text[..Math.Min(text.Length, MaxLength)])
            printable.Append(char.IsControl(character) || char.IsSurrogate(character) ? '?' : character);
        return text.Length > MaxLength ? printable.Append('…').ToString() : printable.ToString();
    }
}
