using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Liaison.Web.Tests.Posture;

/// <summary>A node with a few sites and units, and short words for asking it.</summary>
sealed class PostureApiWorld : IAsyncDisposable
{
    PostureApiWorld(WebWorld world) => World = world;

    public WebWorld World { get; }

    /// <summary>The island of Miyako with the port of Hirara; a task force, and a company of it in the port.</summary>
    public static async Task<PostureApiWorld> StartAsync()
    {
        var world = new PostureApiWorld(await WebWorld.StartAsync());
        await world.SendAsync(HttpMethod.Post, "/api/v1/sites", "logistics", """
            {"id":"miyako","name":"Miyako","kind":"island","area":"Sakishima","position":[125.3,24.8]}
            """, HttpStatusCode.Created);
        await world.SendAsync(HttpMethod.Post, "/api/v1/sites", "logistics", """
            {"id":"hirara","name":"Hirara","kind":"port","parent":"miyako",
             "capacity":{"berths":4,"draught":9.25,"fuel":2000000},"hazards":["reef"],"owner":"Miyakojima City"}
            """, HttpStatusCode.Created);
        await world.SendAsync(HttpMethod.Post, "/api/v1/units", "planner", """
            {"id":"tf","name":"Task force","component":"joint"}
            """, HttpStatusCode.Created);
        await world.SendAsync(HttpMethod.Post, "/api/v1/units", "planner", """
            {"id":"co","name":"Company","component":"ground","parent":"tf","currentSite":"hirara",
             "strength":{"authorised":100,"present":90}}
            """, HttpStatusCode.Created);
        return world;
    }

    public Task<JsonElement> GetAsync(string path, HttpStatusCode status = HttpStatusCode.OK) =>
        SendAsync(HttpMethod.Get, path, "viewer", null, status);

    public Task<JsonElement> ReportAsync(string json, string role = "commander", string unit = "co") =>
        SendAsync(HttpMethod.Post, $"/api/v1/units/{unit}/readiness", role, json, HttpStatusCode.Created);

    public async Task<JsonElement> SendAsync(
        HttpMethod method, string path, string role, string? json, HttpStatusCode status = HttpStatusCode.OK,
        string? version = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", role);
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        using var response = await World.Http.SendAsync(request, WebWorld.Deadline());
        var text = await response.Content.ReadAsStringAsync(WebWorld.Deadline());
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode}: {text}");
        using var document = JsonDocument.Parse(text.Length == 0 ? "{}" : text);
        return document.RootElement.Clone();
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
