using Liaison.Configuration;
using Liaison.Data;
using Liaison.Kernel.Events;
using Liaison.Kernel.Identity;
using Liaison.Picture;
using Liaison.Picture.Alerts;
using Liaison.Picture.Areas;
using Liaison.Tak.Alerts;

namespace Liaison.Composition;

/// <summary>Keeps the alert board and watches the areas with the program.</summary>
sealed partial class AreaService(AlertBoard board, AreaWatch watch, TimeProvider time, ILogger<AreaService> logger)
    : IHostedService, IDisposable
{
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    ITimer? _look;
    long _missed, _suppressed;
    string? _failure;

    /// <summary>Adds the row of events, the alert board, the watch areas and who watches them.</summary>
    public static void Add(
        IServiceCollection services, DataFolder folder, NodeConfiguration configuration, TimeProvider time)
    {
        services.AddSingleton<EventNumbers>();
        services.AddSingleton(s => new AlertBoard(time, s.GetRequiredService<EventNumbers>(), folder.Alerts));
        services.AddSingleton<IAlertSink>(s => s.GetRequiredService<AlertBoard>());
        services.AddSingleton(_ => new WatchAreaList(folder.Areas));
        services.AddSingleton(IdSource.Secure(time));
        services.AddSingleton(s => new AreaWatch(
            s.GetRequiredService<LivePicture>(), s.GetRequiredService<WatchAreaList>(),
            s.GetRequiredService<AlertBoard>(), time, s.GetRequiredService<IdSource>().Next,
            new AreaWatchOptions
            {
                Sender = configuration.Node.Name,
                IsExercise = configuration.Node.Exercise.Length > 0,
                InsidePath = folder.AreasInside,
            }));
        services.AddSingleton<TakAlerts>();
        services.AddHostedService<AreaService>();
        services.AddHostedService<TakAlertService>();
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        watch.Failed += failure => LogFailed(logger, failure);
        watch.Start();
        _look = time.CreateTimer(_ => Look(), null, LookEvery, LookEvery);
        return Task.CompletedTask;
    }

    // The container disposes the watch and the board, which end their threads and close their files.
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _look?.Dispose();

    void Look()
    {
        if (board.SaveFailure is { } failure && failure != _failure) LogNotSaved(logger, failure);
        _failure = board.SaveFailure;
        if (watch.Missed > _missed) LogMissed(logger, watch.Missed - _missed);
        if (watch.Suppressed > _suppressed) LogSuppressed(logger, watch.Suppressed - _suppressed);
        (_missed, _suppressed) = (watch.Missed, watch.Suppressed);
    }

    [LoggerMessage(9020, LogLevel.Error, "Watching the areas failed with some reports; it goes on with the next.")]
    static partial void LogFailed(ILogger logger, Exception failure);

    [LoggerMessage(9021, LogLevel.Error, "Alerts cannot be written to their file: {Reason}")]
    static partial void LogNotSaved(ILogger logger, string reason);

    [LoggerMessage(9022, LogLevel.Warning, "The watch areas lagged, and did not look at {Count} reports.")]
    static partial void LogMissed(ILogger logger, long count);

    [LoggerMessage(9023, LogLevel.Warning, "Watch areas found so much at once that {Count} alerts were not made.")]
    static partial void LogSuppressed(ILogger logger, long count);
}

/// <summary>Tells TAK clients what the watch areas call out, with the program.</summary>
sealed class TakAlertService(TakAlerts alerts) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => alerts.RunAsync(stoppingToken);
}
