using Liaison.Feeds.Running;
using Liaison.Web.Access;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Feeds;

/// <summary>The feeds: how each does, and pausing them.</summary>
static class FeedsApi
{
    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        var feeds = routes.MapGroup("/api/v1/feeds").WithTags("feeds");
        feeds.MapGet("/", All).WithName("listFeeds").Requires(Permission.SeeConnections)
            .WithSummary("The feeds of ships, aircraft, alerts and files, with what came and what was refused of it.");
        feeds.MapPost("/{name}/pause", Pause).WithName("pauseFeed").Requires(Permission.ManageFeeds)
            .WithSummary("Pauses a feed: it takes nothing more until it is resumed, or the node starts anew.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        feeds.MapPost("/{name}/resume", Resume).WithName("resumeFeed").Requires(Permission.ManageFeeds)
            .WithSummary("Lets a paused feed go on.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    static Ok<IReadOnlyList<FeedModel>> All(FeedHost feeds) =>
        TypedResults.Ok<IReadOnlyList<FeedModel>>([.. feeds.Feeds.Select(feed => FeedModel.Of(feed.Status()))]);

    static Results<Ok<FeedModel>, ProblemHttpResult> Pause(string name, FeedHost feeds) =>
        Change(name, feeds, feed => feed.Pause());

    static Results<Ok<FeedModel>, ProblemHttpResult> Resume(string name, FeedHost feeds) =>
        Change(name, feeds, feed => feed.Resume());

    static Results<Ok<FeedModel>, ProblemHttpResult> Change(string name, FeedHost feeds, Action<Feed> change)
    {
        if (!feeds.TryFind(name, out var feed)) return Problem.NotFound($"feed '{name}'");
        change(feed);
        return TypedResults.Ok(FeedModel.Of(feed.Status()));
    }
}
