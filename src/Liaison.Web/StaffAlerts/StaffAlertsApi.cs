using System.ComponentModel;
using System.Globalization;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Alerts;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.StaffAlerts;

/// <summary>Alerts to roles of the staff and to TAK clients.</summary>
static class StaffAlertsApi
{
    const string Path = "/api/v1/staff-alerts";

    public static void MapStaffAlerts(this IEndpointRouteBuilder routes)
    {
        var alerts = routes.MapGroup(Path).WithTags("information");
        alerts.MapGet("/", List).WithName("listStaffAlerts").Requires(Permission.SeeBoards)
            .WithSummary("Alerts to the staff and to TAK clients, the newest first.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        alerts.MapGet("/{id:guid}", One).WithName("getStaffAlert").Requires(Permission.SeeBoards)
            .WithSummary("One alert, with its escalation.").ProducesProblem(StatusCodes.Status404NotFound);
        alerts.MapPost("/", Raise).WithName("raiseStaffAlert").Requires(Permission.KeepInformation)
            .WithSummary("Raises an alert by hand: of a requirement that is met, or of an entry of the log.")
            .WithDescription(
                "What a requirement says of role, escalation and addressees holds where nothing else is said. TAK "
                + "clients get it as a chat message, also those who are away, and answer by chat: ACK A12.")
            .Commands();
        alerts.MapPost("/{id:guid}/acknowledge", Acknowledge).WithName("acknowledgeStaffAlert")
            .Requires(Permission.AnswerStaffAlerts)
            .WithSummary("Takes an alert on, which ends its escalation; the first who does stays.").Commands();
    }

    static async Task<Results<Ok<IReadOnlyList<StaffAlertModel>>, ProblemHttpResult>> List(
        HttpContext context, CommandPost post, WebNode node, [AsParameters] PageRequest wish,
        [Description("true: those that nobody has acknowledged.")] bool open = false,
        [Description("Those that have been raised for or escalated to a role.")] string? role = null,
        [Description("Those of an information requirement.")] Guid? ccir = null,
        [Description("Those about an entry of the log.")] Guid? logEntry = null)
    {
        if (!wish.TryRead(out var page, out var problem)
            || !QueryWords.TryReadNumber(page, out var before, out problem)) return problem;
        if (role is not null && !Roles.Names.Contains(role))
            return Problem.BadParameter("role", string.Join(", ", Roles.Names));
        return await post.ReadPageAsync(
            context, page,
            boards => boards.Alerts.Newest(open, page.After is null ? int.MaxValue : before)
                .Where(alert => (role is null || alert.Roles.Contains(role))
                    && (ccir is null || alert.Content.Ccir == ccir)
                    && (logEntry is null || alert.Content.Event == logEntry))
                .Select(alert => Model(alert, node)),
            alert => alert.Number.ToString(CultureInfo.InvariantCulture));
    }

    static Task<Results<Ok<StaffAlertModel>, StatusCodeHttpResult, ProblemHttpResult>> One(
        Guid id, HttpContext context, CommandPost post, WebNode node) => post.ReadOneAsync(
        context, $"alert '{id}'",
        boards => boards.Alerts.Find(id) is { } alert ? Versioned(alert, node) : (Versioned<StaffAlertModel>?)null);

    static async Task<Results<Created<StaffAlertModel>, ProblemHttpResult>> Raise(
        PostedStaffAlert posted, HttpContext context, CommandPost post, WebNode node)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        if (EscalationModel.Read(posted.Escalation, out var steps) is { } badSteps) return Problem.Of(badSteps);
        if (posted.Addressees?.Any(addressee => addressee?.Name is null) == true)
            return Problem.Of(Refusal.Invalid("addressees", "a kind and a name each"));
        var command = new RaiseAlert(
            posted.Ccir, posted.LogEntry, posted.Text, posted.Role, posted.Escalation is null ? null : steps,
            posted.Addressees, posted.Label is null ? null : label);
        return await post.CreateAsync(
            context, (boards, _) => boards.Alerts.Decide(command, boards.Log),
            (boards, id) => Versioned(boards.Alerts.Find(id)!, node), alert => $"{Path}/{alert.Id}");
    }

    static Task<Results<Ok<StaffAlertModel>, ProblemHttpResult>> Acknowledge(
        Guid id, PostedAcknowledgement posted, HttpContext context, CommandPost post, WebNode node) =>
        post.ChangeAsync(
            context, boards => boards.Alerts.Find(id)?.Version,
            (boards, occasion) => boards.Alerts.Decide(new AcknowledgeAlert(id, posted.Note ?? ""), occasion),
            boards => Versioned(boards.Alerts.Find(id)!, node));

    static Versioned<StaffAlertModel> Versioned(StaffAlert alert, WebNode node) =>
        new(Model(alert, node), alert.Version);

    static StaffAlertModel Model(StaffAlert alert, WebNode node) => new()
    {
        Id = alert.Id,
        Number = alert.Number,
        Version = alert.Version,
        Headquarters = node.Name,
        Label = alert.Label.Length > 0 ? alert.Label : node.DefaultLabel,
        Text = alert.Content.Text,
        Ccir = alert.Content.Ccir,
        LogEntry = alert.Content.Event,
        Role = alert.Content.Role.Length > 0 ? alert.Content.Role : null,
        Roles = [.. alert.Roles],
        Escalation =
        [
            .. alert.Content.Escalation.Select((step, i) => new EscalationStepModel(
                step.Role, alert.At + step.After,
                i < alert.Escalated.Count ? alert.Escalated[i] : null)),
        ],
        Addressees =
        [
            .. alert.Content.Addressees.Select((addressee, i) =>
            {
                var answer = alert.Answers.FirstOrDefault(answer => answer.Addressee == i);
                return new AlertedAddresseeModel(addressee.Kind, addressee.Name, answer?.At, answer?.Origin);
            }),
        ],
        Open = !alert.IsAcknowledged,
        Acknowledged = alert.Acknowledgement,
        By = alert.By,
        At = alert.At,
    };
}
