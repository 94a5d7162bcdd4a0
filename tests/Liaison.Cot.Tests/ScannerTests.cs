namespace Liaison.Cot.Tests;

public sealed class ScannerTests
{
    [Fact]
    public void A_position_report_gives_its_values_and_ranges()
    {
        var bytes = Samples.Bytes(Samples.Position);
        Assert.True(CotScanner.TryScan(bytes, CotLimits.Default, out var ev, out var error), error.ToString());
        Assert.Equal("ANDROID-0000000000000001", XmlText.GetString(bytes, ev.Uid));
        Assert.Equal("LOAD-000001", XmlText.GetString(bytes, ev.Callsign));
        Assert.Equal("*:-1:stcp", XmlText.GetString(bytes, ev.Endpoint));
        Assert.Equal("Cyan", XmlText.GetString(bytes, ev.GroupName));
        Assert.Equal(38.0000001, ev.Latitude);
        Assert.True(double.IsNaN(ev.Le));
        Assert.Equal(75_000, ev.StaleMs - ev.TimeMs);
    }

    [Fact]
    public void A_position_report_survives_the_way_through_protobuf()
    {
        var bytes = Samples.Bytes(Samples.Position);
        Assert.True(CotScanner.TryScan(bytes, CotLimits.Default, out var ev, out _));
        var proto = new System.Buffers.ArrayBufferWriter<byte>();
        TakProtocolWriter.Write(bytes, in ev, TakFraming.None, proto);
        Assert.True(ProtoScanner.TryScan(proto.WrittenSpan, CotLimits.Default, out var read, out _));
        var back = new System.Buffers.ArrayBufferWriter<byte>();
        CotXmlWriter.WriteProtobuf(proto.WrittenSpan, in read, back);
        Assert.True(CotScanner.TryScan(back.WrittenSpan, CotLimits.Default, out var again, out _));
        Assert.Equal(ev.Latitude, again.Latitude);
        Assert.Equal("LOAD-000001", XmlText.GetString(back.WrittenSpan, again.Callsign));
    }
}
