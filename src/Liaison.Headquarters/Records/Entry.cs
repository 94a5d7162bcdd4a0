namespace Liaison.Headquarters.Records;

/// <summary>A record of the journal as the boards see it: who said what, when, as which number.</summary>
public sealed record Entry
{
    /// <summary>Its number in the journal, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>Its id; also the id of what it creates.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was decided, by the clock of the node, to the millisecond; never before the one in front of
    /// it.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Name of who decided.</summary>
    public required string Author { get; init; }

    /// <summary>The role in which they did.</summary>
    public required string Role { get; init; }

    /// <summary>The banner of its label; empty for the node's default.</summary>
    public required string Label { get; init; }

    /// <summary>What it says.</summary>
    public required IRecordBody Body { get; init; }
}
