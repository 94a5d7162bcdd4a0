using System.ComponentModel;
using System.Globalization;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Log;
using Liaison.Kernel.Geodesy;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Log;

/// <summary>The significant events log.</summary>
static class LogApi
{
    const string Path = "/api/v1/log";
    const int MaxWord = 200;

    public static void MapLog(this IEndpointRouteBuilder routes)
    {
        var log = routes.MapGroup(Path).WithTags("log");
        log.MapGet("/", Search).WithName("searchLog").Requires(Permission.SeeBoards)
            .WithSummary("The significant events log, the newest entry first.")
            .WithDescription(
                "A page may hold fewer than asked for, or none, and be followed by more: a search looks at 200,000 "
                + "entries at a time. The header Link names the next page.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        log.MapGet("/{id:guid}", One).WithName("getLogEntry").Requires(Permission.SeeBoards)
            .WithSummary("One entry, with all that it said before.").ProducesProblem(StatusCodes.Status404NotFound);
        log.MapPost("/", Add).WithName("addLogEntry").Requires(Permission.KeepLog)
            .WithSummary("Enters something.").Commands();
        log.MapPut("/{id:guid}", Amend).WithName("amendLogEntry").Requires(Permission.KeepLog)
            .WithSummary("Makes an entry say something else; what it said stays readable.").Commands();
        log.MapPost("/{id:guid}/acknowledge", Acknowledge).WithName("acknowledgeLogEntry")
            .Requires(Permission.StandWatch)
            .WithSummary("Takes notice of what an entry says: a severe one is critical at a hand-over until then.")
            .Commands();
        log.MapPost("/{id:guid}/withdraw", Withdraw).WithName("withdrawLogEntry").Requires(Permission.KeepLog)
            .WithSummary("Takes an entry back; it stays readable.").Commands();
    }

    static async Task<Results<Ok<IReadOnlyList<LogEntryModel>>, ProblemHttpResult>> Search(
        HttpContext context, CommandPost post, WebNode node, [AsParameters] PageRequest wish,
        [Description("Those that happened at this time or later.")] DateTimeOffset? from = null,
        [Description("Those that happened before this time.")] DateTimeOffset? to = null,
        [Description("Those that matter at least this much: info, minor, moderate, severe, extreme.")]
        string? severity = null,
        [Description("Those of this category.")] string? category = null,
        [Description("Those with this in their text, category or source.")] string? text = null,
        [Description("Those about this track.")] string? track = null,
        [Description("Those about this unit.")] string? unit = null,
        [Description("Those with a position in W,S,E,N.")] string? bbox = null)
    {
        if (!wish.TryRead(out var page, out var problem)) return problem;
        if (!TryReadSeverity(severity, out var atLeast))
            return Problem.BadParameter("severity", "info, minor, moderate, severe or extreme");
        if (new[] { category, text, track, unit }.Any(word => word?.Length is 0 or > MaxWord))
            return Problem.BadParameter("category, text, track, unit", $"1 to {MaxWord} characters");
        var box = default(GeoBox);
        if (bbox is not null && !GeoBox.TryParse(bbox, out box))
            return Problem.BadParameter("bbox", "west,south,east,north in degrees");
        var before = 0L;
        if (page.After is { } after
            && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            return Problem.BadParameter("after", "a cursor of this list");
        }

        var query = new LogQuery(from, to, atLeast, category, text, track, unit, bbox is null ? null : box);
        var (models, searched) = await post.ReadAsync(boards =>
        {
            var found = boards.Log.Search(query, page.After is null ? null : before, page.Limit, out var next);
            return ((IReadOnlyList<LogEntryModel>)[.. found.Select(e => Brief(e, boards.Log, node))], next);
        });
        if (searched is { } cursor) page.LinkNext(context, cursor.ToString(CultureInfo.InvariantCulture));
        return TypedResults.Ok(models);
    }

    static Task<Results<Ok<LogEntryModel>, StatusCodeHttpResult, ProblemHttpResult>> One(
        Guid id, HttpContext context, CommandPost post, WebNode node) => post.ReadOneAsync(
            context, $"log entry '{id}'",
            boards => boards.Log.Find(id) is { } entry ? Whole(entry, boards.Log, node) : (Versioned<LogEntryModel>?)null);

    static async Task<Results<Created<LogEntryModel>, ProblemHttpResult>> Add(
        PostedLogEntry posted, HttpContext context, CommandPost post, WebNode node)
    {
        if (!TryRead(posted, out var content, out var label, out var refusal)) return Problem.Of(refusal!);
        return await post.CreateAsync(
            context,
            (boards, occasion) => boards.Log.Decide(new ReportEvent(
                posted.Time is null ? content! with { Happened = occasion.Now } : content!, label), occasion),
            (boards, id) => Whole(boards.Log.Find(id)!, boards.Log, node), entry => $"{Path}/{entry.Id}");
    }

    static async Task<Results<Ok<LogEntryModel>, ProblemHttpResult>> Amend(
        Guid id, PostedAmendment posted, HttpContext context, CommandPost post, WebNode node)
    {
        if (!TryRead(posted, out var content, out var label, out var refusal)) return Problem.Of(refusal!);
        return await post.ChangeAsync(
            context, boards => boards.Log.Find(id)?.Version,
            (boards, occasion) => boards.Log.Decide(new AmendEvent(
                id, posted.Reason,
                posted.Time is null && boards.Log.Find(id) is { } entry
                    ? content! with { Happened = entry.Content.Happened } : content!,
                posted.Label is null ? null : label), occasion),
            boards => Whole(boards.Log.Find(id)!, boards.Log, node));
    }

    static Task<Results<Ok<LogEntryModel>, ProblemHttpResult>> Withdraw(
        Guid id, PostedReason posted, HttpContext context, CommandPost post, WebNode node) => post.ChangeAsync(
            context, boards => boards.Log.Find(id)?.Version,
            (boards, _) => boards.Log.Decide(new WithdrawEvent(id, posted.Reason)),
            boards => Whole(boards.Log.Find(id)!, boards.Log, node));

    static Task<Results<Ok<LogEntryModel>, ProblemHttpResult>> Acknowledge(
        Guid id, HttpContext context, CommandPost post, WebNode node) => post.ChangeAsync(
            context, boards => boards.Log.Find(id)?.Version,
            (boards, _) => boards.Log.Decide(new AcknowledgeEvent(id)),
            boards => Whole(boards.Log.Find(id)!, boards.Log, node));

    static bool TryRead(PostedLogEntry posted, out EventContent? content, out string label, out Refusal? refusal)
    {
        content = null;
        if (!PostedLabel.TryRead(posted.Label, out label, out refusal)) return false;
        refusal = Positions.Read("position", posted.Position, out var position);
        if (refusal is not null) return false;
        content = new EventContent(
            posted.Text, posted.Time?.ToUniversalTime() ?? default, posted.Observed?.ToUniversalTime(),
            posted.Reported?.ToUniversalTime(), posted.Severity, posted.Form, posted.Category ?? "",
            posted.Source ?? "", position, posted.Tracks ?? [], posted.Units ?? [], posted.Alert, null,
            posted.Sites is { Count: > 0 } sites ? sites : null);
        return true;
    }

    static bool TryReadSeverity(string? text, out EventSeverity? severity)
    {
        severity = null;
        if (text is null) return true;
        foreach (var one in Enum.GetValues<EventSeverity>())
        {
            if (System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{one}") == text) severity = one;
        }

        return severity is not null;
    }

    static Versioned<LogEntryModel> Whole(LogEntry entry, LogBoard board, WebNode node) => new(
        Brief(entry, board, node) with
        {
            Amendments = [.. entry.Amendments.Select(before => new LogAmendmentModel(
                before.Content.Text, before.Content.Happened, before.Content.Severity,
                before.Label.Length > 0 ? before.Label : node.DefaultLabel, before.By, before.At, before.Reason))],
        },
        entry.Version);

    static LogEntryModel Brief(LogEntry entry, LogBoard board, WebNode node) => new()
    {
        Id = entry.Id,
        Number = entry.Number,
        Version = entry.Version,
        Headquarters = node.Name,
        Label = entry.Label.Length > 0 ? entry.Label : node.DefaultLabel,
        Text = entry.Content.Text,
        Time = entry.Content.Happened,
        Observed = entry.Content.Observed,
        Reported = entry.Content.Reported,
        Recorded = entry.Recorded,
        Severity = entry.Content.Severity,
        Form = entry.Content.Form,
        Category = entry.Content.Category is { Length: > 0 } category ? category : null,
        Source = entry.Content.Source is { Length: > 0 } source ? source : null,
        Position = Positions.Of(entry.Content.Position),
        Tracks = entry.Content.Tracks,
        Units = entry.Content.Units,
        Sites = entry.Content.Sites,
        Alert = entry.Content.Alert,
        Reports = board.ReportsOf(entry.Id) is { Count: > 0 } reports ? [.. reports] : null,
        Origin = entry.Content.Origin,
        By = entry.By,
        Role = entry.Role,
        Amended = entry.Amendments.Count > 0 ? entry.Amendments.Count : null,
        Withdrawn = entry.Withdrawal,
        Acknowledged = entry.Acknowledged,
    };
}
