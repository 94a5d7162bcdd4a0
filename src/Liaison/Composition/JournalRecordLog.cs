using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Journal.Reading;
using Liaison.Journal.Records;
using Liaison.Journal.Stores;
using Liaison.Journal.Writing;

namespace Liaison.Composition;

/// <summary>The journal as the command post uses it: bodies become bytes and bytes bodies.</summary>
sealed class JournalRecordLog(LogWriter writer, ILogStore store, Func<bool>? isFull = null) : IRecordLog
{
    public long Last => writer.Last;

    public DateTimeOffset LastTime => writer.LastTime;

    /// <summary>The entries from a number on; records of the log about itself are left out.</summary>
    /// <exception cref="LogFailedException">A record cannot be read, or is of a kind that this version does not
    /// know.</exception>
    public static IEnumerable<Entry> Read(ILogStore store, long from) => store.ReadRecords(from)
        .Where(record => !record.Kind.StartsWith(LogRecords.Prefix, StringComparison.Ordinal)).Select(EntryOf);

    /// <inheritdoc />
    /// <exception cref="ArgumentException">An entry cannot be written; nothing was queued.</exception>
    /// <exception cref="LogFullException">The disk is nearly full; nothing was queued.</exception>
    public Task AppendAsync(IReadOnlyList<Entry> entries)
    {
        // What was queued before still has its room: nothing that was decided is lost.
        if (isFull?.Invoke() == true) throw new LogFullException("the disk is nearly full");
        var drafts = entries.Select(DraftOf).ToList();
        // The boards go on with what is queued: what the writer would refuse is found before.
        if (drafts.Select(RecordCodec.Fault).FirstOrDefault(fault => fault is not null) is { } found)
            throw new ArgumentException(found, nameof(entries));
        return drafts.Count > LogWriter.MaxRecordsOfBlock
            ? throw new ArgumentException($"{drafts.Count} records at a time", nameof(entries))
            : WriteAsync(entries[0].Number, drafts);
    }

    public long? Find(Guid id) => store.Find(id);

    async Task WriteAsync(long first, List<RecordDraft> drafts)
    {
        var records = await writer.AppendAsync(drafts).ConfigureAwait(false);
        if (records[0].Number != first)
            throw new LogFailedException($"record {records[0].Number} was decided as {first}: somebody else appends");
    }

    static RecordDraft DraftOf(Entry entry) => new()
    {
        Id = entry.Id,
        Time = entry.Time,
        Kind = RecordCatalog.KindOf(entry.Body),
        Author = entry.Author,
        Role = entry.Role,
        Label = entry.Label,
        Body = RecordCatalog.Encode(entry.Body),
    };

    static Entry EntryOf(LogRecord record) => new()
    {
        Number = record.Number,
        Id = record.Id,
        Time = record.Time,
        Author = record.Author,
        Role = record.Role,
        Label = record.Label,
        Body = RecordCatalog.TryDecode(record.Kind, record.Body, out var body)
            ? body
            : throw new LogFailedException(RecordCatalog.Knows(record.Kind)
                ? $"record {record.Number} ({record.Kind}) cannot be read"
                : $"this version does not know {record.Kind}, the kind of record {record.Number}: use a newer one"),
    };
}
