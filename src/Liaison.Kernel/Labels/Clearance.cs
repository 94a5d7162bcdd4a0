using System.Collections.Immutable;

namespace Liaison.Kernel.Labels;

/// <summary>Why a reader may not see something.</summary>
public enum AccessRefusal
{
    /// <summary>Nothing is refused.</summary>
    None,

    /// <summary>The label is of a policy that the clearance does not know.</summary>
    Policy,

    /// <summary>The classification is above the clearance.</summary>
    Classification,

    /// <summary>A restrictive value is not held.</summary>
    Restrictive,

    /// <summary>No value of a permissive tag is held.</summary>
    Permissive,

    /// <summary>It came from elsewhere, and its release list names none of the reader's nations.</summary>
    Release,
}

/// <summary>What a person or a system may see under one policy.</summary>
public sealed class Clearance
{
    /// <summary>Makes a clearance.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="classification">The highest level.</param>
    /// <param name="nations">The nation and organisations that the reader belongs to.</param>
    /// <param name="values">Names of the category values that the reader holds, by tag name.</param>
    /// <exception cref="ArgumentException">The level is not one of the policy.</exception>
    public Clearance(
        LabelPolicy policy,
        Classification classification,
        IEnumerable<string> nations,
        IEnumerable<LabelCategory> values)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(classification);
        if (policy.FindClassification(classification.Name)?.Hierarchy != classification.Hierarchy)
            throw new ArgumentException($"{classification} is not a level of {policy}.", nameof(classification));
        Policy = policy;
        Classification = classification;
        Nations = [.. nations];
        Values = values.ToImmutableDictionary(
            category => category.Tag, category => category.Values.ToImmutableHashSet());
    }

    /// <summary>The policy.</summary>
    public LabelPolicy Policy { get; }

    /// <summary>The highest level that may be seen.</summary>
    public Classification Classification { get; }

    /// <summary>The nation and organisations that the reader belongs to.</summary>
    public ImmutableHashSet<string> Nations { get; }

    /// <summary>Category values held, by tag name.</summary>
    public ImmutableDictionary<string, ImmutableHashSet<string>> Values { get; }

    /// <summary>True when the reader may see what carries the label: level, every restrictive value, one value of each
    /// permissive tag, and the release list.</summary>
    /// <param name="label">The label.</param>
    /// <param name="originatedHere">True when it is the own headquarters' and the reader belongs to it; then the
    /// release list, which speaks of others, does not bar the reader.</param>
    /// <param name="refusal">The first reason against it.</param>
    public bool CanRead(Label label, bool originatedHere, out AccessRefusal refusal)
    {
        ArgumentNullException.ThrowIfNull(label);
        refusal = !label.Policy.IsSameAs(Policy) ? AccessRefusal.Policy
            : label.Classification.Hierarchy > Classification.Hierarchy ? AccessRefusal.Classification
            : CheckCategories(label);
        if (refusal == AccessRefusal.None && !originatedHere && !label.ReleasableTo.Any(Nations.Contains))
            refusal = AccessRefusal.Release;
        return refusal == AccessRefusal.None;
    }

    AccessRefusal CheckCategories(Label label)
    {
        foreach (var category in label.Categories)
        {
            var held = Values.GetValueOrDefault(category.Tag) ?? [];
            switch (label.Policy.FindTag(category.Tag)?.Type)
            {
                case CategoryType.Informative:
                    continue;
                case CategoryType.Permissive when !category.Values.Any(held.Contains):
                    return AccessRefusal.Permissive;
                case CategoryType.Restrictive when !category.Values.All(held.Contains):
                    return AccessRefusal.Restrictive;
            }
        }
        return AccessRefusal.None;
    }
}
