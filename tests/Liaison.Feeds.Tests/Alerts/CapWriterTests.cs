using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Schema;
using CsCheck;
using Liaison.Feeds.Alerts;
using Liaison.Feeds.Alerts.Cap;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Tests.Alerts;

public sealed class CapWriterTests
{
    static readonly Gen<string> Words = Gen.String["abcXYZ019 <&>\"'äß€震度７-.,:/"].Select(word =>
        "x" + string.Join(' ', word.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    static readonly Gen<string> Name = Gen.String[Gen.Char["abcXYZ019-.:/@~%震"], 1, 20];

    static readonly Gen<DateTimeOffset> Time = Gen.Long[0, 4_102_444_800].Select(DateTimeOffset.FromUnixTimeSeconds);

    static readonly Gen<GeoPoint> Place = Gen.Select(
        Gen.Int[-9_000_000, 9_000_000], Gen.Int[-18_000_000, 17_999_999],
        (lat, lon) => new GeoPoint(lat / 1e5, lon / 1e5));

    static readonly Gen<AlertParameter> Pair =
        Gen.Select(Words, Words, (name, value) => new AlertParameter(name, value));

    static readonly Gen<AlertArea> Area =
        from description in Words
        from rings in Place.HashSet[3, 8].Select(ring => (IReadOnlyList<GeoPoint>)[.. ring]).Array[0, 3]
        from circles in Gen.Select(Place, Gen.Int[0, 2_000_000], (place, radius) => new AlertCircle(place, radius))
            .Array[0, 2]
        from codes in Pair.Select(pair => new AlertGeocode(pair.Name, pair.Value)).Array[0, 3]
        select new AlertArea { Description = description, Polygons = rings, Circles = circles, Geocodes = codes };

    static readonly Gen<AlertText> Text =
        from name in Words
        from headline in Words
        from description in Words
        from instruction in Words
        from sender in Words
        select new AlertText
        {
            Language = "",
            Event = name,
            Headline = headline,
            Description = description,
            Instruction = instruction,
            SenderName = sender,
            Web = "https://agency.example/?a=1&b=2",
        };

    static readonly Gen<Alert> Alerts =
        from head in Gen.Select(
            Name, Name, Time, Gen.Enum<AlertStatus>(), Gen.Enum<AlertMessageType>(), Gen.Enum<AlertScope>())
        from levels in Gen.Select(Gen.Enum<AlertSeverity>(), Gen.Enum<AlertUrgency>(), Gen.Enum<AlertCertainty>())
        from times in Gen.Select(Time, Time, Time)
        from texts in Text.Array[1, 3]
        from areas in Area.Array[0, 4]
        from values in Pair.Array[0, 4]
        from references in Gen.Select(Name, Name, Time, (sender, identifier, sent) =>
            new AlertName(sender, identifier, sent).ToId()).HashSet[0, 4]
        select new Alert
        {
            Id = new AlertName(head.Item1, head.Item2, head.Item3).ToId(),
            Source = "test",
            Sender = head.Item1,
            Identifier = head.Item2,
            Sent = head.Item3,
            Status = head.Item4,
            MessageType = head.Item5,
            Scope = head.Item6,
            References = [.. references],
            Categories = ["Geo", "Safety"],
            Severity = levels.Item1,
            Urgency = levels.Item2,
            Certainty = levels.Item3,
            Effective = times.Item1,
            Onset = times.Item2,
            Expires = times.Item3,
            Texts = [.. texts.Select((text, index) => text with { Language = $"x-{index}" })],
            Areas = areas,
            Parameters = [.. values.Distinct()],
        };

    [Fact]
    public void What_is_written_reads_back_as_the_same_alert() => Alerts.Sample(alert =>
    {
        Assert.True(AlertReader.TryRead(CapWriter.Write(alert), "test", out var read, out var reason), reason);
        Assert.Equal(Told(alert), Told(Assert.Single(read.Alerts)));
    });

    [Fact]
    public void What_is_written_is_valid_by_the_schema()
    {
        var schema = new XmlSchemaSet { XmlResolver = null };
        using (var file = new MemoryStream(AlertSamples.Read("cap", "CAP-v1.2.xsd")))
        using (var reader = XmlReader.Create(file))
            schema.Add("urn:oasis:names:tc:emergency:cap:1.2", reader);

        Alerts.Sample(alert => Assert.Equal([], Faults(CapWriter.Write(alert), schema)), iter: 30);
        foreach (var name in AlertSamples.Names("cap", ".cap", ".xml"))
            if (AlertReader.TryRead(AlertSamples.Read("cap", name), "test", out var read, out _))
                Assert.All(read.Alerts, alert => Assert.Equal([], Faults(CapWriter.Write(alert), schema)));
    }

    [Fact]
    public void References_are_written_with_sender_and_time_of_what_they_refer_to()
    {
        var first = Alerts.Single() with { Id = "area-7", Sender = "JFHQ", Identifier = "7", References = [] };
        var cancel = first with { MessageType = AlertMessageType.Cancel, References = ["area-7", "unknown"] };

        var written = Encoding.UTF8.GetString(CapWriter.Write(cancel, id => id == "area-7" ? first : null));

        Assert.Contains($"<references>JFHQ,7,{first.Sent.UtcDateTime:yyyy-MM-ddTHH:mm:ss}-00:00</references>", written);
    }

    [Fact]
    public void What_XML_cannot_hold_is_replaced()
    {
        var alert = Alerts.Single() with { Texts = [new() { Language = "en", Event = "a\0b\uD800c\U0001F30A" }] };

        Assert.True(AlertReader.TryRead(CapWriter.Write(alert), "test", out var read, out _));
        Assert.Equal("a\uFFFDb\uFFFDc\U0001F30A", Assert.Single(Assert.Single(read.Alerts).Texts).Event);
    }

    [Fact]
    public void An_id_reads_back_as_the_name_that_it_was_made_of() => Gen.Select(Gen.String, Gen.String, Time).Sample(
        (sender, identifier, sent) =>
        {
            // A lone surrogate is no character: it cannot come back.
            var name = new AlertName(Whole(sender), Whole(identifier), sent);
            Assert.True(AlertName.TryParseId(name.ToId(), out var read));
            Assert.Equal(name, read);
        });

    static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    static string Told(Alert alert) => JsonSerializer.Serialize(alert);

    static List<string> Faults(byte[] document, XmlSchemaSet schema)
    {
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schema };
        settings.ValidationEventHandler += (_, fault) => faults.Add(fault.Message);
        using var bytes = new MemoryStream(document);
        using var reader = XmlReader.Create(bytes, settings);
        while (reader.Read())
        {
            // Reading is what finds faults.
        }
        return faults;
    }
}
