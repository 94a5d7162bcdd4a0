using System.Buffers;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Liaison.Fuzz;

namespace Liaison.Cot.Tests;

public sealed class NodeEventTests
{
    const long Now = 1_767_225_600_000;

    public static TheoryData<string> Names() => [.. Events().Select(e => e.Name)];

    static IEnumerable<(string Name, byte[] Xml)> Events()
    {
        yield return ("offer", Write(w => NodeEvents.WriteProtocolOffer(w, "u-1", Now, "Liaison <1> & \"2\"")));
        yield return ("accepted", Write(w => NodeEvents.WriteProtocolResponse(w, "u-1", Now, accepted: true)));
        yield return ("refused", Write(w => NodeEvents.WriteProtocolResponse(w, "u-1", Now, accepted: false)));
        yield return ("pong", Write(w => NodeEvents.WritePong(w, Now)));
        yield return ("disconnect", Write(w => NodeEvents.WriteDisconnect(w, "u-2", Now, "ANDROID-1", "a-f-G-U-C")));
        yield return ("groups", Write(w => NodeEvents.WriteGroupsChanged(w, "u-3", Now)));
        yield return ("chat", Write(w => NodeEvents.WriteChat(w, "m-1", Now, "node", "HQ", "ANDROID-1", "VIPER",
            "a < b & \u0001\ud800 \u65e5")));
        yield return ("report", Write(w => CotXmlWriter.Write(Report, "<a/>"u8, w)));
    }

    static CotReport Report => new()
    {
        Uid = "a\"b'c\td\r\n<&>",
        Type = "a-f-S",
        How = "m-f",
        TimeMs = Now,
        StartMs = Now,
        StaleMs = Now + 1,
        Latitude = 1e-7,
        Longitude = -180,
        Hae = double.NaN,
        Ce = 1e20,
        Le = 0.1,
        Access = "Unclassified",
        Caveat = "EXERCISE",
        ReleasableTo = "USA, JPN",
    };

    static byte[] Write(Action<IBufferWriter<byte>> write)
    {
        var writer = new ArrayBufferWriter<byte>();
        write(writer);
        return writer.WrittenSpan.ToArray();
    }

    static byte[] Event(string name) => Events().Single(e => e.Name == name).Xml;

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_node_writes_passes_its_own_scan_and_becomes_protobuf(string name)
    {
        var xml = Event(name);
        Assert.True(CotScanner.TryScan(xml, CotLimits.Default, out var ev, out var error), error.ToString());
        XmlTarget.Compare(xml, in ev);
        TranscodeTarget.Run(xml, isPlanted: false);
        Assert.EndsWith("</event>", Encoding.UTF8.GetString(xml), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_node_writes_holds_to_the_published_schema_of_events(string name)
    {
        Assert.SkipWhen(Samples.Collection is null, "The CoT schemas (shared/data/cot beside the repository) "
            + "are absent.");
        var file = Directory.GetFiles(Path.Combine(Samples.Collection!, "mitre-xsd"), "*Base-Event*").Single();
        var schemas = new XmlSchemaSet();
        using (var reader = XmlReader.Create(file))
            schemas.Add(null, reader);
        var document = new XDocument(XmlOracle.Read(Event(name))!);
        // The schema of 2005 does not know the markings that were added later.
        document.Root!.Attribute("caveat")?.Remove();
        document.Root.Attribute("releasableTo")?.Remove();
        var problems = new List<string>();
        document.Validate(schemas, (_, problem) => problems.Add(problem.Message));
        Assert.Equal([], problems);
    }

    [Fact]
    public void The_pong_has_the_form_that_clients_know() =>
        Assert.Equal(
            "<event version=\"2.0\" uid=\"takPong\" type=\"t-x-c-t-r\" time=\"2026-01-01T00:00:00.000Z\""
            + " start=\"2026-01-01T00:00:00.000Z\" stale=\"2026-01-01T00:00:20.000Z\" how=\"h-g-i-g-o\">"
            + "<point lat=\"0.0\" lon=\"0.0\" hae=\"0.0\" ce=\"9999999.0\" le=\"9999999.0\"/></event>",
            Encoding.UTF8.GetString(Event("pong")));

    [Fact]
    public void The_offer_names_version_one_and_the_server()
    {
        var control = XmlOracle.Read(Event("offer"))!.Element("detail")!.Element("TakControl")!;
        Assert.Equal("1", control.Element("TakProtocolSupport")!.Attribute("version")!.Value);
        Assert.Equal("Liaison <1> & \"2\"", control.Element("TakServerVersionInfo")!.Attribute("serverVersion")!.Value);
    }

    [Fact]
    public void A_chat_line_replaces_what_XML_cannot_hold_and_keeps_the_rest()
    {
        var detail = XmlOracle.Read(Event("chat"))!.Element("detail")!;
        Assert.Equal("a < b & \uFFFD\uFFFD \u65e5", detail.Element("remarks")!.Value);
        Assert.Equal("HQ", detail.Element("__chat")!.Attribute("senderCallsign")!.Value);
    }

    [Fact]
    public void A_disconnect_names_the_client_that_left()
    {
        var link = XmlOracle.Read(Event("disconnect"))!.Element("detail")!.Element("link")!;
        Assert.Equal(("p-p", "ANDROID-1", "a-f-G-U-C"),
            (link.Attribute("relation")!.Value, link.Attribute("uid")!.Value, link.Attribute("type")!.Value));
    }
}
