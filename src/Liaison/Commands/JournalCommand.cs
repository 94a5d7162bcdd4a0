using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Liaison.Configuration;
using Liaison.Data;
using Liaison.Journal.Verifying;
using Liaison.Kernel.Files;
using Liaison.Kernel.Identity;
using Liaison.Stores;

namespace Liaison.Commands;

/// <summary><c>journal move</c> and <c>journal rotate-key</c>.</summary>
static class JournalCommand
{
    public static Command Create(Terminal terminal) => new("journal", "The journal's store and its key.")
    {
        CreateMove(terminal), CreateRotate(terminal),
    };

    static Command CreateMove(Terminal terminal)
    {
        var data = Options.Data("Folder of the node, which must not run.");
        var to = Options.One<JournalStoreKind>("--to", TryParseStore, "sqlite or postgres");
        to.Description = "Where the journal is to be kept: sqlite or postgres.";
        to.HelpName = "STORE";
        to.Required = true;
        var connection = new Option<string>("--connection")
        {
            Description = "For postgres: how it is reached, for example Host=/run/postgresql;Database=liaison.",
            HelpName = "TEXT",
            DefaultValueFactory = _ => "",
        };
        var command = new Command(
            "move", "Copy the journal, verified, to another store, and go on there. The old one is put aside.")
        {
            data, to, connection,
        };
        command.SetAction(parsed =>
        {
            var folder = new DataFolder(parsed.GetRequiredValue(data)).MustHoldNode();
            var target = new JournalOptions
            {
                Store = parsed.GetRequiredValue(to),
                Connection = parsed.GetRequiredValue(connection),
            };
            if (target.Store == JournalStoreKind.Postgres && target.Connection.Length == 0)
                throw new CommandException("--to postgres needs --connection");
            return Move(terminal, parsed.GetValue(CommandLine.Json), folder, target);
        });
        return command;
    }

    static int Move(Terminal terminal, bool asJson, DataFolder folder, JournalOptions target)
    {
        using var running = folder.LockForRunning();
        var source = NodeConfiguration.Load(folder.Configuration, terminal.Environment).Journal;
        if (source.Store == target.Store) throw new CommandException($"the journal is in {source.Store} already");
        if (terminal.Environment.Keys.Any(
            name => name.StartsWith("LIAISON__JOURNAL__", StringComparison.OrdinalIgnoreCase)))
            throw new CommandException("the environment says where the journal is (LIAISON__JOURNAL__...): "
                + "set that in liaison.json first, or the move would not be seen");
        target = target with { AllowWithoutFsync = source.AllowWithoutFsync };
        var key = JournalStores.ReadFingerprint(folder) ?? throw new CommandException("the node has no journal yet");
        using var verifier = new LogVerifier(key);
        using (var from = JournalStores.OpenToRead(folder, source))
        using (var into = JournalStores.Open(folder, target))
        {
            if (into.ReadLast() is not null) throw new CommandException($"{target.Store} holds a journal already");
            if (LogCopy.Run(from, into, verifier) is { } fault)
                throw new CommandException($"the journal is not good, so the node stays with the old one: {fault}");
        }

        Configure(folder, target);
        var aside = JournalStores.PutAside(folder, source, terminal.Time.GetUtcNow());
        terminal.Result(asJson, new JsonObject
        {
            ["records"] = verifier.Records,
            ["blocks"] = verifier.Blocks,
            ["store"] = target.Store.ToString(),
            ["aside"] = aside,
        }, $"records  {verifier.Records}\nblocks   {verifier.Blocks}\nstore    {target.Store}\naside    {aside}");
        return CommandLine.Done;
    }

    static Command CreateRotate(Terminal terminal)
    {
        var data = Options.Data("Folder of the node. While it runs, the key changes at its next start.");
        var command = new Command(
            "rotate-key", "Make a new key for the journal. A record signed with the old one names it.") { data };
        command.SetAction(async (parsed, _) =>
        {
            var folder = new DataFolder(parsed.GetRequiredValue(data)).MustHoldNode();
            var configuration = NodeConfiguration.Load(folder.Configuration, terminal.Environment);
            var id = Convert.ToHexStringLower(JournalKeys.MakeNext(folder));
            var isDone = await TryChangeNowAsync(folder, configuration, terminal.Time);
            terminal.Say(isDone
                ? "The journal is signed with the new key from now on."
                : "The node is running: the key changes when it starts the next time.");
            terminal.Say("Copy keys/ again to where you keep it.");
            terminal.Result(parsed.GetValue(CommandLine.Json), new JsonObject
            {
                ["key"] = id,
                ["done"] = isDone,
            }, id);
            return CommandLine.Done;
        });
        return command;
    }

    /// <summary>Opening the journal changes the key; a node that runs does so at its next start.</summary>
    static async Task<bool> TryChangeNowAsync(DataFolder folder, NodeConfiguration configuration, TimeProvider time)
    {
        IDisposable running;
        try
        {
            running = folder.LockForRunning();
        }
        catch (CommandException)
        {
            return false;
        }

        using (running)
        {
            await using var journal = await JournalService.OpenAsync(
                folder, configuration.Journal, configuration.Node, time, IdSource.Secure(time));
            return true;
        }
    }

    /// <summary>Writes into the configuration where the journal is; comments in the file are lost.</summary>
    static void Configure(DataFolder folder, JournalOptions options)
    {
        var root = JsonNode.Parse(File.ReadAllText(folder.Configuration), documentOptions: new()
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        })!.AsObject();
        // Names of keys are the same in any case.
        foreach (var name in root.Select(key => key.Key).Where(IsJournal).ToList()) root.Remove(name);
        var journal = new JsonObject { ["store"] = options.Store.ToString() };
        if (options.Store == JournalStoreKind.Postgres) journal["connection"] = options.Connection;
        if (options.AllowWithoutFsync) journal["allowWithoutFsync"] = true;
        root["journal"] = journal;
        WholeFile.Write(
            folder.Configuration, root.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");

        static bool IsJournal(string name) => name.Equals("journal", StringComparison.OrdinalIgnoreCase);
    }

    static bool TryParseStore(string text, out JournalStoreKind store) =>
        Enum.TryParse(text, ignoreCase: true, out store) && !char.IsAsciiDigit(text[0]) && Enum.IsDefined(store);
}
