using System.Diagnostics;
using Liaison.Durability.Appending;
using Liaison.Durability.Machine;
using Liaison.Journal.Postgres;
using Liaison.Journal.Tests;

namespace Liaison.Durability.Campaigns;

/// <summary>
/// Kills a PostgreSQL server, its first process and all that it has started, while a journal is written, and starts it
/// again: nothing acknowledged is lost, the journal's process has said that its log has failed, and goes on when it is
/// started again.
/// </summary>
static class PostgresCampaign
{
    public const int UsualCount = 100;
    const int KillsOfServer = 25;
    const int MinAcks = 1;
    const int MaxMs = 300;

    public static string? Missing() => PostgresServer.IsInstalled ? null : PostgresServer.Missing;

    public static async Task<Findings> RunAsync(CampaignOptions options)
    {
        var (random, findings) = (new Random(options.Seed), new Findings());
        for (var left = options.Count; left > 0; left -= KillsOfServer)
            await RunServerAsync(Math.Min(left, KillsOfServer), options.IsPlanted, random, findings);
        return findings;
    }

    static async Task RunServerAsync(int kills, bool isPlanted, Random random, Findings findings)
    {
        using var folder = new TemporaryFolder();
        await using var server = await PostgresServer.StartAsync();
        var ledger = new Ledger(folder.Path);
        try
        {
            var database = await server.NewDatabaseAsync();
            for (var kill = 0; kill < kills; kill++)
            {
                var settings = new AppenderSettings(ledger.KeyFile, database, IsPostgres: true)
                {
                    Callers = 1 + random.Next(8),
                    Fault = isPlanted ? PlantedFault.LazyFlush : PlantedFault.None,
                };
                await using var appender = AppenderProcess.Start(settings);
                await appender.UntilAsync(() => appender.Acknowledged >= MinAcks);
                await Task.Delay(random.Next(MaxMs));
                KillAll(server.ProcessId);
                var acks = await appender.EndedAsync();
                if (appender.ExitCode != Appender.Failed || appender.Failure is null)
                    findings.Blame($"the journal's process ended with {appender.ExitCode}, not with a clear word");
                await server.EndedAsync();
                await server.StartAgainAsync();
                ledger.Add(acks);
                findings.Acknowledged += acks.Count;
                findings.Count("kills of the server");
                var bad = findings.Lost + findings.Broken;
                ledger.Check(() => new PostgresLogStore(database), findings);
                if (findings.Lost + findings.Broken == bad) continue;
                // With records gone, numbers would be given twice: another log.
                findings.Count("kills with a loss");
                ledger.Dispose();
                ledger = new Ledger(folder.Path);
                database = await server.NewDatabaseAsync();
            }
        }
        finally
        {
            ledger.Dispose();
        }
    }

    /// <summary>The server's first process goes first, so that it cannot tidy up behind the others.</summary>
    static void KillAll(int server)
    {
        var children = File.ReadAllText($"/proc/{server}/task/{server}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, null));
        foreach (var id in children.Prepend(server).ToList()) Kill(id);
    }

    static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It has ended already, as the server's children do without it.
        }
    }
}
