using System.Text.Json.Nodes;
using Liaison.Commands;
using Liaison.Data;
using Liaison.Kernel.Identity;

namespace Liaison.Demo;

/// <summary>Runs both headquarters until it is stopped or one of them ends.</summary>
sealed class DemoRun(Terminal terminal, DemoSettings settings)
{
    const string Exercise = "EXERCISE NANSEI";

    static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(90);
    static readonly TimeSpan ReadyPoll = TimeSpan.FromMilliseconds(200);

    // A Ctrl-C at the terminal reaches the nodes as well: they may end before this process has noticed.
    static readonly TimeSpan SignalGrace = TimeSpan.FromSeconds(1);

    readonly List<ChildNode> _nodes = [];
    readonly List<DemoFeeds> _feeds = [];

    public async Task<int> RunAsync(bool asJson, CancellationToken stop)
    {
        try
        {
            foreach (var headquarters in DemoHeadquarters.Both)
                _nodes.Add(Start(headquarters));
            await Task.WhenAll(DemoHeadquarters.Both.Select(h => WaitUntilReadyAsync(h, stop)));
            if (settings.IsExercise) await Task.WhenAll(DemoHeadquarters.Both.Select(h => AddUnitsAsync(h, stop)));
            terminal.Result(asJson, Addresses(), Text());
            terminal.Say("API on loopback: Authorization: Bearer demo-ROLE. Ctrl-C stops both.");
            await RunDevicesAsync(stop);
            return CommandLine.Done;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return CommandLine.Done;
        }
        finally
        {
            await Task.WhenAll(_nodes.Select(n => n.DisposeAsync().AsTask()));
            _feeds.ForEach(feeds => feeds.Dispose());
        }
    }

    ChildNode Start(DemoHeadquarters headquarters)
    {
        var folder = new DataFolder(Path.Combine(settings.Data, headquarters.Name.ToLowerInvariant()));
        if (!folder.HoldsNode)
        {
            if (!HeadquartersName.TryParse(headquarters.Name, out var name)
                || !CountryCode.TryParse(headquarters.Country, out var country))
                throw new InvalidOperationException($"{headquarters} is not well formed.");
            folder.Create(name, country, [], terminal.Time);
        }

        var feeds = new DemoFeeds(headquarters, settings, terminal.Time);
        _feeds.Add(feeds);
        return ChildNode.Start(headquarters.Name, folder.Path,
        [
            .. headquarters.Ports(settings.PortOffset).AsConfiguration(),
            .. feeds.AsConfiguration(),
            new("LIAISON__Node__Exercise", settings.IsExercise ? Exercise : ""),
        ], terminal);
    }

    async Task WaitUntilReadyAsync(DemoHeadquarters headquarters, CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource(ReadyTimeout, terminal.Time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop, deadline.Token);
        using var http = new HttpClient();
        var address = new Uri($"http://127.0.0.1:{headquarters.Ports(settings.PortOffset).Http}/readyz");
        try
        {
            while (!await IsReadyAsync(http, address, ending.Token))
            {
                await FailIfOneEndedAsync(stop);
                await Task.Delay(ReadyPoll, terminal.Time, ending.Token);
            }

            // The answer could be that of another program that had the port before.
            await FailIfOneEndedAsync(stop);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new CommandException(
                $"{headquarters.Name} is not ready after {ReadyTimeout.TotalSeconds:0} s: {address} does not answer");
        }
    }

    /// <summary>Fills the boards of a node at its first start. The demo goes on when that fails.</summary>
    async Task AddUnitsAsync(DemoHeadquarters headquarters, CancellationToken stop)
    {
        var ports = headquarters.Ports(settings.PortOffset);
        var refusal = await DemoUnits.ImportAsync(headquarters, ports, stop);
        if (refusal is not null) terminal.Say($"{headquarters.Name} did not take its units: {refusal}");
        refusal = await DemoPosture.EnterAsync(headquarters, ports, terminal.Time.GetUtcNow(), stop);
        if (refusal is not null) terminal.Say($"{headquarters.Name} did not take its sites and readiness: {refusal}");
    }

    async Task RunDevicesAsync(CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var exercises = DemoHeadquarters.Both.Select(
            h => new DemoExercise(h, h.Ports(settings.PortOffset), settings.Speed, terminal.Time));
        var devices = Task.WhenAll(
        [
            .. exercises.Select(exercise => exercise.RunAsync(ending.Token)),
            .. _feeds.Select(feeds => feeds.RunAsync(ending.Token)),
        ]);
        await Task.WhenAny([devices, .. _nodes.Select(n => n.Exited)]);
        await ending.CancelAsync();
        await devices;
        await FailIfOneEndedAsync(stop);
    }

    async Task FailIfOneEndedAsync(CancellationToken stop)
    {
        if (_nodes.Find(n => n.Exited.IsCompleted) is not { } ended)
            return;
        await Task.Delay(SignalGrace, terminal.Time, stop);
        throw new CommandException(
            $"{ended.Name} has ended (exit code {ended.ExitCode}), so the demo ends. Its last words:\n"
            + ended.LastWords());
    }

    JsonObject Addresses() => new(DemoHeadquarters.Both.Select(h =>
    {
        var ports = h.Ports(settings.PortOffset);
        return KeyValuePair.Create<string, JsonNode?>(h.Name, new JsonObject
        {
            ["web"] = $"http://127.0.0.1:{ports.Http}",
            ["webTls"] = $"https://localhost:{ports.Https}",
            ["takPlain"] = $"127.0.0.1:{ports.TakPlain}",
            ["takSensors"] = $"127.0.0.1:{ports.TakSensors}",
            ["takTls"] = $"localhost:{ports.TakTls}",
        });
    }));

    string Text() => string.Join('\n', DemoHeadquarters.Both.Select(h =>
    {
        var ports = h.Ports(settings.PortOffset);
        return $"{h.Name}   http://127.0.0.1:{ports.Http}   TAK clients: 127.0.0.1:{ports.TakPlain} (tcp), "
            + $"port {ports.TakTls} (tls)";
    }));

    static async Task<bool> IsReadyAsync(HttpClient http, Uri address, CancellationToken stop)
    {
        try
        {
            using var response = await http.GetAsync(address, stop);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

/// <summary>How the demo was asked to run.</summary>
/// <param name="Data">Folder of the two nodes' folders.</param>
/// <param name="Speed">How much faster than in life the devices move.</param>
/// <param name="PortOffset">What is added to every port.</param>
/// <param name="IsExercise">Whether the screens say that it is an exercise.</param>
/// <param name="AisLogs">Recorded logs of ships to play.</param>
/// <param name="Sbs">Host and port of BaseStation lines; null for none.</param>
sealed record DemoSettings(
    string Data, double Speed, int PortOffset, bool IsExercise, IReadOnlyList<string> AisLogs, string? Sbs);
