using System.Collections.Immutable;

namespace Liaison.Kernel.Labels;

/// <summary>The lists of a label in their canonical order, before or after the check.</summary>
readonly record struct LabelValues(
    ImmutableArray<string> Release,
    ImmutableArray<string> Owners,
    ImmutableArray<LabelCategory> Categories)
{
    public static LabelValues None { get; } = new([], [], []);

    /// <summary>Puts every list in the order of the policy; duplicates and unknown names stay for the check to
    /// find.</summary>
    public static LabelValues Sort(
        LabelPolicy policy,
        IEnumerable<string> release,
        IEnumerable<string> owners,
        IEnumerable<LabelCategory> categories)
    {
        var sortedRelease = release.ToArray();
        Array.Sort(sortedRelease, NationCode.Compare);
        var sortedOwners = owners.ToArray();
        Array.Sort(sortedOwners, string.CompareOrdinal);
        var sorted = categories.Select(category => Sort(policy, category)).ToArray();
        Array.Sort(sorted, (left, right) => Rank(policy, left.Tag).CompareTo(Rank(policy, right.Tag)));
        return new LabelValues([.. sortedRelease], [.. sortedOwners], [.. sorted]);
    }

    static LabelCategory Sort(LabelPolicy policy, LabelCategory category)
    {
        if (policy.FindTag(category.Tag) is not { } tag)
            return category;
        var values = category.Values.ToArray();
        Array.Sort(values, (left, right) => tag.Rank(left).CompareTo(tag.Rank(right)));
        return category with { Values = [.. values] };
    }

    static int Rank(LabelPolicy policy, string tagName)
    {
        for (var i = 0; i < policy.Tags.Length; i++)
        {
            if (policy.Tags[i].Name == tagName)
                return i;
        }
        return policy.Tags.Length;
    }
}
