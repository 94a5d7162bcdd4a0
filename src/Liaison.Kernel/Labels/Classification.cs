using System.Collections.Immutable;

namespace Liaison.Kernel.Labels;

/// <summary>One level of a policy, such as SECRET. Levels are ordered by <see cref="Hierarchy"/> within their policy
/// only; levels of two policies are never compared, they are mapped by the equivalence of the two policies.</summary>
public sealed record Classification
{
    /// <summary>Name, upper case, as in the banner and in ADatP-4774 XML.</summary>
    public required string Name { get; init; }

    /// <summary>Abbreviation of the portion mark, such as <c>S</c>.</summary>
    public required string Portion { get; init; }

    /// <summary>Rank; the higher, the more sensitive. Unique within the policy.</summary>
    public required int Hierarchy { get; init; }

    /// <summary>Label and certificate value of XML SPIF; unique within the policy.</summary>
    public required int Lacv { get; init; }

    /// <summary>Colour of the banner (a CSS name or <c>#rrggbb</c>), or null.</summary>
    public string? Color { get; init; }

    /// <summary>Names of the level in other languages, by language tag such as <c>ja</c>.</summary>
    public ImmutableDictionary<string, string> Phrases { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Levels of other policies that this one is treated as.</summary>
    public ImmutableArray<Equivalent> Equivalents { get; init; } = [];

    /// <summary>Tags of which a label of this level carries at least one value.</summary>
    public ImmutableArray<RequiredCategory> Required { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>What one element of a policy corresponds to in another policy.</summary>
/// <param name="PolicyOid">Object identifier of the other policy.</param>
/// <param name="TagSetOid">Object identifier of the other policy's tag set; empty for a classification.</param>
/// <param name="Lacv">The other element's label and certificate value.</param>
public readonly record struct Equivalent(string PolicyOid, string TagSetOid, int Lacv);

/// <summary>Category values that a classification demands.</summary>
/// <param name="TagOid">Object identifier of the tag set.</param>
/// <param name="Lacvs">The values; empty means any value of the tag.</param>
/// <param name="All">True: all of the values; false: at least one.</param>
public sealed record RequiredCategory(string TagOid, ImmutableArray<int> Lacvs, bool All);
