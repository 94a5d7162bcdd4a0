using System.CommandLine;
using System.Text.Json.Nodes;
using Liaison.Backup;
using Liaison.Configuration;
using Liaison.Data;
using Liaison.Journal.Stores;
using Liaison.Journal.Verifying;
using Liaison.Stores;

namespace Liaison.Commands;

/// <summary><c>verify</c>: whether a journal is whole and as it was signed.</summary>
static class VerifyCommand
{
    /// <summary>A block of which somebody has noted the hash: an older copy of the journal does not have it.</summary>
    readonly record struct Noted(long Block, byte[] Hash);

    public static Command Create(Terminal terminal)
    {
        var data = Options.Data("Folder of the node, which may be running.");
        data.Required = false;
        var backup = new Option<string?>("--backup")
        {
            Description = "Instead of --data: a file that `liaison backup` made; all files in it are checked.",
            HelpName = "FILE",
        };
        var key = Options.One<byte[]?>("--key", (string text, out byte[]? value) =>
            JournalStores.TryParseFingerprint(text, out value!), "64 hexadecimal digits");
        key.Description = "SHA-256 of the journal's first public key, as noted before; by default what lies beside it.";
        key.HelpName = "HEX";
        var head = Options.One<Noted?>("--head", TryParseHead, "a block's number and hash, as in 17:5f…");
        head.Description = "A head that an earlier check printed: that block must still be there and the same.";
        head.HelpName = "N:HEX";
        var command = new Command(
            "verify", "Check the whole journal: numbers, hash chain, signatures. Exit 1 names the first bad record.")
        {
            data, backup, key, head,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(data) is null == result.GetResult(backup) is null)
                result.AddError("Give either --data or --backup.");
        });
        command.SetAction(parsed =>
        {
            using var source = parsed.GetValue(backup) is { } file
                ? OfBackup(file) : OfNode(new DataFolder(parsed.GetRequiredValue(data)), terminal);
            // An array that was not given is an empty one.
            var noted = parsed.GetValue(key) is { Length: > 0 } given ? given : source.Fingerprint;
            return Run(terminal, parsed.GetValue(CommandLine.Json), source, noted, parsed.GetValue(head));
        });
        return command;
    }

    static int Run(Terminal terminal, bool asJson, Source source, byte[]? key, Noted? head)
    {
        if (source.Store is null)
        {
            terminal.Result(asJson, new JsonObject { ["records"] = 0 }, "The journal has no record yet.");
            return head is null ? CommandLine.Done : CommandLine.Failed;
        }

        if (key is null) throw new CommandException("nothing says whose journal this is: give --key");
        using var verifier = new LogVerifier(key);
        var (fault, isHeadThere, lookup) = (default(LogFault), false, new LookupVerifier(source.Store));
        foreach (var block in source.Store.Read(1))
        {
            fault = verifier.Check(block, out var records) ?? lookup.Check(records);
            if (fault is not null) break;
            isHeadThere |= head?.Block == verifier.Blocks && verifier.Head.Span.SequenceEqual(head.Value.Hash);
        }

        fault ??= lookup.Finish();
        var hash = Convert.ToHexStringLower(verifier.Head.Span);
        var isGood = fault is null && (head is null || isHeadThere);
        terminal.Result(asJson, new JsonObject
        {
            ["good"] = isGood,
            ["records"] = verifier.Records,
            ["blocks"] = verifier.Blocks,
            ["head"] = $"{verifier.Blocks}:{hash}",
            ["key"] = Convert.ToHexStringLower(key),
            ["fault"] = fault is null ? null : new JsonObject
            {
                ["kind"] = fault.Kind.ToString(),
                ["block"] = fault.Block,
                ["record"] = fault.Record,
                ["detail"] = fault.Detail,
            },
        }, $"records  {verifier.Records}\nblocks   {verifier.Blocks}\nhead     {verifier.Blocks}:{hash}\n"
            + $"key      {Convert.ToHexStringLower(key)}");
        if (fault is not null) terminal.Say($"liaison: the journal is not good from here on: {fault}");
        else if (!isGood)
            terminal.Say($"liaison: block {head!.Value.Block} is not there, or not the one that was noted");
        return isGood ? CommandLine.Done : CommandLine.Failed;
    }

    static Source OfNode(DataFolder folder, Terminal terminal)
    {
        var configuration = NodeConfiguration.Load(folder.MustHoldNode().Configuration, terminal.Environment);
        var fingerprint = JournalStores.ReadFingerprint(folder);
        // A new node has none yet; once there is a fingerprint, there must be a journal.
        if (fingerprint is null && configuration.Journal.Store == JournalStoreKind.Sqlite
            && !File.Exists(folder.Journal))
            return new Source(null, null, null);
        return new Source(JournalStores.OpenToRead(folder, configuration.Journal), fingerprint, null);
    }

    static Source OfBackup(string file)
    {
        var backup = BackupReader.Open(file, Path.GetTempPath(), isJournalAlone: true);
        try
        {
            return new Source(backup.OpenJournal(), backup.Fingerprint, backup);
        }
        catch
        {
            backup.Dispose();
            throw;
        }
    }

    static bool TryParseHead(string text, out Noted? head)
    {
        var parts = text.Split(':');
        head = parts.Length == 2 && long.TryParse(parts[0], out var block) && block > 0
            && JournalStores.TryParseFingerprint(parts[1], out var hash) ? new Noted(block, hash) : null;
        return head is not null;
    }

    /// <summary>A journal to check; without a store it has not been begun.</summary>
    sealed record Source(ILogStore? Store, byte[]? Fingerprint, IDisposable? Owner) : IDisposable
    {
        public void Dispose()
        {
            Store?.Dispose();
            Owner?.Dispose();
        }
    }
}
