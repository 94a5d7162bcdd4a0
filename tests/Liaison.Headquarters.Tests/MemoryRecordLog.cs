using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Tests;

/// <summary>A journal in memory, which keeps bodies as bytes, and whose disk can be held up or broken.</summary>
sealed class MemoryRecordLog : IRecordLog
{
    readonly List<(Entry Entry, byte[] Body)> _records = [];
    readonly Queue<(TaskCompletionSource Written, int Records)> _waiting = [];
    int _onDisk;

    public long Last => _records.Count;

    public DateTimeOffset LastTime => _records.Count == 0 ? DateTimeOffset.UnixEpoch : _records[^1].Entry.Time;

    /// <summary>While true nothing gets onto the disk.</summary>
    public bool IsHeldUp { get; set; }

    public Task AppendAsync(IReadOnlyList<Entry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Number != Last + 1) throw new InvalidOperationException($"{entry.Number} behind {Last}");
            if (entry.Time < LastTime) throw new InvalidOperationException("an earlier time");
            _records.Add((entry, RecordCatalog.Encode(entry.Body)));
        }

        if (!IsHeldUp && _waiting.Count == 0)
        {
            _onDisk += entries.Count;
            return Task.CompletedTask;
        }

        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue((written, entries.Count));
        return written.Task;
    }

    public long? Find(Guid id)
    {
        var place = _records.FindIndex(0, _onDisk, record => record.Entry.Id == id);
        return place < 0 ? null : place + 1;
    }

    /// <summary>Lets one append get onto the disk.</summary>
    public void WriteOne()
    {
        var (written, records) = _waiting.Dequeue();
        _onDisk += records;
        written.SetResult();
    }

    /// <summary>Lets one append fail.</summary>
    public void FailOne() => _waiting.Dequeue().Written.SetException(new IOException("the disk is gone"));

    /// <summary>The entries as they are read from the bytes.</summary>
    public IEnumerable<Entry> Read(long after = 0)
    {
        foreach (var (entry, bytes) in _records.Skip((int)after))
        {
            if (!RecordCatalog.TryDecode(RecordCatalog.KindOf(entry.Body), bytes, out var body))
                throw new InvalidOperationException($"record {entry.Number} cannot be read");
            yield return entry with { Body = body };
        }
    }
}
