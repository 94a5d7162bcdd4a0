using System.Diagnostics;

namespace Liaison.Headquarters.Tests.Models;

/// <summary>Runs models in Promela with the real spin and a C compiler, in a folder of its own.</summary>
static class SpinModel
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Skips a test where spin or a C compiler is missing.</summary>
    public static void MustBeInstalled() => Assert.SkipUnless(
        IsInstalled("spin") && IsInstalled("gcc"),
        "spin and gcc are not installed; ./test installs them when it is root.");

    /// <summary>Looks at every state of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="defines">Macros to define, as those that plant faults.</param>
    /// <param name="forCycles">Whether to look for runs that go on for ever instead of false assertions.</param>
    /// <returns>What the verifier says; <c>errors: 0</c> when it found nothing.</returns>
    public static Task<string> CheckAsync(string model, string[] defines, bool forCycles = false) =>
        InFolderAsync(model, async folder =>
        {
            var made = await RunAsync(folder, "spin", [.. defines.Select(name => "-D" + name), "-a", "model.pml"])
                + await RunAsync(
                    folder, "gcc",
                    ["-O1", "-w", forCycles ? "-DNP" : "-DSAFETY", "-DVECTORSZ=2048", "-o", "pan", "pan.c"]);
            var pan = Path.Combine(folder, "pan");
            return File.Exists(pan) ? await RunAsync(folder, pan, forCycles ? ["-l", "-m100000"] : ["-m100000"]) : made;
        });

    /// <summary>Runs a model once; what it asserts holds when the answer says nothing of a violation.</summary>
    public static Task<string> SimulateAsync(string model) =>
        InFolderAsync(model, folder => RunAsync(folder, "spin", ["model.pml"]));

    static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    static async Task<string> InFolderAsync(string model, Func<string, Task<string>> run)
    {
        var folder = Directory.CreateTempSubdirectory("liaison-spin-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "model.pml"), model);
            return await run(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<string> RunAsync(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return await output + await errors;
    }

    static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Liaison.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
