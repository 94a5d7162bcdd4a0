using Liaison.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Liaison.Web.App;

/// <summary>Serves the built web app, and says to browsers what its pages may do.</summary>
static class WebApp
{
    // No inline script or style, nothing from elsewhere; only pictures may be data, for the map draws some itself.
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    const string Immutable = "public, max-age=31536000, immutable";

    static readonly (string Encoding, string Suffix)[] Precompressed = [("br", ".br"), ("gzip", ".gz")];

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the start of the answer: one that tells of a failure has been cleared of what was set before.
        context.Response.OnStarting(AddSecurityHeaders, context);
        return next(context);
    });

    static Task AddSecurityHeaders(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        // A document that stands alone comes with a policy of its own.
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        // What the API answers is for who asked, then: it is kept nowhere unless the answer says otherwise.
        if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
        // Not for this machine's own names: browsers would keep it for the plain port as well.
        if (context.Request.IsHttps && !CallerAccess.IsThisMachine(context.Request.Host.Host))
            headers.StrictTransportSecurity = "max-age=31536000";
        return Task.CompletedTask;
    }

    /// <summary>Serves the files of a folder; an address that is none of them is a page of the app.</summary>
    public static void UseWebApp(this WebApplication app, string folder)
    {
        var files = new PhysicalFileProvider(Path.GetFullPath(folder));
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".mjs"] = "text/javascript";
        types.Mappings[".webmanifest"] = "application/manifest+json";
        types.Mappings[".geojson"] = "application/geo+json";
        // What an endpoint takes, or refuses by method or media type, is not a page; nor is a missing part of the API.
        app.Use((context, next) =>
            context.GetEndpoint() is null && !context.Request.Path.StartsWithSegments("/api") && IsRead(context.Request.Method)
                ? ServeAsync(context, files, types)
                : next(context));
    }

    static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    static async Task ServeAsync(HttpContext context, PhysicalFileProvider files, FileExtensionContentTypeProvider types)
    {
        var path = context.Request.Path.Value ?? "/";
        var file = files.GetFileInfo(path);
        if (path.EndsWith('/') || !file.Exists)
        {
            // Pages have addresses of their own, files have an extension: a missing file is not a page.
            if (Path.HasExtension(path))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            (path, file) = ("/index.html", files.GetFileInfo("/index.html"));
        }

        context.Response.ContentType = types.TryGetContentType(path, out var type) ? type : "application/octet-stream";
        context.Response.Headers.CacheControl = path.StartsWith("/assets/", StringComparison.Ordinal) ? Immutable : "no-cache";
        context.Response.Headers.Vary = "Accept-Encoding";
        foreach (var (encoding, suffix) in Precompressed)
        {
            if (!Accepts(context.Request.Headers.AcceptEncoding, encoding)) continue;
            var small = files.GetFileInfo(path + suffix);
            if (!small.Exists) continue;
            context.Response.Headers.ContentEncoding = encoding;
            file = small;
            break;
        }

        var tag = $"\"{file.LastModified.ToUnixTimeMilliseconds():x}-{file.Length:x}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch.ToString() == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentLength = file.Length;
        if (HttpMethods.IsGet(context.Request.Method)) await context.Response.SendFileAsync(file);
    }

    static bool Accepts(StringValues accepted, string encoding) => accepted.ToString()
        .Split(',', StringSplitOptions.TrimEntries)
        .Any(part => part.StartsWith(encoding, StringComparison.OrdinalIgnoreCase)
            && !part.EndsWith("q=0", StringComparison.Ordinal));
}
