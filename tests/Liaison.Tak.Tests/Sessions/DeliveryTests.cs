using System.Text;
using CsCheck;
using Liaison.Tak.Tests.World;

namespace Liaison.Tak.Tests.Sessions;

public sealed class DeliveryTests : IDisposable
{
    readonly TakWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Positions_reach_everybody_else_in_order_and_byte_for_byte_and_never_their_sender()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var bravo = await _world.JoinAsync("BRAVO");
        await using var charlie = await _world.JoinAsync("CHARLIE");
        var sent = Enumerable.Range(0, 600)
            .Select(n => CotText.Position($"unit-{n % 7}", "", $"report {n} – 沖縄")).ToList();

        foreach (var chunk in sent.Chunk(37)) await alpha.SendAsync(string.Concat(chunk));
        await bravo.ReceiveAsync("report 599 ");
        await charlie.ReceiveAsync("report 599 ");
        await alpha.PingAsync();

        foreach (var client in new[] { bravo, charlie })
            Assert.Equal(sent, client.Events.Select(e => e.Xml).Where(xml => xml.Contains("report ")));
        Assert.Equal(0, alpha.CountOf("report "));
    }

    [Fact]
    public async Task Each_of_two_who_report_at_the_same_time_gets_all_of_the_other_and_nothing_of_its_own()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var bravo = await _world.JoinAsync("BRAVO");

        await Task.WhenAll(ReportAsync(alpha, "from-alpha"), ReportAsync(bravo, "from-bravo"));
        await alpha.ReceiveAsync("from-bravo 299 ");
        await bravo.ReceiveAsync("from-alpha 299 ");

        Assert.Equal(300, alpha.CountOf("from-bravo"));
        Assert.Equal(300, bravo.CountOf("from-alpha"));
        Assert.Equal(0, alpha.CountOf("from-alpha"));
        Assert.Equal(0, bravo.CountOf("from-bravo"));

        static async Task ReportAsync(TakTestClient client, string what)
        {
            for (var n = 0; n < 300; n++)
                await client.SendAsync(CotText.Position($"{what}-{n % 3}", "", $"{what} {n} "));
        }
    }

    [Fact]
    public async Task A_report_does_not_wait_for_the_loop_of_another_client_to_wake_up()
    {
        // One after the other: they are served by different loops.
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var bravo = await _world.JoinAsync("BRAVO");
        var began = _world.Time.GetTimestamp();

        for (var n = 0; n < 30; n++)
        {
            await alpha.SendAsync(CotText.Position("ball", "", $"there {n} "));
            await bravo.ReceiveAsync($"there {n} ");
            await bravo.SendAsync(CotText.Position("ball", "", $"back {n} "));
            await alpha.ReceiveAsync($"back {n} ");
        }

        // A loop that sleeps looks up once a second: this would take half a minute.
        Assert.InRange(_world.Time.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Any_split_of_a_stream_into_reads_gives_the_same_events()
    {
        await using var bravo = await _world.JoinAsync("BRAVO");
        var round = 0;
        await Gen.Int[0, 400].Array[0, 25].SampleAsync(
            async cuts =>
            {
                var number = Interlocked.Increment(ref round);
                var (stream, events) = StreamOf(number);
                await using var sender = await _world.ConnectAsync();
                var bytes = Encoding.UTF8.GetBytes(stream);
                var at = 0;
                foreach (var cut in cuts)
                {
                    var to = Math.Min(bytes.Length, at + 1 + cut);
                    await sender.SendAsync(bytes.AsMemory(at, to - at));
                    at = to;
                }

                await sender.SendAsync(bytes.AsMemory(at));
                await bravo.ReceiveAsync($"last of {number} ");
                Assert.Equal(events, bravo.Events.Select(e => e.Xml).Where(xml => xml.Contains($" uid='s{number}-")));
            },
            iter: 25, threads: 1);
    }

    /// <summary>Sound events, and around them all that real clients write and some that none should.</summary>
    static (string Stream, IReadOnlyList<string> Events) StreamOf(int number)
    {
        string[] events =
        [
            CotText.Position($"s{number}-1", "", "日本語 – naïve 🚁"),
            CotText.Event($"s{number}-2", "a-n-S", "<remarks><![CDATA[not the end: </event> ]]></remarks>"),
            CotText.Event($"s{number}-3", "a-u-G", "<!-- not the end: </event> --><remarks a='>'>x</remarks>"),
            CotText.Event($"s{number}-4", "a-f-A", "<x:y xmlns:x='urn:z' q='&lt;&#xE9;'/>"),
            CotText.Position($"s{number}-5", "", $"last of {number} "),
        ];
        return (
            "\uFEFF<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\r\n" + events[0]
            + "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + events[1] + "\n\njunk < 3 <evently/>" + events[2]
            + "<auth><cot username='u' password='p'/></auth>" + events[3] + events[4], events);
    }

    [Fact]
    public async Task A_newcomer_gets_the_latest_report_of_each_track_first()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        for (var n = 0; n < 50; n++) await alpha.SendAsync(CotText.Position($"unit-{n % 5}", "", $"report {n} "));
        await alpha.PingAsync();

        await using var bravo = await _world.ConnectAsync();
        await bravo.WaitAsync(() => bravo.CountOf("report ") >= 5 && bravo.CountOf(alpha.Uid) > 0, "the picture");
        await alpha.SendAsync(CotText.Position("unit-0", "", "report 50 "));
        await bravo.ReceiveAsync("report 50 ");

        Assert.Equal(
            Enumerable.Range(45, 6).Select(n => $"report {n} ").Order(),
            bravo.Events.Where(e => e.Uid.StartsWith("unit-", StringComparison.Ordinal))
                .Select(e => e.Xml[e.Xml.IndexOf("report ", StringComparison.Ordinal)..].Split('<')[0]).Order());
    }

    [Fact]
    public async Task Who_leaves_is_reported_once_when_its_last_session_ends()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        var first = await _world.JoinAsync("BRAVO");
        var second = await _world.JoinAsync("BRAVO");

        first.Cut();
        await alpha.WaitAsync(() => _world.Node.SessionCount == 2 || Ping(alpha), "the end of the first session");
        await alpha.PingAsync();
        Assert.Equal(0, alpha.CountOf("t-x-d-d"));

        second.Cut();
        var notice = await alpha.ReceiveAsync("t-x-d-d");
        Assert.Contains(
            "<link relation=\"p-p\" uid=\"ANDROID-BRAVO\" type=\"a-f-G-U-C\"/>", notice.Xml, StringComparison.Ordinal);
        await alpha.PingAsync();
        Assert.Equal(1, alpha.CountOf("t-x-d-d"));

        await using var newcomer = await _world.JoinAsync("CHARLIE");
        Assert.Equal(0, newcomer.CountOf("ANDROID-BRAVO"));
        Assert.Equal(1, newcomer.CountOf("uid='ANDROID-ALPHA'"));

        // Each answer wakes the wait, which looks again.
        static bool Ping(TakTestClient client)
        {
            _ = client.SendAsync(CotText.Ping(client.Uid));
            return false;
        }
    }

    [Fact]
    public async Task A_marker_with_a_callsign_does_not_say_who_the_client_is()
    {
        await using var alpha = await _world.ConnectAsync();

        await alpha.SendAsync(CotText.Event("marker-1", "b-m-p-s-m", "<contact callsign='SPI'/>"));
        await alpha.IntroduceAsync("ALPHA");

        Assert.Equal(("ANDROID-ALPHA", "ALPHA"), Assert.Single(_world.Node.Clients().Select(c => (c.Uid, c.Callsign))));
    }

    [Fact]
    public async Task Chat_finds_a_client_by_its_new_callsign_and_no_longer_by_the_old_one()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var bravo = await _world.JoinAsync("BRAVO");
        await bravo.SendAsync(CotText.Position(bravo.Uid, "VIPER"));
        await bravo.PingAsync();

        await alpha.SendAsync(CotText.Chat("ALPHA", "to the old one", "callsign='BRAVO'"));
        await alpha.SendAsync(CotText.Chat("ALPHA", "to the new one", "callsign='VIPER'"));
        await bravo.ReceiveAsync("to the new one");

        Assert.Equal(0, bravo.CountOf("to the old one"));
        Assert.Equal("VIPER", Assert.Single(_world.Node.Clients(), c => c.Uid == bravo.Uid).Callsign);
    }

    [Fact]
    public async Task A_ping_is_answered_in_the_exact_form_that_clients_know()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");

        var pong = await alpha.ReceiveAsync("t-x-c-t-r");

        Assert.Equal("takPong", pong.Uid);
        Assert.Equal("h-g-i-g-o", pong.Attribute("how"));
        Assert.Equal("2.0", pong.Attribute("version"));
        Assert.Contains("lat=\"0", pong.Xml, StringComparison.Ordinal);
        Assert.Contains("ce=\"9999999", pong.Xml, StringComparison.Ordinal);
        Assert.EndsWith("</event>", pong.Xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<detail", pong.Xml, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(20), Time("stale") - Time("time"));

        DateTimeOffset Time(string name) =>
            DateTimeOffset.Parse(pong.Attribute(name), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_ping_is_answered_ahead_of_a_backlog()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var slow = await _world.ConnectSlowAsync("SLOW", alpha);
        const int reports = 20_000;
        await TakWorld.ReportAsync(alpha, reports);

        await slow.SendAsync(CotText.Ping("ANDROID-SLOW"));
        await slow.SendAsync(CotText.Position("ANDROID-SLOW", "SLOW", "after the ping"));
        await alpha.ReceiveAsync("after the ping");
        slow.ReadOn();
        await slow.ReceiveAsync($"report {reports - 1} ");

        var pongAt = slow.Events.Select((e, i) => (e, i)).Single(x => x.e.Type == "t-x-c-t-r").i;
        // What the kernel had taken already goes before; it is a small part of all.
        Assert.True(pongAt < reports / 2, $"{pongAt} events came before the answer.");
    }

    [Fact]
    public async Task Bytes_that_came_round_in_a_loop_are_dropped_and_counted()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var bravo = await _world.JoinAsync("BRAVO");
        await using var charlie = await _world.JoinAsync("CHARLIE");
        var report = CotText.Position("ship-1", "", "seen once");

        await alpha.SendAsync(report);
        await bravo.ReceiveAsync("seen once");
        await bravo.SendAsync(report);
        await bravo.SendAsync(CotText.Event(
            "ship-2", "a-n-S",
            "<_flow-tags_ TAK-Server-node-under-test='2026-01-01T00:00:00Z'/><remarks>was here</remarks>"));
        await bravo.SendAsync(CotText.Event(
            "ship-3", "a-n-S",
            "<_flow-tags_ TAK-Server-another='2026-01-01T00:00:00Z'/><remarks>was elsewhere</remarks>"));
        await charlie.ReceiveAsync("was elsewhere");

        Assert.Equal(1, charlie.CountOf("seen once"));
        Assert.Equal(0, alpha.CountOf("seen once"));
        Assert.Equal(0, charlie.CountOf("was here"));
        Assert.Equal(2, _world.StateOf("BRAVO").Counters.Loops);
    }
}
