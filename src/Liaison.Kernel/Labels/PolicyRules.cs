using System.Collections.Immutable;

namespace Liaison.Kernel.Labels;

/// <summary>What makes a policy usable: names that a banner can tell apart, and rules that survive every
/// merge.</summary>
static class PolicyRules
{
    const int MaxClassifications = 32;
    const int MaxTags = 32;
    const int MaxValues = 1024;

    /// <summary>Null when the policy is usable, otherwise why not.</summary>
    public static string? Check(
        string identifier,
        string oid,
        string? home,
        ImmutableArray<Classification> levels,
        ImmutableArray<CategoryTag> tags)
    {
        if (!Marking.IsPhrase(identifier))
            return "The policy has no printable name.";
        if (!Oid.IsWellFormed(oid))
            return $"Policy {identifier}: '{oid}' is not an object identifier.";
        if (home is not null && !NationCode.IsWellFormed(home))
            return $"Policy {identifier}: '{home}' is not the code of a nation.";
        return CheckLevels(identifier, levels)
            ?? CheckTags(identifier, tags)
            ?? tags.Select(tag => CheckValues(levels, tag)).FirstOrDefault(found => found is not null)
            ?? levels.Select(level => CheckRequired(level, tags)).FirstOrDefault(found => found is not null);
    }

    static string? CheckLevels(string identifier, ImmutableArray<Classification> levels)
    {
        if (levels.IsEmpty || levels.Length > MaxClassifications)
            return $"Policy {identifier} has {levels.Length} classifications; 1 to {MaxClassifications} are allowed.";
        if (levels.Any(level => !Marking.IsWord(level.Name) || !Marking.IsWord(level.Portion)))
            return $"Policy {identifier}: a classification's name or portion is not upper-case words.";
        if (!levels[0].Required.IsEmpty)
            return $"Policy {identifier}: its lowest level requires a category, so there is no default label.";
        return AreUnique(levels, level => level.Hierarchy) && AreUnique(levels, level => level.Lacv)
            && AreUnique(levels, level => level.Name) && AreUnique(levels, level => level.Portion)
                ? null
                : $"Policy {identifier}: two classifications share a rank, a value, a name or a portion.";
    }

    static string? CheckTags(string identifier, ImmutableArray<CategoryTag> tags)
    {
        if (tags.Length > MaxTags || tags.Count(tag => tag.IsRelease) != 1)
            return $"Policy {identifier} needs one tag '{CategoryTag.ReleasableTo}' among at most {MaxTags}.";
        if (!AreUnique(tags, tag => tag.Name) || !AreUnique(tags, tag => tag.Oid))
            return $"Policy {identifier}: two tags share a name or an object identifier.";
        foreach (var tag in tags)
        {
            if (!Marking.IsPhrase(tag.Name) || !Oid.IsWellFormed(tag.Oid))
                return $"Policy {identifier}: tag '{tag.Name}' has no printable name or no object identifier.";
        }
        // A merge unites restrictive values, so they can exclude only what a merge may leave out.
        var excluded = tags.SelectMany(tag => tag.Values).SelectMany(value => value.Excludes).Distinct();
        var informative = Names(tags, CategoryType.Informative);
        var permissive = Names(tags, CategoryType.Permissive);
        if (excluded.Any(name => name != "REL TO" && (!informative.Contains(name) || permissive.Contains(name))))
            return $"Policy {identifier}: a value excludes more than informative values and the release list.";
        // A value in a banner stands alone, so it has to tell its tag.
        var bare = tags.Where(tag => tag.Type != CategoryType.Permissive).SelectMany(tag => tag.Values).ToArray();
        return AreUnique(bare, value => value.Name) && AreUnique(bare, value => value.Portion)
            ? null
            : $"Policy {identifier}: two category values share a name or a portion.";
    }

    static string? CheckValues(ImmutableArray<Classification> levels, CategoryTag tag)
    {
        if (tag.Values.Length > MaxValues)
            return $"Tag {tag.Name} has more than {MaxValues} values.";
        if (tag.Values.IsEmpty && !tag.IsRelease && tag.Name != CategoryTag.Owner)
            return $"Tag {tag.Name} has no values.";
        if (!AreUnique(tag.Values, value => value.Lacv) || !AreUnique(tag.Values, value => value.Name))
            return $"Tag {tag.Name}: two values share a name or a value.";
        foreach (var value in tag.Values)
        {
            if (!Marking.IsWord(value.Name) || !Marking.IsWord(value.Portion))
                return $"Tag {tag.Name}: '{value.Name}' is not upper-case words.";
            if (tag.IsRelease && !NationCode.IsWellFormed(value.Name))
                return $"Tag {tag.Name}: '{value.Name}' is not the code of a nation or an organisation.";
            if (value.Name == CategoryTag.NoValue)
                return $"Tag {tag.Name}: {CategoryTag.NoValue} is reserved.";
            if (tag.Type != CategoryType.Restrictive && !value.Excludes.IsEmpty)
                return $"Tag {tag.Name}: {value.Name} excludes another value, which only a restrictive one may.";
            if (tag.Type == CategoryType.Restrictive && !ExcludesOnlyLowerLevels(levels, value))
                return $"Tag {tag.Name}: {value.Name} would have to be dropped at a higher classification.";
        }
        return null;
    }

    static string? CheckRequired(Classification level, ImmutableArray<CategoryTag> tags)
    {
        foreach (var required in level.Required)
        {
            var tag = tags.FirstOrDefault(candidate => candidate.Oid == required.TagOid);
            if (tag is null || tag.Type == CategoryType.Permissive)
                return $"{level.Name} requires a category of {required.TagOid}, which can not be kept in every merge.";
            if (required.Lacvs.Any(lacv => tag.Values.All(value => value.Lacv != lacv)))
                return $"{level.Name} requires a value that tag {tag.Name} does not have.";
        }
        return null;
    }

    // A merge may raise the classification; a restriction must survive that.
    static bool ExcludesOnlyLowerLevels(ImmutableArray<Classification> levels, CategoryValue value)
    {
        var allowed = false;
        foreach (var level in levels)
        {
            var excluded = value.ExcludedClasses.Contains(level.Name);
            if (allowed && excluded)
                return false;
            allowed |= !excluded;
        }
        return allowed;
    }

    static HashSet<string> Names(ImmutableArray<CategoryTag> tags, CategoryType type) =>
        [.. tags.Where(tag => tag.Type == type).SelectMany(tag => tag.Values).Select(value => value.Name)];

    static bool AreUnique<T, TKey>(IEnumerable<T> items, Func<T, TKey> key) =>
        items.GroupBy(key).All(group => group.Count() == 1);
}
