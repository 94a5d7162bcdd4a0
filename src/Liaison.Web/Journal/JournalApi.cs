using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Liaison.Journal.Stores;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Journal;

/// <summary>The journal, readable.</summary>
static class JournalApi
{
    public static void MapJournal(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/journal", Read).WithName("readJournal").Requires(Permission.SeeBoards)
            .WithTags("journal").WithSummary("The records of this headquarters, in order.")
            .WithDescription("`liaison verify` proves that they are whole.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

    static Results<Ok<IReadOnlyList<RecordModel>>, ProblemHttpResult> Read(
        HttpContext context, ILogStore store, WebNode node,
        [Description("The number of the last record that the caller has had.")] long after = 0,
        [Description("The most to return, 1 to 1000.")] int limit = Page.Default)
    {
        if (after < 0) return Problem.BadParameter("after", "the number of a record, or 0");
        if (limit is < 1 or > Page.Most) return Problem.BadParameter("limit", $"1 to {Page.Most}");
        var records = after == long.MaxValue ? [] : store.Read(after + 1)
            .SelectMany(block => RecordModels.Of(block, after + 1, node)).Take(limit + 1).ToList();
        if (records.Count > limit)
        {
            records.RemoveAt(limit);
            new Page(limit, null).LinkNext(context, $"{records[^1].Number}");
        }

        return TypedResults.Ok<IReadOnlyList<RecordModel>>(records);
    }
}

/// <summary>JSON of the journal.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecordModel))]
[JsonSerializable(typeof(IReadOnlyList<RecordModel>))]
sealed partial class RecordJson : JsonSerializerContext;
