using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Liaison.Demo;

namespace Liaison.Commands;

/// <summary><c>demo</c>: two headquarters with invented devices.</summary>
static class DemoCommand
{
    const int MaxSpeed = 1000;
    const int MaxPortOffset = 65535 - DemoHeadquarters.HighestPort;

    public static Command Create(Terminal terminal)
    {
        var data = new Option<string?>("--data")
        {
            Description = "Folder of the two nodes; by default `data/demo` of a source tree, otherwise a new folder.",
            HelpName = "DIR",
        };
        var speed = Options.One<double?>("--speed", TryParseSpeed, $"a number above 0 and at most {MaxSpeed}");
        speed.Description = "How many times faster than in life the invented devices move.";
        speed.HelpName = "N";
        var offset = Options.One<int>("--port-offset", TryParseOffset, $"0 to {MaxPortOffset}");
        offset.Description = "What is added to every port.";
        offset.HelpName = "N";
        var noExercise = new Option<bool>("--no-exercise")
        {
            Description = "Do not mark what is shown as an exercise.",
        };
        var ais = new Option<string[]>("--ais")
        {
            Description = "A recorded log of AIS sentences that JJOC hears as if it were now; may be repeated.",
            HelpName = "FILE",
        };
        ais.Validators.Add(result =>
        {
            foreach (var file in result.Tokens.Where(token => !File.Exists(token.Value)))
                result.AddError($"--ais: there is no file {file.Value}");
        });
        var sbs = Options.One<string?>("--sbs", TryParseHostAndPort, "a host and a port, for example localhost:30003");
        sbs.Description = "Where JJOC gets aircraft from: BaseStation lines (SBS-1), as dump1090 gives them.";
        sbs.HelpName = "HOST:PORT";
        var command = new Command("demo",
            "Run two headquarters, JFHQ and JJOC, with invented devices around the Nansei islands until Ctrl-C.")
        {
            data, speed, ais, sbs, offset, noExercise,
        };
        command.SetAction((parsed, stop) => RunAsync(terminal, parsed.GetValue(CommandLine.Json), new(
            parsed.GetValue(data) ?? DefaultFolder(),
            parsed.GetValue(speed) ?? 1,
            parsed.GetValue(offset),
            !parsed.GetValue(noExercise),
            parsed.GetValue(ais) ?? [],
            parsed.GetValue(sbs)), stop));
        return command;
    }

    static async Task<int> RunAsync(Terminal terminal, bool asJson, DemoSettings settings, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await new DemoRun(terminal, settings).RunAsync(asJson, ending.Token);

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            ending.Cancel();
        }
    }

    static string DefaultFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Liaison.slnx")))
                return Path.Combine(folder.FullName, "data", "demo");
        }

        return Directory.CreateTempSubdirectory("liaison-demo-").FullName;
    }

    static bool TryParseSpeed(string text, out double? speed)
    {
        var valid = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value is > 0 and <= MaxSpeed;
        speed = value;
        return valid;
    }

    static bool TryParseHostAndPort(string text, out string? hostAndPort)
    {
        hostAndPort = text;
        return Uri.TryCreate($"tcp://{text}", UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.Port > 0
            && uri.AbsolutePath == "/";
    }

    static bool TryParseOffset(string text, out int offset) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out offset) && offset <= MaxPortOffset;
}
