using System.Diagnostics;
using Liaison.Commands;

namespace Liaison.Demo;

/// <summary>One node of the demo as a process of its own. What it logs is passed on with its name in front.</summary>
sealed class ChildNode : IAsyncDisposable
{
    const int LinesKept = 10;

    static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    readonly Process _process;
    readonly TimeProvider _time;
    readonly Queue<string> _lastLines = new(LinesKept);

    ChildNode(string name, Process process, TimeProvider time) => (Name, _process, _time) = (name, process, time);

    public string Name { get; }

    public int ExitCode => _process.ExitCode;

    /// <summary>Ends when the process has ended, with all of its output seen.</summary>
    public Task Exited { get; private set; } = Task.CompletedTask;

    /// <summary>Starts <c>serve</c> on a folder.</summary>
    public static ChildNode Start(
        string name, string folder, IEnumerable<KeyValuePair<string, string>> configuration, Terminal terminal)
    {
        var (program, first) = ThisProgram();
        var start = new ProcessStartInfo(program, [.. first, "serve", "--data", folder, ServeCommand.DemoOption])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in configuration)
            start.Environment[key] = value;
        var process = Process.Start(start) ?? throw new CommandException($"{program} does not start");
        var node = new ChildNode(name, process, terminal.Time);
        node.Exited = Task.WhenAll(
            node.PassOnAsync(process.StandardError, terminal),
            node.PassOnAsync(process.StandardOutput, terminal),
            process.WaitForExitAsync(CancellationToken.None));
        return node;
    }

    /// <summary>The last that it said: why it ended.</summary>
    public string LastWords()
    {
        lock (_lastLines)
            return string.Join('\n', _lastLines);
    }

    /// <summary>Stops the node as its operator would, or by force when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        // A node of the demo stops when its input ends.
        _process.StandardInput.Close();
        try
        {
            await Exited.WaitAsync(StopTimeout, _time);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            await Exited;
        }

        _process.Dispose();
    }

    static (string Program, string[] First) ThisProgram()
    {
        var executable = Path.Combine(AppContext.BaseDirectory, "liaison");
        return File.Exists(executable)
            ? (executable, [])
            : (Environment.ProcessPath!, [Path.Combine(AppContext.BaseDirectory, "liaison.dll")]);
    }

    async Task PassOnAsync(StreamReader lines, Terminal terminal)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            lock (_lastLines)
            {
                if (_lastLines.Count == LinesKept)
                    _lastLines.Dequeue();
                _lastLines.Enqueue(line);
            }

            terminal.Say($"[{Name}] {line}");
        }
    }
}
