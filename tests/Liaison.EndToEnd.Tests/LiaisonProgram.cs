using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Liaison.EndToEnd.Tests;

/// <summary>The files of a TAK client.</summary>
sealed record ClientFiles(string Certificate, string Key, string Trust);

/// <summary>One node, by the real program in its own process, in a folder that goes away with the test.</summary>
sealed partial class LiaisonProgram : IAsyncDisposable
{
    static readonly Dictionary<string, string> Environment = new()
    {
        ["LIAISON__Tak__Inputs__0__Address"] = "127.0.0.1",
        ["LIAISON__Tak__Inputs__0__Port"] = "0",
        ["LIAISON__Web__HttpPort"] = "0",
        ["LIAISON__Web__HttpsPort"] = "0",
        ["LIAISON__Web__HttpsAddress"] = "127.0.0.1",
    };

    readonly string _folder = Directory.CreateTempSubdirectory("liaison-").FullName;
    Process? _serving;

    string Data => Path.Combine(_folder, "node");

    /// <summary>Where TAK clients connect, while the node is served.</summary>
    public int TlsPort { get; private set; }

    /// <summary>Where the API is over http, while the node is served.</summary>
    public Uri Http { get; private set; } = null!;

    /// <summary>Makes a node and serves it.</summary>
    public static async Task<LiaisonProgram> StartAsync()
    {
        var program = new LiaisonProgram();
        await program.RunAsync("init", "--data", program.Data, "--name", "JFHQ", "--country", "USA");
        await program.ServeAsync();
        return program;
    }

    /// <summary>Makes a certificate for a TAK client.</summary>
    public async Task<ClientFiles> CertificateAsync(string name, params string[] groups)
    {
        var result = JsonNode.Parse(await RunAsync([
            "tak", "certificate", "--data", Data, "--name", name, "--to", Path.Combine(_folder, name), "--json",
            .. groups.SelectMany(group => (string[])["--group", group]),
        ]))!;
        return new ClientFiles((string)result["certificate"]!, (string)result["key"]!, (string)result["trust"]!);
    }

    /// <summary>A bearer token for the API.</summary>
    public async Task<string> TokenAsync(string role) =>
        (await RunAsync("token", "--data", Data, "--role", role)).Trim();

    /// <summary>What was seen, as CoT XML, an event in each line.</summary>
    public async Task<string> ReplayAsync(DateTimeOffset from, DateTimeOffset to) =>
        await RunAsync("replay", "--data", Data, "--from", $"{from:O}", "--to", $"{to:O}", "--format", "cot");

    /// <summary>Ends the node as the failure of its machine would: it is told nothing.</summary>
    public async Task KillAsync()
    {
        _serving!.Kill();
        await _serving.WaitForExitAsync();
    }

    public async Task RevokeAsync(string name) => await RunAsync("tak", "revoke", "--data", Data, name);

    public async Task RestartAsync()
    {
        if (!_serving!.HasExited) await StopAsync();
        await ServeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_serving is { HasExited: false }) await StopAsync();
        _serving?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    async Task ServeAsync()
    {
        _serving = Start("serve", "--data", Data);
        var errors = new LineReader(_serving.StandardError);
        var listening = await errors.WaitAsync(
            line => Listens().IsMatch(line), "line that says where TAK clients connect");
        var ready = await errors.WaitAsync(line => Ready().IsMatch(line), "line that says it is ready");
        Http = new Uri(Ready().Match(ready).Groups[1].Value);
        TlsPort = int.Parse(Listens().Match(listening).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
    }

    async Task StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_serving!.Id}"])) await kill.WaitForExitAsync();
        await _serving.WaitForExitAsync();
        Assert.Equal(0, _serving.ExitCode);
    }

    async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return await output;
    }

    static Process Start(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "liaison.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in Environment) start.Environment[key] = value;
        return Process.Start(start)!;
    }

    [GeneratedRegex(@"is ready at (http://[^,\s]+)")]
    private static partial Regex Ready();

    [GeneratedRegex(@"TAK input 'tls' listens \(Tls\) at .*:(\d+)\.")]
    private static partial Regex Listens();
}
