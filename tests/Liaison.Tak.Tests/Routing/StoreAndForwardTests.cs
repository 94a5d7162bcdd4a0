using Liaison.Tak.Tests.World;

namespace Liaison.Tak.Tests.Routing;

public sealed class StoreAndForwardTests : IDisposable
{
    readonly TakWorld _world = new();

    public void Dispose() => _world.Dispose();

    static string[] LinesOf(TakTestClient client) =>
        [.. client.Events.Where(e => e.Type == "b-t-f").Select(e => e.Xml.Split(">line ")[1].Split('<')[0])];

    /// <summary>Waits until the node has noticed that a client has gone.</summary>
    static async Task LeftAsync(TakTestClient gone, TakTestClient observer)
    {
        await gone.LeaveAsync();
        await observer.ReceiveAsync($"<link relation=\"p-p\" uid=\"{gone.Uid}\"");
        await gone.DisposeAsync();
    }

    [Fact]
    public async Task Chat_to_one_who_is_away_comes_when_it_is_back_once_and_in_order()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await LeftAsync(await _world.JoinAsync("BRAVO"), alpha);

        for (var n = 0; n < 20; n++)
            await alpha.SendAsync(CotText.Chat(
                "ALPHA", $"line {n}", n % 2 == 0 ? "uid='ANDROID-BRAVO'" : "callsign='BRAVO'"));
        await alpha.PingAsync();
        Assert.Equal(20, _world.Node.MessagesWaiting);
        await using var bravo = await _world.JoinAsync("BRAVO");
        await bravo.ReceiveAsync("line 19<");
        await alpha.SendAsync(CotText.Chat("ALPHA", "line 20", "callsign='BRAVO'"));
        await bravo.ReceiveAsync("line 20<");

