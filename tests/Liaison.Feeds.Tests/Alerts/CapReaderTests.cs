using System.Text;
using Liaison.Feeds.Alerts;
using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Tests.Alerts;

public sealed class CapReaderTests
{
    const string Sent = "2026-03-01T12:00:00+09:00";

    [Theory]
    [InlineData("identifier", "CAP: alert has no identifier.")]
    [InlineData("sender", "CAP: alert has no sender.")]
    [InlineData("sent", "CAP: alert has no sent.")]
    [InlineData("status", "CAP: alert has no status.")]
    [InlineData("msgType", "CAP: alert has no msgType.")]
    [InlineData("scope", "CAP: alert has no scope.")]
    [InlineData("info", "CAP: alert has no info.")]
    [InlineData("category", "CAP: info has no category.")]
    [InlineData("event", "CAP: info has no event.")]
    [InlineData("severity", "CAP: info has no severity.")]
    [InlineData("areaDesc", "CAP: area has no areaDesc.")]
    public void What_the_standard_requires_must_be_there(string missing, string expected)
    {
        var message = Message(Info(Area("")));
        var from = message.IndexOf($"<{missing}>", StringComparison.Ordinal);
        var to = message.LastIndexOf($"</{missing}>", StringComparison.Ordinal) + missing.Length + 3;

        Assert.Equal(expected, Refusal(message.Remove(from, to - from)));
    }

    [Theory]
    [InlineData("2026-03-01T12:00:00", "CAP: sent is no time with an offset from UTC.")]
    [InlineData("2026-03-01 12:00:00Z", "CAP: sent is no time with an offset from UTC.")]
    [InlineData("yesterday", "CAP: sent is no time with an offset from UTC.")]
    public void A_time_without_an_offset_is_refused(string sent, string expected) =>
        Assert.Equal(expected, Refusal(Message(Info(""), sent: sent)));

    [Theory]
    [InlineData("<polygon>10,20 11,20 11,21</polygon>", 3)]
    [InlineData("<polygon> 10,20\n11,20  11,21\t10,20 </polygon>", 3)]
    [InlineData("<polygon>10,20 11,20 11,21 12,22 10,20</polygon>", 4)]
    public void A_polygon_is_its_corners_whether_it_was_closed_or_not(string shape, int corners) =>
        Assert.Equal(corners, Assert.Single(Assert.Single(Only(Message(Info(Area(shape)))).Areas).Polygons).Count);

    [Theory]
    [InlineData("<polygon>120,30 121,30 121,31 120,30</polygon>", "CAP: a polygon has a point that is none on Earth.")]
    [InlineData("<polygon>10,181 11,20 11,21 10,181</polygon>", "CAP: a polygon has a point that is none on Earth.")]
    [InlineData("<polygon>10 20 11 20</polygon>", "CAP: a polygon has a point that is none on Earth.")]
    [InlineData("<polygon>NaN,20 11,20 12,21</polygon>", "CAP: a polygon has a point that is none on Earth.")]
    [InlineData("<polygon>10,20 11,20 10,20</polygon>", "CAP: a polygon has fewer than three corners.")]
    [InlineData("<circle>91,0 5</circle>", "CAP: a circle is not a point on Earth and a radius in kilometres.")]
    [InlineData("<circle>1,0</circle>", "CAP: a circle is not a point on Earth and a radius in kilometres.")]
    [InlineData("<circle>1,0 -1</circle>", "CAP: a circle is not a point on Earth and a radius in kilometres.")]
    [InlineData("<circle>1,0 30000</circle>", "CAP: a circle is not a point on Earth and a radius in kilometres.")]
    public void A_place_that_is_none_on_Earth_is_refused(string shape, string expected) =>
        Assert.Equal(expected, Refusal(Message(Info(Area(shape)))));

    [Fact]
    public void Empty_elements_say_nothing()
    {
        var area = Assert.Single(Only(Message(Info(Area("<polygon/><circle></circle><geocode/>")))).Areas);

        Assert.Empty(area.Polygons);
        Assert.Empty(area.Circles);
        Assert.Empty(area.Geocodes);
    }

    [Fact]
    public void Blocks_that_differ_in_language_alone_are_one_alert()
    {
        var alert = Only(Message(
            Info(Area("<geocode><valueName>X</valueName><value>1</value></geocode>", "Kyushu"), "en", "Storm")
            + Info(Area("<geocode><valueName>X</valueName><value>1</value></geocode>", "九州"), "ja", "暴風")));

        Assert.Equal(["en", "ja"], alert.Texts.Select(text => text.Language));
        Assert.Equal("Kyushu / 九州", Assert.Single(alert.Areas).Description);
        Assert.Null(alert.Series);
    }

    [Fact]
    public void Blocks_that_differ_in_severity_are_alerts_of_one_series()
    {
        var alerts = Read(Message(
            Info(Area("", "North"), severity: "Extreme") + Info(Area("", "Nord"), "fr", severity: "Extreme")
            + Info(Area("", "South"), severity: "Minor") + Info(Area("", "Sud"), "fr", severity: "Minor")));

        Assert.Equal([AlertSeverity.Extreme, AlertSeverity.Minor], alerts.Select(alert => alert.Severity));
        Assert.Equal(["North / Nord", "South / Sud"], alerts.Select(alert => Assert.Single(alert.Areas).Description));
        Assert.Equal("s,1,2026-03-01T03:00:00Z", alerts[0].Id);
        Assert.Equal("s,1,2026-03-01T03:00:00Z,2", alerts[1].Id);
        Assert.All(alerts, alert => Assert.Equal(alerts[0].Id, alert.Series));
    }

