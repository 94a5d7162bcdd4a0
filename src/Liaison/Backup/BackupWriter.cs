using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using Liaison.Configuration;
using Liaison.Data;
using Liaison.Journal.Sqlite;
using Liaison.Journal.Verifying;
using Liaison.Kernel.Files;
using Liaison.Stores;
using Microsoft.Data.Sqlite;

namespace Liaison.Backup;

/// <summary>Makes a backup of a node that runs or not: a tar file with a manifest at its end.</summary>
/// <remarks>
/// The journal is copied block by block and verified on the way, from whichever store, into a SQLite file. Other
/// databases are copied as they are at one moment (<c>VACUUM INTO</c>); other files are replaced as wholes by those who
/// write them.
/// </remarks>
sealed class BackupWriter(DataFolder folder, NodeConfiguration configuration, TimeProvider time)
{
    static ReadOnlySpan<byte> SqliteMark => "SQLite format 3\0"u8;

    /// <summary>Makes the file, which is not there before and is whole when it is.</summary>
    /// <exception cref="CommandException">There is such a file, or the journal is not good.</exception>
    /// <exception cref="IOException">Something cannot be read or written.</exception>
    public BackupManifest Write(string file, bool withKeys, bool withPicture, string program)
    {
        if (File.Exists(file)) throw new CommandException($"{file} is there already; nothing was written");
        var created = time.GetUtcNow();
        var work = Directory.CreateDirectory(file + ".tmp", WholeFile.PrivateFolder).FullName;
        try
        {
            var incoming = Path.Combine(work, "backup");
            BackupManifest manifest;
            using (var output = new FileStream(incoming, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = WholeFile.PrivateFile,
            }))
            {
                manifest = Write(output, work, created, withKeys, withPicture, program);
                output.Flush(flushToDisk: true);
            }

            File.Move(incoming, file);
            FolderEntries.Flush(Path.GetDirectoryName(Path.GetFullPath(file))!);
            return manifest;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    BackupManifest Write(
        FileStream output, string work, DateTimeOffset created, bool withKeys, bool withPicture, string program)
    {
        using var tar = new TarWriter(output, TarEntryFormat.Pax, leaveOpen: true);
        var files = new List<BackupEntry>();
        // The journal last: what other files refer to is in it.
        foreach (var path in BackupContents.Of(folder, withKeys, withPicture))
        {
            var source = Path.Combine(folder.Path, path);
            // One that has gone since is no part of the node any more.
            if (!File.Exists(source)) continue;
            var copy = IsDatabase(source) ? CopyDatabase(source, work) : source;
            files.Add(Add(tar, copy, path, created));
            if (copy != source) File.Delete(copy);
        }

        var journal = Path.Combine(work, "journal.db");
        var fingerprint = JournalStores.ReadFingerprint(folder)
            ?? throw new CommandException("the node has no journal yet: start it once");
        using var verifier = new LogVerifier(fingerprint);
        CopyJournal(journal, verifier);
        files.Add(Add(tar, journal, Path.GetFileName(folder.Journal), created));
        var manifest = new BackupManifest
        {
            Format = BackupManifest.CurrentFormat,
            Created = created,
            Node = configuration.Node.Name,
            Program = program,
            Fingerprint = Convert.ToHexStringLower(fingerprint),
            Records = verifier.Records,
            Head = $"{verifier.Blocks}:{Convert.ToHexStringLower(verifier.Head.Span)}",
            Files = files,
        };
        var content = manifest.Write();
        AddText(tar, BackupManifest.FileName, content, created);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        AddText(tar, BackupManifest.HashFileName, Encoding.ASCII.GetBytes(hash), created);
        return manifest;
    }

    void CopyJournal(string target, LogVerifier verifier)
    {
        using var source = JournalStores.OpenToRead(folder, configuration.Journal);
        using var copy = new SqliteLogStore(target);
        if (LogCopy.Run(source, copy, verifier) is { } fault)
            throw new CommandException($"the journal is not good, so nothing was written: {fault}");
    }

    static BackupEntry Add(TarWriter tar, string source, string path, DateTimeOffset created)
    {
        using var content = Open(source);
        // A recording grows while it is read: it is kept up to here.
        using var fixedLength = new HashingStream(content, content.Length);
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path)
        {
            DataStream = fixedLength,
            ModificationTime = created,
            Mode = WholeFile.PrivateFile,
        });
        return new BackupEntry(path, fixedLength.Length, Convert.ToHexStringLower(fixedLength.Hash()));
    }

    static void AddText(TarWriter tar, string path, byte[] content, DateTimeOffset created)
    {
        using var stream = new MemoryStream(content);
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path)
        {
            DataStream = stream,
            ModificationTime = created,
            Mode = WholeFile.PrivateFile,
        });
    }

    /// <summary>Opens a file that others may have open, to write it or to put another in its place.</summary>
    static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    static bool IsDatabase(string path)
    {
        using var file = Open(path);
        Span<byte> start = stackalloc byte[SqliteMark.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start.SequenceEqual(SqliteMark);
    }

    static string CopyDatabase(string source, string work)
    {
        var copy = Path.Combine(work, "database");
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = source,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $copy";
            command.Parameters.AddWithValue("$copy", copy);
            command.ExecuteNonQuery();
            return copy;
        }
        catch (SqliteException e)
        {
            throw new IOException($"{source} cannot be copied: {e.Message}", e);
        }
    }

    /// <summary>The first bytes of a stream, and their hash when all of them were read.</summary>
    sealed class HashingStream(Stream inner, long length) : Stream
    {
        readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => _position;
            set => throw new NotSupportedException();
        }

        public byte[] Hash() => _hash.GetHashAndReset();

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var wanted = buffer[..(int)Math.Min(buffer.Length, length - _position)];
            var read = inner.Read(wanted);
            _hash.AppendData(wanted[..read]);
            _position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) _hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
