using System.CommandLine;
using System.Runtime.InteropServices;
using Liaison.Composition;
using Liaison.Configuration;
using Liaison.Data;

namespace Liaison.Commands;

/// <summary><c>serve</c>: runs one node.</summary>
static class ServeCommand
{
    /// <summary>
    /// Given by <c>demo</c> to its two nodes: demo tokens are good, and the node stops when its standard input ends, so
    /// that it never outlives the demo, however that ends.
    /// </summary>
    public const string DemoOption = "--demo";

    public static Command Create(Terminal terminal)
    {
        var data = Options.Data("Folder of the node.");
        var demo = new Option<bool>(DemoOption) { Hidden = true };
        var command = new Command("serve", "Run one node until SIGINT or SIGTERM.") { data, demo };
        command.SetAction((parsed, stop) =>
            RunAsync(terminal, parsed.GetRequiredValue(data), parsed.GetValue(demo), stop));
        return command;
    }

    static async Task<int> RunAsync(Terminal terminal, string data, bool isDemo, CancellationToken stop)
    {
        var folder = new DataFolder(data).MustHoldNode();
        var configuration = NodeConfiguration.Load(folder.Configuration, terminal.Environment);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        if (isDemo)
            _ = StopAtEndOfInputAsync(terminal.In, ending);
        try
        {
            await new NodeHost(folder, configuration, isDemo, terminal.Time).RunAsync(ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // It was told to stop while it was still starting.
        }

        return CommandLine.Done;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            ending.Cancel();
        }
    }

    static async Task StopAtEndOfInputAsync(Stream input, CancellationTokenSource ending)
    {
        var buffer = new byte[64];
        try
        {
            while (await input.ReadAsync(buffer, ending.Token) > 0) { }
            await ending.CancelAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The node has stopped for another reason.
        }
    }
}
