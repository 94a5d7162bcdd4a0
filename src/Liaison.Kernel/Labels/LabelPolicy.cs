using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Liaison.Kernel.Labels;

/// <summary>A marking policy: its classifications in order and its tags. Immutable; two policies are the same when
/// their object identifiers are.</summary>
public sealed class LabelPolicy
{
    LabelPolicy(
        string identifier,
        string oid,
        string? home,
        ImmutableArray<Classification> classifications,
        ImmutableArray<CategoryTag> tags)
    {
        Identifier = identifier;
        Oid = oid;
        Home = home;
        Classifications = classifications;
        Tags = tags;
        Release = tags.First(tag => tag.IsRelease);
        NodeDefault = Label.Lowest(this);
    }

    /// <summary>The built-in policy of a node: four levels and the common dissemination controls, of no one
    /// nation.</summary>
    public static LabelPolicy Default { get; } = BuiltInPolicy.Create();

    /// <summary>Name, as <c>PolicyIdentifier</c> of ADatP-4774 XML.</summary>
    public string Identifier { get; }

    /// <summary>Object identifier in dotted form.</summary>
    public string Oid { get; }

    /// <summary><c>urn:oid:</c> and the object identifier.</summary>
    public string Uri => "urn:oid:" + Oid;

    /// <summary>The nation whose policy this is; null for a policy of no one nation. A banner without an owner belongs
    /// to this nation. When it is USA, every release list starts with USA.</summary>
    public string? Home { get; }

    /// <summary>All levels, the lowest first.</summary>
    public ImmutableArray<Classification> Classifications { get; }

    /// <summary>All tags in the order of the banner.</summary>
    public ImmutableArray<CategoryTag> Tags { get; }

    /// <summary>The tag of the release list.</summary>
    public CategoryTag Release { get; }

    /// <summary>The label of what came without one: the lowest level, released to nobody.</summary>
    internal Label NodeDefault { get; }

    /// <summary>Makes a policy, or says why the parts do not form one that can be kept safely.</summary>
    /// <param name="identifier">Name; not empty.</param>
    /// <param name="oid">Object identifier in dotted form.</param>
    /// <param name="home">Nation of the policy, or null.</param>
    /// <param name="classifications">Levels in any order; at least one, ranks and names unique.</param>
    /// <param name="tags">Tags in the order of the banner; one of them the release list.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="error">Why not.</param>
    public static bool TryCreate(
        string identifier,
        string oid,
        string? home,
        IEnumerable<Classification> classifications,
        IEnumerable<CategoryTag> tags,
        [NotNullWhen(true)] out LabelPolicy? policy,
        [NotNullWhen(false)] out string? error)
    {
        var levels = classifications.OrderBy(level => level.Hierarchy).ToImmutableArray();
        var allTags = tags.ToImmutableArray();
        error = PolicyRules.Check(identifier, oid, home, levels, allTags);
        policy = error is null ? new LabelPolicy(identifier, oid, home, levels, allTags) : null;
        return error is null;
    }

    /// <summary>The level of that exact name, or null.</summary>
    public Classification? FindClassification(ReadOnlySpan<char> name)
    {
        foreach (var level in Classifications)
        {
            if (name.SequenceEqual(level.Name))
                return level;
        }
        return null;
    }

    /// <summary>The level of that portion abbreviation, or null.</summary>
    public Classification? FindPortion(ReadOnlySpan<char> portion)
    {
        foreach (var level in Classifications)
        {
            if (portion.SequenceEqual(level.Portion))
                return level;
        }
        return null;
    }

    /// <summary>The tag of that name, or null.</summary>
    public CategoryTag? FindTag(ReadOnlySpan<char> name)
    {
        foreach (var tag in Tags)
        {
            if (name.SequenceEqual(tag.Name))
                return tag;
        }
        return null;
    }

    /// <summary>True when the other has the same object identifier.</summary>
    public bool IsSameAs(LabelPolicy other) => Oid == other.Oid;

    /// <inheritdoc/>
    public override string ToString() => Identifier;
}
