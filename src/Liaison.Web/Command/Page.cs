using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Web.Command;

/// <summary>What a caller says of the page of a list that they want: bind it with <c>[AsParameters]</c>.</summary>
/// <param name="Limit">How many.</param>
/// <param name="After">Behind what.</param>
readonly record struct PageRequest(
    [property: Description("The most to return, 1 to 1000; 100 without it.")] int? Limit,
    [property: Description("The cursor of the page, as the link rel=\"next\" of the one before has it.")]
    string? After)
{
    /// <summary>Reads it.</summary>
    public bool TryRead(out Page page, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        page = new Page(Limit ?? Page.Default, After);
        problem = page.Limit is < 1 or > Page.Most ? Problem.BadParameter("limit", $"1 to {Page.Most}")
            : After is { Length: 0 or > Page.MaxCursor } ? Problem.BadParameter("after", "a cursor of this list") : null;
        return problem is null;
    }
}

/// <summary>A page of a list.</summary>
/// <param name="Limit">The most that it holds.</param>
/// <param name="After">The cursor that it begins behind; null for the first page.</param>
readonly record struct Page(int Limit, string? After)
{
    /// <summary>Without a wish.</summary>
    public const int Default = 100;

    /// <summary>The longest page.</summary>
    public const int Most = 1000;

    /// <summary>The longest cursor, in characters.</summary>
    public const int MaxCursor = 200;

    /// <summary>Names the next page in the answer (RFC 8288).</summary>
    /// <param name="context">The request, whose other parameters the link keeps.</param>
    /// <param name="cursor">What the next page begins behind.</param>
    public void LinkNext(HttpContext context, string cursor)
    {
        var query = new QueryBuilder(context.Request.Query
            .Where(pair => pair.Key is not ("after" or "limit"))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")))
        {
            { "limit", $"{Limit}" },
            { "after", cursor },
        };
        context.Response.Headers.Append("Link", $"<{context.Request.Path}{query}>; rel=\"next\"");
    }
}
