using System.Net;
using System.Net.Http.Headers;
using Liaison.Web.Map;

namespace Liaison.Web.Tests.Map;

public sealed class BasemapTests : IDisposable
{
    static readonly byte[] Content = [.. "PMTiles"u8, 3, .. Enumerable.Range(0, 1000).Select(i => (byte)i)];

    readonly string _folder = Directory.CreateTempSubdirectory("liaison-basemap-").FullName;

    string File => Path.Combine(_folder, "site.pmtiles");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_site_without_a_basemap_says_so()
    {
        await using var world = await WebWorld.StartAsync();
        var response = await world.GetAsync("/basemap.pmtiles");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Browsers_get_the_parts_that_they_ask_for_and_keep_them()
    {
        await System.IO.File.WriteAllBytesAsync(File, Content, WebWorld.Deadline());
        await using var world = await WebWorld.StartAsync(basemap: File);
        var whole = await world.GetAsync("/basemap.pmtiles");
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        Assert.Equal("application/vnd.pmtiles", whole.Content.Headers.ContentType?.MediaType);
        Assert.Contains("bytes", whole.Headers.AcceptRanges);
        Assert.Equal(TimeSpan.FromDays(1), whole.Headers.CacheControl?.MaxAge);
        Assert.True(whole.Headers.CacheControl?.Private);
        Assert.Equal(Content, await whole.Content.ReadAsByteArrayAsync(WebWorld.Deadline()));

        var part = await RangeAsync(world, whole.Headers.ETag!);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(new ContentRangeHeaderValue(100, 199, Content.Length), part.Content.Headers.ContentRange);
        Assert.Equal(Content[100..200], await part.Content.ReadAsByteArrayAsync(WebWorld.Deadline()));

        using var again = new HttpRequestMessage(HttpMethod.Get, "/basemap.pmtiles");
        again.Headers.IfNoneMatch.Add(whole.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await world.Http.SendAsync(again, WebWorld.Deadline())).StatusCode);

        // Another file in its place: who has parts of the old one gets all of the new one.
        await System.IO.File.WriteAllBytesAsync(File, [.. Content, 1], WebWorld.Deadline());
        var other = await RangeAsync(world, whole.Headers.ETag!);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.NotEqual(whole.Headers.ETag, other.Headers.ETag);
    }

    [Fact]
    public async Task A_part_beyond_the_end_is_refused()
    {
        await System.IO.File.WriteAllBytesAsync(File, Content, WebWorld.Deadline());
        await using var world = await WebWorld.StartAsync(basemap: File);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/basemap.pmtiles");
        request.Headers.Range = new RangeHeaderValue(5_000, 6_000);
        var response = await world.Http.SendAsync(request, WebWorld.Deadline());
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
    }

    [Fact]
    public async Task Nobody_gets_it_without_a_token_where_that_is_not_allowed()
    {
        await System.IO.File.WriteAllBytesAsync(File, Content, WebWorld.Deadline());
        await using var world = await WebWorld.StartAsync(anonymous: null, basemap: File);
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.GetAsync("/basemap.pmtiles")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await world.GetAsync("/basemap.pmtiles", "viewer")).StatusCode);
    }

    [Fact]
    public void A_file_that_is_no_basemap_is_told_at_the_start()
    {
        var options = new MapOptions { Basemap = File };
        Assert.Contains("cannot be read", Basemap.Open(options, out _), StringComparison.Ordinal);
        System.IO.File.WriteAllText(File, "SQLite format 3");
        Assert.Contains("no PMTiles file", Basemap.Open(options, out _), StringComparison.Ordinal);
        System.IO.File.WriteAllBytes(File, [.. "PMTiles"u8, 2]);
        Assert.Contains("version 3", Basemap.Open(options, out _), StringComparison.Ordinal);
        System.IO.File.WriteAllBytes(File, Content);
        Assert.Null(Basemap.Open(options, out var basemap));
        Assert.Equal(File, basemap.Path);
    }

    static async Task<HttpResponseMessage> RangeAsync(WebWorld world, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/basemap.pmtiles");
        request.Headers.Range = new RangeHeaderValue(100, 199);
        request.Headers.IfRange = new RangeConditionHeaderValue(tag);
        return await world.Http.SendAsync(request, WebWorld.Deadline());
    }
}
