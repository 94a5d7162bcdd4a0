using Liaison.Commands;

namespace Liaison.Tests;

/// <summary>Runs verbs of the program in this process, each with a folder that goes away with the test.</summary>
sealed class Cli : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("liaison-").FullName;

    public Dictionary<string, string> Environment { get; } = [];

    public string In(string name) => Path.Combine(Folder, name);

    public async Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var terminal = new Terminal(output, error, Stream.Null, Environment, TimeProvider.System);
        var exitCode = await CommandLine.RunAsync(arguments, terminal, TestContext.Current.CancellationToken);
        return (exitCode, output.ToString(), error.ToString());
    }

    public async Task<string> InitAsync(string name = "node")
    {
        var (exitCode, _, error) = await RunAsync("init", "--data", In(name), "--name", "JFHQ", "--country", "USA");
        Assert.True(exitCode == CommandLine.Done, error);
        return In(name);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
