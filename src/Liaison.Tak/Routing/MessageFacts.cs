namespace Liaison.Tak.Routing;

/// <summary>What the desk needs to know of a message.</summary>
/// <param name="Type">CoT type.</param>
/// <param name="StaleMs">Until when its sender says that it holds, Unix milliseconds.</param>
readonly record struct MessageFacts(string Type, long StaleMs)
{
    /// <summary>
    /// Whether it waits for addressees who are away. Notices of the moment (<c>t-x-...</c>: somebody left, something was
    /// deleted) do not.
    /// </summary>
    public bool IsKept => !Type.StartsWith("t-x-", StringComparison.Ordinal);
}
