using System.ComponentModel;
using System.Globalization;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Reports;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Reports;

/// <summary>Reports from the records: drafts to look at, and issued ones that a record keeps.</summary>
static class ReportApi
{
    const string Path = "/api/v1/reports";

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup(Path).WithTags("reports");
        reports.MapGet("/", List).WithName("listReports").Requires(Permission.SeeBoards)
            .WithSummary("The reports that were issued, the newest first.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        reports.MapGet("/{id:guid}", One).WithName("getReport").Requires(Permission.SeeBoards)
            .WithSummary("An issued report, with all its parts.").ProducesProblem(StatusCodes.Status404NotFound);
        reports.MapGet("/{id:guid}/file", IssuedFile).WithName("getReportFile").Requires(Permission.SeeBoards)
            .WithSummary("An issued report as plain text or as a page that prints.")
            .WithDescription("The bytes are always those whose SHA-256 is in the report's record.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain", "text/html")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        reports.MapGet("/{kind}", Draft).WithName("draftReport").Requires(Permission.SeeBoards)
            .WithSummary("A draft of a report: " + ReportKinds.Names + ".")
            .WithDescription("It is what the boards say now of the period, and is kept nowhere. Post it to issue it.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain", "text/html")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        reports.MapPost("/{kind}", Issue).WithName("issueReport").Requires(Permission.IssueReports)
            .WithSummary("Issues a report: " + ReportKinds.Names + ".")
            .WithDescription("A record keeps it whole, with the SHA-256 of its text and of its page.").Commands();
    }

    static async Task<Results<Ok<IReadOnlyList<IssuedReportModel>>, ProblemHttpResult>> List(
        HttpContext context, CommandPost post, [AsParameters] PageRequest wish,
        [Description("Those of this kind: " + ReportKinds.Names + ".")] string? kind = null)
    {
        if (!wish.TryRead(out var page, out var problem)) return problem;
        var wanted = default(ReportKind);
        if (kind is not null && !ReportKinds.TryFind(kind, out wanted))
            return Problem.BadParameter("kind", ReportKinds.Names);
        var before = long.MaxValue;
        if (page.After is { } after
            && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            return Problem.BadParameter("after", "a cursor of this list");
        }

        return await post.ReadPageAsync(
            context, page,
            boards => boards.Reports.NewestFirst(before)
                .Where(report => kind is null || report.Document.Kind == wanted).Select(Brief),
            report => report.Version.ToString(CultureInfo.InvariantCulture));
    }

    static Task<Results<Ok<IssuedReportModel>, StatusCodeHttpResult, ProblemHttpResult>> One(
        Guid id, HttpContext context, CommandPost post) => post.ReadOneAsync(
            context, $"report '{id}'",
            boards => boards.Reports.Find(id) is { } report ? Whole(report) : (Versioned<IssuedReportModel>?)null);

    static async Task<Results<FileContentHttpResult, ProblemHttpResult>> IssuedFile(
        Guid id, HttpContext context, CommandPost post,
        [Description("text or html; text without it.")] string? format = null)
    {
        return await post.ReadAsync(boards => boards.Reports.Find(id)) is { } report
            ? ReportFile.Answer(context, report.Document, format) : Problem.NotFound($"report '{id}'");
    }

    static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Draft(
        string kind, HttpContext context, CommandPost post, WebNode node, TimeProvider time,
        [Description("Beginning of the period; 24 hours before its end without it. At most 31 days.")]
        DateTimeOffset? from = null,
        [Description("End of the period; now without it.")] DateTimeOffset? to = null,
        [Description("text or html; text without it.")] string? format = null,
        [Description("Letter of the time zone for its times, A to Z without J; Z (UTC) without it.")]
        string? zone = null,
        [Description("Name of the incident or operation.")] string? incident = null,
        [Description("Whose activity log (ICS 214); the caller's without it.")] string? person = null,
        [Description("Of which position the activity log (ICS 214), instead of a person's.")] string? position = null,
        [Description("Which request for support (ICS 213 RR).")] Guid? request = null)
    {
        var posted = new PostedReport
        {
            From = from,
            To = to,
            Zone = zone,
            Incident = incident,
            Person = person,
            Position = position,
            Request = request,
        };
        if (!TryRead(kind, posted, node, out var order, out var problem)) return problem!;
        var caller = CallerAccess.CallerOf(context)!;
        var occasion = new Occasion(
            new Actor(caller.Name, caller.Role.Name()),
            DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()), default);
        var (document, refusal) = await post.ReadAsync(boards =>
            ReportDesk.TryWrite(boards, order!, occasion, null, out var written, out var reason)
                ? (written, (Refusal?)null) : (null, reason));
        return document is null ? Problem.Of(refusal!) : ReportFile.Answer(context, document, format);
    }

    static async Task<Results<Created<IssuedReportModel>, ProblemHttpResult>> Issue(
        string kind, PostedReport posted, HttpContext context, CommandPost post, WebNode node)
    {
        if (!TryRead(kind, posted, node, out var order, out var problem)) return problem!;
        return await post.CreateAsync(
            context, (boards, occasion) => boards.Reports.Decide(boards, order!, occasion),
            (boards, id) => Whole(boards.Reports.Find(id)!), report => $"{Path}/{report.Id}");
    }

    static bool TryRead(
        string kind, PostedReport posted, WebNode node, out ReportOrder? order, out ProblemHttpResult? problem)
    {
        order = null;
        problem = !ReportKinds.TryFind(kind, out var wanted) ? Problem.NotFound("such kind of report")
            : posted.Zone?.Length is 0 or > 1
                ? Problem.Of(Refusal.Invalid("zone", "a zone letter, A to Z without J")) : null;
        if (problem is not null) return false;
        order = new(
            wanted, node.Name, node.DefaultLabel, posted.From?.ToUniversalTime(), posted.To?.ToUniversalTime(),
            posted.Zone?[0] ?? 'Z', posted.Incident ?? "", posted.Remarks ?? "", posted.Person, posted.Request,
            posted.Position);
        return true;
    }

    static Versioned<IssuedReportModel> Whole(IssuedReport report) =>
        new(Brief(report) with { Sections = report.Document.Sections }, report.Record);

    static IssuedReportModel Brief(IssuedReport report)
    {
        var document = report.Document;
        return new()
        {
            Id = report.Id,
            Version = report.Record,
            Headquarters = document.Headquarters,
            Label = document.Label,
            Kind = ReportKinds.NameOf(document.Kind),
            Number = document.Number ?? 0,
            Title = document.Title,
            From = document.From,
            To = document.To,
            AsOf = document.AsOf,
            By = document.Author,
            Role = document.Role,
            At = document.Created,
            Text = $"{Path}/{report.Id}/file?format=text",
            TextSha256 = report.TextSha256,
            Html = $"{Path}/{report.Id}/file?format=html",
            HtmlSha256 = report.PageSha256,
        };
    }
}
