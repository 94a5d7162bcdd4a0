using System.ComponentModel;
using System.Globalization;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Addressees;
using Liaison.Headquarters.Watch.Tasks;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Tasks;

/// <summary>Tasks to units of our own and to TAK clients.</summary>
static class TasksApi
{
    const string Path = "/api/v1/tasks";

    public static void MapTasks(this IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup(Path).WithTags("tasks");
        tasks.MapGet("/", List).WithName("listTasks").Requires(Permission.SeeBoards)
            .WithSummary("Tasks in the order of their numbers.").ProducesProblem(StatusCodes.Status400BadRequest);
        tasks.MapGet("/{id:guid}", One).WithName("getTask").Requires(Permission.SeeBoards)
            .WithSummary("One task.").ProducesProblem(StatusCodes.Status404NotFound);
        tasks.MapPost("/", Add).WithName("addTask").Requires(Permission.GiveTasks)
            .WithSummary("Writes a task, and gives it when the state is issued.")
            .WithDescription(
                "Only units that this headquarters commands when the task begins are tasked. TAK clients get it as a "
                + "chat message, also those who are away, and answer by chat: ACK 12, DONE 12.")
            .Commands();
        tasks.MapPatch("/{id:guid}", Change).WithName("changeTask").Requires(Permission.GiveTasks)
            .WithSummary("Changes a task, takes a step with it, notes its progress.")
            .WithDescription(
                "What is absent stays. A task that is given and says something else is given again, and must be "
                + "acknowledged again.")
            .Commands();
    }

    static async Task<Results<Ok<IReadOnlyList<TaskModel>>, ProblemHttpResult>> List(
        HttpContext context, CommandPost post, WebNode node, TimeProvider time, [AsParameters] PageRequest wish,
        [Description("Those of one state.")] string? state = null,
        [Description("Those for a unit, by its id.")] string? unit = null,
        [Description("Those for a TAK client, by its callsign.")] string? callsign = null,
        [Description("Those for a TAK client, by its uid.")] string? device = null,
        [Description("Those for a group of TAK clients.")] string? group = null,
        [Description("Those that serve a request for support.")] Guid? request = null,
        [Description("Those that are not at their end, or those that are.")] bool? open = null,
        [Description("Those that are late, or those that are not.")] bool? late = null)
    {
        if (!wish.TryRead(out var page, out var problem)
            || !QueryWords.TryRead<TaskState>("state", state, out var inState, out problem)
            || !QueryWords.TryReadNumber(page, out var after, out problem)) return problem;
        var addressees = new[]
        {
            Addressee(AddresseeKind.Unit, unit), Addressee(AddresseeKind.Callsign, callsign),
            Addressee(AddresseeKind.Device, device), Addressee(AddresseeKind.Group, group),
        }.OfType<Addressee>().ToList();
        if (addressees.Count > 1) return Problem.BadParameter("unit, callsign, device, group", "one of them");
        var query = new TaskQuery
        {
            State = inState,
            Addressee = addressees.FirstOrDefault(),
            Request = request,
            IsOpen = open,
            IsLate = late,
        };
        var now = time.GetUtcNow();
        return await post.ReadPageAsync(
            context, page,
            boards => boards.Tasks.Find(query, now, after).Select(task => Model(task, boards.Tasks, node, now)),
            task => task.Number.ToString(CultureInfo.InvariantCulture));
    }

    static Task<Results<Ok<TaskModel>, StatusCodeHttpResult, ProblemHttpResult>> One(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time) => post.ReadOneAsync(
        context, $"task '{id}'",
        boards => boards.Tasks.Find(id) is { } task
            ? Versioned(task, boards.Tasks, node, time) : (Versioned<TaskModel>?)null);

    static async Task<Results<Created<TaskModel>, ProblemHttpResult>> Add(
        PostedTask posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        if (PostedTasks.Read(posted, out var command) is { } refusal) return Problem.Of(refusal);
        return await post.CreateAsync(
            context, (boards, occasion) => boards.Tasks.Decide(command!, occasion),
            (boards, id) => Versioned(boards.Tasks.Find(id)!, boards.Tasks, node, time), task => $"{Path}/{task.Id}");
    }

    static async Task<Results<Ok<TaskModel>, ProblemHttpResult>> Change(
        Guid id, PostedTaskChange posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        if (PostedTasks.Read(id, posted, out var command) is { } refusal) return Problem.Of(refusal);
        return await post.ChangeAsync(
            context, boards => boards.Tasks.Find(id)?.Version,
            (boards, occasion) => boards.Tasks.Find(id) is { } task
                ? boards.Tasks.Decide(command!(task), occasion) : Refusal.NotFound($"task '{id}'"),
            boards => Versioned(boards.Tasks.Find(id)!, boards.Tasks, node, time));
    }

    static Addressee? Addressee(AddresseeKind kind, string? name) =>
        name is null ? null : new Addressee(kind, name);

    static Versioned<TaskModel> Versioned(UnitTask task, TasksBoard board, WebNode node, TimeProvider time) =>
        new(Model(task, board, node, time.GetUtcNow()), task.Version);

    static TaskModel Model(UnitTask task, TasksBoard board, WebNode node, DateTimeOffset now) => new()
    {
        Id = task.Id,
        Number = task.Number,
        Version = task.Version,
        Headquarters = node.Name,
        Label = task.Label.Length > 0 ? task.Label : node.DefaultLabel,
        Title = task.Content.Title,
        Details = Text(task.Content.Details),
        Addressees = [.. task.Content.Addressees.Select((addressee, i) => Model(addressee, task.Answers[i]))],
        Commander = task.Content.Commander,
        Start = task.Content.Start,
        Finish = task.Content.Finish,
        AcknowledgeBy = task.Content.AcknowledgeBy,
        DependsOn = task.Content.DependsOn,
        WaitsFor = [.. board.NotDoneBefore(task).Select(first => first.Id)],
        StartedBefore = task.StartedBefore,
        Position = Positions.Of(task.Content.Position),
        LogEntry = task.Content.LogEntry,
        Request = task.Content.Request,
        State = task.State,
        Late = task.LatenessAt(now),
        Issued = task.Issued,
        Cancelled = task.Cancelled,
        Reason = Text(task.CancelReason),
        Acknowledgements = task.Acknowledgements,
        Notes = task.Notes,
        By = task.By,
        At = task.At,
        Changed = task.ChangedAt,
    };

    static AddresseeModel Model(Addressee addressee, AddresseeStatus status) => new()
    {
        Kind = addressee.Kind,
        Name = addressee.Name,
        Answer = status.Answer,
        By = status.By,
        At = status.At,
        Reason = Text(status.Reason),
        Origin = status.Origin,
    };

    static string? Text(string text) => text.Length > 0 ? text : null;
}
