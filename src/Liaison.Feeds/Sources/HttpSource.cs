using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Liaison.Feeds.Running;

namespace Liaison.Feeds.Sources;

/// <summary>Asks an address again and again, and follows the links of an index that it finds there.</summary>
sealed class HttpSource(Uri address, TimeSpan interval, TimeProvider time) : IFeedSource, IDisposable
{
    const int BufferBytes = 64 * 1024;
    const int MostLinksAtOnce = 200;
    const int MostLinksKnown = 20_000;

    static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);

    readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AutomaticDecompression = DecompressionMethods.All,
        // A redirection could lead anywhere: the operator says where the node asks, not the server.
        AllowAutoRedirect = false,
        ConnectTimeout = AnswerWithin,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        UseCookies = false,
    })
    { Timeout = AnswerWithin };

    readonly HashSet<Uri> _known = [];
    readonly Queue<Uri> _knownInOrder = new();
    // What is asked for is on the address's own server, so that nobody else is told.
    readonly AuthenticationHeaderValue _credentials = new(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));

    EntityTagHeaderValue? _tag;
    DateTimeOffset? _modified;

    public string Place =>
        address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    public async Task RunAsync(IFeedInput input, CancellationToken stop)
    {
        while (true)
        {
            await AskAsync(input, stop).ConfigureAwait(false);
            await Task.Delay(interval, time, stop).ConfigureAwait(false);
        }
    }

    public void Dispose() => _http.Dispose();

    async Task AskAsync(IFeedInput input, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (_tag is not null) request.Headers.IfNoneMatch.Add(_tag);
        request.Headers.IfModifiedSince = _modified;
        using var response = await SendAsync(request, stop).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            input.Connected();
            return;
        }

        MustBeGood(response);
        var outcome = await TakeAsync(response, input, stop).ConfigureAwait(false);
        if (outcome.Refusal is not null) throw new IOException($"the answer is refused: {outcome.Refusal}");
        input.Connected();
        var followed = await FollowAsync(outcome.Links, input, stop).ConfigureAwait(false);
        // An index whose links could not all be had is read again in full the next time.
        (_tag, _modified) = followed ? (response.Headers.ETag, response.Content.Headers.LastModified) : (null, null);
    }

    /// <summary>Gets what an index names and was not had before; true when all of it was had.</summary>
    async Task<bool> FollowAsync(IReadOnlyList<string> links, IFeedInput input, CancellationToken stop)
    {
        var fresh = links.Select(link => Uri.TryCreate(address, link, out var uri) ? uri : null).OfType<Uri>()
            .Where(MayFollow).Where(link => !_known.Contains(link)).Distinct().ToList();
        var all = fresh.Count <= MostLinksAtOnce;
        foreach (var link in fresh.Take(MostLinksAtOnce))
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, link);
                using var response = await SendAsync(request, stop).ConfigureAwait(false);
                MustBeGood(response);
                await TakeAsync(response, input, stop).ConfigureAwait(false);
                Remember(link);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // The others may still be had; this one is asked for again.
                input.Abandon();
                all = false;
            }
        }

        return all;
    }

    // An index names documents of its own server: it is no means to make this node ask anybody else.
    bool MayFollow(Uri link) =>
        link.Scheme == address.Scheme && link.Host.Equals(address.Host, StringComparison.OrdinalIgnoreCase)
        && link.Port == address.Port;

    void Remember(Uri link)
    {
        if (!_known.Add(link)) return;
        _knownInOrder.Enqueue(link);
        if (_knownInOrder.Count > MostLinksKnown) _known.Remove(_knownInOrder.Dequeue());
    }

    static void MustBeGood(HttpResponseMessage response)
    {
        if (response.Headers.Location is { } elsewhere)
            throw new IOException($"the server sends the node to {elsewhere}: if that is right, configure it");
        response.EnsureSuccessStatusCode();
    }

    async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
    {
        if (address.UserInfo.Length > 0) request.Headers.Authorization = _credentials;
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new IOException($"no answer within {AnswerWithin.TotalSeconds:0} s");
        }
    }

    async Task<InputOutcome> TakeAsync(HttpResponseMessage response, IFeedInput input, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(AnswerWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        var buffer = new byte[BufferBytes];
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
            while (await body.ReadAsync(buffer, either.Token).ConfigureAwait(false) is var length and > 0)
                input.Accept(buffer.AsSpan(0, length));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new IOException($"the answer was not whole within {AnswerWithin.TotalSeconds:0} s");
        }

        return input.End("");
    }
}
