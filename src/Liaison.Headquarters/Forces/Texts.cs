using System.Text;
using Liaison.Headquarters.Command;

namespace Liaison.Headquarters.Forces;

/// <summary>Bounds of the texts of this board.</summary>
static class Texts
{
    public const int MaxId = 64;
    public const int MaxName = 120;
    public const int MaxReason = 1000;
    const int MaxCaveats = 20;

    /// <summary>What is wrong with an id; null when nothing is.</summary>
    public static string? IdFault(string id) =>
        id.Length is > 0 and <= MaxId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
            ? null : $"1 to {MaxId} ASCII letters, digits, points, underscores and hyphens";

    /// <summary>What is wrong with a line of text; null when nothing is.</summary>
    public static string? LineFault(string text, int max, bool mayBeEmpty = false)
    {
        if (text.Length > max || (text.Length == 0 && !mayBeEmpty))
            return $"{(mayBeEmpty ? 0 : 1)} to {max} characters";
        // A half of a pair comes out as the replacement character, which takes one where two were counted.
        if (text.EnumerateRunes().Any(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar))
            return "text without control characters and broken ones";
        return text.Length > 0 && string.IsNullOrWhiteSpace(text) ? "more than spaces" : null;
    }

    /// <summary>Refuses a line of text that cannot be; null when there is none, or nothing is wrong with it.</summary>
    public static Refusal? Refuse(string member, string? text, int max = MaxReason, bool mayBeEmpty = false) =>
        text is not null && LineFault(text, max, mayBeEmpty) is { } fault ? Refusal.Invalid(member, fault) : null;

    /// <summary>Refuses caveats that cannot be.</summary>
    public static Refusal? RefuseCaveats(IReadOnlyList<string> caveats)
    {
        if (caveats.Count > MaxCaveats) return Refusal.Invalid("caveats", $"at most {MaxCaveats}");
        for (var i = 0; i < caveats.Count; i++)
            if (LineFault(caveats[i], MaxReason) is { } fault) return Refusal.Invalid($"caveats[{i}]", fault);
        return null;
    }
}
