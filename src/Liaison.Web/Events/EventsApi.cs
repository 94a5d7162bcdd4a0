using System.Buffers;
using System.ComponentModel;
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
                "Each event has its kind as event, JSON as data, and as id the place behind it. `alert`: an alert that "
                + "is new or has changed, as `GET /api/v1/alerts/{id}` tells it; what changed several times meanwhile "
                + "comes once, as it is now. `record`: a new record, as `GET /api/v1/journal` tells it; all of them. "
                + "The header Last-Event-ID, or the parameter after, goes on at a place. Without them, what happens "
                + "from now on. A comment comes as heartbeat every 15 seconds.")
            .Produces<string>(contentType: "text/event-stream").ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    static async Task<IResult> ServeAsync(
        HttpContext context, IEnumerable<IEventSource> sources, EventGate gate, TimeProvider time,
        IHostApplicationLifetime lifetime,
        [Description("The id of the last event that the caller has had; 0 for all.")] string? after = null,
        [Description("The kinds of interest, with commas between them; all without it.")] string? kinds = null)
    {
        var role = CallerAccess.CallerOf(context)!.Role;
        var told = sources.Where(source => role.Has(source.Permission))
            .OrderBy(source => source.Name, StringComparer.Ordinal).ToList();
        if (!TryFind(told, kinds, out var wanted))
            return Problem.BadParameter("kinds", $"some of {string.Join(", ", told.Select(source => source.Name))}");
        var resume = context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } header ? header : after;
        EventReader? reader;
        if (resume is null)
            reader = new EventReader(wanted);
        else if (!EventReader.TryResume(wanted, resume, out reader))
            return Problem.BadParameter(resume == after ? "after" : "Last-Event-ID", "the id of an event");
        if (!gate.TryEnter()) return Problem.NoRoom("As many as allowed read the events.");
        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            // A stream would otherwise hold up the stop of the node.
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(
                context.RequestAborted, lifetime.ApplicationStopping);
            using var bell = new EventBell(wanted.Select(source => source.Numbers).Distinct());
            await ReadAsync(reader, bell, new Stream(context.Response, time), time, ending.Token);
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

    static bool TryFind(List<IEventSource> all, string? kinds, out IReadOnlyList<IEventSource> wanted)
    {
        var names = kinds?.Split(',');
        wanted = names is null ? all : [.. all.Where(source => names.Contains(source.Name))];
        return names is null || names.Length == wanted.Count;
    }

    static async Task ReadAsync(
        EventReader reader, EventBell bell, Stream stream, TimeProvider time, CancellationToken cancellation)
    {
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

    static ReadOnlyMemory<byte> LinesOf(IReadOnlyList<(string Place, NodeEvent Event)> events)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (var (place, one) in events)
        {
            lines.Write(Encoding.UTF8.GetBytes($"id: {place}\nevent: {one.Name}\ndata: "));
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

/// <summary>Counts the readers of events.</summary>
sealed class EventGate() : CountedGate(MostReaders)
{
    /// <summary>The most readers at one time: half of the connections that the web server takes.</summary>
    public const int MostReaders = 200;
}
