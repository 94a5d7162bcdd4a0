using System.Collections.Immutable;

namespace Liaison.Kernel.Labels;

/// <summary>The values that a label holds of one tag.</summary>
/// <param name="Tag">Name of the tag.</param>
/// <param name="Values">The values. Only a permissive tag may have none: then no reader can hold one.</param>
public sealed record LabelCategory(string Tag, ImmutableArray<string> Values)
{
    /// <inheritdoc/>
    public bool Equals(LabelCategory? other) =>
        other is not null && Tag == other.Tag && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Tag);
        foreach (var value in Values)
            hash.Add(value);
        return hash.ToHashCode();
    }
}
