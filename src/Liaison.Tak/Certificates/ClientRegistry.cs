using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Liaison.Kernel.Files;

namespace Liaison.Tak.Certificates;

/// <summary>
/// Who got a certificate, and who lost it again: the file <c>tak/clients.json</c>. The command line changes the file
/// while
/// the node runs; the node sees it with its next <see cref="Refresh"/>. Safe for many threads.
/// </summary>
public sealed class ClientRegistry
{
    const int MaxFileBytes = 64 << 20;

    readonly string _path;
    readonly Lock _lock = new();
    volatile Snapshot _snapshot;

    /// <summary>Opens the registry; a file that does not exist yet is an empty one.</summary>
    /// <exception cref="CertificateException">The file is damaged.</exception>
    public ClientRegistry(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        _snapshot = Read();
    }

    /// <summary>All clients, in the order in which they got their certificates.</summary>
    public IReadOnlyList<RegisteredClient> Clients => _snapshot.Clients;

    /// <summary>Finds a client by its certificate, revoked or not.</summary>
    public bool TryFind(CertificateFingerprint fingerprint, [NotNullWhen(true)] out RegisteredClient? client) =>
        _snapshot.ByFingerprint.TryGetValue(fingerprint.Value, out client);

    /// <summary>
    /// Whether the holder of a certificate may come in now. The fingerprint pins one certificate that this node made,
    /// so
    /// who has proved to hold its key (the TLS handshake does) needs no further check of the chain.
    /// </summary>
    public ClientStanding StandingOf(
        CertificateFingerprint fingerprint, DateTimeOffset now, out RegisteredClient? client)
    {
        if (!TryFind(fingerprint, out client))
            return ClientStanding.Unknown;
        if (client.Revoked is not null)
            return ClientStanding.Revoked;
        return now < client.Expires ? ClientStanding.Good : ClientStanding.Expired;
    }

    /// <summary>
    /// Reads the file again if it has changed. True if it has: then sessions of clients that are revoked now must end.
    /// </summary>
    /// <exception cref="CertificateException">The file is damaged; what was known before still holds.</exception>
    public bool Refresh()
    {
        if (Stamp.Of(_path) == _snapshot.Stamp)
            return false;

        lock (_lock)
        {
            if (Stamp.Of(_path) == _snapshot.Stamp)
                return false;
            _snapshot = Read();
            return true;
        }
    }

    /// <summary>Adds a client whose certificate was just made.</summary>
    /// <exception cref="CertificateException">The file is damaged, or another process is changing it.</exception>
    public void Add(RegisteredClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        Change(clients => [.. clients, client]);
    }

    /// <summary>
    /// Revokes every certificate that is still good and has this common name, serial number or fingerprint.
    /// </summary>
    /// <returns>The clients that are revoked now and were not before.</returns>
    /// <exception cref="CertificateException">The file is damaged, or another process is changing it.</exception>
    public IReadOnlyList<RegisteredClient> Revoke(string nameSerialOrFingerprint, DateTimeOffset at)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(nameSerialOrFingerprint);
        List<RegisteredClient> revoked = [];
        Change(clients => [.. clients.Select(client =>
        {
            if (client.Revoked is not null || !IsNamed(client, nameSerialOrFingerprint))
                return client;
            revoked.Add(client with { Revoked = at });
            return revoked[^1];
        })]);
        return revoked;
    }

    static bool IsNamed(RegisteredClient client, string text) =>
        client.Name == text
        || string.Equals(client.Serial, text, StringComparison.OrdinalIgnoreCase)
        || string.Equals(client.Fingerprint, text, StringComparison.OrdinalIgnoreCase);

    void Change(Func<IReadOnlyList<RegisteredClient>, RegisteredClient[]> change)
    {
        lock (_lock)
        {
            using var held = LockFile();
            var clients = change(Read().Clients);
            WholeFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(
                new ClientsFile(ClientsFile.CurrentVersion, clients), CertificateJson.Default.ClientsFile));
            _snapshot = Read();
        }
    }

    IDisposable LockFile()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!, WholeFile.PrivateFolder);
        try
        {
            return WholeFile.Lock(_path);
        }
        catch (IOException e)
        {
            throw new CertificateException($"{_path} is being changed by another process: try again.", e);
        }
    }

    Snapshot Read()
    {
        // The stamp first: a change between the two is then seen by the next Refresh.
        var stamp = Stamp.Of(_path);
        if (stamp == Stamp.Missing)
            return new(stamp, [], FrozenDictionary<string, RegisteredClient>.Empty);
        if (stamp.Length > MaxFileBytes)
            throw new CertificateException($"{_path} has {stamp.Length:N0} bytes, more than {MaxFileBytes:N0}.");

        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(_path), CertificateJson.Default.ClientsFile);
            if (file is not { Version: ClientsFile.CurrentVersion })
                throw new CertificateException(
                    $"{_path} has version {file?.Version}, this program reads {ClientsFile.CurrentVersion}.");
            return new(stamp, file.Clients, file.Clients.ToFrozenDictionary(c => c.Fingerprint));
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new CertificateException($"{_path} is damaged: restore it from a backup. {e.Message}", e);
        }
    }

    /// <summary>What changes when a file is replaced.</summary>
    readonly record struct Stamp(long Length, DateTime Written)
    {
        public static readonly Stamp Missing = new(-1, default);

        public static Stamp Of(string path)
        {
            var file = new FileInfo(path);
            return file.Exists ? new(file.Length, file.LastWriteTimeUtc) : Missing;
        }
    }

    sealed record Snapshot(
        Stamp Stamp,
        IReadOnlyList<RegisteredClient> Clients,
        FrozenDictionary<string, RegisteredClient> ByFingerprint);
}
