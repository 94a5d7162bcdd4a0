using System.Diagnostics.CodeAnalysis;

namespace Liaison.Kernel.Labels;

/// <summary>Reads the canonical banner and nothing else: what it understood is printed again and must be the same text,
/// so order, spacing and spelling can not differ.</summary>
static class BannerReader
{
    /// <summary>Longest banner, in characters.</summary>
    public const int MaxLength = 4096;

    public static bool TryRead(
        string? banner,
        LabelPolicy policy,
        bool isPortion,
        [NotNullWhen(true)] out Label? label,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(policy);
        label = null;
        if (string.IsNullOrEmpty(banner) || banner.Length > MaxLength)
        {
            error = $"A marking has 1 to {MaxLength} characters.";
            return false;
        }
        ReadOnlySpan<char> text = banner;
        if (isPortion)
        {
            if (text is not ['(', .., ')'])
            {
                error = $"'{Excerpt.Of(banner)}' is not a portion mark in parentheses.";
                return false;
            }
            text = text[1..^1];
        }

        var parts = new LabelDraft(policy, isPortion);
        error = ReadParts(text, parts);
        if (error is not null || !parts.TryBuild(out label, out error))
            return false;
        var canonical = BannerWriter.Write(label, isPortion);
        if (string.Equals(canonical, banner, StringComparison.Ordinal))
            return true;
        label = null;
        error = $"'{Excerpt.Of(banner)}' is not in the prescribed form; expected '{Excerpt.Of(canonical)}'.";
        return false;
    }

    static string? ReadParts(ReadOnlySpan<char> text, LabelDraft draft)
    {
        var isOwned = text.StartsWith("//", StringComparison.Ordinal);
        var rest = isOwned ? text[2..] : text;
        var end = rest.IndexOf("//", StringComparison.Ordinal);
        var head = end < 0 ? rest : rest[..end];
        return draft.ReadHead(head, isOwned) ?? (end < 0 ? null : draft.ReadControls(rest[(end + 2)..]));
    }
}
