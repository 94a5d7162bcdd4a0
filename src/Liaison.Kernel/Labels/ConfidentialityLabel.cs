using System.Collections.Immutable;

namespace Liaison.Kernel.Labels;

/// <summary>Which of the three labels of ADatP-4774 it is.</summary>
public enum ConfidentialityLabelKind
{
    /// <summary>The label that the originator gave.</summary>
    Originator,

    /// <summary>An equivalent label under another policy.</summary>
    Alternative,

    /// <summary>The label of the metadata themselves.</summary>
    Metadata,
}

/// <summary>A label with what ADatP-4774 writes around it.</summary>
public sealed record ConfidentialityLabel
{
    /// <summary>Which of the three roots.</summary>
    public ConfidentialityLabelKind Kind { get; init; } = ConfidentialityLabelKind.Originator;

    /// <summary>The label.</summary>
    public required Label Label { get; init; }

    /// <summary>When the label was made.</summary>
    public required DateTimeOffset CreationDateTime { get; init; }

    /// <summary>When the label is to be reviewed. A past date does not make it invalid.</summary>
    public required DateTimeOffset ReviewDateTime { get; init; }

    /// <summary>Privacy mark, or null.</summary>
    public string? PrivacyMark { get; init; }

    /// <summary>Who made the label, or null.</summary>
    public OriginatorId? Originator { get; init; }
}

/// <summary>Who made a label.</summary>
/// <param name="Type">Kind of name, one of the eight of ADatP-4774, such as <c>uniformResourceIdentifier</c>.</param>
/// <param name="Value">The name.</param>
public sealed record OriginatorId(string Type, string Value)
{
    static readonly ImmutableHashSet<string> Types =
    [
        "rfc822Name", "dNSName", "directoryName", "uniformResourceIdentifier", "iPAddress", "x400Address",
        "userPrincipalName", "jID",
    ];

    internal static bool IsType(string type) => Types.Contains(type);
}

/// <summary>The originator's label of one item with its equivalents under other policies. The originator's label is
/// never overwritten: a mapping adds an alternative.</summary>
public sealed class LabelSet
{
    const int MaxAlternatives = 16;

    LabelSet(ConfidentialityLabel originator, ImmutableArray<ConfidentialityLabel> alternatives)
    {
        Originator = originator;
        Alternatives = alternatives;
    }

    /// <summary>The originator's label.</summary>
    public ConfidentialityLabel Originator { get; }

    /// <summary>Equivalents, at most one for each policy, none for the originator's.</summary>
    public ImmutableArray<ConfidentialityLabel> Alternatives { get; }

    /// <summary>Starts with the originator's label.</summary>
    /// <exception cref="ArgumentException">It is of another kind.</exception>
    public static LabelSet Of(ConfidentialityLabel originator)
    {
        ArgumentNullException.ThrowIfNull(originator);
        return originator.Kind == ConfidentialityLabelKind.Originator
            ? new LabelSet(originator, [])
            : throw new ArgumentException("Not an originator's label.", nameof(originator));
    }

    /// <summary>Adds an equivalent. Null when its policy already has a label here, it is not an alternative, or there
    /// are 16.</summary>
    public LabelSet? TryAdd(ConfidentialityLabel alternative)
    {
        ArgumentNullException.ThrowIfNull(alternative);
        return alternative.Kind != ConfidentialityLabelKind.Alternative
            || Alternatives.Length >= MaxAlternatives
            || For(alternative.Label.Policy) is not null
                ? null
                : new LabelSet(Originator, Alternatives.Add(alternative));
    }

    /// <summary>The label under a policy: the originator's when it is of that policy, otherwise the alternative; null
    /// when there is none.</summary>
    public ConfidentialityLabel? For(LabelPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Originator.Label.Policy.IsSameAs(policy)
            ? Originator
            : Alternatives.FirstOrDefault(alternative => alternative.Label.Policy.IsSameAs(policy));
    }
}
