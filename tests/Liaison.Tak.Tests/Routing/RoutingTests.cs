using Liaison.Tak.Tests.World;

namespace Liaison.Tak.Tests.Routing;

public sealed class RoutingTests : IDisposable
{
    readonly TakWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("uid='ANDROID-BRAVO'")]
    [InlineData("callsign='BRAVO'")]
    public async Task What_has_one_addressee_reaches_it_alone_and_without_the_address(string dest)
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var bravo = await _world.JoinAsync("BRAVO");
        await using var charlie = await _world.JoinAsync("CHARLIE");

        await alpha.SendAsync(CotText.Chat("ALPHA", "for one", dest));
        var received = await bravo.ReceiveAsync("for one");
        await alpha.SendAsync(CotText.Chat("ALPHA", "for all"));
        await charlie.ReceiveAsync("for all");
        await alpha.PingAsync();

        Assert.Equal(CotText.Chat("ALPHA", "for one").Length, received.Xml.Length);
        Assert.DoesNotContain("marti", received.Xml, StringComparison.Ordinal);
        Assert.EndsWith(
            "<remarks source='ALPHA'>for one</remarks></detail></event>", received.Xml, StringComparison.Ordinal);
        Assert.Equal(0, charlie.CountOf("for one"));
        Assert.Equal(0, alpha.CountOf("for one"));
    }

    [Fact]
    public async Task A_position_with_an_addressee_reaches_it_alone_too()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var bravo = await _world.JoinAsync("BRAVO");
        await using var charlie = await _world.JoinAsync("CHARLIE");

        await alpha.SendAsync(CotText.Event(
            "point-1", "b-m-p-s-m", "<marti><dest callsign='BRAVO'/></marti><remarks>for one</remarks>"));
        await bravo.ReceiveAsync("for one");
        await alpha.SendAsync(CotText.Position("point-2", "", "for all"));
        await charlie.ReceiveAsync("for all");
        await using var newcomer = await _world.JoinAsync("DELTA");

        Assert.Equal(0, charlie.CountOf("for one"));
        Assert.Equal(0, newcomer.CountOf("for one"));
    }

    [Fact]
    public async Task Several_addressees_get_it_once_each()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var bravo = await _world.JoinAsync("BRAVO");
        await using var charlie = await _world.JoinAsync("CHARLIE");

        await alpha.SendAsync(CotText.Chat(
            "ALPHA", "for two", "uid='ANDROID-BRAVO'", "callsign='BRAVO'", "callsign='CHARLIE'", "callsign='ALPHA'"));
        await bravo.ReceiveAsync("for two");
        await charlie.ReceiveAsync("for two");
        await alpha.SendAsync(CotText.Chat("ALPHA", "for all"));
        await bravo.ReceiveAsync("for all");
        await charlie.ReceiveAsync("for all");
        await alpha.PingAsync();

        Assert.Equal((0, 1, 1), (alpha.CountOf("for two"), bravo.CountOf("for two"), charlie.CountOf("for two")));
    }

    [Theory]
    [InlineData("callsign='All Streaming'")]
    [InlineData("callsign='All Chat Rooms'")]
    public async Task The_names_by_which_clients_mean_everybody_mean_everybody(string dest)
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var bravo = await _world.JoinAsync("BRAVO");

        await alpha.SendAsync(CotText.Chat("ALPHA", "for all", dest));
        var received = await bravo.ReceiveAsync("for all");

        Assert.DoesNotContain("marti", received.Xml, StringComparison.Ordinal);
        await alpha.PingAsync();
        Assert.Equal(0, alpha.CountOf("for all"));
    }

    [Fact]
    public async Task The_sender_is_told_when_an_addressee_is_not_known()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");

        await alpha.SendAsync(CotText.Chat("ALPHA", "for nobody", "uid='ANDROID-NOBODY'"));

        Assert.Equal("b-t-f", (await alpha.ReceiveAsync("is not known")).Type);
    }

    [Fact]
    public async Task Addresses_in_protobuf_route_as_those_in_xml()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var bravo = await _world.JoinAsync("BRAVO");
        await using var charlie = await _world.JoinAsync("CHARLIE");
        await alpha.SendAsync(CotText.ProtocolRequest(alpha.Uid, "1"));
        await alpha.ReceiveAsync("status=\"true\"");

        await alpha.SendAsync(CotText.Message(CotText.Chat("ALPHA", "for one", "callsign='BRAVO'")));
        await alpha.SendAsync(CotText.Message(CotText.Chat("ALPHA", "for everybody", "callsign='All Streaming'")));
        await alpha.SendAsync(CotText.Message(CotText.Position(alpha.Uid, "ALPHA", "still in protobuf")));

        var received = await bravo.ReceiveAsync("for one");
        await bravo.ReceiveAsync("for everybody");
        await charlie.ReceiveAsync("still in protobuf");
        Assert.DoesNotContain("marti", received.Xml, StringComparison.Ordinal);
        Assert.Equal((0, 1), (charlie.CountOf("for one"), charlie.CountOf("for everybody")));
    }

    [Fact]
    public async Task A_group_is_an_address_for_those_who_publish_to_it()
    {
        var both = _world.Directory.Add("both", ["red", "blue"], ["red", "blue"]);
        await using var alpha = await _world.JoinAsync(both, "ALPHA");
        await using var red = await _world.JoinAsync(_world.Directory.Add("red", "red"), "RED");
        await using var blue = await _world.JoinAsync(_world.Directory.Add("blue", "blue"), "BLUE");

        await alpha.SendAsync(CotText.Chat("ALPHA", "for red", "group='red'"));
        await red.ReceiveAsync("for red");
        await red.SendAsync(CotText.Chat("RED", "from red", "group='blue'"));
        await red.ReceiveAsync("is not known or not in one of your groups");
        await alpha.SendAsync(CotText.Chat("ALPHA", "for all"));
        await blue.ReceiveAsync("for all");

        Assert.Equal((0, 0), (blue.CountOf("for red"), blue.CountOf("from red")));
    }

    [Fact]
    public async Task Who_only_publishes_to_a_group_sees_nothing_of_it_and_who_only_receives_tells_it_nothing()
    {
        await using var sensor = await _world.JoinAsync(_world.Directory.Add("sensor", ["watch"], []), "SENSOR");
        await using var viewer = await _world.JoinAsync(_world.Directory.Add("viewer", [], ["watch"]), "VIEWER");
        await using var member = await _world.JoinAsync(_world.Directory.Add("member", "watch"), "MEMBER");

        await sensor.SendAsync(CotText.Position("s", "", "from the sensor"));
        await viewer.SendAsync(CotText.Position("v", "", "from the viewer"));
        await viewer.SendAsync(CotText.Chat("VIEWER", "chat of the viewer", "callsign='MEMBER'"));
        await viewer.PingAsync();
        await member.SendAsync(CotText.Position("m", "", "from the member"));
        await viewer.ReceiveAsync("from the sensor");
        await viewer.ReceiveAsync("from the member");
        await member.ReceiveAsync("from the sensor");
        await sensor.PingAsync();

        Assert.Equal((0, 0), (member.CountOf("from the viewer"), member.CountOf("chat of the viewer")));
        Assert.Equal((0, 0), (sensor.CountOf("from the member"), sensor.CountOf("from the viewer")));
    }

    [Fact]
    public async Task Who_gets_another_group_while_connected_is_told_and_gets_its_tracks()
    {
        var certificate = _world.Directory.Add("alpha", "red");
        await using var alpha = await _world.JoinAsync(certificate, "ALPHA");
        await using var red = await _world.JoinAsync(_world.Directory.Add("red", "red"), "RED");
        await using var blue = await _world.JoinAsync(_world.Directory.Add("blue", "blue"), "BLUE");
        await blue.SendAsync(CotText.Position("ship", "", "blue before"));
        await blue.PingAsync();
        Assert.Equal(0, alpha.CountOf("blue before"));

        _world.Directory.Regroup(certificate, ["blue"], ["blue"]);
        await alpha.ReceiveAsync("t-x-g-c");
        await alpha.ReceiveAsync("blue before");
        await red.SendAsync(CotText.Position("tank", "", "red after"));
        await red.PingAsync();
        await alpha.SendAsync(CotText.Position("own", "", "alpha after"));
        await blue.ReceiveAsync("alpha after");
        await blue.SendAsync(CotText.Position("ship", "", "blue after"));
        await alpha.ReceiveAsync("blue after");
        // Who no longer sees the other is told so; who still or never saw it is not.
        await alpha.ReceiveAsync("<link relation=\"p-p\" uid=\"ANDROID-RED\"");
        await red.ReceiveAsync("<link relation=\"p-p\" uid=\"ANDROID-ALPHA\"");

        Assert.Equal((1, 0), (alpha.CountOf("t-x-d-d"), blue.CountOf("t-x-d-d")));
        Assert.Equal(0, alpha.CountOf("red after"));
        Assert.Equal(0, red.CountOf("alpha after"));
    }

    [Fact]
    public async Task Whose_certificate_is_revoked_is_cut_off_and_does_not_come_back()
    {
        var certificate = _world.Directory.Add("alpha", "red");
        await using var alpha = await _world.JoinAsync(certificate, "ALPHA");
        await using var red = await _world.JoinAsync(_world.Directory.Add("red", "red"), "RED");

        _world.Directory.Revoke(certificate);
        await alpha.ClosedAsync();

        await red.ReceiveAsync("t-x-d-d");
        await using var again = await TakTestClient.ConnectTlsAsync(_world.EndPointOf(TakWorld.Tls), certificate);
        await again.ClosedAsync();
        Assert.Empty(again.Events);
    }

    [Fact]
    public async Task A_deletion_takes_the_track_out_of_the_picture_of_those_who_come_later()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var bravo = await _world.JoinAsync("BRAVO");
        await alpha.SendAsync(CotText.Event("marker-1", "b-m-p-s-m", "<remarks>a marker</remarks>"));
        await bravo.ReceiveAsync("a marker");

        await bravo.SendAsync(CotText.Event(
            "del-1", "t-x-d-d", "<link uid='marker-1' relation='none' type='none'/><__forcedelete/>"));
        await alpha.ReceiveAsync("del-1");
        await using var newcomer = await _world.JoinAsync("CHARLIE");

        Assert.Equal(0, newcomer.CountOf("marker-1"));
    }
}
