namespace Liaison.Headquarters.Command;

/// <summary>Checks of text that comes from outside.</summary>
public static class Texts
{
    /// <summary>What is wrong with a text; null when nothing is.</summary>
    /// <param name="member">Its member in JSON.</param>
    /// <param name="text">The text.</param>
    /// <param name="least">The fewest characters.</param>
    /// <param name="most">The most characters.</param>
    public static Refusal? Fault(string member, string text, int least, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > most || text.Length < least || (least > 0 && string.IsNullOrWhiteSpace(text)))
            return Refusal.Invalid(member, least == 0 ? $"at most {most} characters" : $"{least} to {most} characters");
        return IsWellFormed(text) ? null : Refusal.Invalid(member, "text without control characters");
    }

    /// <summary>What is wrong with a list of texts; null when nothing is.</summary>
    /// <param name="member">Its member in JSON.</param>
    /// <param name="texts">The texts, each at least one character long.</param>
    /// <param name="mostTexts">The most texts.</param>
    /// <param name="most">The most characters of one.</param>
    public static Refusal? Faults(string member, IReadOnlyList<string> texts, int mostTexts, int most)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Count > mostTexts) return Refusal.Invalid(member, $"at most {mostTexts}");
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i] is null) return Refusal.Invalid($"{member}[{i}]", "text");
            if (Fault($"{member}[{i}]", texts[i], 1, most) is { } fault) return fault;
        }

        return null;
    }

    /// <summary>Lines and tabs are text; other control characters, and halves of surrogate pairs, are not.</summary>
    static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) return false;
            if (!char.IsSurrogate(c)) continue;
            if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }

        return true;
    }
}
