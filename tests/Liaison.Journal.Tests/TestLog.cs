using System.Security.Cryptography;
using Liaison.Journal.Blocks;
using Liaison.Journal.Records;
using Liaison.Journal.Stores;
using Liaison.Journal.Verifying;
using Liaison.Journal.Writing;

namespace Liaison.Journal.Tests;

/// <summary>A log of an invented headquarters.</summary>
static class TestLog
{
    public static readonly LogOwner Owner = new(Guid.Parse("0199aaaa-0000-7000-8000-000000000001"), "JFHQ", "USA");

    static readonly Guid OpeningId = Guid.Parse("0199aaaa-0000-7000-8000-000000000002");
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static EcdsaBlockSigner NewSigner() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public static LogWriter Open(ILogStore store, IBlockSigner signer, TimeProvider? time = null) =>
        LogWriter.Open(store, signer, Owner, OpeningId, time ?? TimeProvider.System);

    public static RecordDraft Draft(Guid id, string text = "x", string kind = "watch.entry") => new()
    {
        Id = id,
        Kind = kind,
        Author = "Watch officer",
        Role = "watch",
        Body = System.Text.Encoding.UTF8.GetBytes(text),
    };

    /// <summary>Appends and waits until it is on disk.</summary>
    public static Task<IReadOnlyList<LogRecord>> AppendAsync(this LogWriter writer, RecordDraft draft) =>
        writer.AppendAsync([draft]).WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>The first fault of what the store holds, and the records before it.</summary>
    public static (LogFault? Fault, List<LogRecord> Records) Verify(IEnumerable<Block> blocks, IBlockSigner signer)
    {
        using var verifier = new LogVerifier(signer.KeyId, checksIds: true);
        var all = new List<LogRecord>();
        foreach (var block in blocks)
        {
            if (verifier.Check(block, out var records) is { } fault) return (fault, all);
            all.AddRange(records);
        }

        return (null, all);
    }
}
