using System.Security.Cryptography;
using Liaison.Data;
using Liaison.Journal.Blocks;
using Liaison.Kernel.Files;

namespace Liaison.Stores;

/// <summary>
/// The keys with which this node can sign its journal. The journal itself says which of them signs next.
/// </summary>
sealed class JournalKeys : IDisposable
{
    const int NameBytes = 8;

    readonly List<(string File, ECDsa Key, IBlockSigner Signer)> _keys = [];
    readonly string _first;

    /// <summary>Reads the files <c>keys/journal*.key</c>.</summary>
    /// <exception cref="CommandException">One cannot be read, or others on this machine may read it.</exception>
    public JournalKeys(DataFolder folder)
    {
        _first = folder.JournalKey;
        if (!Directory.Exists(folder.Keys)) return;
        foreach (var file in Directory.GetFiles(folder.Keys, "journal*.key").Order(StringComparer.Ordinal)) Read(file);
    }

    /// <summary>The key that signs a journal that is empty; null when there is none.</summary>
    public IBlockSigner? First => _keys.Find(key => key.File == _first).Signer;

    /// <summary>The key with an id; null when the node does not have it.</summary>
    public IBlockSigner? Find(ReadOnlyMemory<byte> keyId) =>
        _keys.Find(key => key.Signer.KeyId.Span.SequenceEqual(keyId.Span)).Signer;

    public void Dispose()
    {
        foreach (var (_, key, _) in _keys) key.Dispose();
    }

    /// <summary>Makes a key, and asks that it sign the journal from its next opening on.</summary>
    /// <returns>The key's id.</returns>
    /// <exception cref="CommandException">Another one is to do that already.</exception>
    public static byte[] MakeNext(DataFolder folder)
    {
        if (File.Exists(folder.JournalNextKey))
            throw new CommandException("the key is to be changed at the next start already");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = SHA256.HashData(key.ExportSubjectPublicKeyInfo());
        var name = $"journal-{Convert.ToHexStringLower(id.AsSpan(0, NameBytes))}.key";
        WholeFile.Write(Path.Combine(folder.Keys, name), key.ExportPkcs8PrivateKeyPem());
        // Last: the journal must never go on with a key that is not on disk.
        WholeFile.Write(folder.JournalNextKey, Convert.ToHexStringLower(id) + "\n");
        return id;
    }

    void Read(string file)
    {
        PrivateFiles.Check(file);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            _keys.Add((file, key, new EcdsaBlockSigner(key)));
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            Dispose();
            throw new CommandException($"{file} holds no private key on the curve P-256: {e.Message}", e);
        }
    }
}
