using System.Security.Cryptography;
using System.Security.Cryptography.Cose;
using Liaison.Headquarters.Decisions;

namespace Liaison.Stores;

/// <summary>
/// The decision key of this headquarters, and the public ones of its partners: ECDSA on P-256 with SHA-256, signatures
/// as COSE_Sign1 (RFC 9052) over detached content, under the domain of decisions.
/// </summary>
sealed class DecisionKeys : IDecisionKeys, IDisposable
{
    readonly ECDsa _own;
    readonly CoseSigner _signer;
    readonly Dictionary<string, ECDsa> _known = [];

    /// <summary>Makes the keys of a headquarters.</summary>
    /// <param name="headquarters">Its name.</param>
    /// <param name="key">Its key, from now on this object's.</param>
    public DecisionKeys(string headquarters, ECDsa key)
    {
        (Headquarters, _own) = (headquarters, key);
        _signer = new CoseSigner(key, HashAlgorithmName.SHA256);
        _known.Add(headquarters, key);
    }

    public string Headquarters { get; }

    /// <summary>Reads the key from its file.</summary>
    /// <exception cref="CommandException">It is not there, no key on P-256, or others on this machine may read
    /// it.</exception>
    public static DecisionKeys Open(string headquarters, string file)
    {
        PrivateFiles.Check(file);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            return new DecisionKeys(headquarters, key);
        }
        catch (Exception e) when (e is IOException or ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new CommandException($"{file} holds no key: {e.Message}", e);
        }
    }

    public byte[] Sign(byte[] content) => CoseSign1Message.SignDetached(content, _signer, DecisionContent.Domain);

    public bool Verify(string headquarters, byte[] content, byte[] signature)
    {
        if (!_known.TryGetValue(headquarters, out var key)) return false;
        try
        {
            return CoseMessage.DecodeSign1(signature).VerifyDetached(key, content, DecisionContent.Domain);
        }
        catch (Exception e) when (e is CryptographicException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    public void Dispose() => _own.Dispose();
}
