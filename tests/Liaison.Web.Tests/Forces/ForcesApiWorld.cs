using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Liaison.Web.Tests.Forces;

/// <summary>A node with a few units, and short words for asking it.</summary>
sealed class ForcesApiWorld : IAsyncDisposable
{
    ForcesApiWorld(WebWorld world) => World = world;

    public WebWorld World { get; }

    /// <summary>Two task forces, a battalion under the first, and a company of it.</summary>
    public static async Task<ForcesApiWorld> StartAsync()
    {
        var forces = new ForcesApiWorld(await WebWorld.StartAsync());
        foreach (var (id, parent) in new[] { ("TF1", null), ("TF2", null), ("BN", "TF1"), ("CO", "BN") })
        {
            await forces.PostAsync("/api/v1/units", "planner", JsonSerializer.Serialize(
                new { id, name = $"Unit {id}", component = "ground", parent = parent ?? (object?)null }), HttpStatusCode.Created);
        }

        return forces;
    }

    public async Task<JsonElement> GetAsync(string path, HttpStatusCode status = HttpStatusCode.OK) =>
        await ReadAsync(await World.GetAsync(path, "viewer"), status);

    public async Task<JsonElement> PostAsync(
        string path, string role, string json, HttpStatusCode status = HttpStatusCode.OK) =>
        await ReadAsync(await World.PostAsync(path, role, json), status);

    public async Task<JsonElement> PatchAsync(
        string path, string json, HttpStatusCode status = HttpStatusCode.OK, string? version = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, path)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/merge-patch+json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "planner");
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        return await ReadAsync(await World.Http.SendAsync(request, WebWorld.Deadline()), status);
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    static async Task<JsonElement> ReadAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(WebWorld.Deadline());
            Assert.True(status == response.StatusCode, $"{(int)response.StatusCode}: {text}");
            using var document = JsonDocument.Parse(text.Length == 0 ? "{}" : text);
            return document.RootElement.Clone();
        }
    }
}
