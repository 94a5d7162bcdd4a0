namespace Liaison.Journal.Records;

/// <summary>A record of a log, as it is stored.</summary>
public sealed record LogRecord
{
    /// <summary>Its number in the log, from 1, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>The number of its block, from 1, without gaps.</summary>
    public required long Block { get; init; }

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was appended, by the clock of the node that owns the log, to the millisecond.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Name of who made it.</summary>
    public required string Author { get; init; }

    /// <summary>The role in which they made it.</summary>
    public required string Role { get; init; }

    /// <summary>The banner of its label; empty for the node's default.</summary>
    public required string Label { get; init; }

    /// <summary>What it says, as deterministic CBOR.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }
}
