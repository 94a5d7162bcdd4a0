namespace Liaison.Web.Accounts;

/// <summary>
/// Keeps accounts, sessions and tokens: rows that it does not look into. Several processes may have the same one open,
/// as the command line beside a running node. Not safe for many threads.
/// </summary>
public interface IAccountStore : IDisposable
{
    /// <summary>Number of the last change, whoever made it; answers at once.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    long Version { get; }

    /// <summary>Reads all rows, and which version of them it is.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    (long Version, IReadOnlyList<AccountRow> Rows) Load();

    /// <summary>Begins a change: until it is disposed nobody else changes anything.</summary>
    /// <exception cref="IOException">Another process is changing it for too long.</exception>
    IAccountChange Begin();
}

/// <summary>A change under way.</summary>
public interface IAccountChange : IDisposable
{
    /// <summary>Writes the rows, all or none; they are on disk when it returns.</summary>
    /// <returns>The new version.</returns>
    /// <exception cref="IOException">They cannot be written; nothing has changed.</exception>
    long Commit(IReadOnlyList<AccountRow> rows);
}

/// <summary>A row: something by its kind and key.</summary>
/// <param name="Kind">What it is, for example <c>account</c>.</param>
/// <param name="Key">Unique in its kind.</param>
/// <param name="Body">JSON in UTF-8; null to remove the row.</param>
public sealed record AccountRow(string Kind, string Key, byte[]? Body);
