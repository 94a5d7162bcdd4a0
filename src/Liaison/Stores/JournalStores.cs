using System.Globalization;
using Liaison.Configuration;
using Liaison.Data;
using Liaison.Journal.Postgres;
using Liaison.Journal.Sqlite;
using Liaison.Journal.Stores;

namespace Liaison.Stores;

/// <summary>The one place that knows which store a configuration means, and where a journal's files are.</summary>
static class JournalStores
{
    const int FingerprintDigits = 64;

    /// <summary>The store that the configuration names, to write; made where there is none.</summary>
    /// <exception cref="IOException">It cannot be opened, or another process writes it.</exception>
    public static ILogStore Open(DataFolder folder, JournalOptions options) => options.Store switch
    {
        JournalStoreKind.Sqlite => new SqliteLogStore(folder.Journal),
        _ => new PostgresLogStore(options.Connection, options.AllowWithoutFsync),
    };

    /// <summary>The store that the configuration names, to read alone: also while the node runs.</summary>
    /// <exception cref="IOException">It cannot be opened, or there is none.</exception>
    public static ILogStore OpenToRead(DataFolder folder, JournalOptions options) => options.Store switch
    {
        JournalStoreKind.Sqlite => SqliteLogStore.OpenToRead(folder.Journal),
        _ => PostgresLogStore.OpenToRead(options.Connection),
    };

    /// <summary>
    /// Puts a store aside after its journal was moved to another one: nobody can go on with it by mistake.
    /// </summary>
    /// <returns>Where it is now.</returns>
    /// <exception cref="IOException">It cannot be put aside.</exception>
    public static string PutAside(DataFolder folder, JournalOptions options, DateTimeOffset now)
    {
        var suffix = now.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
        if (options.Store == JournalStoreKind.Postgres)
            return $"schema {PostgresLogStore.PutAside(options.Connection, suffix)}";
        var aside = Path.Combine(folder.Path, $"journal-{suffix}.moved");
        File.Move(folder.Journal, aside);
        return aside;
    }

    /// <summary>The id of the first key, by which the journal is known; null before its first record.</summary>
    /// <exception cref="CommandException">The file does not hold one.</exception>
    public static byte[]? ReadFingerprint(DataFolder folder) => !File.Exists(folder.JournalFingerprint)
        ? null
        : TryParseFingerprint(File.ReadAllText(folder.JournalFingerprint).Trim(), out var fingerprint)
            ? fingerprint
            : throw new CommandException($"{folder.JournalFingerprint} holds no fingerprint: 64 hexadecimal digits");

    /// <summary>Reads SHA-256 as hexadecimal digits.</summary>
    public static bool TryParseFingerprint(string text, out byte[] fingerprint)
    {
        var isOne = text.Length == FingerprintDigits && text.All(char.IsAsciiHexDigit);
        fingerprint = isOne ? Convert.FromHexString(text) : [];
        return isOne;
    }
}
