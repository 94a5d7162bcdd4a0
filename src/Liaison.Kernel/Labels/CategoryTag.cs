using System.Collections.Immutable;

namespace Liaison.Kernel.Labels;

/// <summary>How the values of a tag work on access (STANAG 4774).</summary>
public enum CategoryType
{
    /// <summary>A reader must hold every value.</summary>
    Restrictive,

    /// <summary>A reader must hold at least one value.</summary>
    Permissive,

    /// <summary>Values tell how to handle; they do not decide access.</summary>
    Informative,
}

/// <summary>A tag of a policy: a named list of values of one type.</summary>
public sealed record CategoryTag
{
    /// <summary>The tag that holds the nations and organisations that a label releases to.</summary>
    public const string ReleasableTo = "Releasable To";

    /// <summary>The informative tag that names a foreign owner, or the joint owners, of the information.</summary>
    public const string Owner = "Owner";

    /// <summary>Name, as <c>TagName</c> of ADatP-4774 XML.</summary>
    public required string Name { get; init; }

    /// <summary>Object identifier of the tag set.</summary>
    public required string Oid { get; init; }

    /// <summary>Stands in a banner for a permissive tag that no reader can satisfy.</summary>
    internal const string NoValue = "NONE";

    /// <summary>How its values work on access.</summary>
    public required CategoryType Type { get; init; }

    /// <summary>Its values in the order of the banner. Empty: any well-formed code of a nation or an
    /// organisation.</summary>
    public ImmutableArray<CategoryValue> Values { get; init; } = [];

    /// <summary>True for the list of nations that a label releases to.</summary>
    public bool IsRelease => Type == CategoryType.Permissive && Name == ReleasableTo;

    /// <summary>Words before the list of a permissive tag in a banner; <c>REL TO</c> for the release list.</summary>
    public string Prefix => IsRelease ? "REL TO" : Name.ToUpperInvariant();

    /// <summary>The value of that name, or null.</summary>
    public CategoryValue? Find(ReadOnlySpan<char> name)
    {
        foreach (var value in Values)
        {
            if (name.SequenceEqual(value.Name))
                return value;
        }
        return null;
    }

    /// <summary>True when the name is a listed value, or the tag is open and the name a well-formed code.</summary>
    public bool Allows(string name) => Values.IsEmpty ? NationCode.IsWellFormed(name) : Find(name) is not null;

    /// <summary>Position of a value in the banner's order.</summary>
    internal int Rank(string name)
    {
        for (var i = 0; i < Values.Length; i++)
        {
            if (Values[i].Name == name)
                return i;
        }
        return Values.Length;
    }
}

/// <summary>One value of a tag.</summary>
public sealed record CategoryValue
{
    /// <summary>Name, as <c>GenericValue</c> of ADatP-4774 XML.</summary>
    public required string Name { get; init; }

    /// <summary>Abbreviation of the portion mark.</summary>
    public required string Portion { get; init; }

    /// <summary>Label and certificate value of XML SPIF.</summary>
    public required int Lacv { get; init; }

    /// <summary>Names of the classifications that this value may not stand with.</summary>
    public ImmutableHashSet<string> ExcludedClasses { get; init; } = [];

    /// <summary>Names of informative values that may not stand in the same label; <c>REL TO</c> names any release list.
    /// Only restrictive values exclude others.</summary>
    public ImmutableHashSet<string> Excludes { get; init; } = [];

    /// <summary>Values of other policies that this one is treated as.</summary>
    public ImmutableArray<Equivalent> Equivalents { get; init; } = [];
}
