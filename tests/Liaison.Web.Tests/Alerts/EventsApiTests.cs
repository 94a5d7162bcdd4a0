using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Web.Tests.Alerts;

public sealed class EventsApiTests
{
    [Fact]
    public async Task Changes_of_alerts_are_told_as_they_happen()
    {
        await using var world = await WebWorld.StartAsync();
        world.Alerts.Post(AlertWorld.Alert("before"));
        using var events = await world.EventsAsync();
        Assert.Equal("text/event-stream", events.Response.Content.Headers.ContentType?.MediaType);

        world.Alerts.Post(AlertWorld.Alert("a"));
        var (number, data) = await events.NextEventAsync();
        Assert.Equal(number, data.GetProperty("number").GetInt64());
        Assert.Equal("a", data.GetProperty("id").GetString());
        world.Alerts.Acknowledge("a", "Sato");
        var (next, acknowledged) = await events.NextEventAsync();
        Assert.True(next > number);
        Assert.Equal("Sato", acknowledged.GetProperty("acknowledged").GetProperty("by").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_that_comes_back_goes_on_where_it_was(bool byHeader)
    {
        await using var world = await WebWorld.StartAsync();
        for (var i = 0; i < 3; i++) world.Alerts.Post(AlertWorld.Alert($"{i}"));
        long number;
        using (var first = await world.EventsAsync("?after=0"))
        {
            Assert.Equal("0", (await first.NextEventAsync()).Data.GetProperty("id").GetString());
            number = (await first.NextEventAsync()).Number;
        }

        // More than are read at a time.
        for (var i = 3; i < 350; i++) world.Alerts.Post(AlertWorld.Alert($"{i}"));
        using var again = byHeader
            ? await world.EventsAsync(lastEventId: $"{number}") : await world.EventsAsync($"?after={number}");
        for (var i = 2; i < 350; i++)
            Assert.Equal($"{i}", (await again.NextEventAsync()).Data.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_number_of_another_life_of_the_node_begins_from_the_first()
    {
        await using var world = await WebWorld.StartAsync();
        world.Alerts.Post(AlertWorld.Alert("a"));
        using var events = await world.EventsAsync(lastEventId: "123456");
        Assert.Equal("a", (await events.NextEventAsync()).Data.GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("?after=-1", null)]
    [InlineData("?after=last", null)]
    [InlineData("", "last")]
    public async Task What_is_no_number_of_an_event_is_refused(string query, string? header)
    {
        await using var world = await WebWorld.StartAsync();
        using var events = await world.EventsAsync(query, header);
        Assert.Equal(HttpStatusCode.BadRequest, events.Response.StatusCode);
    }

    [Fact]
    public async Task A_quiet_stream_shows_every_15_seconds_that_it_lives()
    {
        var time = new FakeTimeProvider();
        await using var world = await WebWorld.StartAsync(time: time);
        using var events = await world.EventsAsync();
        for (var i = 0; i < 3; i++)
        {
            time.Advance(TimeSpan.FromSeconds(15));
            Assert.Equal(": heartbeat", await events.NextAsync());
        }
    }

    [Fact]
    public async Task Only_so_many_read_at_one_time_and_who_leaves_makes_room()
    {
        await using var world = await WebWorld.StartAsync();
        var readers = new List<EventLines>();
        for (var i = 0; i < 200; i++) readers.Add(await world.EventsAsync());
        using (var refused = await world.EventsAsync()) Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Response.StatusCode);
        readers[0].Dispose();
        var status = HttpStatusCode.ServiceUnavailable;
        for (var deadline = WebWorld.Deadline(); status != HttpStatusCode.OK; deadline.ThrowIfCancellationRequested())
        {
            using var next = await world.EventsAsync();
            status = next.Response.StatusCode;
        }

        foreach (var reader in readers) reader.Dispose();
    }
}
