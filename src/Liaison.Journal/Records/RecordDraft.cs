namespace Liaison.Journal.Records;

/// <summary>A record that is to be appended.</summary>
public sealed record RecordDraft
{
    /// <summary>Its id: whoever is not sure that an append has happened repeats it with the same id.</summary>
    public required Guid Id { get; init; }

    /// <summary>
    /// What it is, as <c>board.what-happened</c>: small letters, digits, hyphens and points, at most 64.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>Name of who made it; at most 200 characters.</summary>
    public required string Author { get; init; }

    /// <summary>The role in which they made it; at most 64 characters.</summary>
    public required string Role { get; init; }

    /// <summary>The banner of its label; empty for the node's default. At most 1000 characters.</summary>
    public string Label { get; init; } = "";

    /// <summary>
    /// Its time, in whole milliseconds and not before that of the log's last record; null for the writer's clock.
    /// </summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>What it says, as deterministic CBOR; at most <see cref="RecordCodec.MaxBodyBytes"/>.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }
}
