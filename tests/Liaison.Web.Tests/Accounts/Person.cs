using System.Net;
using System.Text;
using System.Text.Json;
using Liaison.Headquarters.Command;
using Liaison.Web.Access;
using Liaison.Web.Accounts;

namespace Liaison.Web.Tests.Accounts;

/// <summary>Somebody with a browser: it keeps cookies, and says whose page asks.</summary>
sealed class Person : IDisposable
{
    public const string Password = "seven red herons at dawn";

    static readonly Actor Maker = new("administrator", "admin");
    readonly HttpClient _http;

    public Person(WebWorld world, string? source = null)
    {
        var handler = new SocketsHttpHandler { CookieContainer = Cookies };
        // Another address of this machine: another source.
        if (source is not null)
        {
            handler.ConnectCallback = async (context, cancellation) =>
            {
                var socket = new System.Net.Sockets.Socket(
                    System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(source), 0));
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            };
        }

        _http = new HttpClient(handler) { BaseAddress = world.Http.BaseAddress };
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Makes an account and sets its password.</summary>
    public static async Task<Account> MakeAsync(WebWorld world, string name, params Role[] roles)
    {
        var made = world.Service<AccountAdministration>().Add(Maker, name, name.ToUpperInvariant(), roles).Answer!;
        using var person = new Person(world);
        await person.OkAsync(HttpMethod.Post, "/api/v1/session/first", new { code = made.Code, password = Password });
        await person.OkAsync(HttpMethod.Delete, "/api/v1/session");
        return world.Accounts.Current.Accounts[made.Account.Id];
    }

    public Task<HttpResponseMessage> SignInAsync(string name, string password = Password, string? role = null) =>
        SendAsync(HttpMethod.Post, "/api/v1/session", role is null
            ? new { name, password } : new { name, password, role });

    public async Task<JsonElement> OkAsync(HttpMethod method, string path, object? body = null)
    {
        using var response = await SendAsync(method, path, body);
        var text = await response.Content.ReadAsStringAsync(WebWorld.Deadline());
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        if (text.Length == 0) return default;
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    public async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, object? body = null)
    {
        using var response = await SendAsync(method, path, body);
        return response.StatusCode;
    }

    /// <summary>Sends as a page of the node does, or of another site.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, object? body = null, string? origin = "own", string? site = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(
                body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        if (origin is not null)
            request.Headers.Add("Origin", origin == "own" ? _http.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin);
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        return await _http.SendAsync(request, WebWorld.Deadline());
    }

    public void Dispose() => _http.Dispose();
}
