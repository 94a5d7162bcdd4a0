using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Liaison.Demo;

/// <summary>
/// The invented sites of each headquarters of the demo, their state, the readiness of its units, and what islands are
/// to have. They go in by the node's own API, once: their keys make a repeat at a later start an answer of what there
/// is.
/// </summary>
sealed class DemoPosture(HttpClient http, Uri node, DateTimeOffset now)
{
    /// <summary>Enters what the file of a headquarters has, unless it is there.</summary>
    /// <returns>What the node said against it; null when it has all.</returns>
    public static async Task<string?> EnterAsync(
        DemoHeadquarters headquarters, DemoPorts ports, DateTimeOffset now, CancellationToken stop)
    {
        var content = Read(headquarters);
        using var http = new HttpClient();
        var demo = new DemoPosture(http, new Uri($"http://127.0.0.1:{ports.Http}"), now);
        return await demo.EnterAsync(content, stop);
    }

    /// <summary>The sites, reports and requirements of a headquarters.</summary>
    public static JsonObject Read(DemoHeadquarters headquarters)
    {
        using var file = typeof(DemoPosture).Assembly
            .GetManifestResourceStream($"posture-{headquarters.Name.ToLowerInvariant()}.json")
            ?? throw new InvalidOperationException($"{headquarters.Name} has no posture");
        return JsonNode.Parse(file)!.AsObject();
    }

    /// <summary>A report of some hours ago.</summary>
    public static JsonObject Dated(JsonNode entry, DateTimeOffset now)
    {
        var report = entry["report"]!.DeepClone().AsObject();
        report["asOf"] = now.AddHours(-(int)entry["hoursAgo"]!).ToString("O", CultureInfo.InvariantCulture);
        return report;
    }

    async Task<string?> EnterAsync(JsonObject content, CancellationToken stop)
    {
        foreach (var entry in content["sites"]!.AsArray())
        {
            var id = (string)entry!["site"]!["id"]!;
            if (await SendAsync(HttpMethod.Post, "sites", "logistics", entry["site"]!, $"demo-site-{id}", stop)
                is { } site) return site;
            if (entry["report"] is not null
                && await SendAsync(HttpMethod.Post, $"sites/{id}/state", "watch", Dated(entry, now), "demo-state", stop)
                is { } state) return state;
        }

        foreach (var entry in content["readiness"]!.AsArray())
        {
            var path = $"units/{(string)entry!["unit"]!}/readiness";
            if (await SendAsync(HttpMethod.Post, path, "watch", Dated(entry, now), "demo-readiness", stop)
                is { } refusal) return refusal;
        }

        foreach (var entry in content["requirements"]!.AsArray())
        {
            var posted = entry!.DeepClone().AsObject();
            posted.Remove("area");
            var path = $"posture/requirements/{(string)entry["area"]!}";
            if (await SendAsync(HttpMethod.Put, path, "planner", posted, "demo-requirements", stop) is { } refusal)
                return refusal;
        }

        return null;
    }

    async Task<string?> SendAsync(
        HttpMethod method, string path, string role, JsonNode body, string key, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, new Uri(node, $"/api/v1/{path}"))
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"demo-{role}");
        request.Headers.Add("Idempotency-Key", key);
        using var response = await http.SendAsync(request, stop);
        return response.IsSuccessStatusCode ? null : $"{path}: {await response.Content.ReadAsStringAsync(stop)}";
    }
}
