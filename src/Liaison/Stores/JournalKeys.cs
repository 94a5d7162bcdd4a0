using System.Security.Cryptography;
using Liaison.Data;
using Liaison.Journal.Blocks;

namespace Liaison.Stores;

/// <summary>
/// The keys with which this node can sign its journal. The journal itself says which of them signs next.
/// </summary>
sealed class JournalKeys : IDisposable
{
    const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    readonly List<(string File, ECDsa Key, IBlockSigner Signer)> _keys = [];

    /// <summary>Reads the files <c>keys/journal*.key</c>.</summary>
    /// <exception cref="CommandException">One cannot be read, or others on this machine may read it.</exception>
    public JournalKeys(DataFolder folder)
    {
        if (!Directory.Exists(folder.Keys)) return;
        foreach (var file in Directory.GetFiles(folder.Keys, "journal*.key").Order(StringComparer.Ordinal)) Read(file);
    }

    /// <summary>The key that signs a journal that is empty; null when there is none.</summary>
    public IBlockSigner? First => _keys.Count > 0 ? _keys[0].Signer : null;

    /// <summary>The key with an id; null when the node does not have it.</summary>
    public IBlockSigner? Find(ReadOnlyMemory<byte> keyId) =>
        _keys.Find(key => key.Signer.KeyId.Span.SequenceEqual(keyId.Span)).Signer;

    public void Dispose()
    {
        foreach (var (_, key, _) in _keys) key.Dispose();
    }

    void Read(string file)
    {
        if ((File.GetUnixFileMode(file) & OfOthers) != 0)
            throw new CommandException($"others on this machine may read {file}: chmod 600 {file}");
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
