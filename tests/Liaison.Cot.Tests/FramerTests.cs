using CsCheck;
using Liaison.Fuzz;

namespace Liaison.Cot.Tests;

public sealed class FramerTests
{
    const string Declaration = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n";

    static readonly Gen<string> Piece = Samples.OneOf(
        Declaration + Samples.WithDetail("<a>\u00e9\u65e5</a>"), Samples.WithDetail(null),
            Samples.WithDetail("<![CDATA[</event>]]>"),
        Samples.WithDetail("<!-- </event> <event> -->"), "<?xml version=\"1.0\"?>", "\uFEFF", "\r\n",
            "<auth><cot username='a'/></auth>",
        "<event uid='self'/>", "<event uid='a>b' how=\"x'>\"></event>", "<!DOCTYPE event [<!ENTITY a 'b'>]>",
        "<events/>", "junk",
        "<event x='1'><!DOCTYPE y></event>", "<event><!bad></event>", "</event>", "<event", "<event a='", "<",
        "</eve", "]]>", "-->");

    static List<(FrameStatus Status, string Text)> ReadAll(string stream, CotLimits? limits = null)
    {
        var results = new List<(FrameStatus, string)>();
        var state = default(CotFramerState);
        var rest = Samples.Bytes(stream).AsSpan();
        while (CotFramer.TryFrame(rest, limits ?? CotLimits.Default, ref state, out var frame) != FrameStatus.NeedMore)
        {
            var text = frame.Status == FrameStatus.Event
                ? System.Text.Encoding.UTF8.GetString(frame.Payload(rest))
                : frame.Error.ToString();
            results.Add((frame.Status, text));
            rest = rest[frame.Consumed..];
        }

        return results;
    }

    [Fact]
    public void Any_split_of_a_stream_gives_the_same_events_and_errors() =>
        Gen.Select(Piece.Array[1, 12], Gen.Int[1, 50].Array[1, 40]).Sample((pieces, steps) =>
        {
            var stream = Samples.Bytes(string.Concat(pieces));
            var cuts = new List<int>();
            for (int at = 0, i = 0; at < stream.Length; i++)
                cuts.Add(at = Math.Min(stream.Length, at + steps[i % steps.Length]));
            var whole = FramerTarget.Read(stream, [stream.Length]);
            return whole.SequenceEqual(FramerTarget.Read(stream, cuts))
                && whole.SequenceEqual(FramerTarget.Read(stream, Enumerable.Range(1, stream.Length)));
        });

    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")]
    [InlineData(Declaration)]
    [InlineData("\uFEFF<?xml version='1.0'?>")]
    [InlineData("\r\n \t")]
    [InlineData("<auth><cot username=\"u\" password=\"p\" uid=\"i\" callsign=\"c\"/></auth>")]
    [InlineData("<eventual/>junk < > ")]
    public void What_stands_before_an_event_is_dropped(string before)
    {
        var xml = Samples.WithDetail("<a/>");
        Assert.Equal([(FrameStatus.Event, xml), (FrameStatus.Event, xml)], ReadAll(before + xml + before + xml));
    }

    [Theory]
    [InlineData("<x><![CDATA[</event>]]></x>")]
    [InlineData("<!-- </event> -->")]
    [InlineData("<!-- a --><b/><![CDATA[ ]] ]>> </event> ]]>")]
    public void An_end_tag_in_a_comment_or_CDATA_is_not_an_end(string detail)
    {
        var xml = Samples.WithDetail(detail);
        Assert.Equal([(FrameStatus.Event, xml)], ReadAll(xml));
    }

    [Fact]
    public void A_self_closed_event_is_refused_at_once_and_the_next_event_is_found()
    {
        var xml = Samples.WithDetail(null);
        Assert.Equal([(FrameStatus.Rejected, "SelfClosedEvent")], ReadAll("<event uid='a>b' how='x'/>"));
        Assert.Equal(
            [(FrameStatus.Rejected, "SelfClosedEvent"), (FrameStatus.Event, xml)], ReadAll("<event uid='a'/>" + xml));
    }

    [Fact]
    public void A_document_type_is_refused_before_and_inside_an_event()
    {
        var xml = Samples.WithDetail(null);
        (FrameStatus, string)[] expected = [(FrameStatus.Rejected, "DoctypeRefused"), (FrameStatus.Event, xml)];
        Assert.Equal(expected, ReadAll("<!DOCTYPE e [<!ENTITY a 'b'>]>" + xml));
        Assert.Equal(expected, ReadAll("<event><!DOCTYPE e></event>" + xml));
    }

    [Fact]
    public void An_event_that_is_too_long_is_refused_once_and_the_next_one_is_found()
    {
        var limits = new CotLimits { MaxFrameBytes = 1000 };
        var xml = Samples.WithDetail(null);
        var tooLong = Samples.WithDetail(new string('x', 5000));
        Assert.Equal(
            [(FrameStatus.Rejected, "FrameTooLong"), (FrameStatus.Event, xml)], ReadAll(tooLong + xml, limits));
    }

    [Theory]
    [InlineData(0, FrameStatus.Event)]
    [InlineData(1, FrameStatus.Rejected)]
    public void The_longest_event_that_is_allowed_has_exactly_the_limit(int excess, FrameStatus expected)
    {
        var limits = new CotLimits { MaxFrameBytes = 1000 };
        var xml = Samples.WithDetail("");
        xml = Samples.WithDetail(new string('x', 1000 + excess - xml.Length));
        Assert.Equal(expected, ReadAll(xml + "  ", limits)[0].Status);
    }

    [Fact]
    public void An_endless_start_tag_read_byte_by_byte_is_searched_only_once()
    {
        var limits = new CotLimits { MaxFrameBytes = 200_000 };
        var stream = Samples.Bytes("<event " + new string('a', 150_000));
        var state = default(CotFramerState);
        for (var length = 1; length <= stream.Length; length++)
        {
            CotFramer.TryFrame(stream.AsSpan(0, length), limits, ref state, out var frame);
            Assert.Equal(0, frame.Consumed);
            Assert.True(length < 7 || state.Scanned == length);
        }
    }
}
