using Liaison.Configuration;
using Liaison.Data;
using Liaison.Journal.Blocks;
using Liaison.Journal.Reading;
using Liaison.Journal.Records;
using Liaison.Journal.Stores;
using Liaison.Journal.Verifying;
using Liaison.Journal.Writing;
using Liaison.Kernel.Files;
using Liaison.Kernel.Identity;
using Liaison.Kernel.Time;

namespace Liaison.Stores;

/// <summary>The node's own journal, opened for writing: the store, the keys and the one writer.</summary>
sealed class JournalService : IAsyncDisposable
{
    readonly JournalKeys _keys;

    JournalService(ILogStore store, JournalKeys keys, LogWriter writer, DiskRoom? room) =>
        (Store, _keys, Writer, Room) = (store, keys, writer, room);

    /// <summary>To read from.</summary>
    public ILogStore Store { get; }

    /// <summary>The one writer. Its <see cref="LogWriter.Ended"/> fails when the journal does.</summary>
    public LogWriter Writer { get; }

    /// <summary>The room on the journal's disk; null when it is not on this machine's, or none is held back.</summary>
    public DiskRoom? Room { get; }

    /// <summary>
    /// Opens the journal that the configuration names; a new node's gets its first record. What was asked for while the
    /// node did not run is done before anybody can write: a new epoch after a restore, a change of the key.
    /// </summary>
    /// <exception cref="CommandException">It is not this node's journal, is gone, or no key for it is here.</exception>
    /// <exception cref="LogFailedException">The journal is damaged where it goes on.</exception>
    /// <exception cref="IOException">The store cannot be read or written.</exception>
    public static async Task<JournalService> OpenAsync(
        DataFolder folder, JournalOptions options, NodeOptions node, TimeProvider time, IdSource ids)
    {
        // First: on a full disk even opening needs what was held back.
        var room = options is { Store: JournalStoreKind.Sqlite, BallastBytes: > 0 }
            ? new DiskRoom(folder.Ballast, options.BallastBytes) : null;
        var store = JournalStores.Open(folder, options);
        JournalKeys? keys = null;
        LogWriter? writer = null;
        try
        {
            keys = new JournalKeys(folder);
            var signer = SignerOf(store, keys, folder);
            var owner = new LogOwner(Guid.ParseExact(node.Id, "D"), node.Name, node.Country);
            Func<bool>? makeRoom = room is null ? null : room.TryRelease;
            writer = LogWriter.Open(store, signer, owner, ids.Next(), time, makeRoom, BackupTime(folder));
            File.Delete(folder.JournalRestored);
            // From now on a journal that is gone or another is not taken for a new one.
            if (!File.Exists(folder.JournalFingerprint))
                WholeFile.Write(folder.JournalFingerprint, Convert.ToHexStringLower(signer.KeyId.Span) + "\n");
            var journal = new JournalService(store, keys, writer, room);
            await journal.ChangeKeyAsync(folder, owner, signer, ids);
            return journal;
        }
        catch
        {
            if (writer is not null) await writer.DisposeAsync();
            keys?.Dispose();
            store.Dispose();
            throw;
        }
    }

    /// <summary>Writes what was asked for, and closes the journal.</summary>
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        _keys.Dispose();
        Store.Dispose();
    }

    async Task ChangeKeyAsync(DataFolder folder, LogOwner owner, IBlockSigner signer, IdSource ids)
    {
        if (!File.Exists(folder.JournalNextKey)) return;
        var text = (await File.ReadAllTextAsync(folder.JournalNextKey)).Trim();
        if (!JournalStores.TryParseFingerprint(text, out var id) || _keys.Find(id) is not { } next)
            throw new CommandException($"{folder.JournalNextKey} names the key {text}, which is not in {folder.Keys}");

        // Otherwise the program ended between the record and the file.
        if (!id.AsSpan().SequenceEqual(signer.KeyId.Span))
        {
            await Writer.ChangeKeyAsync(new RecordDraft
            {
                Id = ids.Next(),
                Kind = LogRecords.KeyChanged,
                Author = owner.Headquarters,
                Role = "",
                Body = LogRecords.KeyChange(next.PublicKey.Span),
            }, next);
        }

        File.Delete(folder.JournalNextKey);
    }

    static IBlockSigner SignerOf(ILogStore store, JournalKeys keys, DataFolder folder)
    {
        var fingerprint = JournalStores.ReadFingerprint(folder);
        if (store.ReadSigningKey() is not { } keyId)
        {
            return fingerprint is not null
                ? throw new CommandException("the journal is gone: this node had one; `liaison restore` brings it back")
                : keys.First ?? throw new CommandException($"{folder.JournalKey} is missing");
        }

        var signer = keys.Find(keyId) ?? throw new CommandException(
            $"the journal goes on with the key {Convert.ToHexStringLower(keyId.Span)}, which is not in {folder.Keys}");
        if (fingerprint is not null) CheckFirstBlock(store, fingerprint);
        // The program may have ended between the first record and the file; nothing else has one record.
        else if (store.ReadLast()!.First > 1)
            throw new CommandException($"{folder.JournalFingerprint} is missing: without it nobody can say whose "
                + "journal this is; it holds the SHA-256 of the first public key, in hexadecimal digits");
        return signer;
    }

    static void CheckFirstBlock(ILogStore store, byte[] fingerprint)
    {
        using var verifier = new LogVerifier(fingerprint);
        if (verifier.Check(store.Read(1).First(), out _) is { } fault)
            throw new CommandException($"the journal is not this node's: {fault.Detail}");
    }

    static DateTimeOffset? BackupTime(DataFolder folder) => !File.Exists(folder.JournalRestored)
        ? null
        : IsoTime.TryParse(File.ReadAllText(folder.JournalRestored).Trim(), out var time)
            ? time
            : throw new CommandException($"{folder.JournalRestored} holds no time");
}
