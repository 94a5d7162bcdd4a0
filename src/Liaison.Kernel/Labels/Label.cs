using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Liaison.Kernel.Labels;

/// <summary>
/// A confidentiality label with the semantics of STANAG 4774: classification, release list and categories under one
/// policy. Immutable; every instance is valid under its policy. Two labels are equal when they say the same under the
/// same policy, however they were written.
/// </summary>
public sealed class Label : IEquatable<Label>
{
    /// <summary>Most values that one label can hold over all tags.</summary>
    public const int MaxValues = 256;

    internal Label(LabelPolicy policy, Classification classification, LabelValues values)
    {
        Policy = policy;
        Classification = classification;
        ReleasableTo = values.Release;
        Owners = values.Owners;
        Categories = values.Categories;
    }

    /// <summary>The policy that gives the other parts their meaning.</summary>
    public LabelPolicy Policy { get; }

    /// <summary>The level.</summary>
    public Classification Classification { get; }

    /// <summary>Nations and organisations that this may be released to, in the order of the marking; empty releases to
    /// nobody. Organisations are not expanded to their members.</summary>
    public ImmutableArray<string> ReleasableTo { get; }

    /// <summary>The foreign owner, or two or more joint owners by alphabet; empty for the policy's own
    /// nation.</summary>
    public ImmutableArray<string> Owners { get; }

    /// <summary>The other tags with a value, in the policy's order.</summary>
    public ImmutableArray<LabelCategory> Categories { get; }

    /// <summary>The label of what came without one: the policy's lowest level, released to nobody.</summary>
    public static Label NodeDefault(LabelPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.NodeDefault;
    }

    /// <summary>Reads a banner such as <c>SECRET//REL TO USA, JPN</c>, <c>//JPN SECRET//REL TO USA, JPN</c> or
    /// <c>//JOINT SECRET JPN USA</c>. Exactly the form that <see cref="ToBanner"/> prints is read; everything else is
    /// refused with the reason, never read as something lower.</summary>
    public static bool TryParse(
        string? banner,
        LabelPolicy policy,
        [NotNullWhen(true)] out Label? label,
        [NotNullWhen(false)] out string? error) =>
        BannerReader.TryRead(banner, policy, isPortion: false, out label, out error);

    /// <summary>Reads a portion mark such as <c>(S//REL TO USA, JPN)</c>, as strictly as a banner.</summary>
    public static bool TryParsePortion(
        string? portion,
        LabelPolicy policy,
        [NotNullWhen(true)] out Label? label,
        [NotNullWhen(false)] out string? error) =>
        BannerReader.TryRead(portion, policy, isPortion: true, out label, out error);

    /// <summary>Makes a label from its parts, or says which rule of the policy they break. The order of values is
    /// free; a value that stands twice is refused.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="classification">Name of the level.</param>
    /// <param name="releasableTo">The release list; empty releases to nobody.</param>
    /// <param name="categories">Other tags and their values, each tag once.</param>
    /// <param name="label">The label.</param>
    /// <param name="error">Why not.</param>
    /// <param name="owners">The foreign owner or the joint owners.</param>
    public static bool TryCreate(
        LabelPolicy policy,
        string classification,
        IEnumerable<string> releasableTo,
        IEnumerable<LabelCategory> categories,
        [NotNullWhen(true)] out Label? label,
        [NotNullWhen(false)] out string? error,
        IEnumerable<string>? owners = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        label = null;
        if (policy.FindClassification(classification) is not { } level)
        {
            error = $"'{Excerpt.Of(classification)}' is not a classification of policy {policy.Identifier}.";
            return false;
        }
        var values = LabelValues.Sort(policy, releasableTo, owners ?? [], categories);
        error = LabelRules.Check(policy, level, values);
        if (error is null)
            label = new Label(policy, level, values);
        return error is null;
    }

    /// <summary>The label that covers both: the higher level, the nations that both release to, every restriction. It
    /// never allows a reader whom one of the two refuses.</summary>
    /// <exception cref="ArgumentException">The labels have different policies; map one first.</exception>
    public static Label Dominant(Label left, Label right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (!left.Policy.IsSameAs(right.Policy))
            throw new ArgumentException($"Policy {right.Policy} is not {left.Policy}.", nameof(right));
        return LabelDominance.Merge(left, right);
    }

    /// <summary>True when the release list names this nation or organisation.</summary>
    public bool IsReleasableTo(string nation) => ReleasableTo.Contains(nation);

    /// <summary>The same label with this release list, or the rule that it breaks.</summary>
    public bool TryWithRelease(
        IEnumerable<string> releasableTo,
        [NotNullWhen(true)] out Label? label,
        [NotNullWhen(false)] out string? error) =>
        TryCreate(Policy, Classification.Name, releasableTo, Categories, out label, out error, Owners);

    /// <summary>The values of a tag other than the release list; null when the label does not have the tag.</summary>
    public LabelCategory? Find(CategoryTag tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        foreach (var category in Categories)
        {
            if (category.Tag == tag.Name)
                return category;
        }
        return null;
    }

    /// <summary>The banner line.</summary>
    public string ToBanner() => BannerWriter.Write(this, isPortion: false);

    /// <summary>The portion mark, in parentheses.</summary>
    public string ToPortion() => BannerWriter.Write(this, isPortion: true);

    /// <inheritdoc/>
    public bool Equals(Label? other) =>
        other is not null
        && Policy.IsSameAs(other.Policy)
        && Classification.Name == other.Classification.Name
        && ReleasableTo.AsSpan().SequenceEqual(other.ReleasableTo.AsSpan())
        && Owners.AsSpan().SequenceEqual(other.Owners.AsSpan())
        && Categories.AsSpan().SequenceEqual(other.Categories.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Label);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Policy.Oid);
        hash.Add(Classification.Name);
        foreach (var nation in ReleasableTo)
            hash.Add(nation);
        foreach (var category in Categories)
            hash.Add(category);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => ToBanner();

    internal static Label Lowest(LabelPolicy policy) =>
        new(policy, policy.Classifications[0], LabelValues.None);
}
