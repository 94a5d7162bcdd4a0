using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Watch.Addressees;
using Liaison.Tak;
using Liaison.Tak.Chat;

namespace Liaison.Composition;

/// <summary>
/// Tells TAK clients what is for them, as chat messages that wait for those who are away, and takes their answers into
/// the journal.
/// </summary>
sealed partial class TakCorrespondence(
    CommandPost post, TakNode tak, IEnumerable<ITakTopic> topics, ILogger<TakCorrespondence> logger)
    : BackgroundService
{
    const string TakRole = "tak";
    const int MaxWaiting = 10_000;

    readonly ITakTopic[] _topics = [.. topics];
    readonly Channel<Func<Task>> _work = Channel.CreateBounded<Func<Task>>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    /// <summary>Where an answer came from.</summary>
    public static TakOrigin OriginOf(TakChatMessage message) => new(
        Clean(message.SenderUid), Clean(message.SenderCallsign), message.Certificate, Clean(message.Uid),
        Clean(message.Text));

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
            foreach (var topic in _topics)
                if (topic.Concerns(entry.Body)) Add(() => TellAsync(topic, entry));
        }
    }

    async Task TellAsync(ITakTopic topic, Entry entry)
    {
        var notice = await post.ReadAsync(boards => topic.NoticeOf(boards, entry));
        if (notice is null) return;
        var messageId = $"{entry.Id:N}.{notice.Reference}";
        foreach (var (kind, name) in notice.Addressees)
        {
            switch (kind)
            {
                case AddresseeKind.Device:
                    tak.Chat.SendToClient(name, messageId, notice.Text);
                    break;
                case AddresseeKind.Callsign:
                    tak.Chat.SendToCallsign(name, messageId, notice.Text);
                    break;
                case AddresseeKind.Group when !tak.Chat.SendToGroup(name, messageId, notice.Text):
                    LogNoGroup(logger, notice.Name, name);
                    break;
            }
        }
    }

    void Hear(TakChatMessage message)
    {
        foreach (var topic in _topics)
        {
            if (topic.ReplyIn(message) is not { } reply) continue;
            Add(() => AnswerAsync(message, reply));
            return;
        }
    }

    async Task AnswerAsync(TakChatMessage message, TakReply reply)
    {
        var author = message.Certificate ?? Clean(message.SenderCallsign);
        var id = IdOf(message);
        var outcome = await post.DecideAsync(
            new Actor(author.Length > 0 ? author : message.SenderUid, TakRole), reply.Decide,
            (boards, _) => reply.Confirm(boards), id);
        // Who talks to others of something else with a number in it is not told that it was no answer.
        if (outcome.Refusal is not null && !message.IsToNode && !reply.IsCertain) return;
        tak.Chat.SendToClient(message.SenderUid, id.ToString("N"), outcome.Refusal?.Reason ?? outcome.Answer!);
    }

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

    [LoggerMessage(9110, LogLevel.Error, "A task, an alert or an answer to one was not handed on.")]
    static partial void LogFailed(ILogger logger, Exception failure);

    [LoggerMessage(9111, LogLevel.Error,
        "More than {Most} tasks, alerts and answers wait to be handed on; one was given up.")]
    static partial void LogFull(ILogger logger, int most);

    [LoggerMessage(9112, LogLevel.Warning, "{What} is for the group {Group}, which no TAK client has.")]
    static partial void LogNoGroup(ILogger logger, string what, string group);
}
