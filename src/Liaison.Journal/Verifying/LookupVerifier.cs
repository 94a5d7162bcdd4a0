using Liaison.Journal.Records;
using Liaison.Journal.Stores;

namespace Liaison.Journal.Verifying;

/// <summary>
/// Checks what a store keeps beside the signed bytes: that each record is found by its id. Where it is not, an append
/// that is repeated would be written twice.
/// </summary>
/// <param name="store">The store that the records are from.</param>
/// <remarks>Used by one thread at a time.</remarks>
public sealed class LookupVerifier(ILogStore store)
{
    const int RecordsAtATime = 1024;

    readonly List<LogRecord> _waiting = [];

    /// <summary>Takes more records; looks them up when there are many.</summary>
    /// <param name="records">Records that were found good.</param>
    /// <returns>What is wrong; null when all is well so far.</returns>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public LogFault? Check(IReadOnlyList<LogRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        _waiting.AddRange(records);
        return _waiting.Count < RecordsAtATime ? null : Finish();
    }

    /// <summary>Looks up the records that still wait.</summary>
    /// <returns>What is wrong; null when all is well.</returns>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public LogFault? Finish()
    {
        var found = store.FindAll([.. _waiting.Select(record => record.Id)]);
        var lost = _waiting.Find(record => !found.TryGetValue(record.Id, out var number) || number != record.Number);
        _waiting.Clear();
        return lost is null ? null : new LogFault(
            LogFaultKind.LostId, lost.Block, lost.Number, $"the record is not found by its id {lost.Id}");
    }
}
