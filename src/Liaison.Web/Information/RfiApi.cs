using System.ComponentModel;
using System.Globalization;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Information;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Log;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Changed = System.Threading.Tasks.Task<Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Liaison.Web.Information.RfiModel>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>>;

namespace Liaison.Web.Information;

/// <summary>Requests for information.</summary>
static class RfiApi
{
    const string Path = "/api/v1/rfis";

    public static void MapRfis(this IEndpointRouteBuilder routes)
    {
        var rfis = routes.MapGroup(Path).WithTags("information");
        rfis.MapGet("/", List).WithName("listRfis").Requires(Permission.SeeBoards)
            .WithSummary("Requests for information in the order of their numbers.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        rfis.MapGet("/{id:guid}", One).WithName("getRfi").Requires(Permission.SeeBoards)
            .WithSummary("One request for information.").ProducesProblem(StatusCodes.Status404NotFound);
        rfis.MapPost("/", Ask).WithName("askRfi").Requires(Permission.KeepInformation)
            .WithSummary("Asks for information.").Commands();
        rfis.MapPut("/{id:guid}", Change).WithName("changeRfi").Requires(Permission.KeepInformation)
            .WithSummary("Makes a request say something else, as another time at which it is needed.").Commands();
        rfis.MapPost("/{id:guid}/assign", Assign).WithName("assignRfi").Requires(Permission.KeepInformation)
            .WithSummary("Says who is to answer.").Commands();
        rfis.MapPost("/{id:guid}/answer", Answer).WithName("answerRfi").Requires(Permission.KeepInformation)
            .WithSummary("Answers, with the source and the time that the answer speaks of.").Commands();
        rfis.MapPost("/{id:guid}/return", Return).WithName("returnRfi").Requires(Permission.KeepInformation)
            .WithSummary("Says that the last answer is not enough: it waits for another one.").Commands();
        rfis.MapPost("/{id:guid}/close", Close).WithName("closeRfi").Requires(Permission.KeepInformation)
            .WithSummary("Says that the answer is enough.").Commands();
        rfis.MapPost("/{id:guid}/withdraw", Withdraw).WithName("withdrawRfi").Requires(Permission.KeepInformation)
            .WithSummary("Takes a request back; it stays readable.").Commands();
    }

    static async Task<Results<Ok<IReadOnlyList<RfiModel>>, ProblemHttpResult>> List(
        HttpContext context, CommandPost post, WebNode node, TimeProvider time, [AsParameters] PageRequest wish,
        [Description("Those of one state.")] string? state = null,
        [Description("true: those that are not at their end.")] bool open = false,
        [Description("Those whose answer should have been there, or those that are not overdue.")]
        bool? overdue = null,
        [Description("Those that somebody is to answer.")] string? assignedTo = null,
        [Description("Those that serve an information requirement.")] Guid? ccir = null)
    {
        if (!wish.TryRead(out var page, out var problem)
            || !QueryWords.TryRead<RfiState>("state", state, out var wanted, out problem)
            || !QueryWords.TryReadNumber(page, out var after, out problem)) return problem;
        var now = time.GetUtcNow();
        return await post.ReadPageAsync(
            context, page,
            boards => boards.Rfis.List(open || overdue == true, after)
                .Where(rfi => (wanted is null || rfi.State == wanted)
                    && (overdue is null || rfi.IsOverdueAt(now) == overdue)
                    && (assignedTo is null || rfi.AssignedTo == assignedTo)
                    && (ccir is null || rfi.Content.Ccir == ccir))
                .Select(rfi => Model(rfi, now, node)),
            rfi => rfi.Number.ToString(CultureInfo.InvariantCulture));
    }

    static Task<Results<Ok<RfiModel>, ProblemHttpResult>> One(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time) => post.ReadNowAsync(
        context, $"request for information '{id}'",
        boards => boards.Rfis.Find(id) is { } rfi
            ? new Versioned<RfiModel>(Model(rfi, time.GetUtcNow(), node), rfi.Version) : (Versioned<RfiModel>?)null);

    static async Task<Results<Created<RfiModel>, ProblemHttpResult>> Ask(
        PostedRfi posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        return await post.CreateAsync(
            context,
            (boards, occasion) => boards.Rfis.Decide(
                new AskRfi(Read(posted, occasion.Actor.Name), posted.AssignedTo ?? "", label), occasion),
            (boards, id) => Versioned(boards, id, node, time), rfi => $"{Path}/{rfi.Id}");
    }

    static async Changed Change(
        Guid id, PostedRfiChange posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        return await ChangeAsync(id, context, post, node, time, (board, occasion) => board.Decide(new ChangeRfi(
            id, posted.Reason, Read(posted, board.Find(id)?.Content.AskedBy ?? occasion.Actor.Name),
            posted.Label is null ? null : label)));
    }

    static Changed Assign(
        Guid id, PostedRfiAssignment posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time) =>
        ChangeAsync(id, context, post, node, time, (board, _) => board.Decide(new AssignRfi(id, posted.To)));

    static async Changed Answer(
        Guid id, PostedRfiAnswer posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        return await ChangeAsync(id, context, post, node, time, (board, occasion) => board.Decide(
            new AnswerRfi(
                id, posted.Answer, posted.Source, posted.Time?.ToUniversalTime(), posted.Label is null ? null : label),
            occasion));
    }

    static Changed Return(
        Guid id, PostedReason posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time) =>
        ChangeAsync(id, context, post, node, time, (board, _) => board.Decide(new ReturnRfi(id, posted.Reason)));

    static Changed Close(
        Guid id, PostedRfiEnd posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time) =>
        ChangeAsync(id, context, post, node, time, (board, _) => board.Decide(new CloseRfi(id, posted.Note ?? "")));

    static Changed Withdraw(
        Guid id, PostedReason posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time) =>
        ChangeAsync(id, context, post, node, time, (board, _) => board.Decide(new WithdrawRfi(id, posted.Reason)));

    static Changed ChangeAsync(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time,
        Func<RfiBoard, Occasion, Verdict> decide) => post.ChangeAsync(
        context, boards => boards.Rfis.Find(id)?.Version, (boards, occasion) => decide(boards.Rfis, occasion),
        boards => Versioned(boards, id, node, time));

    static RfiContent Read(PostedRfiContent posted, string asker) => new(
        posted.Question, posted.AskedBy ?? asker, posted.Priority, posted.NeededBy.ToUniversalTime(), posted.Ccir,
        posted.LogEntry);

    static Versioned<RfiModel> Versioned(Boards boards, Guid id, WebNode node, TimeProvider time)
    {
        var rfi = boards.Rfis.Find(id)!;
        return new(Model(rfi, time.GetUtcNow(), node), rfi.Version);
    }

    static RfiModel Model(Rfi rfi, DateTimeOffset now, WebNode node) => new()
    {
        Id = rfi.Id,
        Number = rfi.Number,
        Version = rfi.Version,
        Headquarters = node.Name,
        Label = Label(rfi.Label, node),
        Question = rfi.Content.Question,
        AskedBy = rfi.Content.AskedBy,
        Priority = rfi.Content.Priority,
        NeededBy = rfi.Content.NeededBy,
        State = rfi.State,
        Overdue = rfi.IsOverdueAt(now),
        Ccir = rfi.Content.Ccir,
        LogEntry = rfi.Content.Event,
        AssignedTo = Text(rfi.AssignedTo),
        AssignedAt = rfi.AssignedAt,
        Answers =
        [
            .. rfi.Answers.Select(answer => new RfiAnswerModel
            {
                Answer = answer.Text,
                Source = answer.Source,
                Time = answer.Time,
                Label = Label(answer.Label, node),
                By = answer.By,
                At = answer.At,
                Late = answer.At > rfi.Content.NeededBy,
                Returned = Text(answer.ReturnReason),
            }),
        ],
        Ended = rfi.End,
        By = rfi.By,
        At = rfi.At,
    };

    static string Label(string label, WebNode node) => label.Length > 0 ? label : node.DefaultLabel;

    static string? Text(string text) => text.Length > 0 ? text : null;
}
