using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Alerts;

/// <summary>What a document of warnings holds.</summary>
public sealed record AlertDocument
{
    /// <summary>The alerts in it, in its order.</summary>
    public IReadOnlyList<Alert> Alerts { get; init; } = [];

    /// <summary>
    /// Where an index (Atom or RSS) says that alerts are; as written there, so perhaps relative to the index. Whoever
    /// follows them decides which hosts may be asked.
    /// </summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Why messages within an index could not be read, while the rest of it could.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];
}
