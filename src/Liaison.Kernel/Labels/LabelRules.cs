using System.Collections.Immutable;

namespace Liaison.Kernel.Labels;

/// <summary>The rules that make a label valid under its policy. Numbers in comments are rules of the public IC-ISM
/// Schematron.</summary>
static class LabelRules
{
    const string ReleaseListName = "REL TO";

    /// <summary>Null when the parts are valid, otherwise the first rule that they break.</summary>
    public static string? Check(LabelPolicy policy, Classification level, in LabelValues values)
    {
        var count = values.Release.Length + values.Owners.Length + values.Categories.Sum(item => item.Values.Length);
        if (count > Label.MaxValues)
            return $"The label has {count} values; at most {Label.MaxValues} are allowed.";
        return CheckRelease(policy, level, values)
            ?? CheckOwners(policy, values)
            ?? CheckCategories(policy, level, values)
            ?? CheckExclusions(policy, values)
            ?? CheckRequired(policy, level, values);
    }

    /// <summary>True when one of the values forbids the name; <c>REL TO</c> asks for the release list.</summary>
    public static bool IsExcluded(LabelPolicy policy, ImmutableArray<LabelCategory> categories, string name)
    {
        foreach (var category in categories)
        {
            var tag = policy.FindTag(category.Tag);
            foreach (var value in category.Values)
            {
                if (tag?.Find(value)?.Excludes.Contains(name) == true)
                    return true;
            }
        }
        return false;
    }

    /// <summary>Joint owners all see what is released at all, and a US list starts with USA (00214).</summary>
    public static string? CheckReleaseOwners(
        LabelPolicy policy, ImmutableArray<string> release, ImmutableArray<string> owners)
    {
        if (release.IsEmpty)
            return null;
        if (policy.Home == NationCode.UnitedStates && release[0] != NationCode.UnitedStates)
            return "The release list of a US policy must start with USA.";
        if (owners.Length < 2)
            return null;
        foreach (var owner in owners)
        {
            if (!release.Contains(owner))
                return $"The release list leaves out the joint owner {owner}.";
        }
        return null;
    }

    static string? CheckRelease(LabelPolicy policy, Classification level, in LabelValues values)
    {
        for (var i = 0; i < values.Release.Length; i++)
        {
            var nation = values.Release[i];
            if (!policy.Release.Allows(nation))
                return $"'{Excerpt.Of(nation)}' is not a nation or organisation of policy {policy.Identifier}.";
            if (i > 0 && values.Release[i - 1] == nation)
                return $"The release list names {nation} twice.";
            if (policy.Release.Find(nation)?.ExcludedClasses.Contains(level.Name) == true)
                return $"{level.Name} may not be released to {nation}.";
        }
        return CheckReleaseOwners(policy, values.Release, values.Owners);
    }

    static string? CheckOwners(LabelPolicy policy, in LabelValues values)
    {
        if (values.Owners.IsEmpty)
            return null;
        if (policy.FindTag(CategoryTag.Owner) is null)
            return $"Policy {policy.Identifier} has no marking for a foreign or joint owner.";
        if (values.Owners.Length == 1 && values.Owners[0] == policy.Home)
            return $"{policy.Home} is the nation of policy {policy.Identifier} and is not marked as a foreign owner.";
        for (var i = 0; i < values.Owners.Length; i++)
        {
            var owner = values.Owners[i];
            if (!NationCode.IsWellFormed(owner))
                return $"The owner '{Excerpt.Of(owner)}' is not a nation or organisation.";
            if (i > 0 && values.Owners[i - 1] == owner)
                return $"The owners name {owner} twice.";
        }
        return null;
    }

    static string? CheckCategories(LabelPolicy policy, Classification level, in LabelValues values)
    {
        for (var i = 0; i < values.Categories.Length; i++)
        {
            var category = values.Categories[i];
            var tag = policy.FindTag(category.Tag);
            if (tag is null || tag.IsRelease || tag.Name == CategoryTag.Owner)
                return $"'{Excerpt.Of(category.Tag)}' is not a category of policy {policy.Identifier}.";
            if (i > 0 && values.Categories[i - 1].Tag == category.Tag)
                return $"The category {tag.Name} stands twice.";
            if (category.Values.IsDefault || (category.Values.IsEmpty && tag.Type != CategoryType.Permissive))
                return $"The category {tag.Name} has no value.";
            for (var j = 0; j < category.Values.Length; j++)
            {
                var name = category.Values[j];
                if (tag.Find(name) is not { } value)
                    return $"'{Excerpt.Of(name)}' is not a value of {tag.Name}.";
                if (j > 0 && category.Values[j - 1] == name)
                    return $"{name} stands twice.";
                if (value.ExcludedClasses.Contains(level.Name))
                    return $"{name} may not stand with {level.Name}.";
            }
        }
        return null;
    }

    // REL and NOFORN, NOFORN and RELIDO (00033, 00169).
    static string? CheckExclusions(LabelPolicy policy, in LabelValues values)
    {
        if (!values.Release.IsEmpty && IsExcluded(policy, values.Categories, ReleaseListName))
            return "A release list may not stand with a control that forbids foreign release.";
        foreach (var category in values.Categories)
        {
            foreach (var value in category.Values)
            {
                if (IsExcluded(policy, values.Categories, value))
                    return $"{value} may not stand with another of the label's values.";
            }
        }
        return null;
    }

    static string? CheckRequired(LabelPolicy policy, Classification level, in LabelValues values)
    {
        foreach (var required in level.Required)
        {
            var tag = policy.Tags.First(candidate => candidate.Oid == required.TagOid);
            var held = values.Categories.FirstOrDefault(category => category.Tag == tag.Name)?.Values ?? [];
            bool Holds(int lacv) => held.Any(name => tag.Find(name)?.Lacv == lacv);
            var isMet = required.Lacvs.IsEmpty ? !held.IsEmpty
                : required.All ? required.Lacvs.All(Holds) : required.Lacvs.Any(Holds);
            if (!isMet)
                return $"{level.Name} requires a value of {tag.Name}.";
        }
        return null;
    }
}
