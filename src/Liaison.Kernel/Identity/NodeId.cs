using System.Diagnostics.CodeAnalysis;

namespace Liaison.Kernel.Identity;

/// <summary>The identity of a node, given once when it is made; written as a UUID with hyphens.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct NodeId(Guid Value)
{
    /// <summary>Reads a UUID with hyphens.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="id">The id, when the answer is true.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out NodeId id)
    {
        var valid = Guid.TryParseExact(text, "D", out var value) && value != Guid.Empty;
        id = new(value);
        return valid;
    }

    /// <summary>The UUID with hyphens, in small letters.</summary>
    public override string ToString() => Value.ToString("D");
}
