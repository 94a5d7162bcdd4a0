using Liaison.Data;
using Liaison.Picture;
using Liaison.Picture.Recording;

namespace Liaison.Composition;

/// <summary>Starts the recorder with the program, and says when it cannot record; the container ends it.</summary>
sealed partial class RecordingService(Recorder recorder, TimeProvider time, ILogger<RecordingService> logger)
    : IHostedService, IDisposable
{
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    ITimer? _look;
    bool _isPaused;

    public static void Add(IServiceCollection services, RecordingOptions options, DataFolder folder, TimeProvider time)
    {
        if (!options.Enabled) return;
        services.AddSingleton(s => new Recorder(s.GetRequiredService<LivePicture>(), folder.Picture, time, options));
        services.AddSingleton(
            s => new RecordedPicture(folder.Picture, s.GetRequiredService<LivePicture>().Groups, time));
        services.AddSingleton<RecorderMetrics>();
        services.AddHostedService<RecordingService>();
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        recorder.Start();
        _look = time.CreateTimer(_ => Look(), null, LookEvery, LookEvery);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _look?.Dispose();

    void Look()
    {
        var isPaused = recorder.State == RecorderState.Paused;
        if (isPaused == _isPaused) return;
        _isPaused = isPaused;
        if (isPaused) LogPaused(logger, recorder.LastFailure ?? "");
        else LogGoesOn(logger);
    }

    [LoggerMessage(9030, LogLevel.Error, "The picture is not being recorded: {Reason} It is tried again.")]
    static partial void LogPaused(ILogger logger, string reason);

    [LoggerMessage(9031, LogLevel.Information, "The picture is being recorded again.")]
    static partial void LogGoesOn(ILogger logger);
}
