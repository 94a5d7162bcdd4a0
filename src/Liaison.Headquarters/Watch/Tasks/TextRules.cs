using System.Text;
using Liaison.Headquarters.Command;

namespace Liaison.Headquarters.Watch.Tasks;

/// <summary>Bounds of the texts of tasks and requests.</summary>
static class TextRules
{
    public const int MaxLine = 200;
    public const int MaxReason = 2000;
    public const int MaxText = 10_000;

    /// <summary>Refuses a line that must say something.</summary>
    public static Refusal? Line(string member, string text, int max = MaxLine) =>
        string.IsNullOrWhiteSpace(text) ? Refusal.Invalid(member, $"1 to {max} characters")
            : LineOrNothing(member, text, max);

    /// <summary>Refuses a line that may be empty.</summary>
    public static Refusal? LineOrNothing(string member, string? text, int max = MaxLine) =>
        text is null ? null : Check(member, text, max, mayBreak: false);

    /// <summary>Refuses a text of many lines, which may be empty.</summary>
    public static Refusal? Text(string member, string text, int max = MaxText) =>
        Check(member, text, max, mayBreak: true);

    static Refusal? Check(string member, string text, int max, bool mayBreak)
    {
        if (text.Length > max) return Refusal.Invalid(member, $"at most {max} characters");
        foreach (var rune in text.EnumerateRunes())
        {
            // Half of a pair comes out as the replacement character, and could not be written.
            if (rune == Rune.ReplacementChar || (Rune.IsControl(rune) && !(mayBreak && rune.Value is '\n' or '\t')))
                return Refusal.Invalid(member, "text without control characters and broken ones");
        }

        return null;
    }
}
