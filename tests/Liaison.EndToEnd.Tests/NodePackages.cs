using System.Diagnostics;
using System.Security.Cryptography;

namespace Liaison.EndToEnd.Tests;

/// <summary>The npm packages of the clients, installed once from their lock file.</summary>
static class NodePackages
{
    static readonly Lazy<Task<string>> Installed = new(RunAsync);

    /// <summary>The folder with the client's script and its packages.</summary>
    public static Task<string> InstallAsync() => Installed.Value;

    static async Task<string> RunAsync()
    {
        var folder = Path.Combine(Repository(), "tests", "node-tak");
        var stamp = Path.Combine(folder, "node_modules", ".installed-from");
        var locked = await File.ReadAllBytesAsync(Path.Combine(folder, "package-lock.json"));
        var wanted = Convert.ToHexStringLower(SHA256.HashData(locked));
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted) return folder;

        using var npm = Process.Start(
            new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        var (output, errors) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0) throw new InvalidOperationException($"npm ci failed: {await output}{await errors}");
        await File.WriteAllTextAsync(stamp, wanted);
        return folder;
    }

    static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Liaison.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
