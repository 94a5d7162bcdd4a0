using System.CommandLine;
using System.Text.Json.Nodes;
using Liaison.Backup;
using Liaison.Composition;
using Liaison.Configuration;
using Liaison.Data;
using Liaison.Kernel.Files;
using Liaison.Kernel.Time;

namespace Liaison.Commands;

/// <summary><c>backup</c> and <c>restore</c>.</summary>
static class BackupCommands
{
    public static Command CreateBackup(Terminal terminal)
    {
        var data = Options.Data("Folder of the node, which may be running.");
        var to = FileOption("--to", "The file to make; it must not be there.");
        var withKeys = new Option<bool>("--with-keys")
        {
            Description = "Also the private keys. Whoever has such a file can write in this node's name and sign "
                + "certificates: keep it as the keys themselves.",
        };
        var withPicture = new Option<bool>("--with-picture") { Description = "Also the recordings of the picture." };
        var command = new Command(
            "backup", "Copy the journal, verified, and everything else that cannot be made anew, into one file.")
        {
            data, to, withKeys, withPicture,
        };
        command.SetAction(parsed =>
        {
            var folder = new DataFolder(parsed.GetRequiredValue(data)).MustHoldNode();
            var configuration = NodeConfiguration.Load(folder.Configuration, terminal.Environment);
            var file = Path.GetFullPath(parsed.GetRequiredValue(to));
            var manifest = new BackupWriter(folder, configuration, terminal.Time).Write(
                file, parsed.GetValue(withKeys), parsed.GetValue(withPicture), NodeHost.Version);
            if (!parsed.GetValue(withKeys))
                terminal.Say("The keys are not in it: keep a copy of keys/ apart, made after each change of a key.");
            Report(terminal, parsed.GetValue(CommandLine.Json), manifest, file);
            return CommandLine.Done;
        });
        return command;
    }

    public static Command CreateRestore(Terminal terminal)
    {
        var from = FileOption("--from", "A file that `liaison backup` made.");
        var data = Options.Data("New or empty folder; it may hold keys/ when the backup has none.");
        var command = new Command("restore", "Make a node of a backup, and verify all of it before.") { from, data };
        command.SetAction(parsed =>
        {
            var folder = new DataFolder(parsed.GetRequiredValue(data));
            Restoring.MustBeFree(folder, withKeys: false);
            Directory.CreateDirectory(folder.Path, WholeFile.PrivateFolder);
            using var backup = BackupReader.Open(parsed.GetRequiredValue(from), Path.GetDirectoryName(folder.Path)!);
            var withKeys = backup.Manifest.Files.Any(entry => entry.Path.StartsWith("keys/", StringComparison.Ordinal));
            Restoring.MustBeFree(folder, withKeys);
            Restoring.Run(backup, folder, terminal.Environment);
            if (!Directory.Exists(folder.Keys))
                terminal.Say($"The backup has no keys: put the node's into {folder.Keys} before it starts.");
            terminal.Say("The journal goes on in a new epoch: what was written after the backup is not in it.");
            Report(terminal, parsed.GetValue(CommandLine.Json), backup.Manifest, folder.Path);
            return CommandLine.Done;
        });
        return command;
    }

    static void Report(Terminal terminal, bool asJson, BackupManifest manifest, string place) =>
        terminal.Result(asJson, new JsonObject
        {
            ["node"] = manifest.Node,
            ["created"] = IsoTime.Format(manifest.Created),
            ["records"] = manifest.Records,
            ["head"] = manifest.Head,
            ["key"] = manifest.Fingerprint,
            ["files"] = manifest.Files.Count,
            ["bytes"] = manifest.Files.Sum(file => file.Bytes),
            ["path"] = place,
        }, $"node     {manifest.Node}\nmade     {IsoTime.Format(manifest.Created)}\nrecords  {manifest.Records}\n"
            + $"head     {manifest.Head}\nkey      {manifest.Fingerprint}\nfiles    {manifest.Files.Count}, "
            + $"{manifest.Files.Sum(file => file.Bytes)} bytes\nin       {place}");

    static Option<string> FileOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "FILE",
        Required = true,
    };
}