    [Fact]
    public void References_name_the_ids_that_the_node_gave_whatever_offset_they_are_written_with()
    {
        var first = Only(Message(Info("")));
        var cancel = Only(Message(
            "", "Cancel", $"<references>s,1,2026-03-01T03:00:00-00:00\n other,x,{Sent} broken s,2,then</references>"));

        Assert.Equal([first.Id, "other,x,2026-03-01T03:00:00Z"], cancel.References);
        Assert.Equal(AlertMessageType.Cancel, cancel.MessageType);
        Assert.Empty(cancel.Texts);
    }

    [Fact]
    public void CAP_1_0_is_read_with_its_own_words()
    {
        var alert = Only(Message(Info(Area("<geocode>fips6=006109</geocode>")))
            .Replace(
                "urn:oasis:names:tc:emergency:cap:1.2", "http://www.incident.com/cap/1.0", StringComparison.Ordinal)
            .Replace("<scope>Public</scope>", "", StringComparison.Ordinal)
            .Replace("<certainty>Likely", "<certainty>Very Likely", StringComparison.Ordinal));

        Assert.Equal(AlertCertainty.Likely, alert.Certainty);
        Assert.Equal(new AlertGeocode("fips6", "006109"), Assert.Single(Assert.Single(alert.Areas).Geocodes));
    }

    [Theory]
    [InlineData("<!DOCTYPE alert [<!ENTITY a 'b'>]><alert>&a;</alert>")]
    [InlineData("<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'>")]
    [InlineData("")]
    [InlineData("<?xml version='1.0' encoding='no-such-encoding'?><alert/>")]
    public void What_is_no_plain_XML_is_refused(string document) =>
        Assert.Equal("The document is not well-formed XML.", Refusal(document));

    [Fact]
    public void Other_XML_is_refused() =>
        Assert.Equal("The document is neither CAP nor an index of CAP nor a telegram of the JMA.", Refusal("<alert/>"));

    [Fact]
    public void Deep_and_large_documents_are_refused()
    {
        Assert.StartsWith("The document has more than", Refusal(string.Concat(Enumerable.Repeat("<a>", 1_000))));
        Assert.StartsWith(
            "The document has more than", Refusal("<a>" + string.Concat(Enumerable.Repeat("<b/>", 450_000))));
        Assert.Equal("The document is larger than 4 MiB.", Refusal(new string(' ', 5 << 20)));
    }

    [Fact]
    public void An_index_gives_what_it_holds_and_links_to_the_rest()
    {
        var index = "<feed xmlns='http://www.w3.org/2005/Atom'>"
            + $"<entry><content type='text/xml'>{Message(Info(""))}</content><link href='held'/></entry>"
            + "<entry><link rel='alternate' type='text/html' href='page'/>"
            + "<link rel='related' type='application/cap+xml' href='https://agency.example/cap/2'/></entry>"
            + "<entry><link type='text/html' href='page'/></entry>"
            + "<entry><content><alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'/></content></entry></feed>";

        Assert.True(AlertReader.TryRead(Encoding.UTF8.GetBytes(index), "test", out var read, out _));
        Assert.Single(read.Alerts);
        Assert.Equal(["https://agency.example/cap/2"], read.Links);
        Assert.Equal(["CAP: alert has no sender."], read.Refusals);
    }

    [Fact]
    public void An_RSS_channel_is_an_index()
    {
        const string Channel = "<rss version='2.0'><channel><link>https://agency.example/</link>"
            + "<item><link>https://agency.example/cap/1</link></item>"
            + "<item><link>https://agency.example/page</link>"
            + "<enclosure type='application/cap+xml' url='https://agency.example/cap/2'/></item></channel></rss>";

        Assert.True(AlertReader.TryRead(Encoding.UTF8.GetBytes(Channel), "test", out var read, out _));
        Assert.Equal(["https://agency.example/cap/1", "https://agency.example/cap/2"], read.Links);
    }

    static string Message(string infos, string type = "Alert", string more = "", string sent = Sent) =>
        "<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'><identifier>1</identifier><sender>s</sender>"
        + $"<sent>{sent}</sent><status>Actual</status><msgType>{type}</msgType><scope>Public</scope>"
        + $"{more}{infos}</alert>";

    static string Info(string area, string language = "en", string name = "Storm", string severity = "Severe") =>
        $"<info><language>{language}</language><category>Met</category><event>{name}</event><urgency>Future</urgency>"
        + $"<severity>{severity}</severity><certainty>Likely</certainty>{area}</info>";

    static string Area(string shapes, string name = "Kyushu") => $"<area><areaDesc>{name}</areaDesc>{shapes}</area>";

    static Alert Only(string document) => Assert.Single(Read(document));

    static IReadOnlyList<Alert> Read(string document)
    {
        var isRead = AlertReader.TryRead(Encoding.UTF8.GetBytes(document), "test", out var read, out var reason);
        Assert.True(isRead, reason);
        return read!.Alerts;
    }

    static string Refusal(string document)
    {
        Assert.False(AlertReader.TryRead(Encoding.UTF8.GetBytes(document), "test", out _, out var reason));
        return reason;
    }
}
