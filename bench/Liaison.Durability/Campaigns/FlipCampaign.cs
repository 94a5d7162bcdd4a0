using Liaison.Durability.Appending;
using Liaison.Durability.Machine;
using Liaison.Journal.Blocks;
using Liaison.Journal.Records;
using Liaison.Journal.Sqlite;
using Liaison.Journal.Verifying;

namespace Liaison.Durability.Campaigns;

/// <summary>
/// Changes a journal's file and looks whether somebody notices: single bits, in the file and in the write-ahead log
/// that a crash leaves beside it, and what somebody might do who knows the format and has not the key.
/// </summary>
/// <remarks>
/// A log that ends too early is a good log to the verifier; it is noticed by who has noted a later head, as an auditor
/// does, and as a partner does to whom it was sent. The campaign does, and counts those apart.
/// </remarks>
sealed class FlipCampaign : IDisposable
{
    public const int UsualCount = 10_000;
    const int Blocks = 60;
    const int MaxBodyBytes = 300;
    const int WalOneIn = 10;
    const int ForgeryOneIn = 10;
    const string NotFound = "a record that its id does not find";

    readonly TemporaryFolder _folder = new();
    readonly Random _random;
    readonly Ledger _ledger;
    readonly Findings _findings = new();
    readonly bool _skipsLastBlock;

    FlipCampaign(CampaignOptions options)
    {
        (_random, _skipsLastBlock) = (new Random(options.Seed), options.IsPlanted);
        _ledger = new Ledger(_folder.Path);
    }

    string Target => _folder.File("target.db");

    public static async Task<Findings> RunAsync(CampaignOptions options)
    {
        using var campaign = new FlipCampaign(options);
        await campaign.RunAsync(options.Count);
        return campaign._findings;
    }

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    async Task RunAsync(int count)
    {
        var (older, open, closed) = await WriteAsync(_folder.File("journal.db"));
        var (_, _, other) = await WriteAsync(_folder.File("other.db"));
        var truth = Read(closed);
        _findings.Acknowledged = truth.Sum(block => (long)block.Records.Count);
        for (var i = 0; i < count; i++)
        {
            // Most in the file as a node that was stopped leaves it.
            var isWal = i % WalOneIn == 0;
            var image = isWal ? open with { Wal = Flip(open.Wal) } : closed with { Database = Flip(closed.Database) };
            Judge(image, truth, isWal ? "bit in the write-ahead log" : "bit in the file");
        }

        var forger = new Forger(Target, _random);
        for (var i = 0; i < count / ForgeryOneIn; i++)
        {
            Judge(forger.Swap(closed), truth, "two blocks swapped");
            Judge(forger.CutOff(closed), truth, "last blocks cut off");
            Judge(forger.CutOffRecords(closed), truth, "last records cut off");
            Judge(forger.Splice(closed, other), truth, "block of another log of the same key");
            Judge(older[_random.Next(older.Count)], truth, "older file");
        }
    }

    byte[] Flip(byte[] bytes)
    {
        var flipped = (byte[])bytes.Clone();
        flipped[_random.Next(flipped.Length)] ^= (byte)(1 << _random.Next(8));
        return flipped;
    }

    /// <summary>A log, as it was now and then, as a crash leaves it, and as it is after its writer has ended.</summary>
    async Task<(List<FileImage> Older, FileImage Open, FileImage Closed)> WriteAsync(string path)
    {
        var older = new List<FileImage>();
        FileImage open;
        using (var store = new SqliteLogStore(path))
        {
            await using var writer = _ledger.OpenWriter(store);
            for (var block = 1; block < Blocks; block++)
            {
                if (block % 10 == 0) older.Add(FileImage.Take(path));
                await writer.AppendAsync([.. Enumerable.Range(0, 1 + _random.Next(4)).Select(
                    _ => SampleRecords.Draft(Guid.CreateVersion7(), MaxBodyBytes))]);
            }

            open = FileImage.Take(path);
        }

        return (older, open, FileImage.Take(path));
    }

    List<Block> Read(FileImage image)
    {
        image.Put(Target);
        using var store = SqliteLogStore.OpenToRead(Target);
        return [.. store.Read(1)];
    }

    void Judge(FileImage image, List<Block> truth, string what)
    {
        image.Put(Target);
        _findings.Count($"{what}: {Verdict(truth)}");
    }

    string Verdict(List<Block> truth)
    {
        try
        {
            using var store = SqliteLogStore.OpenToRead(Target);
            using var verifier = new LogVerifier(_ledger.KeyId);
            var (at, lookup) = (0, new LookupVerifier(store));
            foreach (var block in store.Read(1))
            {
                IReadOnlyList<LogRecord> records = [];
                var isSkipped = _skipsLastBlock && at == truth.Count - 1;
                if (!isSkipped && verifier.Check(block, out records) is not null) return "chain or signature";
                if (lookup.Check(records) is not null) return NotFound;
                if (at >= truth.Count || !AreSame(block, truth[at]))
                {
                    _findings.Silent++;
                    return "SILENT";
                }

                at++;
            }

            if (at < truth.Count) return "a noted head";
            return lookup.Finish() is null ? "nothing that counts changed" : NotFound;
        }
        catch (IOException)
        {
            return "SQLite";
        }
    }

    static bool AreSame(Block one, Block other) => one.Number == other.Number && one.First == other.First
        && one.Header.Span.SequenceEqual(other.Header.Span) && one.Records.Count == other.Records.Count
        && one.Records.Zip(other.Records).All(pair => pair.First.Span.SequenceEqual(pair.Second.Span));
}
