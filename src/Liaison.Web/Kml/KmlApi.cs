using System.ComponentModel;
using System.Globalization;
using Liaison.Kernel.Geodesy;
using Liaison.Picture;
using Liaison.Web.Access;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Kml;

/// <summary>The picture for Google Earth and other programs that read KML 2.2 (OGC 07-147r2).</summary>
static class KmlApi
{
    public const string KmlType = "application/vnd.google-earth.kml+xml";
    const string Png = "image/png";
    const int DefaultLimit = 5_000;
    const int MaxLimit = 20_000;
    const int DefaultInterval = 10;
    const int MaxInterval = 3_600;

    public static void MapKml(this IEndpointRouteBuilder routes)
    {
        var kml = routes.MapGroup("/kml").WithTags("kml");
        kml.MapGet("/link.kml", Link).WithName("kmlLink").Requires(Permission.SeePicture)
            .WithSummary("A KML network link: open it once, and the tracks in view come anew by themselves.")
            .Produces<string>(contentType: KmlType).ProducesProblem(StatusCodes.Status400BadRequest);
        kml.MapGet("/tracks.kml", Tracks).WithName("kmlTracks").Requires(Permission.SeePicture)
            .WithSummary("The tracks of the picture as it is now, as KML.")
            .Produces<string>(contentType: KmlType).ProducesProblem(StatusCodes.Status400BadRequest);
        kml.MapGet("/arrow.png", (HttpContext context) => Icon("arrow", context))
            .ExcludeFromDescription().Requires(Permission.SeePicture);
        kml.MapGet("/dot.png", (HttpContext context) => Icon("dot", context))
            .ExcludeFromDescription().Requires(Permission.SeePicture);
    }

    static IResult Link(
        HttpContext context, WebNode node,
        [Description("Seconds between two refreshes, 1 to 3600; 10 when absent.")] string? interval = null)
    {
        var seconds = DefaultInterval;
        if (interval is not null && (!TryReadNumber(interval, out seconds) || seconds is < 1 or > MaxInterval))
            return Problem.BadParameter("interval", $"a whole number of seconds from 1 to {MaxInterval}");
        context.Response.Headers.ContentDisposition = "attachment; filename=\"liaison.kml\"";
        return TypedResults.Bytes(KmlLink.Of(node, AddressOf(context.Request), seconds), KmlType);
    }

    static IResult Tracks(
        HttpContext context, LivePicture picture, WebNode node,
        [Description("West, south, east, north in degrees; west greater than east crosses the antimeridian.")]
        string? bbox = null,
        [Description("The most tracks to return, 1 to 20000; 5000 when absent.")] string? limit = null)
    {
        var box = GeoBox.World;
        if (bbox is not null && !GeoBox.TryParse(bbox, out box))
            return Problem.BadParameter("bbox", "four numbers W,S,E,N in degrees");
        var most = DefaultLimit;
        if (limit is not null && (!TryReadNumber(limit, out most) || most is < 1 or > MaxLimit))
            return Problem.BadParameter("limit", $"a whole number from 1 to {MaxLimit}");
        var page = picture.PageOf(box, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 0, most);
        return new KmlTracks(page, node, AddressOf(context.Request));
    }

    // The icons are our own: nothing is fetched from elsewhere.
    static FileStreamHttpResult Icon(string icon, HttpContext context)
    {
        context.Response.Headers.CacheControl = "private, max-age=86400";
        return TypedResults.Stream(typeof(KmlApi).Assembly.GetManifestResourceStream($"kml-{icon}.png")!, Png);
    }

    // Programs that keep a link keep its file, not where it came from: addresses are whole.
    static string AddressOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}/kml";

    static bool TryReadNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
