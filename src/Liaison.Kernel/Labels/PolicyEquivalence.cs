using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Liaison.Kernel.Labels;

/// <summary>
/// The agreed equivalence of two policies, one way: from labels of <see cref="Source"/> to labels of
/// <see cref="Target"/>. It exists only when both policies agree that nothing is lowered: mapping keeps the order of
/// the levels, and mapping there and back never ends below the start. The result is an alternative label; the
/// originator's stays.
/// </summary>
public sealed class PolicyEquivalence
{
    readonly Dictionary<string, Classification> _levels;

    PolicyEquivalence(LabelPolicy source, LabelPolicy target, Dictionary<string, Classification> levels)
    {
        Source = source;
        Target = target;
        _levels = levels;
    }

    /// <summary>The policy of labels that are mapped.</summary>
    public LabelPolicy Source { get; }

    /// <summary>The policy of the results.</summary>
    public LabelPolicy Target { get; }

    /// <summary>Takes the equivalence from both policies, or says where they do not agree.</summary>
    public static bool TryCreate(
        LabelPolicy source,
        LabelPolicy target,
        [NotNullWhen(true)] out PolicyEquivalence? equivalence,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        equivalence = null;
        if (!TryMapLevels(source, target, out var forth, out error)
            || !TryMapLevels(target, source, out var back, out error))
        {
            return false;
        }
        foreach (var level in source.Classifications)
        {
            // A level that the other side does not map back could come home as anything.
            if (forth.TryGetValue(level.Name, out var there)
                && (!back.TryGetValue(there.Name, out var home) || home.Hierarchy < level.Hierarchy))
            {
                error = $"{target} does not treat {there} as {level} of {source} or higher.";
                return false;
            }
        }
        equivalence = new PolicyEquivalence(source, target, forth);
        return true;
    }

    /// <summary>Maps a label. A level or a restrictive or permissive value without an equivalent is refused;
    /// informative values without one are left out; the release list stays as it is.</summary>
    public bool TryMap(Label label, [NotNullWhen(true)] out Label? mapped, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(label);
        mapped = null;
        if (!label.Policy.IsSameAs(Source))
        {
            error = $"The label is of policy {label.Policy}, not of {Source}.";
            return false;
        }
        if (!_levels.TryGetValue(label.Classification.Name, out var level))
        {
            error = $"{label.Classification} has no equivalent in {Target}.";
            return false;
        }
        var categories = new SortedDictionary<string, ImmutableArray<string>.Builder>(StringComparer.Ordinal);
        foreach (var category in label.Categories)
        {
            error = MapCategory(Source.FindTag(category.Tag)!, category, categories);
            if (error is not null)
                return false;
        }
        return Label.TryCreate(
            Target,
            level.Name,
            label.ReleasableTo,
            categories.Select(pair => new LabelCategory(pair.Key, pair.Value.ToImmutable())),
            out mapped,
            out error,
            Owners(label));
    }

    static bool TryMapLevels(
        LabelPolicy source,
        LabelPolicy target,
        out Dictionary<string, Classification> levels,
        [NotNullWhen(false)] out string? error)
    {
        levels = [];
        error = null;
        var highest = int.MinValue;
        foreach (var level in source.Classifications)
        {
            var equivalents = level.Equivalents.Where(item => item.PolicyOid == target.Oid).Distinct().ToArray();
            if (equivalents.Length == 0)
                continue;
            var there = target.Classifications.FirstOrDefault(candidate => candidate.Lacv == equivalents[0].Lacv);
            if (equivalents.Length > 1 || there is null)
                error = $"{level} of {source} has no single equivalent in {target}.";
            else if (there.Hierarchy < highest)
                error = $"{level} of {source} becomes {there} of {target}, below the equivalent of a lower level.";
            if (error is not null)
                return false;
            highest = there!.Hierarchy;
            levels.Add(level.Name, there);
        }
        return true;
    }

    // Who owns the information stays said: the source's nation is a foreign owner under the target's policy.
    ImmutableArray<string> Owners(Label label)
    {
        ImmutableArray<string> owners = !label.Owners.IsEmpty ? label.Owners : Source.Home is null ? [] : [Source.Home];
        return owners.Length == 1 && owners[0] == Target.Home ? [] : owners;
    }

    string? MapCategory(
        CategoryTag tag, LabelCategory category, SortedDictionary<string, ImmutableArray<string>.Builder> mapped)
    {
        // No value of a permissive tag means no reader; an empty tag has no equivalent to say that with.
        if (category.Values.IsEmpty)
            return $"{tag.Name} without a value has no equivalent in {Target}.";
        foreach (var name in category.Values)
        {
            var equivalents = tag.Find(name)?.Equivalents ?? [];
            var equivalent = equivalents.FirstOrDefault(item => item.PolicyOid == Target.Oid);
            var targetTag = Target.Tags.FirstOrDefault(candidate => candidate.Oid == equivalent.TagSetOid);
            var value = targetTag?.Values.FirstOrDefault(candidate => candidate.Lacv == equivalent.Lacv);
            if (targetTag is null || value is null || targetTag.Type != tag.Type || targetTag.IsRelease)
            {
                if (tag.Type == CategoryType.Informative)
                    continue;
                return $"{name} of {tag.Name} has no equivalent in {Target}.";
            }
            if (!mapped.TryGetValue(targetTag.Name, out var values))
                mapped.Add(targetTag.Name, values = ImmutableArray.CreateBuilder<string>());
            if (!values.Contains(value.Name))
                values.Add(value.Name);
        }
        return null;
    }
}
