using System.Diagnostics.CodeAnalysis;
using System.Net;
using Liaison.Feeds.Running;

namespace Liaison.Feeds.Sources;

/// <summary>Finds the source that a feed's <see cref="FeedOptions.From"/> names.</summary>
static class FeedSources
{
    const string Expected = "tcp://host:port, udp://address:port, file:/path, log:/path, folder:/path or https://...";

    /// <summary>Makes the source.</summary>
    /// <param name="options">The feed.</param>
    /// <param name="time">The clock.</param>
    /// <param name="source">The source, when the answer is true.</param>
    /// <param name="problem">What is wrong with the setting, when the answer is false.</param>
    public static bool TryCreate(
        FeedOptions options, TimeProvider time, [NotNullWhen(true)] out IFeedSource? source,
        [NotNullWhen(false)] out string? problem)
    {
        (source, problem) = (null, null);
        var colon = options.From.IndexOf(':', StringComparison.Ordinal);
        var (scheme, rest) = colon < 0 ? ("", "") : (options.From[..colon], options.From[(colon + 1)..]);
        var isDocuments = options.Kind is FeedKind.Alerts or FeedKind.Layers;
        switch (scheme)
        {
            case "file" when !isDocuments:
                source = new FileSource(PathOf(rest), time);
                break;
            case "log" when options.Kind == FeedKind.Ais:
                source = new AisLogSource(PathOf(rest), time);
                break;
            case "folder" when isDocuments:
                source = new FolderSource(PathOf(rest), time);
                break;
            case "tcp" when !isDocuments && TryUri(options.From, out var uri) && uri.Port > 0:
                source = new TcpSource(uri.IdnHost, uri.Port, time);
                break;
            case "udp" when !isDocuments && IPEndPoint.TryParse(rest.TrimStart('/'), out var endPoint)
                && endPoint.Port > 0:
                source = new UdpSource(endPoint);
                break;
            case "http" or "https" when isDocuments && TryUri(options.From, out var uri):
                source = new HttpSource(uri, TimeSpan.FromSeconds(options.IntervalSeconds), time);
                break;
            default:
                problem = $"'{options.From}' is no place for {options.Kind} to come from; places are {Expected}"
                    + (isDocuments ? "; alerts and layers come by folder, http and https" : "");
                break;
        }

        return source is not null;
    }

    static bool TryUri(string text, [NotNullWhen(true)] out Uri? uri) =>
        Uri.TryCreate(text, UriKind.Absolute, out uri) && uri.Host.Length > 0;

    // Three slashes as in URIs, one, or none for a path below the working folder.
    static string PathOf(string rest) =>
        Path.GetFullPath(rest.StartsWith("//", StringComparison.Ordinal) ? rest[2..] : rest);
}
