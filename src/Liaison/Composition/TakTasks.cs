using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Watch.Addressees;
using Liaison.Headquarters.Watch.Tasks;
using Liaison.Tak;
using Liaison.Tak.Chat;

namespace Liaison.Composition;

/// <summary>Tells TAK clients what they are tasked with, and takes their answers into the journal.</summary>
sealed partial class TakTasks(CommandPost post, TakNode tak, ILogger<TakTasks> logger) : BackgroundService
{
    const string TakRole = "tak";
    const int GuidLength = 36;
    const int MaxWaiting = 10_000;

    readonly Channel<Func<Task>> _work = Channel.CreateBounded<Func<Task>>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    /// <inheritdoc />
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        post.Committed += Tell;
        tak.Chat.Received += Hear;
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        post.Committed -= Tell;
        tak.Chat.Received -= Hear;
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var work in _work.Reader.ReadAllAsync(stoppingToken)) await DoAsync(work);
        }
        catch (OperationCanceledException)
        {
            // The node stops.
        }
    }

    // One that fails must not keep the others from clients.
    async Task DoAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure);
        }
    }

    void Add(Func<Task> work)
    {
        if (!_work.Writer.TryWrite(work)) LogFull(logger, MaxWaiting);
    }

    void Tell(IReadOnlyList<Entry> entries)
    {
        foreach (var entry in entries)
        {
            switch (entry.Body)
            {
                case TaskIssued issued:
                    Add(() => TellAsync(issued.Task, entry.Id, isChanged: false));
                    break;
                case TaskAmended amended:
                    Add(() => TellAsync(amended.Task, entry.Id, isChanged: true));
                    break;
                case TaskCancelled cancelled:
                    Add(() => TellAsync(cancelled.Task, entry.Id, isChanged: true));
                    break;
            }
        }
    }

    async Task TellAsync(Guid id, Guid record, bool isChanged)
    {
        var task = await post.ReadAsync(boards => boards.Tasks.Find(id));
        if (task?.Issued is null) return;
        var text = TaskMessage.Of(task, isChanged);
        // It ends with the task's id, so that a program's reply can point at the task.
        var messageId = $"{record:N}.{task.Id}";
        foreach (var (kind, name) in task.Content.Addressees)
        {
            switch (kind)
            {
                case AddresseeKind.Device:
                    tak.Chat.SendToClient(name, messageId, text);
                    break;
                case AddresseeKind.Callsign:
                    tak.Chat.SendToCallsign(name, messageId, text);
                    break;
                case AddresseeKind.Group when !tak.Chat.SendToGroup(name, messageId, text):
                    LogNoGroup(logger, task.Number, name);
                    break;
            }
        }
    }

    void Hear(TakChatMessage message)
    {
        if (Read(message) is not { } answer) return;
        Add(() => AnswerAsync(message, answer));
    }

    async Task AnswerAsync(TakChatMessage message, AnswerTask answer)
    {
        var author = message.Certificate ?? answer.Origin.Callsign;
        var id = IdOf(message);
        var outcome = await post.DecideAsync(
            new Actor(author.Length > 0 ? author : message.SenderUid, TakRole),
            (boards, occasion) => boards.Tasks.Decide(answer, occasion),
            (boards, _) => (answer.Number is { } n ? boards.Tasks.Find(n) : null)?.Number, id);
        // Who talks to others of something else with a number in it is not told that it was no task.
        if (outcome.Refusal is not null && !message.IsToNode && answer.Task is null) return;
        var about = outcome.Answer is { } number ? $"Task {number}: " : "";
        tak.Chat.SendToClient(
            message.SenderUid, id.ToString("N"), outcome.Refusal is { } refusal
                ? $"{about}{refusal.Reason}" : $"{about}{Recorded(answer.Answer)}");
    }

    static AnswerTask? Read(TakChatMessage message)
    {
        var text = Clean(message.Text);
        var origin = new TakOrigin(
            Clean(message.SenderUid), Clean(message.SenderCallsign), message.Certificate, Clean(message.Uid), text);
        if (TaskWords.OfReply(message.Type) is { } reply)
        {
            return TaskOf(message.Reference) is { } task
                ? new AnswerTask(null, task, reply, text, message.Groups, origin) : null;
        }

        if (message.Type != "b-t-f" || TaskWords.Read(text, message.IsToNode) is not { } words) return null;
        var reason = words.Rest.Length > 0 || words.Answer == TaskAnswer.Awaited ? words.Rest : text;
        return new AnswerTask(words.Number, null, words.Answer, reason, message.Groups, origin);
    }

    static Guid? TaskOf(string? reference) =>
        reference is { Length: >= GuidLength } && Guid.TryParseExact(reference[^GuidLength..], "D", out var task)
            ? task : null;

    /// <summary>The same message of the same client is the same command, however often it comes.</summary>
    static Guid IdOf(TakChatMessage message)
    {
        var hash = SHA256.HashData(
            Encoding.UTF8.GetBytes($"liaison/tak-answer/v1\0{message.SenderUid}\0{message.Uid}"));
        // A UUID of version 8 (RFC 9562, section 5.8): its bits are ours.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    static string Clean(string text) => string.Concat(text.Where(c => !char.IsControl(c) || c == '\n'));

    static string Recorded(TaskAnswer answer) => answer switch
    {
        TaskAnswer.Acknowledged => "acknowledged.",
        TaskAnswer.UnderWay => "under way.",
        TaskAnswer.Done => "done.",
        TaskAnswer.Refused => "refused.",
        TaskAnswer.Failed => "failed.",
        _ => "noted.",
    };

    [LoggerMessage(9110, LogLevel.Error, "A task or an answer to one was not handed on.")]
    static partial void LogFailed(ILogger logger, Exception failure);

    [LoggerMessage(9111, LogLevel.Error, "More than {Most} tasks and answers wait to be handed on; one was given up.")]
    static partial void LogFull(ILogger logger, int most);

    [LoggerMessage(9112, LogLevel.Warning, "Task {Number} is for the group {Group}, which no TAK client has.")]
    static partial void LogNoGroup(ILogger logger, int number, string group);
}
