using System.Buffers;
using CsCheck;
using Google.Protobuf;
using Liaison.Fuzz;

namespace Liaison.Cot.Tests;

public sealed class ProtobufTests
{
    static byte[] Message(Action<CodedOutputStream> write)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
            write(output);
        return stream.ToArray();
    }

    static void Text(CodedOutputStream output, int field, string text)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteString(text);
    }

    static void Inner(CodedOutputStream output, int field, byte[] message)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(message));
    }

    static void Number(CodedOutputStream output, int field, double value)
    {
        output.WriteTag(field, WireFormat.WireType.Fixed64);
        output.WriteDouble(value);
    }

    static void Time(CodedOutputStream output, int field, ulong value)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteUInt64(value);
    }

    static byte[] TakMessage(Action<CodedOutputStream>? more = null, byte[]? detail = null) => Message(tak =>
    {
        Inner(tak, 2, Message(ev =>
        {
            Text(ev, 1, "a-f-G-U-C");
            Text(ev, 5, "uid \u65e5\u672c & <more>");
            Time(ev, 6, 1_767_225_600_000);
            Time(ev, 7, 1_767_225_600_001);
            Time(ev, 8, 1_767_225_675_000);
            Text(ev, 9, "m-g");
            Number(ev, 10, 38.5);
            Number(ev, 11, -77.25);
            Number(ev, 12, 999_999);
            Number(ev, 13, 4.9);
            Number(ev, 14, 9_999_999);
            if (detail is not null)
                Inner(ev, 15, detail);
            Text(ev, 17, "USA, JPN");
            more?.Invoke(ev);
        }));
        Time(tak, 3, 1);
    });

    static readonly byte[] FullDetail = Message(detail =>
    {
        Text(detail, 1, "<uid Droid='A&amp;B'/><remarks>\u00e9</remarks>");
        Inner(detail, 2, Message(m => { Text(m, 1, "*:-1:stcp"); Text(m, 2, "A&B"); }));
        Inner(detail, 3, Message(m => { Text(m, 1, "Cyan"); Text(m, 2, "Team Member"); }));
        Inner(detail, 4, Message(m => { Text(m, 1, "GPS"); Text(m, 2, "DTED0"); }));
        Inner(detail, 5, Message(m => Time(m, 1, 57)));
        Inner(detail, 6, Message(m => { Text(m, 1, "d"); Text(m, 2, "p"); Text(m, 3, "o"); Text(m, 4, "v"); }));
        Inner(detail, 7, Message(m => { Number(m, 1, 1.5); Number(m, 2, 270); }));
    });

    static CotError Scan(byte[] message, out CotEvent ev) =>
        ProtoScanner.TryScan(message, CotLimits.Default, out ev, out var error) ? CotError.None : error;

    [Fact]
    public void A_message_of_the_reference_writer_gives_its_values()
    {
        var message = TakMessage(detail: FullDetail);
        Assert.Equal(CotError.None, Scan(message, out var ev));
        Assert.Equal("uid \u65e5\u672c & <more>", XmlText.GetString(message, ev.Uid));
        Assert.Equal("A&B", XmlText.GetString(message, ev.Callsign));
        Assert.Equal("Team Member", XmlText.GetString(message, ev.GroupRole));
        Assert.Equal("USA, JPN", XmlText.GetString(message, ev.ReleasableTo));
        Assert.Equal((38.5, -77.25, 4.9), (ev.Latitude, ev.Longitude, ev.Ce));
        Assert.True(double.IsNaN(ev.Hae) && double.IsNaN(ev.Le));
        Assert.Equal((270, 1.5), (ev.Course, ev.Speed));
        Assert.Equal(1_767_225_600_001, ev.StartMs);
        EventComparison.ThereAndBack(message, in ev);
    }

    [Fact]
    public void The_XML_of_a_message_holds_each_typed_member_and_the_xmlDetail_byte_for_byte()
    {
        var message = TakMessage(detail: FullDetail);
        Assert.Equal(CotError.None, Scan(message, out var ev));
        Assert.Equal(
            "<event version=\"2.0\" uid=\"uid \u65e5\u672c &amp; &lt;more&gt;\" type=\"a-f-G-U-C\""
            + " time=\"2026-01-01T00:00:00.000Z\" start=\"2026-01-01T00:00:00.001Z\" stale=\"2026-01-01T00:01:15.000Z\""
            + " how=\"m-g\" releasableTo=\"USA, JPN\"><point lat=\"38.5\" lon=\"-77.25\" hae=\"9999999.0\" ce=\"4.9\""
            + " le=\"9999999.0\"/><detail><takv device=\"d\" platform=\"p\" os=\"o\" version=\"v\"/>"
            + "<contact endpoint=\"*:-1:stcp\" callsign=\"A&amp;B\"/><precisionlocation geopointsrc=\"GPS\" "
            + "altsrc=\"DTED0\"/>"
            + "<__group name=\"Cyan\" role=\"Team Member\"/><status battery=\"57\"/><track speed=\"1.5\" "
            + "course=\"270.0\"/>"
            + "<uid Droid='A&amp;B'/><remarks>\u00e9</remarks></detail></event>",
            System.Text.Encoding.UTF8.GetString(EventComparison.ToXml(message, in ev)));
    }

    [Fact]
    public void The_xmlDetail_wins_over_a_typed_member()
    {
        var detail = Message(d =>
        {
            Text(d, 1, "<contact callsign='xml' phone='1'/>");
            Inner(d, 2, Message(m => { Text(m, 1, "typed"); Text(m, 2, "typed"); }));
        });
        var message = TakMessage(detail: detail);
        Assert.Equal(CotError.None, Scan(message, out var ev));
        Assert.Equal("xml", XmlText.GetString(message, ev.Callsign));
        Assert.True(ev.Endpoint.IsEmpty);
        Assert.DoesNotContain(
            "typed", System.Text.Encoding.UTF8.GetString(EventComparison.ToXml(message, in ev)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_fields_of_every_wire_type_are_passed_over()
    {
        var message = TakMessage(ev =>
        {
            Time(ev, 99, ulong.MaxValue);
            Number(ev, 98, 1);
            Text(ev, 97, "x");
            ev.WriteTag(96, WireFormat.WireType.Fixed32);
            ev.WriteFixed32(7);
            Time(ev, 5, 3);
        });
        Assert.Equal(CotError.None, Scan(message, out _));
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("<a b='1' b='2'/>")]
    [InlineData("</detail></event><event>")]
    [InlineData("<!DOCTYPE a>")]
    [InlineData("\u0001")]
    [InlineData("<n:a/>")]
    public void An_xmlDetail_that_is_not_well_formed_is_refused(string xmlDetail) =>
        Assert.NotEqual(CotError.None, Scan(TakMessage(detail: Message(d => Text(d, 1, xmlDetail))), out _));

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        Assert.Equal(CotError.BadPosition, Scan(TakMessage(ev => Number(ev, 10, 91)), out _));
        Assert.Equal(CotError.BadPosition, Scan(TakMessage(ev => Number(ev, 11, double.NaN)), out _));
        Assert.Equal(CotError.BadNumber, Scan(TakMessage(ev => Number(ev, 12, double.PositiveInfinity)), out _));
        Assert.Equal(CotError.BadTime, Scan(TakMessage(ev => Time(ev, 8, ulong.MaxValue)), out _));
        Assert.Equal(CotError.MissingUid, Scan(TakMessage(ev => Text(ev, 5, "")), out _));
        Assert.Equal(CotError.BadType, Scan(TakMessage(ev => Text(ev, 1, "a b")), out _));
        Assert.Equal(CotError.BadCharacter, Scan(TakMessage(ev => Text(ev, 16, "\u0002")), out _));
        Assert.Equal(CotError.NoEvent, Scan(Message(tak => Inner(tak, 1, [])), out _));
        Assert.Equal(CotError.DuplicateElement, Scan(TakMessage(ev => Inner(ev, 15, []), []), out _));
    }

    [Fact]
    public void Each_cut_of_a_message_is_refused_or_read_without_reaching_past_its_end()
    {
        var message = TakMessage(detail: FullDetail);
        for (var length = 0; length < message.Length - 2; length++)
            Assert.NotEqual(CotError.None, Scan(message[..length], out _));
    }

    [Fact]
    public void The_own_writer_is_understood_by_the_reference_reader()
    {
        var xml = Samples.Bytes(Samples.Position);
        Assert.True(CotScanner.TryScan(xml, CotLimits.Default, out var ev, out _));
        var writer = new ArrayBufferWriter<byte>();
        TakProtocolWriter.Write(xml, in ev, TakFraming.None, writer);
        using var input = new CodedInputStream(writer.WrittenSpan.ToArray());
        Assert.Equal(WireFormat.MakeTag(2, WireFormat.WireType.LengthDelimited), input.ReadTag());
        var fields = new Dictionary<int, object>();
        using var inner = new CodedInputStream(input.ReadBytes().ToByteArray());
        for (var tag = inner.ReadTag(); tag != 0; tag = inner.ReadTag())
        {
            fields[WireFormat.GetTagFieldNumber(tag)] = WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => inner.ReadUInt64(),
                WireFormat.WireType.Fixed64 => inner.ReadDouble(),
                _ => inner.ReadBytes(),
            };
        }

        Assert.True(input.IsAtEnd);
        Assert.Equal("ANDROID-0000000000000001", ((ByteString)fields[5]).ToStringUtf8());
        Assert.Equal(1_767_225_675_000UL, fields[8]);
        Assert.Equal(999_999.0, fields[14]);
        Assert.Equal(
            "<contact endpoint=\"*:-1:stcp\" phone=\"+15555550100\" callsign=\"LOAD-000001\"/><uid "
                + "Droid=\"LOAD-000001\"/>"
            + "<_t ns=\"|000000.0000000000.0000000000000000|\"/>",
            XmlText.GetString(Detail(writer.WrittenSpan.ToArray(), out var range), range));
    }

    static byte[] Detail(byte[] message, out ByteRange xmlDetail)
    {
        Assert.Equal(CotError.None, Scan(message, out var ev));
        xmlDetail = ev.Detail;
        return message;
    }

    [Fact]
    public void Random_values_keep_through_XML_and_back() =>
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], Gen.Double.Where(double.IsFinite), Gen.String,
            Gen.String)
            .Sample((lat, lon, hae, text, callsign) =>
            {
                var detail = Message(d => Inner(d, 2, Message(m => Text(m, 2, callsign))));
                var message = TakMessage(
                    ev => { Number(ev, 10, lat); Number(ev, 11, lon); Number(ev, 12, hae); Text(ev, 16, text); },
                        detail);
                if (Scan(message, out var ev) == CotError.None)
                    EventComparison.ThereAndBack(message, in ev);
            });
}
