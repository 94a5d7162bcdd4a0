using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Liaison.Tests.Demo;

/// <summary>The demo as it is started: three processes, real sockets.</summary>
public sealed partial class DemoProcessTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("liaison-").FullName;
    readonly StringBuilder _errors = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Both_headquarters_come_up_move_their_devices_and_stop_together()
    {
        var stop = TestContext.Current.CancellationToken;
        var log = Path.Combine(_folder, "recorded.nmea");
        await File.WriteAllTextAsync(log, "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\r\n", stop);
        using var demo = Start(
            "demo", "--data", Path.Combine(_folder, "data"), "--port-offset", "22000", "--ais", log, "--json");
        var addresses = JsonNode.Parse(await ReadObjectAsync(demo.StandardOutput))!;
        Assert.True(addresses["JJOC"] is not null, _errors.ToString());

        foreach (var name in (string[])["JFHQ", "JJOC"])
        {
            var port = int.Parse(((string)addresses[name]!["takPlain"]!).Split(':')[1], null);
            var uids = await ReadUidsAsync(port, name, count: 40, stop);
            Assert.All(uids, u => Assert.StartsWith($"DEMO-{name}-", u, StringComparison.Ordinal));
        }

        await UntilSourcesAsync((string)addresses["JFHQ"]!["web"]!, ["tak", "ships", "aircraft"], stop);
        await UntilSourcesAsync((string)addresses["JJOC"]!["web"]!, ["tak", "ships", "aircraft", "ais-1"], stop);
        using (var kill = Process.Start("kill", ["-TERM", $"{demo.Id}"]))
            await kill.WaitForExitAsync(stop);
        await demo.WaitForExitAsync(stop);
        Assert.True(demo.ExitCode == 0, _errors.ToString());
        Assert.Contains("JFHQ has stopped", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("JJOC has stopped", _errors.ToString(), StringComparison.Ordinal);
    }

    Process Start(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "liaison.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Waits until the picture has tracks of all these sources.</summary>
    static async Task UntilSourcesAsync(string address, string[] sources, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        using var http = new HttpClient();
        while (true)
        {
            var tracks = JsonNode.Parse(await http.GetStringAsync($"{address}/api/v1/tracks", patience.Token))!;
            var seen = tracks["features"]!.AsArray().Select(track => (string)track!["properties"]!["source"]!).ToHashSet();
            if (seen.IsSupersetOf(sources)) return;
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
        }
    }

    static async Task<string> ReadObjectAsync(StreamReader output)
    {
        var text = new StringBuilder();
        while (await output.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            text.AppendLine(line);
            if (line == "}")
                break;
        }

        return text.Length > 0 ? text.ToString() : "{}";
    }

    /// <summary>Listens like a TAK client that just connected, until it has met so many devices.</summary>
    static async Task<HashSet<string>> ReadUidsAsync(int port, string name, int count, CancellationToken stop)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, stop);
        var buffer = new byte[64 * 1024];
        var text = "";
        var uids = new HashSet<string>();
        while (uids.Count < count)
        {
            var read = await client.GetStream().ReadAsync(buffer, stop);
            Assert.True(read > 0, $"{name} closed the connection after {uids.Count} devices");
            text += Encoding.UTF8.GetString(buffer, 0, read);
            uids.UnionWith(Uid().Matches(text).Select(m => m.Groups[1].Value));
        }

        return uids;
    }

    [GeneratedRegex("""<event [^>]*\buid="(DEMO-[^"]+)" """)]
    private static partial Regex Uid();
}
