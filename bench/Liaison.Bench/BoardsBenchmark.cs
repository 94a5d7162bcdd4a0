using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Liaison.Bench;

/// <summary>
/// What the boards answer over HTTP: the program itself in a process of its own, with 10,000 units, sites, readiness,
/// log entries and tasks; one caller on loopback, each answer read to its end.
/// </summary>
sealed class BoardsBenchmark(string program, int entries) : IDisposable
{
    const int Units = 10_000;
    const int Sites = 500;
    const int Islands = 50;
    const int Tasks = 1000;
    const int Callers = 32;
    const int Rounds = 200;
    const string Label = "UNCLASSIFIED//REL TO USA, JPN";

    readonly string _folder = Directory.CreateTempSubdirectory("liaison-boards-").FullName;
    readonly HttpClient _client = new() { BaseAddress = new Uri("http://127.0.0.1:18480/") };

    AuthenticationHeaderValue? _planner;
    AuthenticationHeaderValue? _watch;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var entries = arguments is [_, var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 20_000;
        using var benchmark = new BoardsBenchmark(arguments[0], entries);
        using var node = await benchmark.ServeAsync();
        try
        {
            await benchmark.FillAsync();
            await benchmark.MeasureAsync();
            return 0;
        }
        finally
        {
            node.Kill();
            await node.WaitForExitAsync();
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    async Task<Process> ServeAsync()
    {
        var data = Path.Combine(_folder, "node");
        await CommandAsync("init", "--data", data, "--name", "JFHQ", "--country", "USA");
        var tokens = new Dictionary<string, string>();
        foreach (var role in (string[])["planner", "watch"])
            tokens[role] = (await CommandAsync("token", "--data", data, "--role", role)).Trim();
        _planner = new("Bearer", tokens["planner"]);
        _watch = new("Bearer", tokens["watch"]);
        var node = Start("serve", "--data", data);
        // Its log is read away, so that it never waits for who reads it.
        _ = node.StandardError.ReadToEndAsync();
        _ = node.StandardOutput.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!node.HasExited)
        {
            try
            {
                using var ready = await _client.GetAsync(new Uri("readyz", UriKind.Relative), timeout.Token);
                if (ready.IsSuccessStatusCode) return node;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, timeout.Token);
            }
        }

        throw new InvalidOperationException("the node ended before it was ready");
    }

    async Task FillAsync()
    {
        var csv = new StringBuilder("id,name,component,parent,echelon,authorised,present,homeSite,currentSite\n");
        for (var i = 0; i < Units; i++)
        {
            var (component, parent) = (i % 2 == 0 ? "ground" : "maritime", i == 0 ? "" : $"U{(i - 1) / 8}");
            csv.AppendLine(CultureInfo.InvariantCulture,
                $"U{i},Unit {i},{component},{parent},company,{100 + (i % 50)},90,S{i % Sites},S{i % Sites}");
        }

        using (var file = new StringContent(csv.ToString(), Encoding.UTF8, "text/csv"))
            await SendAsync(_planner, "api/v1/units/import", file);
        await EachAsync(Islands, i => PostAsync(_planner, "api/v1/sites", Site($"I{i}", "island", null, i)));
        await EachAsync(Sites, i => PostAsync(_planner, "api/v1/sites", Site($"S{i}", "port", $"I{i % Islands}", i)));
        await EachAsync(Units, i => PostAsync(_watch, $"api/v1/units/U{i}/readiness", new JsonObject
        {
            ["measured"] = new JsonObject
            {
                ["personnel"] = new JsonObject { ["percent"] = 60 + (i % 41) },
                ["supply"] = new JsonObject { ["percent"] = 60 + (i * 7 % 41) },
            },
        }));
        await EachAsync(entries, i => PostAsync(_watch, "api/v1/log", new JsonObject
        {
            ["text"] = $"Ship {i} reports engine trouble off the port and asks for a tug",
            ["severity"] = "minor",
            ["label"] = Label,
        }));
        await EachAsync(Tasks, i => PostAsync(_watch, "api/v1/tasks", new JsonObject
        {
            ["title"] = $"Look after ship {i}",
            ["addressees"] = new JsonArray(new JsonObject { ["kind"] = "unit", ["name"] = $"U{i}" }),
        }));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Units} units with readiness, {Sites + Islands} sites, {entries} log entries, {Tasks} tasks"));
    }

    async Task MeasureAsync()
    {
        var random = new Random(1);
        string[] addresses =
        [
            "units?limit=100", "units?limit=1000", "units/U{0}", "units/U{0}/commanders", "units?at={3}&limit=1000", "units/U{0}/history",
            "command", "sites?limit=1000", "sites/S{1}", "posture", "posture?area=I{2}",
            "posture?since={3}", "readiness", "readiness?by=island", "readiness/units?limit=1000", "log?limit=100",
            "log?text=ship+{0}&limit=100", "log?text=nowhere", "tasks?limit=1000", "requests", "decisions",
            "journal?after={0}&limit=100",
        ];
        var since = Uri.EscapeDataString($"{DateTimeOffset.UtcNow.AddDays(-1):O}");
        foreach (var address in addresses)
        {
            var times = new double[Rounds];
            var bytes = 0L;
            // The first answers compile the code.
            for (var i = -20; i < Rounds; i++)
            {
                var path = "api/v1/" + string.Format(CultureInfo.InvariantCulture,
                    address, random.Next(Units), random.Next(Sites), random.Next(Islands), since);
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
                request.Headers.Authorization = _watch;
                var began = Stopwatch.GetTimestamp();
                using var response = await _client.SendAsync(request);
                var body = await response.Content.ReadAsByteArrayAsync();
                if (!response.IsSuccessStatusCode)
                    throw new InvalidOperationException($"{path}: {response.StatusCode}");
                if (i < 0) continue;
                times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                bytes += body.Length;
            }

            Array.Sort(times);
            var (median, high) = (times[Rounds / 2], times[Rounds * 99 / 100]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{address,-32} p50 {median,7:0.0} ms, p99 {high,7:0.0} ms, {bytes / Rounds / 1e3,7:0.0} kB"));
        }
    }

    static JsonObject Site(string id, string kind, string? parent, int i) => new()
    {
        ["id"] = id,
        ["name"] = $"Site {id}",
        ["kind"] = kind,
        ["parent"] = parent,
        ["position"] = new JsonArray(124 + (i * 0.01), 24 + (i * 0.004)),
    };

    static async Task EachAsync(int count, Func<int, Task> act)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < count;) await act(i);
        }));
    }

    async Task PostAsync(AuthenticationHeaderValue? caller, string path, JsonObject body)
    {
        using var content = JsonContent.Create(body);
        await SendAsync(caller, path, content);
    }

    async Task SendAsync(AuthenticationHeaderValue? caller, string path, HttpContent content)
    {
        var address = new Uri(path, UriKind.Relative);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Authorization = caller;
        using var response = await _client.SendAsync(request);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path}: {await response.Content.ReadAsStringAsync()}");
    }

    async Task<string> CommandAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException(await errors);
    }

    Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LIAISON__Web__HttpPort"] = "18480";
        start.Environment["LIAISON__Web__HttpsPort"] = "0";
        start.Environment["LIAISON__Tak__Inputs__0__Port"] = "0";
        return Process.Start(start)!;
    }
}
