using System.ComponentModel;
using System.Globalization;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Activity;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Activity;

/// <summary>The activity logs of positions.</summary>
static class ActivityApi
{
    const string Path = "/api/v1/activities";

    public static void MapActivity(this IEndpointRouteBuilder routes)
    {
        var activities = routes.MapGroup(Path).WithTags("activities");
        activities.MapGet("/", List).WithName("listActivities").Requires(Permission.SeeBoards)
            .WithSummary("The activity logs of positions, the newest entry first.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        activities.MapGet("/{id:guid}", One).WithName("getActivity").Requires(Permission.SeeBoards)
            .WithSummary("One entry, with all that it said before.").ProducesProblem(StatusCodes.Status404NotFound);
        activities.MapPost("/", Note).WithName("addActivity").Requires(Permission.KeepLog)
            .WithSummary("Enters what was done at a position.")
            .WithDescription("It belongs to the shift that lasts there.").Commands();
        activities.MapPut("/{id:guid}", Amend).WithName("amendActivity").Requires(Permission.KeepLog)
            .WithSummary("Makes an entry say something else; what it said stays readable.").Commands();
        activities.MapPost("/{id:guid}/withdraw", Withdraw).WithName("withdrawActivity").Requires(Permission.KeepLog)
            .WithSummary("Takes an entry back; it stays readable.").Commands();
    }

    static async Task<Results<Ok<IReadOnlyList<ActivityModel>>, ProblemHttpResult>> List(
        HttpContext context, CommandPost post, WebNode node, [AsParameters] PageRequest wish,
        [Description("Those of this position.")] string? position = null,
        [Description("Those of this shift.")] Guid? shift = null,
        [Description("Those that this person entered.")] string? by = null,
        [Description("Those that were entered at this time or later.")] DateTimeOffset? from = null,
        [Description("Those that were entered before this time.")] DateTimeOffset? to = null)
    {
        if (!wish.TryRead(out var page, out var problem)) return problem;
        var before = long.MaxValue;
        if (page.After is { } after
            && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return Problem.BadParameter("after", "a cursor of this list");
        var query = new ActivityQuery(position, shift, by, from, to);
        return await post.ReadPageAsync(
            context, page, boards => boards.Activity.Find(query, before).Select(entry => Model(entry, node)),
            entry => entry.Number.ToString(CultureInfo.InvariantCulture));
    }

    static Task<Results<Ok<ActivityModel>, StatusCodeHttpResult, ProblemHttpResult>> One(
        Guid id, HttpContext context, CommandPost post, WebNode node) => post.ReadOneAsync(
            context, $"activity '{id}'", boards => boards.Activity.Find(id) is { } entry
                ? Versioned(entry, node) : (Versioned<ActivityModel>?)null);

    static async Task<Results<Created<ActivityModel>, ProblemHttpResult>> Note(
        PostedActivity posted, HttpContext context, CommandPost post, WebNode node)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        return await post.CreateAsync(
            context,
            (boards, at) => boards.Activity.Decide(
                new NoteActivity(posted.Position, Content(posted, at.Now), label), at),
            (boards, id) => Versioned(boards.Activity.Find(id)!, node), entry => $"{Path}/{entry.Id}");
    }

    static async Task<Results<Ok<ActivityModel>, ProblemHttpResult>> Amend(
        Guid id, PostedActivityAmendment posted, HttpContext context, CommandPost post, WebNode node)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        return await post.ChangeAsync(
            context, boards => boards.Activity.Find(id)?.Version,
            (boards, at) => boards.Activity.Decide(
                new AmendActivity(
                    id, posted.Reason, Content(posted, boards.Activity.Find(id)?.Content.Happened ?? at.Now),
                    posted.Label is null ? null : label),
                at),
            boards => Versioned(boards.Activity.Find(id)!, node));
    }

    static Task<Results<Ok<ActivityModel>, ProblemHttpResult>> Withdraw(
        Guid id, PostedActivityReason posted, HttpContext context, CommandPost post, WebNode node) => post.ChangeAsync(
            context, boards => boards.Activity.Find(id)?.Version,
            (boards, _) => boards.Activity.Decide(new WithdrawActivity(id, posted.Reason)),
            boards => Versioned(boards.Activity.Find(id)!, node));

    static ActivityContent Content(PostedActivityContent posted, DateTimeOffset time) => new(
        posted.Text, posted.Time?.ToUniversalTime() ?? time, posted.Observed?.ToUniversalTime(),
        posted.Reported?.ToUniversalTime());

    static Versioned<ActivityModel> Versioned(ActivityEntry entry, WebNode node) =>
        new(Model(entry, node), entry.Version);

    static ActivityModel Model(ActivityEntry entry, WebNode node) => new()
    {
        Id = entry.Id,
        Number = entry.Number,
        Version = entry.Version,
        Headquarters = node.Name,
        Label = entry.Label.Length > 0 ? entry.Label : node.DefaultLabel,
        Position = entry.Position,
        Shift = entry.Shift,
        Text = entry.Content.Text,
        Time = entry.Content.Happened,
        Observed = entry.Content.Observed,
        Reported = entry.Content.Reported,
        Recorded = entry.Recorded,
        By = entry.By,
        Role = entry.Role,
        Amendments = entry.Amendments.Count > 0 ? entry.Amendments : null,
        Withdrawn = entry.Withdrawal,
    };
}
