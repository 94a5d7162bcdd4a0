using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Liaison.EndToEnd.Tests;

/// <summary>A TAK client that others wrote: <c>@tak-ps/node-tak</c> in a Node.js process.</summary>
sealed class NodeTakClient : IAsyncDisposable
{
    readonly Process _process;
    readonly LineReader _output;

    NodeTakClient(Process process, string callsign)
    {
        (_process, Callsign) = (process, callsign);
        _output = new LineReader(process.StandardOutput);
        // What the library says of itself; unread, it would stop the process.
        _ = new LineReader(process.StandardError);
    }

    public string Callsign { get; }

    public string Uid => "NODE-" + Callsign;

    /// <summary>Connects, waits for the answer to the client's first ping, and reports a position.</summary>
    public static async Task<NodeTakClient> JoinAsync(LiaisonProgram node, ClientFiles files, string callsign)
    {
        var client = await ConnectAsync(node, files, callsign);
        await client.PingAsync();
        await client.DoAsync(new JsonObject { ["do"] = "position", ["remarks"] = $"{callsign} is here" });
        await client.PingAsync();
        return client;
    }

    /// <summary>Connects, and waits for nothing.</summary>
    public static async Task<NodeTakClient> ConnectAsync(LiaisonProgram node, ClientFiles files, string callsign)
    {
        var folder = await NodePackages.InstallAsync();
        var client = new NodeTakClient(
            Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "client.mjs")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!,
            callsign);
        await client.DoAsync(new JsonObject
        {
            ["do"] = "connect",
            ["host"] = "127.0.0.1",
            ["port"] = node.TlsPort,
            ["cert"] = files.Certificate,
            ["key"] = files.Key,
            ["ca"] = files.Trust,
            ["uid"] = client.Uid,
            ["callsign"] = callsign,
        });
        return client;
    }

    /// <summary>Version of the node as the client read it.</summary>
    public string? Version =>
        (string?)JsonNode.Parse(_output.Lines.Last(line => Has(line, "on", "ping")))!["version"];

    public Task ReportAsync(string remarks) => DoAsync(new JsonObject { ["do"] = "position", ["remarks"] = remarks });

    public Task ChatAsync(NodeTakClient to, string text) => DoAsync(
        new JsonObject { ["do"] = "chat", ["uid"] = to.Uid, ["callsign"] = to.Callsign, ["text"] = text });

    public Task ChatToAllAsync(string text) => DoAsync(new JsonObject { ["do"] = "chatToAll", ["text"] = text });

    /// <summary>Sends a ping and waits for its answer: the node has then taken all that was sent before.</summary>
    public async Task PingAsync()
    {
        var before = Pings;
        await DoAsync(new JsonObject { ["do"] = "ping" });
        // The library pings by itself too, every five seconds: one of two answers is to one of our two.
        await _output.WaitAsync(_ => Pings >= before + 2, "two answers to pings");
    }

    /// <summary>Waits for an event whose remarks are this text.</summary>
    public async Task<JsonNode> ReceiveAsync(string remarks) => JsonNode.Parse(
        await _output.WaitAsync(line => RemarksOf(line) == remarks, $"event that says '{remarks}'"))!;

    /// <summary>Waits for a notice that another client has left.</summary>
    public Task NoticeOfLeavingAsync(int number) => _output.WaitAsync(
        _ => _output.Lines.Count(line => Has(line, "type", "t-x-d-d")) >= number, "notice");

    public Task EndAsync() => _output.WaitAsync(line => Has(line, "on", "end"), "end");

    /// <summary>What came so far as chat, in order.</summary>
    public IEnumerable<string?> Chat => _output.Lines.Where(line => Has(line, "type", "b-t-f"))
        .Select(RemarksOf);

    public int CountOf(string remarks) => _output.Lines.Count(line => RemarksOf(line) == remarks);

    public async Task LeaveAsync()
    {
        await DoAsync(new JsonObject { ["do"] = "leave" });
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    int Pings => _output.Lines.Count(line => Has(line, "on", "ping"));

    static bool Has(string line, string name, string value) => (string?)JsonNode.Parse(line)![name] == value;

    static string? RemarksOf(string line) => (string?)JsonNode.Parse(line)!["remarks"];

    async Task DoAsync(JsonObject command)
    {
        await _process.StandardInput.WriteLineAsync(command.ToJsonString());
        await _process.StandardInput.FlushAsync();
    }
}
