using System.ComponentModel;
using System.Text;
using Liaison.Kernel.Geodesy;
using Liaison.Kernel.Symbols;
using Liaison.Kernel.Time;
using Liaison.Picture;
using Liaison.Picture.Recording;
using Liaison.Picture.Tracks;
using Liaison.Web.Access;
using Liaison.Web.Problems;
using Liaison.Web.Recording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Tracks;

/// <summary>The picture: what is in a box, one track, and reports from machines and watch officers.</summary>
static class TracksApi
{
    const int DefaultLimit = 10_000;
    const int MaxLimit = 100_000;
    const int MaxTextLength = 100;
    const int MaxBodyBytes = 64 * 1024;
    const string GeoJson = "application/geo+json";
    static readonly string[] Parameters = ["bbox", "limit", "type", "q", "at"];

    public static void MapTracks(this IEndpointRouteBuilder routes)
    {
        var tracks = routes.MapGroup("/api/v1/tracks").WithTags("tracks");
        tracks.MapGet("/", Find).WithName("findTracks").Requires(Permission.SeePicture)
            .WithSummary("The tracks of the picture, as it is now or as it was, as GeoJSON.")
            .Produces<TrackCollection>(contentType: GeoJson).ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        tracks.MapGet("/{uid}", One).WithName("getTrack").Requires(Permission.SeePicture)
            .WithSummary("One track, as a GeoJSON feature.")
            .Produces<TrackFeature>(contentType: GeoJson).ProducesProblem(StatusCodes.Status404NotFound);
        tracks.MapPost("/", Report).WithName("reportTrack").Requires(Permission.ReportTracks)
            .WithSummary("Reports a track.")
            .WithDescription("TAK clients get the report too, with its label.")
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
            .Produces(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        tracks.MapGet("/live", LiveTracks.ServeAsync).WithName("watchTracks").Requires(Permission.SeePicture)
            .WithSummary("The live picture by WebSocket.")
            .WithDescription(
                "Subprotocol liaison.tracks.v1: requests as JSON text, frames as bytes, both described in "
                + "docs/formats/live.md.")
            .Produces(StatusCodes.Status101SwitchingProtocols).ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    static async Task<IResult> Find(
        HttpRequest request, LivePicture picture, WebNode node, TimeProvider time, RecordingGate gate,
        [FromServices] RecordedPicture? recorded,
        [Description("West, south, east, north in degrees; west greater than east crosses the antimeridian.")]
        string? bbox = null,
        [Description("The most tracks to return, 1 to 100000; 10000 when absent.")]
        string? limit = null,
        [Description("Beginning of the CoT type, for example a-f-S.")]
        string? type = null,
        [Description("Part of the callsign or uid, upper and lower case alike.")]
        string? q = null,
        [Description("A moment in the past (ISO 8601); refused by a node that keeps no recordings.")]
        string? at = null)
    {
        // A name that is spelt wrong would otherwise widen the answer without a word.
        var names = request.Query.Keys;
        if (names.FirstOrDefault(name => !Parameters.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            var known = string.Join(", ", Parameters);
            return Problem.BadParameter(
                unknown[..Math.Min(unknown.Length, MaxTextLength)], $"not known here; {known} are");
        }

        // An answer for now would pass for one of that time.
        if (at is not null && recorded is null)
            return Problem.BadParameter("at", RecordingApi.None + "; without it, the picture as it is now");
        var moment = time.GetUtcNow();
        if (at is not null && (!IsoTime.TryParse(at, out moment) || moment > time.GetUtcNow()))
            return Problem.BadParameter("at", "a moment in the past, ISO 8601 with its zone");
        var box = GeoBox.World;
        if (bbox is not null && !GeoBox.TryParse(bbox, out box))
            return Problem.BadParameter("bbox", "four numbers W,S,E,N in degrees");
        var most = DefaultLimit;
        if (limit is not null && (!int.TryParse(limit, out most) || most is < 1 or > MaxLimit))
            return Problem.BadParameter("limit", $"a whole number from 1 to {MaxLimit}");
        if (type?.Length > MaxTextLength) return Problem.BadParameter("type", $"at most {MaxTextLength} characters");
        if (q?.Length > MaxTextLength) return Problem.BadParameter("q", $"at most {MaxTextLength} characters");

        bool Fits(TrackSnapshot track) =>
            (type is null || track.Type.StartsWith(type, StringComparison.Ordinal))
            && (q is null || track.Callsign.Contains(q, StringComparison.OrdinalIgnoreCase)
                || track.Uid.Contains(q, StringComparison.OrdinalIgnoreCase));

        var found = at is not null
            ? await gate.ReadAsync(
                () => recorded!.At(moment, bbox is null ? null : box, Fits, most), request.HttpContext.RequestAborted)
            : new PictureAt(moment, bbox is null
                ? picture.All(Fits, most)
                : picture.InBox((box.West, box.South, box.East, box.North), Fits, most), null);
        if (found is null) return Problem.NoRoom("Too many ask for what was recorded.");
        var collection = new TrackCollection([.. found.Tracks.Select(track => FeatureOf(track, node))])
        {
            TimeStamp = IsoTime.Format(found.Time),
            Gap = found.Gap is { } gap ? GapModel.Of(gap) : null,
        };
        return TypedResults.Json(collection, WebJson.Default.TrackCollection, GeoJson);
    }

    // A slash in a uid comes as %2F: servers leave that as it is in a path.
    static IResult One([Description("Uid of the track.")] string uid, LivePicture picture, WebNode node) =>
        (picture.Find(uid) ?? picture.Find(uid.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase))) is { } track
        ? TypedResults.Json(FeatureOf(track, node), WebJson.Default.TrackFeature, GeoJson)
        : Problem.NotFound($"track '{uid}'");

    static Results<Accepted, ProblemHttpResult> Report(
        PostedReport posted, LivePicture picture, WebNode node, TimeProvider time)
    {
        if (!PostedReports.TryRead(posted, time.GetUtcNow(), out var report, out var refusal)) return Problem.BadBody(refusal);
        if (!picture.TryOpenSource(picture.Groups.SetOf(node.Groups), "api", report.Label, out var source))
            return Problem.NoRoom("The node cannot hold this label.");
        var values = new TrackValues
        {
            Uid = Encoding.UTF8.GetBytes(report.Uid),
            Type = Encoding.UTF8.GetBytes(report.Type),
            How = "m-g"u8,
            Callsign = Encoding.UTF8.GetBytes(report.Callsign ?? ""),
            Latitude = report.Latitude,
            Longitude = report.Longitude,
            Height = report.Height,
            CircularError = float.NaN,
            LinearError = float.NaN,
            Course = (float)report.Course,
            Speed = (float)report.Speed,
            TimeMs = report.Time.ToUnixTimeMilliseconds(),
            StartMs = report.Time.ToUnixTimeMilliseconds(),
            StaleMs = report.Stale.ToUnixTimeMilliseconds(),
            Source = source.Source,
            Key = TrackKey.FromUid(Encoding.UTF8.GetBytes(report.Uid)),
            Label = source.LabelWord,
        };
        var row = -1;
        var outcome = source.Report(values, Encoding.UTF8.GetBytes(report.Remarks ?? ""), ref row);
        source.Flush();
        return outcome == AppendOutcome.PictureFull
            ? Problem.NoRoom("The picture holds as many tracks as it may.")
            : TypedResults.Accepted($"/api/v1/tracks/{Uri.EscapeDataString(report.Uid)}");
    }

    /// <summary>A track as a GeoJSON feature.</summary>
    internal static TrackFeature FeatureOf(TrackSnapshot track, WebNode node) => new(
        track.Uid,
        new PointGeometry(double.IsFinite(track.Height)
            ? [track.Longitude, track.Latitude, track.Height] : [track.Longitude, track.Latitude]),
        new TrackProperties
        {
            Type = track.Type,
            Sidc = CotSymbol.ToSidc(track.Type).ToString(),
            Callsign = track.Callsign.Length == 0 ? null : track.Callsign,
            Time = IsoTime.Format(track.Time),
            Stale = IsoTime.Format(track.Stale),
            Source = track.Source,
            Sources = [.. track.Sources.Select(source => source.Source).Distinct()],
            Headquarters = node.Name,
            Label = track.Label.Length == 0 ? node.DefaultLabel : track.Label,
            Course = Known(track.Course),
            Speed = Known(track.Speed),
            Hae = double.IsFinite(track.Height) ? track.Height : null,
            Age = (int)track.Age.TotalSeconds,
            Emergency = track.IsEmergency,
        });

    // A float as the decimal that was reported, not with the digits of its binary form. What no decimal can hold is no
    // course or speed either.
    static double? Known(float value) => Math.Abs(value) < 1e9f ? (double)(decimal)value : null;
}
