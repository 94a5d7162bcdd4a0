using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;

namespace Liaison.EndToEnd.Tests;

/// <summary>The recording of a node that is killed while it records.</summary>
public sealed class RecordingTests : IAsyncLifetime
{
    const string Time = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    // The last second, and one more for a machine that does much else.
    static readonly TimeSpan MayBeMissing = TimeSpan.FromSeconds(2);

    readonly HttpClient _http = new();
    LiaisonProgram _node = null!;

    public async ValueTask InitializeAsync()
    {
        _node = await LiaisonProgram.StartAsync();
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", await _node.TokenAsync("watch"));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _node.DisposeAsync();
    }

    [Fact]
    public async Task After_a_kill_at_most_the_last_second_is_missing_and_nothing_is_false()
    {
        var said = new List<(DateTimeOffset Accepted, int Number)>();
        var from = DateTimeOffset.UtcNow;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(4);)
        {
            var answer = await _http.PostAsJsonAsync(
                new Uri(_node.Http, "api/v1/tracks"),
                new { uid = $"track-{said.Count % 3}", type = "a-n-S", position = new[] { 127, said.Count / 1000.0 } },
                TestContext.Current.CancellationToken);
            answer.EnsureSuccessStatusCode();
            said.Add((DateTimeOffset.UtcNow, said.Count));
        }

        await _node.KillAsync();
        var killed = DateTimeOffset.UtcNow;
        var replayed = (await _node.ReplayAsync(from, killed)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(NumberOf).ToList();

        // All that is there was said, in that order, without a hole; only the end may be missing.
        Assert.Equal(Enumerable.Range(0, replayed.Count), replayed);
        Assert.True(said.Count(one => one.Accepted < killed - MayBeMissing) <= replayed.Count);

        await _node.RestartAsync();
        var recording = await _http.GetFromJsonAsync<JsonElement>(
            new Uri(_node.Http, $"api/v1/recording?from={from.ToString(Time, CultureInfo.InvariantCulture)}"),
            TestContext.Current.CancellationToken);
        Assert.Contains(
            recording.GetProperty("gaps").EnumerateArray(),
            gap => gap.GetProperty("from").GetDateTimeOffset() <= killed
                && gap.GetProperty("to").GetDateTimeOffset() >= killed);
    }

    /// <summary>Which of the positions an event has; its track must be the one that was said to be there.</summary>
    static int NumberOf(string line)
    {
        using var reader = new StringReader(line);
        var cot = XElement.Load(reader);
        var latitude = double.Parse(cot.Element("point")!.Attribute("lat")!.Value, CultureInfo.InvariantCulture);
        var number = (int)Math.Round(latitude * 1000);
        Assert.Equal(number / 1000.0, latitude, 1e-7);
        Assert.Equal($"track-{number % 3}", cot.Attribute("uid")!.Value);
        return number;
    }
}
