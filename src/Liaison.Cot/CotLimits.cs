namespace Liaison.Cot;

/// <summary>Bounds on what one event may cost; whatever exceeds them is refused with its own <see
/// cref="CotError"/>.</summary>
public sealed record CotLimits
{
    /// <summary>The deepest nesting that any setting can allow.</summary>
    public const int DepthCeiling = 64;

    /// <summary>The greatest number of attributes of one element that any setting can allow.</summary>
    public const int AttributeCeiling = 64;

    readonly int _maxDepth = 32;
    readonly int _maxAttributes = AttributeCeiling;

    /// <summary>The limits of a node as installed.</summary>
    public static CotLimits Default { get; } = new();

    // For texts that passed a scan already, perhaps with other limits.
    internal static CotLimits Widest { get; } = new()
    {
        MaxFrameBytes = int.MaxValue,
        MaxDepth = DepthCeiling,
        MaxElements = int.MaxValue,
    };

    /// <summary>Longest event or message in bytes, its framing not counted. A session must be able to buffer this
    /// much.</summary>
    public int MaxFrameBytes { get; init; } = 262_144;

    /// <summary>Deepest nesting of elements, the event itself being 1; at most <see cref="DepthCeiling"/>.</summary>
    public int MaxDepth
    {
        get => _maxDepth;
        init => _maxDepth = Math.Clamp(value, 3, DepthCeiling);
    }

    /// <summary>Most attributes of one element; at most <see cref="AttributeCeiling"/>.</summary>
    public int MaxAttributes
    {
        get => _maxAttributes;
        init => _maxAttributes = Math.Clamp(value, 12, AttributeCeiling);
    }

    /// <summary>Most elements in one event.</summary>
    public int MaxElements { get; init; } = 2048;

    /// <summary>Longest uid in bytes, as it stands in the payload.</summary>
    public int MaxUidBytes { get; init; } = 256;

    /// <summary>Longest CoT type in bytes.</summary>
    public int MaxTypeBytes { get; init; } = 128;

    /// <summary>Most destinations read from one <c>marti</c> element; an event with more is refused.</summary>
    public int MaxDestinations { get; init; } = 256;
}
