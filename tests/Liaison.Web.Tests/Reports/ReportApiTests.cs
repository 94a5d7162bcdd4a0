using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace Liaison.Web.Tests.Reports;

public sealed class ReportApiTests
{
    const string Path = "/api/v1/reports";

    [Theory]
    [InlineData("sitrep")]
    [InlineData("logstat")]
    [InlineData("watch-log")]
    [InlineData("ics-214")]
    public async Task Every_kind_is_text_and_a_page(string kind)
    {
        await using var world = await WebWorld.StartAsync();
        using var text = await world.GetAsync($"{Path}/{kind}", "watch");
        Assert.Equal(HttpStatusCode.OK, text.StatusCode);
        Assert.Equal("text/plain", text.Content.Headers.ContentType?.MediaType);
        Assert.Contains("DRAFT, not issued", await text.Content.ReadAsStringAsync(WebWorld.Deadline()));
        using var page = await world.GetAsync($"{Path}/{kind}?format=html", "watch");
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        var html = await page.Content.ReadAsStringAsync(WebWorld.Deadline());
        Assert.StartsWith("<!doctype html>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_may_use_its_own_style_and_nothing_else()
    {
        await using var world = await WebWorld.StartAsync();
        using var page = await world.GetAsync($"{Path}/sitrep?format=html", "watch");
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox", policy);
        using var text = await world.GetAsync($"{Path}/sitrep", "watch");
        Assert.Contains("script-src 'self'", Assert.Single(text.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task Text_of_a_user_is_no_part_of_the_page()
    {
        await using var world = await WebWorld.StartAsync();
        using var made = await world.PostAsync(
            "/api/v1/log", "watch", """{"text":"<script>alert(1)</script><img src=x onerror=alert(1)>"}""");
        var recorded = (await JsonAsync(made)).GetProperty("recorded").GetDateTimeOffset();
        // What was recorded in this very millisecond is behind the end of the period.
        await WebWorld.UntilAsync(() => TimeProvider.System.GetUtcNow() >= recorded.AddMilliseconds(1));
        var page = await (await world.GetAsync($"{Path}/watch-log?format=html", "watch")).Content
            .ReadAsStringAsync(WebWorld.Deadline());
        Assert.Contains("&lt;script&gt;alert(1)", page);
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("<img", page);
    }

    [Fact]
    public async Task An_issued_report_is_kept_as_it_was_with_the_hashes_of_its_files()
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.PostAsync(
            $"{Path}/sitrep", "commander", """{"remarks":"Quiet.","zone":"I"}""");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var issued = await JsonAsync(response);
        Assert.Equal($"{Path}/{issued.GetProperty("id").GetString()}", response.Headers.Location!.ToString());
        Assert.Equal("sitrep", issued.GetProperty("kind").GetString());
        Assert.Equal(1, issued.GetProperty("number").GetInt32());
        Assert.Equal("UNCLASSIFIED", issued.GetProperty("label").GetString());
        Assert.Equal("commander", issued.GetProperty("by").GetString());
        using var later = await world.PostAsync("/api/v1/log", "watch", """{"text":"Later"}""");
        foreach (var (file, hash) in (IEnumerable<(string, string)>)[("text", "textSha256"), ("html", "htmlSha256")])
        {
            using var answer = await world.GetAsync(issued.GetProperty(file).GetString()!);
            var bytes = await answer.Content.ReadAsByteArrayAsync(WebWorld.Deadline());
            Assert.Equal(issued.GetProperty(hash).GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
            Assert.Equal(
                $"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:",
                Assert.Single(answer.Headers.GetValues("Repr-Digest")));
        }

        using var read = await world.GetAsync(response.Headers.Location.ToString());
        Assert.Equal(issued.GetRawText(), (await JsonAsync(read)).GetRawText());
        var record = (await JsonAsync(await world.GetAsync("/api/v1/journal"))).EnumerateArray()
            .Single(one => one.GetProperty("kind").GetString() == "watch.report-issued");
        Assert.Contains(issued.GetProperty("textSha256").GetString()!, record.GetRawText());
    }

    [Fact]
    public async Task Issued_reports_are_listed_the_newest_first_page_by_page()
    {
        await using var world = await WebWorld.StartAsync();
        foreach (var kind in (string[])["sitrep", "watch-log", "sitrep"])
            (await world.PostAsync($"{Path}/{kind}", "watch", "{}")).Dispose();
        using var first = await world.GetAsync($"{Path}?limit=2");
        Assert.Equal(["sitrep 2", "watch-log 1"], await NamesAsync(first));
        var next = Assert.Single(first.Headers.GetValues("Link")).Split('<', '>')[1];
        using var second = await world.GetAsync(next);
        Assert.Equal(["sitrep 1"], await NamesAsync(second));
        Assert.False(second.Headers.Contains("Link"));
        Assert.Equal(["sitrep 2", "sitrep 1"], await NamesAsync(await world.GetAsync($"{Path}?kind=sitrep")));
    }

    [Theory]
    [InlineData("sitrep?format=pdf", HttpStatusCode.BadRequest)]
    [InlineData("sitrep?zone=J", HttpStatusCode.BadRequest)]
    [InlineData("sitrep?zone=ZZ", HttpStatusCode.BadRequest)]
    [InlineData("sitrep?to=2999-01-01T00:00:00Z", HttpStatusCode.BadRequest)]
    [InlineData("sitrep?from=2020-01-01T00:00:00Z", HttpStatusCode.BadRequest)]
    [InlineData("ics-213rr", HttpStatusCode.BadRequest)]
    [InlineData("ics-213rr?request=00000000-0000-0000-0000-000000000001", HttpStatusCode.NotFound)]
    [InlineData("opord", HttpStatusCode.NotFound)]
    [InlineData("00000000-0000-0000-0000-000000000001", HttpStatusCode.NotFound)]
    [InlineData("00000000-0000-0000-0000-000000000001/file", HttpStatusCode.NotFound)]
    [InlineData("?kind=opord", HttpStatusCode.BadRequest)]
    [InlineData("?after=x", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_reported_is_refused(string address, HttpStatusCode status)
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.GetAsync(address[0] == '?' ? Path + address : $"{Path}/{address}");
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Who_only_reads_issues_nothing()
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.PostAsync($"{Path}/sitrep", "auditor", "{}");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(0, (await JsonAsync(await world.GetAsync(Path))).GetArrayLength());
    }

    static async Task<IEnumerable<string>> NamesAsync(HttpResponseMessage response) =>
        (await JsonAsync(response)).EnumerateArray().Select(report =>
            $"{report.GetProperty("kind").GetString()} {report.GetProperty("number").GetInt32()}");

    static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline()));
        return document.RootElement.Clone();
    }
}
