using System.ComponentModel;
using System.Globalization;
using Liaison.Kernel.Time;
using Liaison.Picture;
using Liaison.Picture.Recording;
using Liaison.Web.Access;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Recording;

/// <summary>What was recorded: how much, and the way of one track.</summary>
static class RecordingApi
{
    /// <summary>The refusal of a node that does not record.</summary>
    public const string None = "this node keeps no recordings";

    const int DefaultLimit = 20_000;
    const int MaxLimit = 100_000;
    const int DefaultBuckets = 100;
    const int MaxBuckets = 2_000;
    const int MaxUidLength = 1_000;
    const string TimeWords = "ISO 8601 with its zone";
    static readonly TimeSpan UsualSpan = TimeSpan.FromHours(24);

    public static void MapRecording(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/recording", Overview).WithTags("recording").WithName("getRecording")
            .Requires(Permission.SeePicture)
            .WithSummary("What of a stretch of time is recorded, and how many reports came when.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapGet("/api/v1/tracks/{uid}/history", HistoryAsync).WithTags("tracks").WithName("getTrackHistory")
            .Requires(Permission.SeePicture)
            .WithSummary("The recorded positions of one track, as a GeoJSON feature.")
            .WithDescription(
                "The way is in parts where the recording has a gap, where the track had left the picture, and at the "
                + "antimeridian.")
            .Produces<HistoryFeature>(contentType: GeoJson).ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    internal const string GeoJson = "application/geo+json";

    static Results<Ok<RecordingModel>, ProblemHttpResult> Overview(
        TimeProvider time, [FromServices] RecordedPicture? recorded,
        [Description("Begin of the stretch; 24 hours before its end when absent.")] string? from = null,
        [Description("End of the stretch; now when absent.")] string? to = null,
        [Description("In how many parts it is counted, 1 to 2000; 100 when absent.")] string? buckets = null)
    {
        if (recorded is null) return Problem.NotFound("recording");
        if (Span(from, to, time, out var begin, out var end) is { } refusal) return refusal;
        if (!TryCount(buckets, DefaultBuckets, MaxBuckets, out var count))
            return Problem.BadParameter("buckets", $"a whole number from 1 to {MaxBuckets}");
        var overview = recorded.Overview(begin, end, count);
        return TypedResults.Ok(new RecordingModel(
            IsoTime.Format(begin), IsoTime.Format(end), overview.Bytes, [.. overview.Gaps.Select(GapModel.Of)],
            [.. overview.Buckets.Select(bucket => new BucketModel(IsoTime.Format(bucket.From), bucket.Reports))]));
    }

    static async Task<IResult> HistoryAsync(
        [Description("Uid of the track.")] string uid, HttpContext context, LivePicture picture, WebNode node,
        TimeProvider time, RecordingGate gate, [FromServices] RecordedPicture? recorded,
        [Description("Begin of the stretch; 24 hours before its end when absent.")] string? from = null,
        [Description("End of the stretch; now when absent.")] string? to = null,
        [Description("The most positions, the newest ones, 1 to 100000; 20000 when absent.")] string? limit = null)
    {
        if (recorded is null) return Problem.NotFound("recording");
        if (Span(from, to, time, out var begin, out var end) is { } refusal) return refusal;
        if (!TryCount(limit, DefaultLimit, MaxLimit, out var most))
            return Problem.BadParameter("limit", $"a whole number from 1 to {MaxLimit}");
        if (uid.Length > MaxUidLength) return Problem.NotFound("such track");
        // A slash in a uid comes as %2F: servers leave that as it is in a path.
        var names = (string[])[uid, uid.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)];
        foreach (var name in names.Distinct())
        {
            var read = await gate.ReadAsync(
                () => new Answer(recorded.History(name, begin, end, most)), context.RequestAborted);
            if (read is null) return Problem.NoRoom("Too many ask for what was recorded.");
            var feature = read.History is { } history ? HistoryFeatures.Of(history, node.DefaultLabel)
                : picture.Find(name) is { } track ? HistoryFeatures.Empty(track, node.DefaultLabel) : null;
            if (feature is not null) return TypedResults.Json(feature, WebJson.Default.HistoryFeature, GeoJson);
        }

        return Problem.NotFound($"track '{uid}'");
    }

    static ProblemHttpResult? Span(
        string? from, string? to, TimeProvider time, out DateTimeOffset begin, out DateTimeOffset end)
    {
        begin = end = time.GetUtcNow();
        if (to is not null && !IsoTime.TryParse(to, out end)) return Problem.BadParameter("to", TimeWords);
        begin = end > DateTimeOffset.MinValue + UsualSpan ? end - UsualSpan : DateTimeOffset.MinValue;
        if (from is not null && !IsoTime.TryParse(from, out begin)) return Problem.BadParameter("from", TimeWords);
        return begin < end ? null : Problem.BadParameter("from", "earlier than to");
    }

    static bool TryCount(string? text, int usual, int most, out int count)
    {
        count = usual;
        if (text is null) return true;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count)
            && count >= 1 && count <= most;
    }

    sealed record Answer(TrackHistory? History);
}
