namespace Liaison.Cot.Tests;

public sealed class TakFramerTests
{
    static CotFrame Stream(params byte[] bytes)
    {
        TakFramer.TryFrameStream(bytes, CotLimits.Default, out var frame);
        return frame;
    }

    static CotFrame Mesh(params byte[] bytes)
    {
        TakFramer.TryFrameMesh(bytes, CotLimits.Default, out var frame);
        return frame;
    }

    [Fact]
    public void A_stream_message_is_found_however_much_follows()
    {
        Assert.Equal(new CotFrame(FrameStatus.Event, 2, 3, 5, CotError.None), Stream(0xBF, 3, 1, 2, 3));
        Assert.Equal(new CotFrame(FrameStatus.Event, 2, 3, 5, CotError.None), Stream(0xBF, 3, 1, 2, 3, 0xBF, 9));
        byte[] longer = [0xBF, 0x80, 0x01, .. new byte[128]];
        Assert.Equal(new CotFrame(FrameStatus.Event, 3, 128, 131, CotError.None), Stream(longer));
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0xBF })]
    [InlineData(new byte[] { 0xBF, 0x80 })]
    [InlineData(new byte[] { 0xBF, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xBF, 3, 1, 2 })]
    public void A_message_that_is_cut_off_waits(byte[] bytes) => Assert.Equal(FrameStatus.NeedMore,
        Stream(bytes).Status);

    [Theory]
    [InlineData(CotError.BadMagic, new byte[] { 0x3C })]
    [InlineData(CotError.EmptyMessage, new byte[] { 0xBF, 0 })]
    [InlineData(CotError.BadVarint, new byte[] { 0xBF, 0x80, 0x00 })]
    [InlineData(CotError.BadVarint, new byte[] { 0xBF, 0x80, 0x80, 0x80, 0x80, 0x80 })]
    [InlineData(CotError.BadVarint, new byte[] { 0xBF, 0xFF, 0xFF, 0xFF, 0xFF, 0x1F })]
    [InlineData(CotError.FrameTooLong, new byte[] { 0xBF, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F })]
    [InlineData(CotError.FrameTooLong, new byte[] { 0xBF, 0x81, 0x80, 0x10 })]
    public void A_header_that_cannot_be_trusted_breaks_the_stream(CotError expected, byte[] bytes)
    {
        var frame = Stream(bytes);
        Assert.Equal((FrameStatus.Broken, expected), (frame.Status, frame.Error));
    }

    [Fact]
    public void A_mesh_message_reaches_to_the_end_of_the_datagram() =>
        Assert.Equal(new CotFrame(FrameStatus.Event, 3, 2, 5, CotError.None), Mesh(0xBF, 1, 0xBF, 7, 8));

    [Theory]
    [InlineData(CotError.BadMagic, new byte[] { })]
    [InlineData(CotError.BadMagic, new byte[] { 1, 2, 3 })]
    [InlineData(CotError.BadVarint, new byte[] { 0xBF })]
    [InlineData(CotError.UnsupportedVersion, new byte[] { 0xBF, 2, 0xBF, 1 })]
    [InlineData(CotError.BadMagic, new byte[] { 0xBF, 1 })]
    [InlineData(CotError.BadMagic, new byte[] { 0xBF, 1, 0x00, 1 })]
    [InlineData(CotError.EmptyMessage, new byte[] { 0xBF, 1, 0xBF })]
    public void Another_datagram_is_refused(CotError expected, byte[] bytes) => Assert.Equal(expected,
        Mesh(bytes).Error);

    [Theory]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(262_144)]
    public void A_written_header_reads_back(int length)
    {
        var bytes = new byte[TakFramer.MaxStreamHeader + length];
        var header = TakFramer.WriteStreamHeader(length, bytes);
        var frame = Stream(bytes[..(header + length)]);
        Assert.Equal((header, length), (frame.Start, frame.Length));
    }

    [Fact]
    public void Control_of_the_mesh_is_read_and_absent_versions_count_as_one()
    {
        byte[] message = [0x0A, 0x05, 0x10, 0x02, 0x1A, 0x01, (byte)'u'];
        Assert.True(TakControl.TryRead(message, out var control));
        Assert.Equal((1u, 2u, "u"), (control.MinVersion, control.MaxVersion, XmlText.GetString(message,
            control.ContactUid)));
        Assert.False(TakControl.TryRead([0x0A, 0x05, 0x10], out _));
    }
}
