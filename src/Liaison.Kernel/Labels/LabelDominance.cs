using System.Collections.Immutable;

namespace Liaison.Kernel.Labels;

/// <summary>Merges two labels of one policy (ADatP-4774.1: highest level, permissive intersection, restrictive union,
/// then validated again). Where the standard drops an empty permissive tag, the merged release list stays empty, which
/// releases to nobody.</summary>
static class LabelDominance
{
    public static Label Merge(Label left, Label right)
    {
        var policy = left.Policy;
        var level = left.Classification.Hierarchy >= right.Classification.Hierarchy
            ? left.Classification
            : right.Classification;

        var categories = MergeCategories(policy, level, left, right);
        var owners = MergeOwners(policy, left.Owners, right.Owners);
        ImmutableArray<string> release =
        [
            .. left.ReleasableTo.Where(
                nation => right.ReleasableTo.Contains(nation) && IsAllowed(policy.Release, nation, level)),
        ];
        // A value that forbids foreign release has left its label, and so the intersection, without a release list.
        if (LabelRules.CheckReleaseOwners(policy, release, owners) is not null)
            release = [];
        return new Label(policy, level, new LabelValues(release, owners, categories));
    }

    // Without a home nation an unowned label has no owner that could be named.
    static ImmutableArray<string> MergeOwners(
        LabelPolicy policy, ImmutableArray<string> left, ImmutableArray<string> right)
    {
        var home = policy.Home is null ? ImmutableArray<string>.Empty : [policy.Home];
        if (left.IsEmpty && right.IsEmpty)
            return [];
        var owners = (left.IsEmpty ? home : left).Union(right.IsEmpty ? home : right).ToArray();
        Array.Sort(owners, string.CompareOrdinal);
        return [.. owners];
    }

    static ImmutableArray<LabelCategory> MergeCategories(
        LabelPolicy policy, Classification level, Label left, Label right)
    {
        var merged = ImmutableArray.CreateBuilder<LabelCategory>();
        foreach (var tag in policy.Tags)
        {
            var (a, b) = (left.Find(tag), right.Find(tag));
            if ((a ?? b) is not { } either)
                continue;
            var values = a is null || b is null ? either.Values
                : tag.Type == CategoryType.Permissive ? a.Values.Intersect(b.Values)
                : a.Values.Union(b.Values);
            ImmutableArray<string> kept = [.. values.Where(name => IsAllowed(tag, name, level)).OrderBy(tag.Rank)];
            // An emptied permissive tag stays, with no value: nobody can hold one. Other emptied tags say nothing.
            if (!kept.IsEmpty || tag.Type == CategoryType.Permissive)
                merged.Add(new LabelCategory(tag.Name, kept));
        }
        return DropExcludedInformation(policy, merged.ToImmutable());
    }

    // Only restrictive values exclude others, and only informative ones (a rule of LabelPolicy).
    static ImmutableArray<LabelCategory> DropExcludedInformation(
        LabelPolicy policy, ImmutableArray<LabelCategory> categories)
    {
        var kept = ImmutableArray.CreateBuilder<LabelCategory>(categories.Length);
        foreach (var category in categories)
        {
            if (policy.FindTag(category.Tag)?.Type != CategoryType.Informative)
            {
                kept.Add(category);
                continue;
            }
            ImmutableArray<string> values =
                [.. category.Values.Where(name => !LabelRules.IsExcluded(policy, categories, name))];
            if (!values.IsEmpty)
                kept.Add(category with { Values = values });
        }
        return kept.ToImmutable();
    }

    static bool IsAllowed(CategoryTag tag, string name, Classification level) =>
        tag.Find(name)?.ExcludedClasses.Contains(level.Name) != true;
}
