using System.Security.Cryptography;
using Liaison.Durability.Appending;
using Liaison.Journal.Blocks;
using Liaison.Journal.Stores;
using Liaison.Journal.Verifying;
using Liaison.Journal.Writing;

namespace Liaison.Durability.Campaigns;

/// <summary>
/// What is known of a log from outside: its key, and what was acknowledged. The one judge of all campaigns.
/// </summary>
sealed class Ledger : IDisposable
{
    readonly Dictionary<long, Guid> _acks = [];
    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <param name="folder">Where the private key is kept for the appenders.</param>
    public Ledger(string folder)
    {
        KeyFile = Path.Combine(folder, "journal.key");
        File.WriteAllText(KeyFile, _key.ExportPkcs8PrivateKeyPem());
        KeyId = SHA256.HashData(_key.ExportSubjectPublicKeyInfo());
    }

    public string KeyFile { get; }

    public ReadOnlyMemory<byte> KeyId { get; }

    /// <summary>Opens the log to write, in this process.</summary>
    public LogWriter OpenWriter(ILogStore store, TimeProvider? time = null) => LogWriter.Open(
        store, new EcdsaBlockSigner(_key), SampleRecords.Owner, Guid.CreateVersion7(), time ?? TimeProvider.System);

    /// <summary>Notes what was acknowledged.</summary>
    public void Add(IEnumerable<Ack> acks)
    {
        foreach (var ack in acks) _acks.Add(ack.Number, ack.Id);
    }

    /// <summary>Opens the log as a start does, and holds it against what was acknowledged.</summary>
    /// <returns>How many records are good.</returns>
    public long Check(Func<ILogStore> open, Findings findings)
    {
        var found = 0L;
        using var verifier = new LogVerifier(KeyId, checksIds: true);
        try
        {
            using var store = open();
            foreach (var block in store.Read(1))
            {
                if (verifier.Check(block, out var records) is { } fault)
                {
                    findings.Broken++;
                    findings.Remark(fault.ToString());
                    break;
                }

                foreach (var record in records)
                {
                    if (!SampleRecords.IsTrue(record)) findings.Silent++;
                    if (_acks.TryGetValue(record.Number, out var id) && id == record.Id) found++;
                }
            }
        }
        catch (IOException e)
        {
            findings.Broken++;
            findings.Remark(e.Message);
        }

        if (found < _acks.Count)
        {
            findings.Lost += _acks.Count - found;
            findings.Remark($"of {_acks.Count} acknowledged records {_acks.Count - found} are not among "
                + $"{verifier.Records} good ones");
        }

        return verifier.Records;
    }

    public void Dispose() => _key.Dispose();
}
