using System.Buffers;
using System.Text;
using Liaison.Fuzz;

namespace Liaison.Cot.Tests;

public sealed class RoundTripTests
{
    public static TheoryData<string> Files()
    {
        var data = new TheoryData<string>();
        foreach (var file in Samples.Collection is null ? [] : Directory.GetFiles(Samples.Collection, "*.cot",
            SearchOption.AllDirectories))
            data.Add(Path.GetRelativePath(Samples.Collection!, file));
        if (data.Count == 0)
            data.Add("(absent)");
        return data;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void An_event_of_the_collection_keeps_its_values_and_detail_through_protobuf_and_back(string file)
    {
        Assert.SkipWhen(Samples.Collection is null, "The CoT collection (shared/data/cot beside the repository) "
            + "is absent.");
        var bytes = File.ReadAllBytes(Path.Combine(Samples.Collection!, file));
        var state = default(CotFramerState);
        Assert.Equal(FrameStatus.Event, CotFramer.TryFrame(bytes, CotLimits.Default, ref state, out var frame));
        var xml = frame.Payload(bytes).ToArray();
        Assert.True(CotScanner.TryScan(xml, CotLimits.Default, out var ev, out var error), error.ToString());
        XmlTarget.Compare(xml, in ev);
        TranscodeTarget.Run(xml, isPlanted: false);
    }

    static string XmlDetailOf(string detail, out CotEvent read, out byte[] message)
    {
        var xml = Samples.Bytes(Samples.WithDetail(detail));
        Assert.True(CotScanner.TryScan(xml, CotLimits.Default, out var ev, out var error), error.ToString());
        var writer = new ArrayBufferWriter<byte>();
        TakProtocolWriter.Write(xml, in ev, TakFraming.None, writer);
        message = writer.WrittenSpan.ToArray();
        Assert.True(ProtoScanner.TryScan(message, CotLimits.Default, out read, out error), error.ToString());
        EventComparison.SameValues(xml, in ev, message, in read);
        return Encoding.UTF8.GetString(read.Detail.Slice(message));
    }

    [Theory]
    [InlineData("<contact callsign='a'/>")]
    [InlineData("<contact callsign='a' endpoint='b'></contact>")]
    [InlineData("<__group role='r' name='n'/>")]
    [InlineData("<precisionlocation altsrc='a' geopointsrc='g'/>")]
    [InlineData("<status battery='0'/>")]
    [InlineData("<status battery='4294967295'/>")]
    [InlineData("<takv os='o' version='v' device='d' platform='p'/>")]
    [InlineData("<track course='000.50' speed='-1e3'/>")]
    public void An_element_with_exactly_the_attributes_becomes_typed(string element) =>
        Assert.Equal("", XmlDetailOf(" " + element + "\n", out _, out _));

    [Theory]
    [InlineData("<contact callsign='a' phone='1'/>")]
    [InlineData("<contact endpoint='a'/>")]
    [InlineData("<contact callsign=''/>")]
    [InlineData("<contact callsign='a' endpoint='' />")]
    [InlineData("<contact callsign='a'>text</contact>")]
    [InlineData("<contact callsign='a'> </contact>")]
    [InlineData("<contact callsign='a'><b/></contact>")]
    [InlineData("<contact callsign='a'><!-- c --></contact>")]
    [InlineData("<contact callsign='a'/><contact callsign='b'/>")]
    [InlineData("<__group name='n'/>")]
    [InlineData("<precisionlocation altsrc='a'/>")]
    [InlineData("<status battery='4294967296'/>")]
    [InlineData("<status battery='-1'/>")]
    [InlineData("<status battery='05'/>")]
    [InlineData("<status battery='5' readiness='true'/>")]
    [InlineData("<takv os='o' version='v' device='d'/>")]
    [InlineData("<track course='1' speed='2' slope='3'/>")]
    [InlineData("<track course='1' speed='fast'/>")]
    [InlineData("<track course='1' eCourse='2'/>")]
    [InlineData("<n:contact xmlns:n='u' callsign='a'/>")]
    [InlineData("<x><contact callsign='a'/></x>")]
    public void Any_other_element_stays_byte_for_byte(string element) =>
        Assert.Equal("<a/>" + element + "<b/>", XmlDetailOf("<a/>" + element + "<b/>", out _, out _));

    [Fact]
    public void What_is_not_typed_keeps_its_order_and_its_bytes()
    {
        var kept = XmlDetailOf(
            "\n <z a=\"1\"  b='2'/><contact callsign='c'/>\t<!-- c --><![CDATA[<]]> &#65;<status battery='1'/>t<y/>",
            out _, out _);
        Assert.Equal("\n <z a=\"1\"  b='2'/>\t<!-- c --><![CDATA[<]]> &#65;t<y/>", kept);
    }

    [Fact]
    public void A_prefix_declared_outside_detail_is_declared_again_where_it_is_used()
    {
        var text = Samples.WithDetail("<p:a q:b='1'/><c/><q:d xmlns:q='own'/>")
            .Replace("<event ", "<event xmlns:p='urn:p' xmlns:q='urn:q' ", StringComparison.Ordinal);
        var xml = Samples.Bytes(text);
        Assert.True(CotScanner.TryScan(xml, CotLimits.Default, out var ev, out _));
        Assert.True(ev.Has(CotFlags.OuterNamespaces));
        TranscodeTarget.Run(xml, isPlanted: false);
    }

    [Fact]
    public void Declarations_that_would_make_a_message_many_times_longer_are_not_repeated()
    {
        var text = Samples.WithDetail(string.Concat(Enumerable.Repeat("<p:a/>", 2000)))
            .Replace("<event ", $"<event xmlns:p='{new string('u', 100_000)}' ", StringComparison.Ordinal);
        var xml = Samples.Bytes(text);
        Assert.True(CotScanner.TryScan(xml, CotLimits.Default, out var ev, out _));
        var writer = new ArrayBufferWriter<byte>();
        Assert.False(TakProtocolWriter.Write(xml, in ev, TakFraming.Stream, writer));
        Assert.Equal(0, writer.WrittenCount);
    }

    [Fact]
    public void Detail_that_is_absent_stays_absent_and_detail_that_is_empty_stays_empty()
    {
        foreach (var detail in new[] { null, "" })
        {
            var xml = Samples.Bytes(Samples.WithDetail(detail));
            Assert.True(CotScanner.TryScan(xml, CotLimits.Default, out var ev, out _));
            var writer = new ArrayBufferWriter<byte>();
            TakProtocolWriter.Write(xml, in ev, TakFraming.None, writer);
            Assert.True(ProtoScanner.TryScan(writer.WrittenSpan, CotLimits.Default, out var read, out _));
            Assert.Equal(detail is not null, read.Has(CotFlags.HasDetail));
        }
    }

    [Theory]
    [InlineData(TakFraming.Stream)]
    [InlineData(TakFraming.Mesh)]
    public void A_framed_message_is_found_by_its_framer(TakFraming framing)
    {
        foreach (var size in new[] { 0, 100, 20_000 })
        {
            var xml = Samples.Bytes(Samples.WithDetail("<a>" + new string('x', size) + "</a>"));
            Assert.True(CotScanner.TryScan(xml, CotLimits.Default, out var ev, out _));
            var bytes = new byte[xml.Length + 160];
            Assert.True(TakProtocolWriter.TryWrite(xml, in ev, framing, bytes, out var written));
            var status = framing == TakFraming.Mesh
                ? TakFramer.TryFrameMesh(bytes.AsSpan(0, written), CotLimits.Default, out var frame)
                : TakFramer.TryFrameStream(bytes.AsSpan(0, written), CotLimits.Default, out frame);
            Assert.Equal((FrameStatus.Event, written), (status, frame.Consumed));
            Assert.True(ProtoScanner.TryScan(frame.Payload(bytes), CotLimits.Default, out _, out _));
        }
    }

    [Fact]
    public void A_destination_that_is_too_small_is_reported_at_every_size()
    {
        var xml = Samples.Bytes(Samples.Position);
        Assert.True(CotScanner.TryScan(xml, CotLimits.Default, out var ev, out _));
        var bytes = new byte[1000];
        Assert.True(TakProtocolWriter.TryWrite(xml, in ev, TakFraming.Stream, bytes, out var needed));
        for (var size = 0; size < needed; size++)
            Assert.False(TakProtocolWriter.TryWrite(xml, in ev, TakFraming.Stream, bytes.AsSpan(0, size), out _));
    }
}
