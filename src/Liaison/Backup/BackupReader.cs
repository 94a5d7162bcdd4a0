using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using Liaison.Data;
using Liaison.Journal.Sqlite;
using Liaison.Journal.Stores;
using Liaison.Kernel.Files;
using Liaison.Stores;

namespace Liaison.Backup;

/// <summary>A backup whose files were all compared with its manifest, laid out in a folder that goes with it.</summary>
sealed class BackupReader : IDisposable
{
    const int MaxFiles = 1_000_000;
    const int MaxManifestBytes = 256 << 20;
    const int BufferBytes = 1 << 16;

    BackupReader(string work, BackupManifest manifest, byte[] fingerprint) =>
        (Work, Manifest, Fingerprint) = (work, manifest, fingerprint);

    /// <summary>Where the files are.</summary>
    public string Work { get; }

    public BackupManifest Manifest { get; }

    /// <summary>The id of the journal's first key, as the backup says.</summary>
    public byte[] Fingerprint { get; }

    /// <summary>Reads a backup.</summary>
    /// <param name="file">The file.</param>
    /// <param name="parent">A folder for the files.</param>
    /// <param name="isJournalAlone">Whether only the journal is laid out; all files are compared nevertheless.</param>
    /// <exception cref="CommandException">It is no backup, is cut off, or a file is not as it was.</exception>
    /// <exception cref="IOException">It cannot be read, or there is no room.</exception>
    public static BackupReader Open(string file, string parent, bool isJournalAlone = false)
    {
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var work = Path.Combine(parent, $".liaison-backup-{name}");
        Directory.CreateDirectory(work, WholeFile.PrivateFolder);
        try
        {
            var (manifest, found) = LayOut(file, work, isJournalAlone);
            return Compare(file, manifest, found) is { } fault
                ? throw new CommandException(fault)
                : JournalStores.TryParseFingerprint(manifest.Fingerprint, out var fingerprint)
                    ? new BackupReader(work, manifest, fingerprint)
                    : throw new CommandException($"{file}: the fingerprint is not well written");
        }
        catch (Exception e)
        {
            Directory.Delete(work, recursive: true);
            if (e is InvalidDataException or JsonException or EndOfStreamException or FormatException)
                throw new CommandException($"{file} is no backup of Liaison, or is damaged: {e.Message}", e);
            throw;
        }
    }

    public ILogStore OpenJournal() => SqliteLogStore.OpenToRead(new DataFolder(Work).Journal);

    public void Dispose()
    {
        if (Directory.Exists(Work)) Directory.Delete(Work, recursive: true);
    }

    static (BackupManifest Manifest, List<BackupEntry> Found) LayOut(string file, string work, bool isJournalAlone)
    {
        var journal = Path.GetFileName(new DataFolder(work).Journal);
        var found = new List<BackupEntry>();
        using var input = File.OpenRead(file);
        using var tar = new TarReader(input);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is not TarEntryType.RegularFile || !BackupContents.IsSafe(entry.Name))
                throw new InvalidDataException($"'{entry.Name}' does not belong into a backup");
            if (entry.Name == BackupManifest.FileName)
                return (ReadManifest(entry, tar), found);

            if (found.Count == MaxFiles) throw new InvalidDataException("it has too many files");
            var target = isJournalAlone && entry.Name != journal ? null : Path.Combine(work, entry.Name);
            found.Add(Copy(entry, target));
        }

        throw new InvalidDataException("it has no manifest: it was cut off");
    }

    static BackupManifest ReadManifest(TarEntry entry, TarReader tar)
    {
        if (entry.Length > MaxManifestBytes) throw new InvalidDataException("the manifest is too long");
        var content = new byte[entry.Length];
        entry.DataStream?.ReadExactly(content);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (tar.GetNextEntry() is not { Name: BackupManifest.HashFileName, DataStream: { } last })
            throw new InvalidDataException("its end is missing");
        using var text = new StreamReader(last);
        return text.ReadToEnd() == hash
            ? BackupManifest.Read(content) : throw new InvalidDataException("the manifest is not as it was");
    }

    static BackupEntry Copy(TarEntry entry, string? target)
    {
        if (target is not null) Directory.CreateDirectory(Path.GetDirectoryName(target)!, WholeFile.PrivateFolder);
        using var output = target is null ? null : new FileStream(target, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = WholeFile.PrivateFile,
        });
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        var length = 0L;
        while (entry.DataStream?.Read(buffer) is { } read and > 0)
        {
            hash.AppendData(buffer, 0, read);
            output?.Write(buffer, 0, read);
            length += read;
        }

        output?.Flush(flushToDisk: true);
        return new BackupEntry(entry.Name, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    static string? Compare(string file, BackupManifest manifest, List<BackupEntry> found)
    {
        if (manifest.Format != BackupManifest.CurrentFormat)
            return $"{file} was made by a later version of Liaison (format {manifest.Format})";
        var missing = manifest.Files.Except(found).FirstOrDefault();
        if (missing is not null) return $"{file}: {missing.Path} is missing or not as it was";
        var extra = found.Except(manifest.Files).FirstOrDefault();
        return extra is null ? null : $"{file}: {extra.Path} is not in the manifest";
    }
}
