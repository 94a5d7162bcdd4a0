using System.Diagnostics.CodeAnalysis;

namespace Liaison.Kernel.Labels;

/// <summary>A label as plain data for JSON, not yet checked.</summary>
/// <param name="Policy">Object identifier of the policy.</param>
/// <param name="Classification">Name of the level.</param>
/// <param name="ReleasableTo">The release list; null releases to nobody.</param>
/// <param name="Owners">The foreign or joint owners; null for the policy's own nation.</param>
/// <param name="Categories">Values of the other tags; null for none.</param>
public sealed record LabelData(
    string Policy,
    string Classification,
    IReadOnlyList<string>? ReleasableTo = null,
    IReadOnlyList<string>? Owners = null,
    IReadOnlyList<LabelDataCategory>? Categories = null)
{
    /// <summary>The data of a label.</summary>
    public static LabelData From(Label label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return new LabelData(
            label.Policy.Oid,
            label.Classification.Name,
            label.ReleasableTo,
            label.Owners,
            [.. label.Categories.Select(category => new LabelDataCategory(category.Tag, category.Values))]);
    }

    /// <summary>Checks the data under the policy that it names.</summary>
    public bool TryCreate(
        LabelPolicy policy, [NotNullWhen(true)] out Label? label, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(policy);
        label = null;
        if (Policy != policy.Oid)
        {
            error = $"The label is of policy '{Excerpt.Of(Policy)}', not of {policy.Oid}.";
            return false;
        }
        if (HoldsNull(ReleasableTo) || HoldsNull(Owners) || HoldsNull(Categories)
            || Categories?.Any(item => item.Tag is null || item.Values is null || HoldsNull(item.Values)) == true)
        {
            error = "A list of the label holds null.";
            return false;
        }
        var categories = (Categories ?? []).Select(item => new LabelCategory(item.Tag, [.. item.Values]));
        return Label.TryCreate(policy, Classification, ReleasableTo ?? [], categories, out label, out error, Owners);
    }

    // Parsed JSON may hold null where the type says it can not.
    static bool HoldsNull<T>(IReadOnlyList<T>? list)
        where T : class => list?.Any(item => item is null) == true;
}

/// <summary>The values of one tag.</summary>
/// <param name="Tag">Name of the tag.</param>
/// <param name="Values">The values.</param>
public sealed record LabelDataCategory(string Tag, IReadOnlyList<string> Values);
