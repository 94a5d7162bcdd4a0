using Liaison.Configuration;
using Liaison.Kernel.Identity;
using Liaison.Picture.Alerts;
using Liaison.Stores;
using Liaison.Web.Node;

namespace Liaison.Composition;

/// <summary>
/// Looks at the journal's disk while the node runs. When it is nearly full everybody is told: the alert board, the log,
/// and who asks whether the node is ready. TAK traffic goes on.
/// </summary>
sealed partial class DiskRoomService(
    DiskRoom room, IAlertSink alerts, AlertBoard board, NodeOptions node, IdSource ids, TimeProvider time,
    ILogger<DiskRoomService> logger) : BackgroundService, IReadiness
{
    const string Series = "node:disk";
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    bool _wasLow;

    public string Name => "room on the disk";

    public bool IsReady => !room.IsLow;

    /// <summary>Adds the watch over the journal's disk; nothing when the journal is elsewhere.</summary>
    public static void Add(IServiceCollection services, JournalService journal, NodeOptions node)
    {
        if (journal.Room is not { } room) return;
        services.AddSingleton(room);
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<DiskRoomService>(s, node));
        services.AddSingleton<IReadiness>(s => s.GetRequiredService<DiskRoomService>());
        services.AddHostedService(s => s.GetRequiredService<DiskRoomService>());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        do Look();
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    void Look()
    {
        try
        {
            room.Look();
            if (room.IsLow == _wasLow) return;
            _wasLow = room.IsLow;
            if (room.IsLow) TellLow();
            else TellEnough();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotLooked(logger, e.Message);
        }
    }

    void TellLow()
    {
        LogLow(logger, room.EnoughBytes >> 20);
        var now = time.GetUtcNow();
        var id = ids.Next().ToString();
        alerts.Post(new Alert
        {
            Id = id,
            Source = AlertSources.Node,
            Sender = node.Name,
            Identifier = id,
            Sent = now,
            Status = AlertStatus.Actual,
            MessageType = AlertMessageType.Alert,
            Scope = AlertScope.Restricted,
            Series = Series,
            Categories = ["Infra"],
            Severity = AlertSeverity.Extreme,
            Urgency = AlertUrgency.Immediate,
            Certainty = AlertCertainty.Observed,
            Texts =
            [
                new AlertText
                {
                    Language = "en",
                    Event = "The node's disk is full",
                    Headline = "Nothing is decided until there is room; TAK traffic goes on.",
                    Instruction = $"Make room on the disk of {node.Name}: {room.EnoughBytes >> 20} MiB in all.",
                },
            ],
        });
    }

    void TellEnough()
    {
        LogEnough(logger);
        if (board.FindOngoing(Series) is { } ongoing) board.Resolve(ongoing.Alert.Id, "there is room again");
    }

    [LoggerMessage(9040, LogLevel.Critical,
        "The disk is nearly full: nothing is decided until {Enough} MiB are free. TAK traffic goes on.")]
    static partial void LogLow(ILogger logger, long enough);

    [LoggerMessage(9041, LogLevel.Information, "There is room on the disk again: decisions are taken.")]
    static partial void LogEnough(ILogger logger);

    [LoggerMessage(9042, LogLevel.Error, "The room on the disk cannot be looked at: {Reason}")]
    static partial void LogNotLooked(ILogger logger, string reason);
}
