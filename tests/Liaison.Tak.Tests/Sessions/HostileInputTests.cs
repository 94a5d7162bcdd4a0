using System.Text;
using Liaison.Cot;
using Liaison.Tak.Tests.World;

namespace Liaison.Tak.Tests.Sessions;

/// <summary>What no honest client sends: it costs its sender, who is told, and nobody else.</summary>
public sealed class HostileInputTests : IDisposable
{
    readonly TakWorld _world = new();

    public void Dispose() => _world.Dispose();

    static string Sound => CotText.Event("evil", "a-f-G", "<contact callsign='EVIL'/>");

    static string Detail(string detail) => CotText.Event("evil", "a-f-G", detail);

    static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    static string InputOf(string name) => name switch
    {
        "an event without end" => "<event uid='evil'>" + new string('x', 1_000_000) + "</event>",
        "an event that is too long" => Detail($"<remarks>{new string('x', 250_000)}</remarks>"),
        "an event that closes itself" => "<event version='2.0' uid='evil' type='a-f-G'/>",
        "a document type" => "<!DOCTYPE event SYSTEM 'file:///etc/passwd'>" + Sound,
        "a billion laughs" => "<!DOCTYPE lolz [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
            + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>" + Detail("<remarks>&c;</remarks>"),
        "an entity of its own" => Detail("<remarks>&evil;</remarks>"),
        "deep nesting" => Detail(Repeat("<a>", 10_000) + Repeat("</a>", 10_000)),
        "many attributes" => Detail(
            "<a " + string.Concat(Enumerable.Range(0, 10_000).Select(n => $"a{n}='' ")) + "/>"),
        "many elements" => Detail(Repeat("<a/>", 20_000)),
        "open elements" => Detail("<a><b></a></b>"),
        "an instruction" => Detail("<?php evil ?>"),
        "a place that is not on Earth" => Sound.Replace("lat='26.3358'", "lat='91'", StringComparison.Ordinal),
        "a number that is none" => Sound.Replace("lon='127.8014'", "lon='NaN'", StringComparison.Ordinal),
        "a time that is none" => Sound.Replace("time='", "time='x", StringComparison.Ordinal),
        "no uid" => Sound.Replace("uid='evil'", "uid=''", StringComparison.Ordinal),
        "a long uid" => Sound.Replace("uid='evil'", $"uid='{new string('u', 5000)}'", StringComparison.Ordinal),
        "many addressees" => Detail($"<marti>{Repeat("<dest uid='x'/>", 1000)}</marti>"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such input"),
    };

    [Theory]
    [InlineData("an event without end", CotError.FrameTooLong)]
    [InlineData("an event that is too long", CotError.FrameTooLong)]
    [InlineData("an event that closes itself", CotError.SelfClosedEvent)]
    [InlineData("a document type", CotError.DoctypeRefused)]
    [InlineData("a billion laughs", CotError.DoctypeRefused)]
    [InlineData("an entity of its own", CotError.BadEntity)]
    [InlineData("deep nesting", CotError.TooDeep)]
    [InlineData("many attributes", CotError.TooManyAttributes)]
    [InlineData("many elements", CotError.TooManyElements)]
    [InlineData("open elements", CotError.MismatchedTag)]
    [InlineData("an instruction", CotError.InstructionRefused)]
    [InlineData("a place that is not on Earth", CotError.BadPosition)]
    [InlineData("a number that is none", CotError.BadPosition)]
    [InlineData("a time that is none", CotError.BadTime)]
    [InlineData("no uid", CotError.MissingUid)]
    [InlineData("a long uid", CotError.UidTooLong)]
    [InlineData("many addressees", CotError.TooManyDestinations)]
    public async Task Hostile_xml_is_refused_counted_and_answered_and_the_stream_goes_on(string name, CotError reason)
    {
        await using var bravo = await _world.JoinAsync("BRAVO");
        await using var evil = await _world.JoinAsync("EVIL");

        await evil.SendAsync(InputOf(name));
        await evil.SendAsync(CotText.Position(evil.Uid, "EVIL", "sound again"));
        await bravo.ReceiveAsync("sound again");

        var notice = await evil.ReceiveAsync("of your events refused");
        Assert.Equal("b-t-f", notice.Type);
        Assert.Contains(reason.Text(), notice.Xml, StringComparison.Ordinal);
        Assert.True(_world.StateOf("EVIL").Counters.Rejected().GetValueOrDefault(reason) > 0);
        if (reason != CotError.DoctypeRefused) Assert.Equal(0, bravo.CountOf("evil"));
        Assert.Equal(0, _world.StateOf("BRAVO").Counters.RejectedInAll);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf_8_are_refused()
    {
        await using var bravo = await _world.JoinAsync("BRAVO");
        await using var evil = await _world.JoinAsync("EVIL");
        // Two bytes for one, a surrogate, beyond Unicode, cut off, and a character that XML does not have.
        byte[][] hostile = [[0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x01]];
        var around = Sound.Split("EVIL").Select(Encoding.UTF8.GetBytes).ToList();
        foreach (var bad in hostile) await evil.SendAsync((byte[])[.. around[0], .. bad, .. around[1]]);

        await evil.PingAsync();
        Assert.Equal(hostile.Length, _world.StateOf("EVIL").Counters.Rejected()[CotError.BadCharacter]);
        Assert.Equal(0, bravo.CountOf("uid='evil'"));
    }

    [Fact]
    public async Task A_flood_of_refused_events_is_answered_with_one_line_and_counted_in_full()
    {
        await using var evil = await _world.JoinAsync("EVIL");

        await evil.SendAsync(Repeat("<event/>", 50_000));
        await evil.PingAsync();

        Assert.Equal(50_000, _world.StateOf("EVIL").Counters.Rejected()[CotError.SelfClosedEvent]);
        Assert.Equal(1, evil.CountOf("of your events refused"));
    }

    [Theory]
    [InlineData("a varint without end", CotError.BadVarint, 0xBF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF)]
    [InlineData("a length of nothing", CotError.EmptyMessage, 0xBF, 0x00)]
    [InlineData("a length of two gigabytes", CotError.FrameTooLong, 0xBF, 0xFF, 0xFF, 0xFF, 0xFF, 0x07)]
    [InlineData("another first byte", CotError.BadMagic, 0x3C, 0x65)]
    public async Task A_protobuf_stream_that_cannot_be_followed_ends_with_the_reason(
        string name, CotError reason, params int[] bytes)
    {
        Assert.NotEmpty(name);
        await using var bravo = await _world.JoinAsync("BRAVO");
        await using var evil = await _world.JoinAsync("EVIL");
        await evil.SendAsync(CotText.ProtocolRequest(evil.Uid, "1"));
        await evil.ReceiveAsync("status=\"true\"");

        await evil.SendAsync(bytes.Select(b => (byte)b).ToArray());

        var notice = await evil.ReceiveAsync("of your events refused");
        Assert.Contains(reason.Text(), notice.Xml, StringComparison.Ordinal);
        await evil.ClosedAsync();
        await bravo.ReceiveAsync("t-x-d-d");
        await bravo.PingAsync();
    }

    [Fact]
    public async Task A_protobuf_message_that_is_malformed_is_refused_and_the_stream_goes_on()
    {
        await using var bravo = await _world.JoinAsync("BRAVO");
        await using var evil = await _world.JoinAsync("EVIL");
        await evil.SendAsync(CotText.ProtocolRequest(evil.Uid, "1"));
        await evil.ReceiveAsync("status=\"true\"");

        await evil.SendAsync((byte[])[0xBF, 4, 0x12, 0x7F, 1, 2]);
        await evil.SendEventAsync(CotText.Position(evil.Uid, "EVIL", "sound again"));

        await bravo.ReceiveAsync("sound again");
        Assert.Equal(1, _world.StateOf("EVIL").Counters.Rejected()[CotError.MalformedProtobuf]);
    }

    [Fact]
    public async Task Half_a_message_at_the_end_of_a_connection_is_nobodys_business()
    {
        await using var bravo = await _world.JoinAsync("BRAVO");
        var evil = await _world.JoinAsync("EVIL");
        await evil.SendAsync(CotText.Position("half", "")[..150]);

        await evil.LeaveAsync();
        await evil.DisposeAsync();
        await bravo.ReceiveAsync("t-x-d-d");

        Assert.Equal(0, bravo.CountOf("uid='half'"));
    }

    [Fact]
    public async Task More_than_the_rate_waits_at_its_sender_and_nothing_is_lost()
    {
        using var world = new TakWorld(options => options with { MaxEventsPerSecond = 2000 });
        await using var bravo = await world.JoinAsync("BRAVO");
        await using var flood = await world.JoinAsync("FLOOD");
        var began = world.Time.GetTimestamp();

        await TakWorld.ReportAsync(flood, 6000);
        await bravo.ReceiveAsync("report 5999 ");

        // One second's allowance at once, the rest at the rate.
        Assert.True(world.Time.GetElapsedTime(began) > TimeSpan.FromSeconds(1));
        Assert.True(world.StateOf("FLOOD").Counters.Throttled > 0);
        Assert.Equal(
            Enumerable.Range(0, 6000).Select(n => $"unit-{n}"),
            bravo.Events.Select(e => e.Uid).Where(uid => uid.StartsWith("unit-", StringComparison.Ordinal)));
    }
}