        Assert.Equal(Enumerable.Range(0, 21).Select(n => $"{n}"), LinesOf(bravo));
    }

    [Fact]
    public async Task What_was_delivered_is_not_delivered_again_at_the_next_visit()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await LeftAsync(await _world.JoinAsync("BRAVO"), alpha);
        await alpha.SendAsync(CotText.Chat("ALPHA", "line 1", "callsign='BRAVO'"));
        await alpha.SendAsync(CotText.Chat("ALPHA", "line 2"));
        await alpha.PingAsync();

        // It leaves as soon as it has them, before anything that the node does now and then.
        var bravo = await _world.JoinAsync("BRAVO");
        await bravo.ReceiveAsync("line 1<");
        await bravo.ReceiveAsync("line 2<");
        await bravo.LeaveAsync();
        await alpha.WaitAsync(() => alpha.CountOf("t-x-d-d") == 2, "the second notice");
        await bravo.DisposeAsync();
        await using var again = await _world.JoinAsync("BRAVO");
        await alpha.SendAsync(CotText.Chat("ALPHA", "line 3", "callsign='BRAVO'"));
        await again.ReceiveAsync("line 3<");

        Assert.Equal(["3"], LinesOf(again));
    }

    [Fact]
    public async Task Chat_survives_a_restart_of_the_node()
    {
        await using (var alpha = await _world.JoinAsync("ALPHA"))
        {
            await LeftAsync(await _world.JoinAsync("BRAVO"), alpha);
            for (var n = 0; n < 5; n++) await alpha.SendAsync(CotText.Chat("ALPHA", $"line {n}", "callsign='BRAVO'"));
            await alpha.SendAsync(CotText.Chat("ALPHA", "line 5"));
            await alpha.PingAsync();
            _world.Restart();
        }

        await using (var bravo = await _world.JoinAsync("BRAVO"))
        {
            await bravo.ReceiveAsync("line 5<");
            Assert.Equal(["0", "1", "2", "3", "4", "5"], LinesOf(bravo));
            await bravo.LeaveAsync();
        }

        _world.Restart();
        await using var again = await _world.JoinAsync("BRAVO");
        await again.PingAsync();
        Assert.Empty(LinesOf(again));
        Assert.Equal(0, _world.Node.MessagesWaiting);
    }

    [Fact]
    public async Task Chat_to_all_reaches_also_those_who_are_away_but_not_those_of_other_groups()
    {
        var redCard = _world.Directory.Add("red", "red");
        var blueCard = _world.Directory.Add("blue", "blue");
        await using var alpha = await _world.JoinAsync(_world.Directory.Add("alpha", "red", "blue"), "ALPHA");
        await using var sender = await _world.JoinAsync(_world.Directory.Add("sender", "red"), "SENDER");
        await LeftAsync(await _world.JoinAsync(redCard, "RED"), alpha);
        await LeftAsync(await _world.JoinAsync(blueCard, "BLUE"), alpha);

        await sender.SendAsync(CotText.Chat("SENDER", "line 1"));
        await alpha.ReceiveAsync("line 1<");
        await using var red = await _world.JoinAsync(redCard, "RED");
        await using var blue = await _world.JoinAsync(blueCard, "BLUE");
        await red.ReceiveAsync("line 1<");
        await alpha.SendAsync(CotText.Chat("ALPHA", "line 2", "callsign='BLUE'"));
        await blue.ReceiveAsync("line 2<");

        Assert.Equal(["1"], LinesOf(red));
        Assert.Equal(["2"], LinesOf(blue));
    }

    [Fact]
    public async Task Chat_to_all_comes_once_to_a_client_that_was_connected_but_had_not_said_who_it_is()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await LeftAsync(await _world.JoinAsync("BRAVO"), alpha);
        await using var bravo = await _world.ConnectAsync();
        await bravo.ReceiveAsync("t-x-takp-v");

        await alpha.SendAsync(CotText.Chat("ALPHA", "line 1"));
        await bravo.ReceiveAsync("line 1<");
        await bravo.IntroduceAsync("BRAVO");
        await alpha.SendAsync(CotText.Chat("ALPHA", "line 2", "callsign='BRAVO'"));
        await bravo.ReceiveAsync("line 2<");

        Assert.Equal(["1", "2"], LinesOf(bravo));
    }

    [Fact]
    public async Task Chat_to_all_comes_once_to_a_client_whose_old_session_dies_after_the_new_one_began()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        // The old session has stopped reading, as one does whose radio is out of range.
        await using var old = await _world.ConnectSlowAsync("BRAVO", alpha);
        await using var bravo = await _world.JoinAsync("BRAVO");
        // More than the sockets of the old session hold.
        for (var n = 0; n < 20; n++)
            await alpha.SendAsync(CotText.Position($"filler-{n}", "", new string('x', 150_000)));

        await alpha.SendAsync(CotText.Chat("ALPHA", "line 1"));
        await bravo.ReceiveAsync("line 1<");
        old.Cut();
        await alpha.WaitAsync(
            () =>
            {
                _ = alpha.SendAsync(CotText.Ping(alpha.Uid));
                return _world.Node.SessionCount == 2;
            },
            "the end of the old session");
        // What is owed is looked at about once a second: more than one such look must pass.
        await SecondsAsync(alpha, 3);
        await alpha.SendAsync(CotText.Chat("ALPHA", "line 2", "callsign='BRAVO'"));
        await bravo.ReceiveAsync("line 2<");

        Assert.Equal(["1", "2"], LinesOf(bravo));
    }

    /// <summary>Lets the node work for a time, by pings that it answers.</summary>
    async Task SecondsAsync(TakTestClient client, int seconds)
    {
        var until = _world.Time.GetTimestamp() + (seconds * _world.Time.TimestampFrequency);
        while (_world.Time.GetTimestamp() < until) await client.PingAsync();
    }

    [Fact]
    public async Task Messages_that_have_expired_are_not_delivered()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await LeftAsync(await _world.JoinAsync("BRAVO"), alpha);
        await alpha.SendAsync(CotText.Chat("ALPHA", "line 1", "callsign='BRAVO'"));
        await alpha.PingAsync();

        _world.Time.Offset = TimeSpan.FromHours(25);
        await alpha.SendAsync(CotText.Chat("ALPHA", "line 2", "callsign='BRAVO'"));
        await alpha.PingAsync();
        await using var bravo = await _world.JoinAsync("BRAVO");
        await bravo.ReceiveAsync("line 2<");

        Assert.Equal(["2"], LinesOf(bravo));
    }

    [Fact]
    public async Task What_a_cut_connection_did_not_acknowledge_is_delivered_again()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var bravo = await _world.ConnectSlowAsync("BRAVO", alpha);
        var filler = new string('x', 50_000);
        const int lines = 40;
        for (var n = 0; n < lines; n++)
            await alpha.SendAsync(CotText.Chat("ALPHA", $"line {n}", n % 2 == 0 ? ["callsign='BRAVO'"] : [])
                .Replace("</detail>", $"<filler>{filler}</filler></detail>", StringComparison.Ordinal));
        await alpha.PingAsync();
        bravo.Cut();
        await alpha.ReceiveAsync("t-x-d-d");

        await using var again = await _world.JoinAsync("BRAVO");
        await again.ReceiveAsync($"line {lines - 1}<");
        await again.ReceiveAsync($"line {lines - 2}<");

        // The kernel acknowledges what fits its buffers, whether or not anybody reads it: only that may be missing.
        var numbers = LinesOf(again).Select(int.Parse).ToList();
        Assert.Equal(numbers.Order().Distinct(), numbers.Order());
        Assert.True(numbers.Count >= lines / 2, $"{numbers.Count} of {lines} came.");
        Assert.Equal(numbers.Where(n => n % 2 == 0).Order(), numbers.Where(n => n % 2 == 0));
        Assert.Equal(Enumerable.Range(numbers.Min(), lines - numbers.Min()).Count(), numbers.Count, 2.0);
    }

    [Fact]
    public async Task A_message_for_which_there_is_no_room_waits_and_then_comes()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var bravo = await _world.ConnectSlowAsync("BRAVO", alpha);

        const int lines = 30;
        var filler = new string('x', 100_000);
        for (var n = 0; n < lines; n++)
            await alpha.SendAsync(CotText.Chat("ALPHA", $"line {n}", "callsign='BRAVO'")
                .Replace("</detail>", $"<filler>{filler}</filler></detail>", StringComparison.Ordinal));
        await alpha.PingAsync();
        await alpha.WaitAsync(
            () =>
            {
                _ = alpha.SendAsync(CotText.Ping(alpha.Uid));
                return _world.StateOf("BRAVO").Counters.NoRoom > 0;
            },
            "a full outbox");
        bravo.ReadOn();
        await bravo.ReceiveAsync($"line {lines - 1}<");

        Assert.Equal(Enumerable.Range(0, lines).Select(n => $"{n}"), LinesOf(bravo));
    }
}
