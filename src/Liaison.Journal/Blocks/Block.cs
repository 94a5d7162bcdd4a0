namespace Liaison.Journal.Blocks;

/// <summary>A block with its records, as it is stored and sent.</summary>
public sealed record Block
{
    /// <summary>The number of the block, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>The number of its first record.</summary>
    public required long First { get; init; }

    /// <summary>The header's bytes: what is signed.</summary>
    public required ReadOnlyMemory<byte> Header { get; init; }

    /// <summary>The signature over it: a COSE_Sign1 message (RFC 9052) with detached content.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>The records' bytes, in order.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Records { get; init; }

    /// <summary>The number of its last record.</summary>
    public long Last => First + Records.Count - 1;
}
