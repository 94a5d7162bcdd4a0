using Liaison.Data;
using Liaison.Headquarters.Command;
using Liaison.Kernel.Identity;
using Liaison.Stores;
using Liaison.Web;
using Liaison.Web.Node;

namespace Liaison.Composition;

/// <summary>
/// Keeps the command post with the program: makes it from the journal, keeps snapshots, and ends the node when its
/// journal fails, since what is on the boards may then not be on disk.
/// </summary>
sealed partial class HeadquartersService(
    CommandPost post, JournalService journal, DataFolder folder, long snapshotAt, WebNode node, TimeProvider time,
    IHostApplicationLifetime lifetime, ILogger<HeadquartersService> logger) : BackgroundService, IReadiness
{
    const int RecordsBetweenSnapshots = 50_000;
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    readonly Actor _node = new(node.Name, "");
    long _snapshotAt = snapshotAt;

    public string Name => "journal";

    public bool IsReady => !journal.Writer.Ended.IsCompleted;

    /// <summary>Adds the command post of a journal.</summary>
    /// <exception cref="Liaison.Journal.Writing.LogFailedException">The journal cannot be read.</exception>
    public static void Add(
        IServiceCollection services, JournalService journal, DecisionKeys keys, DataFolder folder, TimeProvider time,
        ILogger logger)
    {
        var began = time.GetTimestamp();
        var boards = BoardFile.Open(journal.Store, folder.Boards, out var snapshotAt, out var fault);
        boards.Decisions.Use(keys);
        if (fault is not null) LogSnapshotUnusable(logger, fault);
        LogOpened(logger, journal.Writer.Last, snapshotAt, time.GetElapsedTime(began).TotalMilliseconds);
        services.AddSingleton(journal);
        services.AddSingleton(journal.Store);
        services.AddSingleton(s => new CommandPost(
            boards, new JournalRecordLog(journal.Writer, journal.Store, () => journal.Room is { IsLow: true }),
            time, s.GetRequiredService<IdSource>()));
        services.AddSingleton(
            s => ActivatorUtilities.CreateInstance<HeadquartersService>(s, folder, snapshotAt));
        services.AddSingleton<IReadiness>(s => s.GetRequiredService<HeadquartersService>());
        services.AddHostedService(s => s.GetRequiredService<HeadquartersService>());
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (IsReady) await SaveAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _ = EndWithJournalAsync();
        using var timer = new PeriodicTimer(LookEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync();
    }

    async Task LookAsync()
    {
        try
        {
            await post.DecideDueAsync(_node);
            if (post.LastOnDisk - _snapshotAt >= RecordsBetweenSnapshots) await SaveAsync();
        }
        catch (Exception e)
        {
            LogNotLooked(logger, e.Message);
        }
    }

    async Task SaveAsync()
    {
        try
        {
            var snapshot = await post.TakeSnapshotAsync();
            if (snapshot.Number == _snapshotAt) return;
            BoardFile.Save(journal.Store, folder.Boards, snapshot);
            _snapshotAt = snapshot.Number;
        }
        catch (Exception e)
        {
            // It is a cache: the next start takes longer, no more.
            LogNotSaved(logger, e.Message);
        }
    }

    async Task EndWithJournalAsync()
    {
        try
        {
            await journal.Writer.Ended;
        }
        catch (Exception e)
        {
            LogJournalFailed(logger, e.Message);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(9100, LogLevel.Information,
        "The journal has {Records} records; the first {FromSnapshot} came from a snapshot ({Milliseconds:0} ms).")]
    static partial void LogOpened(ILogger logger, long records, long fromSnapshot, double milliseconds);

    [LoggerMessage(9101, LogLevel.Warning, "The snapshot of the boards was not used: {Reason}.")]
    static partial void LogSnapshotUnusable(ILogger logger, string reason);

    [LoggerMessage(9102, LogLevel.Warning, "The snapshot of the boards was not written: {Reason}.")]
    static partial void LogNotSaved(ILogger logger, string reason);

    [LoggerMessage(9104, LogLevel.Error, "What has fallen due could not be decided: {Reason}.")]
    static partial void LogNotLooked(ILogger logger, string reason);

    [LoggerMessage(9103, LogLevel.Critical,
        "The journal takes nothing more, so the node stops: {Reason}. What was answered before is on disk.")]
    static partial void LogJournalFailed(ILogger logger, string reason);
}
