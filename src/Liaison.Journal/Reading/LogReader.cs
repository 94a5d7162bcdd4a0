using System.Security.Cryptography;
using Liaison.Journal.Blocks;
using Liaison.Journal.Records;
using Liaison.Journal.Stores;
using Liaison.Journal.Writing;

namespace Liaison.Journal.Reading;

/// <summary>Reads a log's records without verifying them: to fold them into state, and to show them.</summary>
public static class LogReader
{
    /// <summary>The records from a number on, in order, to the last one that is there.</summary>
    /// <param name="store">The log.</param>
    /// <param name="from">The number of the first one, from 1.</param>
    /// <exception cref="LogFailedException">A record cannot be read.</exception>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public static IEnumerable<LogRecord> ReadRecords(this ILogStore store, long from)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        return Records();

        IEnumerable<LogRecord> Records()
        {
            var next = from;
            foreach (var block in store.Read(from))
            {
                if (block.First > next) throw Failure(next);
                for (; next <= block.Last; next++)
                {
                    yield return RecordCodec.TryRead(
                        block.Records[(int)(next - block.First)], next, block.Number, out var record)
                        ? record : throw Failure(next);
                }
            }
        }
    }

    /// <summary>The records before a number, the newest first.</summary>
    /// <param name="store">The log.</param>
    /// <param name="before">The number after that of the first one given.</param>
    /// <param name="count">How many at most.</param>
    /// <exception cref="LogFailedException">A record cannot be read.</exception>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public static IReadOnlyList<LogRecord> ReadRecordsBefore(this ILogStore store, long before, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        // Numbers have no gaps: where a page begins is known without looking.
        var from = Math.Max(1, before - count);
        var page = store.ReadRecords(from).TakeWhile(record => record.Number < before).ToList();
        page.Reverse();
        return page;
    }

    /// <summary>The id of the key that signs the next block; null for an empty store.</summary>
    /// <param name="store">The log.</param>
    /// <exception cref="LogFailedException">The last block cannot be read.</exception>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public static ReadOnlyMemory<byte>? ReadSigningKey(this ILogStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (store.ReadLast() is not { } last) return null;
        if (!BlockHeader.TryRead(last.Header, out var header))
            throw new LogFailedException($"the header of block {last.Number} cannot be read: verify the log");
        // That of the last block, unless its last record names another.
        var change = store.ReadRecord(header.Last);
        if (change.Kind != LogRecords.KeyChanged || !LogRecords.TryReadKey(change, out var key)) return header.Key;
        using (key) return SHA256.HashData(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>One record.</summary>
    /// <param name="store">The log.</param>
    /// <param name="number">Its number.</param>
    /// <exception cref="LogFailedException">It is not there, or cannot be read.</exception>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public static LogRecord ReadRecord(this ILogStore store, long number) =>
        store.ReadRecords(number).FirstOrDefault() ?? throw Failure(number);

    /// <summary>The number of the record with an id; null when there is none.</summary>
    /// <param name="store">The log.</param>
    /// <param name="id">The record's id.</param>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public static long? Find(this ILogStore store, Guid id)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.FindAll([id]).TryGetValue(id, out var number) ? number : null;
    }

    static LogFailedException Failure(long number) => new($"record {number} cannot be read: verify the log");
}
