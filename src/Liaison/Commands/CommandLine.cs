using System.CommandLine;
using Liaison.Configuration;
using Liaison.Journal.Writing;
using Liaison.Tak.Certificates;

namespace Liaison.Commands;

/// <summary>The program's verbs, and what its exit codes mean.</summary>
static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUse = 2;

    /// <summary>On every verb: results as JSON.</summary>
    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Print the result as JSON.",
        Recursive = true,
    };

    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Terminal terminal, CancellationToken stop = default)
    {
        var parsed = Root(terminal).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                terminal.Say("liaison: " + error.Message);
            var verb = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
            terminal.Say($"Try: liaison {verb}--help");
            return WrongUse;
        }

        try
        {
            var streams = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                // Verbs that run for long take the signals themselves.
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(streams, stop);
        }
        catch (Exception e) when (e is CommandException or ConfigurationException or CertificateException or IOException
            or UnauthorizedAccessException or LogFailedException)
        {
            foreach (var line in e.Message.Split('\n'))
                terminal.Say("liaison: " + line);
            return Failed;
        }
    }

    /// <summary>All verbs.</summary>
    public static RootCommand Root(Terminal terminal) => new("Liaison: one node for one headquarters.")
    {
        Json,
        DemoCommand.Create(terminal),
        InitCommand.Create(terminal),
        ServeCommand.Create(terminal),
        AccountCommand.Create(terminal),
        TokenCommand.Create(terminal),
        TakCommand.Create(terminal),
        ReplayCommand.Create(terminal),
        VerifyCommand.Create(terminal),
        BackupCommands.CreateBackup(terminal),
        BackupCommands.CreateRestore(terminal),
        JournalCommand.Create(terminal),
    };
}
