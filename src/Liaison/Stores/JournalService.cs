using Liaison.Configuration;
using Liaison.Data;
using Liaison.Journal.Blocks;
using Liaison.Journal.Postgres;
using Liaison.Journal.Reading;
using Liaison.Journal.Sqlite;
using Liaison.Journal.Stores;
using Liaison.Journal.Verifying;
using Liaison.Journal.Writing;
using Liaison.Kernel.Files;
using Liaison.Kernel.Identity;

namespace Liaison.Stores;

/// <summary>The node's own journal, opened for writing: the store, the keys and the one writer.</summary>
sealed class JournalService : IAsyncDisposable
{
    readonly JournalKeys _keys;

    JournalService(ILogStore store, JournalKeys keys, LogWriter writer) =>
        (Store, _keys, Writer) = (store, keys, writer);

    /// <summary>To read from.</summary>
    public ILogStore Store { get; }

    /// <summary>The one writer. Its <see cref="LogWriter.Ended"/> fails when the journal does.</summary>
    public LogWriter Writer { get; }

    /// <summary>Opens the journal that the configuration names; a new node's gets its first record.</summary>
    /// <exception cref="CommandException">It is not this node's journal, is gone, or no key for it is here.</exception>
    /// <exception cref="LogFailedException">The journal is damaged where it goes on.</exception>
    /// <exception cref="IOException">The store cannot be read or written.</exception>
    public static JournalService Open(
        DataFolder folder, JournalOptions options, NodeOptions node, TimeProvider time, IdSource ids)
    {
        var store = OpenStore(folder, options);
        var keys = new JournalKeys(folder);
        try
        {
            var signer = SignerOf(store, keys, folder);
            var owner = new LogOwner(Guid.ParseExact(node.Id, "D"), node.Name, node.Country);
            var writer = LogWriter.Open(store, signer, owner, ids.Next(), time);
            // Last: from now on a journal that is gone or another is not taken for a new one.
            if (!File.Exists(folder.JournalFingerprint))
                WholeFile.Write(folder.JournalFingerprint, Convert.ToHexStringLower(signer.KeyId.Span) + "\n");
            return new JournalService(store, keys, writer);
        }
        catch
        {
            keys.Dispose();
            store.Dispose();
            throw;
        }
    }

    /// <summary>The store that the configuration names.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static ILogStore OpenStore(DataFolder folder, JournalOptions options) => options.Store switch
    {
        JournalStoreKind.Sqlite => new SqliteLogStore(folder.Journal),
        _ => new PostgresLogStore(options.Connection, options.AllowWithoutFsync),
    };

    /// <summary>Writes what was asked for, and closes the journal.</summary>
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        _keys.Dispose();
        Store.Dispose();
    }

    static IBlockSigner SignerOf(ILogStore store, JournalKeys keys, DataFolder folder)
    {
        var isKnown = File.Exists(folder.JournalFingerprint);
        if (store.ReadSigningKey() is not { } keyId)
        {
            return isKnown
                ? throw new CommandException("the journal is gone: this node had one; `liaison restore` brings it back")
                : keys.First ?? throw new CommandException($"{folder.JournalKey} is missing");
        }

        var signer = keys.Find(keyId) ?? throw new CommandException(
            $"the journal goes on with the key {Convert.ToHexStringLower(keyId.Span)}, which is not in {folder.Keys}");
        if (isKnown) CheckFirstBlock(store, folder.JournalFingerprint);
        // The program may have ended between the first record and the file; nothing else has one record.
        else if (store.ReadLast()!.First > 1)
            throw new CommandException($"{folder.JournalFingerprint} is missing: without it nobody can say whose "
                + "journal this is; it holds the SHA-256 of the first public key, in hexadecimal digits");
        return signer;
    }

    static void CheckFirstBlock(ILogStore store, string fingerprintFile)
    {
        byte[] fingerprint;
        try
        {
            fingerprint = Convert.FromHexString(File.ReadAllText(fingerprintFile).Trim());
        }
        catch (FormatException e)
        {
            throw new CommandException($"{fingerprintFile} holds no fingerprint: 64 hexadecimal digits", e);
        }

        using var verifier = new LogVerifier(fingerprint);
        if (verifier.Check(store.Read(1).First(), out _) is { } fault)
            throw new CommandException($"the journal is not this node's: {fault.Detail}");
    }
}
