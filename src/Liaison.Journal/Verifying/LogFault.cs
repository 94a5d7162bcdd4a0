namespace Liaison.Journal.Verifying;

/// <summary>What is wrong with a log.</summary>
public enum LogFaultKind
{
    /// <summary>A block's header cannot be read, or does not say what its block holds.</summary>
    BadHeader,

    /// <summary>A record cannot be read.</summary>
    BadRecord,

    /// <summary>A block does not follow the one before it: a number or the hash of the chain is another.</summary>
    BrokenChain,

    /// <summary>A record is older than the one before it, or a block has another time than its last record.</summary>
    WrongTime,

    /// <summary>The records of a block are not those that were signed.</summary>
    WrongRecords,

    /// <summary>The signature does not hold, or is of a key that may not sign here.</summary>
    BadSignature,

    /// <summary>An id stands twice.</summary>
    RepeatedId,

    /// <summary>The log does not begin with a record that opens it.</summary>
    BadOpening,

    /// <summary>What is signed is good, but the store does not find a record by its id.</summary>
    LostId,
}

/// <summary>The first fault of a log.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Block">The number of the block.</param>
/// <param name="Record">The number of the record, or of the first one of the block.</param>
/// <param name="Detail">In words.</param>
public sealed record LogFault(LogFaultKind Kind, long Block, long Record, string Detail)
{
    /// <inheritdoc />
    public override string ToString() => $"block {Block}, record {Record}: {Detail}";
}
