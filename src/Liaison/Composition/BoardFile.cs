using Liaison.Headquarters.Command;
using Liaison.Headquarters.Snapshots;
using Liaison.Journal.Records;
using Liaison.Journal.Stores;
using Liaison.Kernel.Files;

namespace Liaison.Composition;

/// <summary>
/// The boards of a journal: folded from its records, the first of them taken from a snapshot where there is one that
/// fits. A snapshot is a cache: when anything about it is wrong, all records are folded.
/// </summary>
static class BoardFile
{
    const int BufferBytes = 1 << 18;

    /// <summary>The boards as all records of the journal make them.</summary>
    /// <param name="store">The journal.</param>
    /// <param name="path">Where a snapshot may be.</param>
    /// <param name="snapshotAt">The last record that came from the snapshot; 0 when there was none.</param>
    /// <param name="fault">Why a snapshot was not used; null when it was, or when there is none.</param>
    public static Boards Open(ILogStore store, string path, out long snapshotAt, out string? fault)
    {
        (snapshotAt, fault) = (0, null);
        var boards = new Boards();
        try
        {
            if (File.Exists(path) && Load(store, path) is var snapshot)
                (boards, snapshotAt) = (snapshot.ToBoards(), snapshot.Number);
        }
        catch (Exception e) when (e is SnapshotException or IOException or UnauthorizedAccessException)
        {
            (boards, snapshotAt, fault) = (new Boards(), 0, e.Message);
        }

        foreach (var entry in JournalRecordLog.Read(store, snapshotAt + 1)) boards.Apply(entry);
        return boards;
    }

    /// <summary>Keeps a snapshot for the next start.</summary>
    /// <exception cref="IOException">It cannot be written; the old one stays.</exception>
    public static void Save(ILogStore store, string path, Snapshot snapshot)
    {
        var incoming = path + ".new";
        using (var file = new FileStream(incoming, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            BufferSize = BufferBytes,
            UnixCreateMode = WholeFile.PrivateFile,
        }))
            snapshot.Write(file, AnchorOf(store, snapshot.Number));
        File.Move(incoming, path, overwrite: true);
    }

    static Snapshot Load(ILogStore store, string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes);
        var snapshot = Snapshot.Read(file, out var anchor);
        return anchor.AsSpan().SequenceEqual(AnchorOf(store, snapshot.Number))
            ? snapshot : throw new SnapshotException("it is of another journal");
    }

    /// <summary>The hash of a record, which names the journal up to it; empty when there is none.</summary>
    static byte[] AnchorOf(ILogStore store, long number) =>
        number > 0 && store.Read(number).FirstOrDefault() is { } block && block.First <= number
            ? RecordCodec.Hash(block.Records[(int)(number - block.First)].Span) : [];
}
