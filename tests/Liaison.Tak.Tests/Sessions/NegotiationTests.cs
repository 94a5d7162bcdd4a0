using Liaison.Picture;
using Liaison.Tak.Tests.World;

namespace Liaison.Tak.Tests.Sessions;

public sealed class NegotiationTests : IDisposable
{
    readonly TakWorld _world = new();

    public void Dispose() => _world.Dispose();

    /// <summary>A client that reports and reads in protobuf.</summary>
    static async Task<TakTestClient> SwitchAsync(TakTestClient client)
    {
        await client.SendAsync(CotText.ProtocolRequest(client.Uid, "1"));
        var answer = await client.ReceiveAsync("t-x-takp-r");
        Assert.Contains("status=\"true\"", answer.Xml, StringComparison.Ordinal);
        return client;
    }

    [Fact]
    public async Task The_node_offers_version_1_once_after_the_client_has_connected()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");

        var offer = Assert.Single(alpha.Events, e => e.Type == "t-x-takp-v");

        Assert.Contains("<TakProtocolSupport version=\"1\"/>", offer.Xml, StringComparison.Ordinal);
        Assert.Contains("serverVersion=\"Liaison test\"", offer.Xml, StringComparison.Ordinal);
        Assert.Equal("m-g", offer.Attribute("how"));
    }

    [Fact]
    public async Task A_client_that_ignores_the_offer_stays_with_xml()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var bravo = await SwitchAsync(await _world.JoinAsync("BRAVO"));

        await bravo.SendAsync(CotText.Message(CotText.Position(bravo.Uid, "BRAVO", "in protobuf")));

        Assert.Equal(WireEncoding.Xml, (await alpha.ReceiveAsync("in protobuf")).Encoding);
        Assert.All(alpha.Events, e => Assert.Equal(WireEncoding.Xml, e.Encoding));
    }

    [Fact]
    public async Task Version_2_is_refused_and_the_client_may_ask_again()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");

        await alpha.SendAsync(CotText.ProtocolRequest(alpha.Uid, "2"));
        var refusal = await alpha.ReceiveAsync("t-x-takp-r");
        await alpha.PingAsync();
        await alpha.SendAsync(CotText.ProtocolRequest(alpha.Uid, "1"));
        var acceptance = await alpha.ReceiveAsync("status=\"true\"");

        Assert.Contains("status=\"false\"", refusal.Xml, StringComparison.Ordinal);
        Assert.Equal(alpha.Uid, refusal.Uid);
        Assert.Equal(WireEncoding.Xml, acceptance.Encoding);
    }

    [Fact]
    public async Task Bytes_behind_the_request_in_the_same_segment_are_read_as_protobuf()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var bravo = await _world.JoinAsync("BRAVO");

        await alpha.SendAsync((byte[])
        [
            .. System.Text.Encoding.UTF8.GetBytes(CotText.ProtocolRequest(alpha.Uid, "1")),
            .. CotText.Message(CotText.Position(alpha.Uid, "ALPHA", "first message")),
            .. CotText.Message(CotText.Ping(alpha.Uid)),
        ]);

        await bravo.ReceiveAsync("first message");
        await alpha.WaitAsync(
            () => alpha.Events.Any(e => e is { Type: "t-x-c-t-r", Encoding: WireEncoding.Protobuf }), "a pong");
        Assert.Equal(WireEncoding.Protobuf, _world.StateOf("ALPHA").Encoding);
    }

    [Fact]
    public async Task Reports_keep_their_meaning_from_xml_to_protobuf_and_back()
    {
        await using var xml = await _world.JoinAsync("ALPHA");
        await using var protobuf = await SwitchAsync(await _world.JoinAsync("BRAVO"));
        const string unknown = "<x:y xmlns:x=\"urn:z\" q=\"&lt;é\"><!-- kept --><z><![CDATA[<raw>]]></z></x:y>";

        await xml.SendAsync(CotText.Event(
            "u1", "a-f-G", $"<contact callsign='ONE' phone='1'/>{unknown}<remarks>to protobuf</remarks>"));
        var there = await protobuf.ReceiveAsync("to protobuf");
        await protobuf.SendEventAsync(CotText.Event(
            "u2", "a-f-G", $"<contact callsign='TWO'/>{unknown}<remarks>to xml</remarks>"));
        var back = await xml.ReceiveAsync("to xml");

        Assert.Equal(WireEncoding.Protobuf, there.Encoding);
        Assert.Contains(unknown, there.Xml, StringComparison.Ordinal);
        Assert.Contains("phone=", there.Xml, StringComparison.Ordinal);
        Assert.Equal(WireEncoding.Xml, back.Encoding);
        Assert.Contains(unknown, back.Xml, StringComparison.Ordinal);
        Assert.Contains("callsign=\"TWO\"", back.Xml, StringComparison.Ordinal);
        Assert.Contains("lat=\"26.3358\"", back.Xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Between_two_protobuf_clients_messages_go_byte_for_byte()
    {
        await using var alpha = await SwitchAsync(await _world.JoinAsync("ALPHA"));
        await using var bravo = await SwitchAsync(await _world.JoinAsync("BRAVO"));
        var message = CotText.Message(CotText.Position(alpha.Uid, "ALPHA", "as it is"));

        await alpha.SendAsync(message);

        Assert.Equal(message, (await bravo.ReceiveAsync("as it is")).Bytes);
    }

    [Fact]
    public async Task A_storm_of_reports_during_the_switch_never_mixes_the_encodings()
    {
        await using var storm = await _world.JoinAsync("STORM");
        using var stop = new CancellationTokenSource();
        var blowing = BlowAsync(storm, stop.Token);
        var switched = new List<TakTestClient>();
        for (var n = 0; n < 12; n++)
        {
            // The client reads strictly: one byte in the wrong encoding fails it.
            var client = await SwitchAsync(await _world.JoinAsync($"C{n}"));
            switched.Add(client);
            var before = client.Events.Count;
            await client.WaitAsync(
                () => client.Events.Skip(before).Any(e => e.Encoding == WireEncoding.Protobuf),
                "reports after the switch");
        }

        await stop.CancelAsync();
        await blowing;
        await storm.SendAsync(CotText.Position("last", "", "the storm is over"));
        foreach (var client in switched)
        {
            await client.ReceiveAsync("the storm is over");
            var encodings = client.Events.Select(e => e.Encoding).ToList();
            var answer = client.Events.ToList().FindIndex(e => e.Type == "t-x-takp-r");
            Assert.All(encodings[..(answer + 1)], e => Assert.Equal(WireEncoding.Xml, e));
            Assert.All(encodings[(answer + 1)..], e => Assert.Equal(WireEncoding.Protobuf, e));
            await client.DisposeAsync();
        }

        static async Task BlowAsync(TakTestClient storm, CancellationToken stop)
        {
            for (var n = 0; !stop.IsCancellationRequested; n++)
            {
                var gust = Enumerable.Range(0, 5).Select(i => CotText.Position($"unit-{i}", "", $"gust {n} "));
                await storm.SendAsync(string.Concat(gust));
                if (n % 20 == 0) await storm.PingAsync();
            }
        }
    }
}
