using System.Text;

namespace Liaison.Headquarters.Command;

/// <summary>Checks of text that comes from outside: its length in characters (UTF-16), and that it is text.</summary>
public static class Texts
{
    /// <summary>Most characters of an id that people give.</summary>
    public const int MaxId = 64;

    /// <summary>Most characters of a name.</summary>
    public const int MaxName = 120;

    /// <summary>Most characters of a line.</summary>
    public const int MaxLine = 200;

    /// <summary>Most characters of a reason.</summary>
    public const int MaxReason = 2000;

    /// <summary>Most characters of a text.</summary>
    public const int MaxText = 10_000;

    /// <summary>Refuses a line that cannot be.</summary>
    /// <param name="member">Its member in JSON.</param>
    /// <param name="text">The line; none is not refused.</param>
    /// <param name="max">The most characters.</param>
    /// <param name="mayBeEmpty">Whether it may say nothing.</param>
    /// <returns>The refusal; null when nothing is wrong.</returns>
    public static Refusal? Line(string member, string? text, int max = MaxLine, bool mayBeEmpty = false) =>
        text is not null && LineFault(text, max, mayBeEmpty) is { } fault ? Refusal.Invalid(member, fault) : null;

    /// <summary>Refuses a text of many lines that cannot be.</summary>
    /// <inheritdoc cref="Line"/>
    public static Refusal? Text(string member, string? text, int max = MaxText, bool mayBeEmpty = false) =>
        text is not null && Fault(text, max, mayBeEmpty, mayBreak: true) is { } fault
            ? Refusal.Invalid(member, fault) : null;

    /// <summary>Refuses a list of lines, each of which must say something.</summary>
    /// <param name="member">Its member in JSON.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="most">The most lines.</param>
    /// <param name="max">The most characters of one.</param>
    /// <returns>The refusal; null when nothing is wrong.</returns>
    public static Refusal? Lines(string member, IReadOnlyList<string> lines, int most, int max)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count > most) return Refusal.Invalid(member, $"at most {most}");
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is null) return Refusal.Invalid($"{member}[{i}]", "text");
            if (Line($"{member}[{i}]", lines[i], max) is { } refusal) return refusal;
        }

        return null;
    }

    /// <summary>What is wrong with a line; null when nothing is.</summary>
    /// <param name="text">The line.</param>
    /// <param name="max">The most characters.</param>
    /// <param name="mayBeEmpty">Whether it may say nothing.</param>
    public static string? LineFault(string text, int max, bool mayBeEmpty = false) =>
        Fault(text, max, mayBeEmpty, mayBreak: false);

    /// <summary>What is wrong with an id that people give; null when nothing is.</summary>
    /// <param name="id">The id.</param>
    public static string? IdFault(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Length is > 0 and <= MaxId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
            ? null : $"1 to {MaxId} ASCII letters, digits, points, underscores and hyphens";
    }

    static string? Fault(string text, int max, bool mayBeEmpty, bool mayBreak)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > max || (!mayBeEmpty && text.Length == 0))
            return mayBeEmpty ? $"at most {max} characters" : $"1 to {max} characters";
        foreach (var rune in text.EnumerateRunes())
        {
            // Half of a pair comes out as the replacement character, and could not be written.
            if (rune == Rune.ReplacementChar
                || (Rune.IsControl(rune) && !(mayBreak && rune.Value is '\n' or '\r' or '\t')))
                return "text without control characters and broken ones";
        }

        return !mayBeEmpty && string.IsNullOrWhiteSpace(text) ? "more than spaces" : null;
    }
}
