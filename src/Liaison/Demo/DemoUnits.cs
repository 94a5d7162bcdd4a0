using System.Net.Http.Headers;

namespace Liaison.Demo;

/// <summary>
/// The invented force structure of each headquarters of the demo. It goes in by the node's own API, once: the key makes
/// a repeat at a later start an answer of what there is.
/// </summary>
static class DemoUnits
{
    const string Label = "UNCLASSIFIED//REL TO USA, JPN";

    /// <summary>Adds the units of a headquarters, unless they are there.</summary>
    /// <returns>What the node said against it; null when it has them.</returns>
    public static async Task<string?> ImportAsync(
        DemoHeadquarters headquarters, DemoPorts ports, CancellationToken stop)
    {
        var address = $"http://127.0.0.1:{ports.Http}/api/v1/units/import?label={Uri.EscapeDataString(Label)}";
        await using var file = Open(headquarters);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StreamContent(file) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "demo-planner");
        request.Headers.Add("Idempotency-Key", "demo-force-structure");
        using var response = await http.SendAsync(request, stop);
        return response.IsSuccessStatusCode ? null : await response.Content.ReadAsStringAsync(stop);
    }

    /// <summary>The file with the units of a headquarters.</summary>
    public static Stream Open(DemoHeadquarters headquarters) =>
        typeof(DemoUnits).Assembly.GetManifestResourceStream($"units-{headquarters.Name.ToLowerInvariant()}.json")
        ?? throw new InvalidOperationException($"{headquarters.Name} has no units");
}
