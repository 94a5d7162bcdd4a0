using System.Diagnostics;
using System.Globalization;

namespace Liaison.Journal.Tests;

/// <summary>
/// A PostgreSQL server of the tests' own: a new cluster in a temporary folder, reached by a Unix socket alone. It ends
/// with its owner, however that ends.
/// </summary>
/// <remarks>As root it runs as the user postgres, since the server refuses to run as root.</remarks>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>Why tests that need a server are skipped where there is none.</summary>
    public const string Missing = "PostgreSQL's programs are not installed (Debian: postgresql)";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly string _folder;
    readonly IReadOnlyList<string> _settings;
    Process? _shell;

    PostgresServer(string folder, IReadOnlyList<string> settings) => (_folder, _settings) = (folder, settings);

    /// <summary>Whether a server can be started on this machine.</summary>
    public static bool IsInstalled => Programs is not null;

    /// <summary>The folder of the cluster's files.</summary>
    public string Data => Path.Combine(_folder, "data");

    /// <summary>The id of the server's first process.</summary>
    public int ProcessId => int.Parse(
        File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    static string? Programs { get; } =
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
            .OrderDescending().Select(version => version + "/bin")
            .Concat(Environment.GetEnvironmentVariable("PATH")!.Split(':'))
            .FirstOrDefault(folder => new[] { "initdb", "postgres", "psql" }
                .All(program => File.Exists(Path.Combine(folder, program))));

    /// <summary>Makes a cluster and starts its server.</summary>
    /// <param name="settings">Settings of the server, for example <c>fsync=off</c>.</param>
    public static async Task<PostgresServer> StartAsync(params IReadOnlyList<string> settings)
    {
        var folder = Directory.CreateTempSubdirectory("liaison-pg-").FullName;
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", "postgres", folder);
        var server = new PostgresServer(folder, settings);
        await RunAsync([.. AsServer(Path.Combine(Programs!, "initdb")),
            "-D", server.Data, "-U", "liaison", "-A", "trust", "-E", "UTF8", "--locale=C", "-k", "--no-sync"]);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>How to reach a database of it.</summary>
    public string Connection(string database = "postgres") =>
        $"Host={_folder};Username=liaison;Database={database}";

    /// <summary>Starts the server after it has ended.</summary>
    public async Task StartAgainAsync()
    {
        // The shell lives as long as its input: the server does not outlive a test run that is killed.
        var settings = string.Join(' ', _settings.Select(setting => $"-c {setting}"));
        var start = Start([.. AsServer("/bin/sh"), "-c", $$"""
            exec 3<&0
            '{{Programs}}/postgres' -D '{{Data}}' -k '{{_folder}}' -c listen_addresses= {{settings}} 2>&1 </dev/null &
            server=$!
            { read -r end <&3; kill -INT $server; } &
            wait $server
            kill $! 2>/dev/null
            """]);
        _shell = start;
        using var patience = new CancellationTokenSource(Patience);
        var said = new List<string>();
        while (await start.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said.Add(line);
            if (!line.Contains("database system is ready to accept connections", StringComparison.Ordinal)) continue;
            // What it says later would fill the pipe.
            _ = start.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return;
        }

        throw new InvalidOperationException("PostgreSQL did not start:\n" + string.Join('\n', said));
    }

    /// <summary>Waits until the server has ended, for example after a signal to <see cref="ProcessId"/>.</summary>
    public async Task EndedAsync()
    {
        if (_shell is not { } shell) return;
        using var patience = new CancellationTokenSource(Patience);
        await shell.WaitForExitAsync(patience.Token);
        shell.Dispose();
        _shell = null;
    }

    /// <summary>Ends the server: it writes what it has, and closes its files.</summary>
    public async Task StopAsync()
    {
        _shell?.StandardInput.Close();
        await EndedAsync();
    }

    /// <summary>Makes a new database and returns how to reach it.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"db{Interlocked.Increment(ref _databases)}";
        await RunAsync(Path.Combine(Programs!, "psql"), "-X", "-q", "-h", _folder, "-U", "liaison", "-d", "postgres",
            "-c", $"CREATE DATABASE {name}");
        return Connection(name);
    }

    int _databases;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    static IEnumerable<string> AsServer(string program) => Environment.IsPrivilegedProcess
        ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", program] : [program];

    static Process Start(params IReadOnlyList<string> command) => Process.Start(
        new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    static async Task RunAsync(params IReadOnlyList<string> command)
    {
        using var process = Start(command);
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command[0]} failed: {said}");
    }
}
