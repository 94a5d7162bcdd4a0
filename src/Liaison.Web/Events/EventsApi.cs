using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using Liaison.Kernel.Events;
using Liaison.Web.Access;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Liaison.Web.Events;

/// <summary>The events of the node, as server-sent events (HTML standard, section 9.2).</summary>
static class EventsApi
{
    static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(15);
    static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);

    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/events", ServeAsync).WithName("readEvents").Requires(Permission.SeePicture)
            .WithTags("events").WithSummary("What happens, as server-sent events.")
            .WithDescription(
                "Each event has its number as id, its kind as event, and JSON as data; `alert`: an alert that is new or "
                + "has changed, as `GET /api/v1/alerts/{id}` tells it. The header Last-Event-ID, or the parameter after, "
                + "resumes behind a number; what changed several times meanwhile comes once, as it is now. Without "
                + "them, what happens from now on. A comment comes as heartbeat every 15 seconds.")
            .Produces<string>(contentType: "text/event-stream").ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    static async Task<IResult> ServeAsync(
        HttpContext context, EventNumbers numbers, IEnumerable<IEventSource> sources, EventGate gate, TimeProvider time,
        IHostApplicationLifetime lifetime,
        [Description("The last number that the caller has had; 0 for all.")] string? after = null)
    {
        var resume = context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } header ? header : after;
        var number = numbers.Last;
        if (resume is not null)
        {
            if (!long.TryParse(resume, NumberStyles.None, CultureInfo.InvariantCulture, out var last))
                return Problem.BadParameter(resume == after ? "after" : "Last-Event-ID", "the number of an event");
            // A number that this node has never had is of another one's life: then all there is is new.
            number = last <= number ? last : 0;
        }

        if (!gate.TryEnter()) return Problem.NoRoom("As many as allowed read the events.");
        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            // A stream would otherwise hold up the stop of the node.
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(
                context.RequestAborted, lifetime.ApplicationStopping);
            var reader = new EventReader(numbers, [.. sources], number);
            await ReadAsync(reader, numbers, new Stream(context.Response, time), time, ending.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader has left, took nothing for too long, or the node stops.
            context.Abort();
        }
        finally
        {
            gate.Leave();
        }

        return Results.Empty;
    }

    static async Task ReadAsync(
        EventReader reader, EventNumbers numbers, Stream stream, TimeProvider time, CancellationToken cancellation)
    {
        using var bell = new EventBell(numbers);
        var isHeartbeatDue = false;
        using var heartbeat = time.CreateTimer(
            _ =>
            {
                Volatile.Write(ref isHeartbeatDue, true);
                bell.Ring();
            },
            null, HeartbeatEvery, HeartbeatEvery);
        // The comment makes the answer begin at once.
        await stream.SendAsync(": events\n\n"u8.ToArray(), cancellation);
        while (true)
        {
            await bell.WaitAsync(cancellation);
            for (var events = reader.Read(); events.Count > 0; events = reader.Read())
                await stream.SendAsync(LinesOf(events), cancellation);
            if (!Volatile.Read(ref isHeartbeatDue)) continue;
            Volatile.Write(ref isHeartbeatDue, false);
            await stream.SendAsync(": heartbeat\n\n"u8.ToArray(), cancellation);
        }
    }

    static ReadOnlyMemory<byte> LinesOf(IReadOnlyList<NodeEvent> events)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (var one in events)
        {
            lines.Write(Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"id: {one.Number}\nevent: {one.Name}\ndata: ")));
            lines.Write(one.Json.Span);
            lines.Write("\n\n"u8);
        }

        return lines.WrittenMemory;
    }

    /// <summary>Sends to one reader, and gives up on one that takes nothing.</summary>
    sealed class Stream(HttpResponse response, TimeProvider time)
    {
        public async Task SendAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellation)
        {
            using var patience = new CancellationTokenSource(SendTimeout, time);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
            await response.Body.WriteAsync(lines, ending.Token);
            await response.Body.FlushAsync(ending.Token);
        }
    }
}

/// <summary>Counts the readers of events. Safe for many threads.</summary>
sealed class EventGate
{
    /// <summary>The most readers at one time: half of the connections that the web server takes.</summary>
    public const int MostReaders = 200;

    int _count;

    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _count) <= MostReaders) return true;
        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _count);
}
