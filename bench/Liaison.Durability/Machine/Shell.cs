using System.Diagnostics;

namespace Liaison.Durability.Machine;

/// <summary>Programs of the machine.</summary>
static class Shell
{
    /// <summary>Whether a program is installed.</summary>
    public static bool Has(string program) => Find(program) is not null;

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or says that it has failed.</exception>
    public static void Run(string program, params IReadOnlyList<string> arguments)
    {
        if (TryRun(program, arguments) is { } fault)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {fault}");
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it said when it failed; null when it did not.</returns>
    public static string? TryRun(string program, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Find(program) ?? program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"exit code {process.ExitCode}: {said.Trim()}";
    }

    // The system's own programs are not on everybody's path.
    static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Append("/usr/sbin").Append("/sbin").Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
