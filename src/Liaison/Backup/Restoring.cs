using Liaison.Configuration;
using Liaison.Data;
using Liaison.Journal.Stores;
using Liaison.Journal.Verifying;
using Liaison.Kernel.Files;
using Liaison.Kernel.Time;
using Liaison.Stores;

namespace Liaison.Backup;

/// <summary>Makes a data folder of a backup.</summary>
static class Restoring
{
    const string Keys = "keys";

    /// <summary>
    /// Restores all files and the journal, verified, into a folder that is empty but perhaps for the keys. It is a
    /// node's folder only when everything is in its place.
    /// </summary>
    /// <param name="backup">The backup.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="environment">What may name another store for the journal.</param>
    /// <exception cref="CommandException">The folder holds something else, or the journal is not good.</exception>
    /// <exception cref="IOException">Something cannot be written.</exception>
    public static void Run(
        BackupReader backup, DataFolder folder, IReadOnlyDictionary<string, string> environment)
    {
        var staged = new DataFolder(backup.Work);
        var configuration = NodeConfiguration.Load(staged.Configuration, environment);
        using (var source = backup.OpenJournal()) Verify(source, backup);
        if (configuration.Journal.Store == JournalStoreKind.Postgres)
        {
            CopyToServer(backup, configuration.Journal, folder);
            File.Delete(staged.Journal);
        }

        // What a reader of the copy leaves beside it, empty.
        foreach (var ending in new[] { "-wal", "-shm" }) File.Delete(staged.Journal + ending);
        WholeFile.Write(staged.JournalRestored, IsoTime.Format(backup.Manifest.Created) + "\n");
        // The configuration last: with it the folder is a node's.
        foreach (var entry in Directory.GetFileSystemEntries(backup.Work).Where(e => e != staged.Configuration))
            Move(entry, folder);
        Move(staged.Configuration, folder);
        FolderEntries.Flush(folder.Path);
    }

    /// <summary>Makes sure that a restore destroys nothing.</summary>
    /// <exception cref="CommandException">The folder holds something.</exception>
    public static void MustBeFree(DataFolder folder, bool withKeys)
    {
        if (!Directory.Exists(folder.Path)) return;
        if (File.Exists(folder.Journal) || folder.HoldsNode)
            throw new CommandException($"{folder.Path} holds a node and its journal already; nothing was changed");
        var found = Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName)
            .FirstOrDefault(name => withKeys || name != Keys);
        if (found is not null)
            throw new CommandException($"{folder.Path} holds '{found}'; a restore needs a folder that is empty"
                + (withKeys ? "" : $", but for {Keys}/"));
    }

    static void Verify(ILogStore journal, BackupReader backup)
    {
        using var verifier = new LogVerifier(backup.Fingerprint);
        foreach (var block in journal.Read(1))
        {
            if (verifier.Check(block, out _) is { } fault)
                throw new CommandException($"the backup's journal is not good, so nothing was restored: {fault}");
        }

        if (verifier.Records != backup.Manifest.Records)
            throw new CommandException($"the backup's journal ends at record {verifier.Records}, "
                + $"not at {backup.Manifest.Records}; nothing was restored");
    }

    static void CopyToServer(BackupReader backup, JournalOptions options, DataFolder folder)
    {
        using var source = backup.OpenJournal();
        using var target = JournalStores.Open(folder, options);
        if (target.ReadLast() is not null)
            throw new CommandException("the database holds a journal already; nothing was changed");
        using var verifier = new LogVerifier(backup.Fingerprint);
        if (LogCopy.Run(source, target, verifier) is { } fault)
            throw new CommandException($"the backup's journal is not good: {fault}");
    }

    static void Move(string entry, DataFolder folder)
    {
        var target = Path.Combine(folder.Path, Path.GetFileName(entry));
        if (Directory.Exists(entry)) Directory.Move(entry, target);
        else File.Move(entry, target);
    }
}
