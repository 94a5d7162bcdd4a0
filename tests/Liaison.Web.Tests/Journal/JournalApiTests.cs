using System.Net;
using System.Text.Json;

namespace Liaison.Web.Tests.Journal;

public sealed class JournalApiTests
{
    [Fact]
    public async Task The_first_record_opens_the_journal_and_names_its_key()
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.GetAsync("/api/v1/journal");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var records = JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline())).RootElement;
        var first = Assert.Single(records.EnumerateArray());
        Assert.Equal(1, first.GetProperty("number").GetInt64());
        Assert.Equal("log.opened", first.GetProperty("kind").GetString());
        Assert.Equal("JFHQ", first.GetProperty("author").GetString());
        Assert.Equal(64, first.GetProperty("hash").GetString()!.Length);
        Assert.NotEqual("", first.GetProperty("body").GetProperty("publicKey").GetString());
    }

    [Theory]
    [InlineData("after=-1")]
    [InlineData("limit=0")]
    [InlineData("limit=1001")]
    public async Task A_page_that_cannot_be_is_refused(string query)
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.GetAsync($"/api/v1/journal?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Machines_that_report_do_not_read_what_is_decided()
    {
        await using var world = await WebWorld.StartAsync();
        using var journal = await world.GetAsync("/api/v1/journal", "feed");
        Assert.Equal(HttpStatusCode.Forbidden, journal.StatusCode);
        using var events = await world.GetAsync("/api/v1/events?kinds=record", "feed");
        Assert.Equal(HttpStatusCode.BadRequest, events.StatusCode);
    }
}
