using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Liaison.Kernel.Labels;

/// <summary>
/// A label in the attributes of a CoT event: <c>access</c> is the classification, with the owner as in a banner
/// (<c>SECRET</c>, <c>//JPN SECRET</c>); <c>caveat</c> is every other value, separated by slashes as in a banner;
/// <c>releasableTo</c> is the release list, separated by commas, blanks or both.
/// </summary>
/// <param name="Access">The attribute <c>access</c>.</param>
/// <param name="Caveat">The attribute <c>caveat</c>; empty when it is left out.</param>
/// <param name="ReleasableTo">The attribute <c>releasableTo</c>; empty when it is left out.</param>
public sealed record CotLabel(string Access, string Caveat, string ReleasableTo)
{
    /// <summary>What some TAK clients send as <c>access</c> for "nothing was stated".</summary>
    public const string Undefined = "Undefined";

    /// <summary>Reads the three attributes. An event that states nothing (each attribute absent, empty, or access
    /// <see cref="Undefined"/>) has the node's default label, released to nobody. A stated label that is not
    /// understood in full is refused. Upper and lower case of <c>access</c> do not matter.</summary>
    /// <param name="access">The attribute, or null.</param>
    /// <param name="caveat">The attribute, or null.</param>
    /// <param name="releasableTo">The attribute, or null.</param>
    /// <param name="policy">The policy of the node.</param>
    /// <param name="label">The label.</param>
    /// <param name="error">Why it is refused.</param>
    public static bool TryParse(
        string? access,
        string? caveat,
        string? releasableTo,
        LabelPolicy policy,
        [NotNullWhen(true)] out Label? label,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(policy);
        label = null;
        error = null;
        var isStated = !string.IsNullOrEmpty(access) && access != Undefined;
        if (!isStated && string.IsNullOrEmpty(caveat) && string.IsNullOrEmpty(releasableTo))
        {
            label = Label.NodeDefault(policy);
            return true;
        }
        if (!isStated)
            error = "The event has a caveat or a release list without a classification.";
        else if (access!.Length + (caveat?.Length ?? 0) + (releasableTo?.Length ?? 0) > BannerReader.MaxLength)
            error = $"The label attributes are longer than {BannerReader.MaxLength} characters.";
        if (error is not null)
            return false;

        var draft = new LabelDraft(policy, isPortion: false);
        error = ReadAccess(draft, access!.ToUpperInvariant())
            ?? (string.IsNullOrEmpty(caveat) ? null : draft.ReadControls(caveat, readsRelease: false))
            ?? ReadRelease(draft, releasableTo);
        return error is null && draft.TryBuild(out label, out error);
    }

    /// <summary>Prints a label as the three attributes, which read back as the same label.</summary>
    public static CotLabel From(Label label)
    {
        ArgumentNullException.ThrowIfNull(label);
        var access = new StringBuilder();
        BannerWriter.WriteHead(access, label, isPortion: false);
        return new CotLabel(access.ToString(), BannerWriter.Caveats(label), string.Join(',', label.ReleasableTo));
    }

    static string? ReadAccess(LabelDraft draft, string access)
    {
        var isOwned = access.StartsWith("//", StringComparison.Ordinal);
        return draft.ReadHead(isOwned ? access.AsSpan(2) : access, isOwned);
    }

    static string? ReadRelease(LabelDraft draft, string? releasableTo)
    {
        foreach (var range in releasableTo.AsSpan().SplitAny(',', ' '))
        {
            var nation = releasableTo.AsSpan()[range];
            if (!nation.IsEmpty && draft.AddRelease(nation.ToString()) is { } error)
                return error;
        }
        return null;
    }
}
