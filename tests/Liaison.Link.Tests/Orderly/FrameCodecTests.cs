using CsCheck;
using Liaison.Journal.Blocks;
using Liaison.Link.Orderly;

namespace Liaison.Link.Tests.Orderly;

public sealed class FrameCodecTests
{
    static readonly Gen<ReadOnlyMemory<byte>> Bytes =
        Gen.Byte.Array[1, 200].Select(bytes => new ReadOnlyMemory<byte>(bytes));

    static readonly Gen<LogHead> Head = Gen.Select(Gen.Long[1, 1000], Gen.Long[1000, 1 << 20], Gen.Byte.Array[32])
        .Select((block, record, hash) => new LogHead(block, record, hash));

    static readonly Gen<Block> Block = Gen.Select(
        Gen.Long[1, long.MaxValue / 2], Gen.Long[1, long.MaxValue / 2], Bytes, Bytes, Bytes.List[1, 5]).Select(
        (number, first, header, signature, records) => new Block
        {
            Number = number,
            First = first,
            Header = header,
            Signature = signature,
            Records = records,
        });

    static readonly Gen<LinkFrame> Frame = Gen.OneOf<LinkFrame>(
        Gen.Select(Gen.Guid, Head, Bytes, Bytes, Gen.Guid, Head).Select((log, head, header, signature, held, holds) =>
            (LinkFrame)new LinkFrame.Hello("JFHQ", log, head, header, signature, held, holds)),
        Gen.Guid.Select(log => (LinkFrame)new LinkFrame.Hello(
            "JFHQ", log, LogHead.None, default, default, null, LogHead.None)),
        Block.Select(block => (LinkFrame)new LinkFrame.Given(block)),
        Block.Select(block => (LinkFrame)new LinkFrame.Returned(block)),
        Gen.Long.Select(record => (LinkFrame)new LinkFrame.Holding(record)),
        Gen.Long.Select(ms => (LinkFrame)new LinkFrame.Alive(ms)),
        Gen.Enum<LinkFault>().Select(fault => (LinkFrame)new LinkFrame.Closing(fault, "because")));

    [Fact]
    public void What_was_written_is_read_and_written_again_the_same() => Frame.Sample(frame =>
    {
        var bytes = FrameCodec.Write(frame);
        Assert.True(FrameCodec.TryRead(bytes, out var read, out _));
        Assert.IsType(frame.GetType(), read);
        Assert.Equal(bytes, FrameCodec.Write(read));
    });

    [Fact]
    public void A_damaged_frame_is_refused_or_is_another_whole_one() =>
        Gen.Select(Frame, Gen.Int[0, int.MaxValue], Gen.Byte[1, 255]).Sample((frame, place, change) =>
        {
            var bytes = FrameCodec.Write(frame);
            bytes[place % bytes.Length] ^= change;
            if (FrameCodec.TryRead(bytes, out var read, out var fault)) Assert.Equal(bytes, FrameCodec.Write(read));
            else Assert.True(fault is LinkFault.BadFrame or LinkFault.OtherVersion);
        });

    [Fact]
    public void Any_bytes_are_read_without_an_exception() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        FrameCodec.TryRead(bytes, out _, out _);
    });

    [Fact]
    public void A_frame_cut_short_or_with_more_behind_it_is_refused() =>
        Gen.Select(Frame, Gen.Int[1, 20]).Sample((frame, count) =>
        {
            var bytes = FrameCodec.Write(frame);
            Assert.False(FrameCodec.TryRead(bytes.AsMemory(0, Math.Max(0, bytes.Length - count)), out _, out _));
            Assert.False(FrameCodec.TryRead((byte[])[.. bytes, .. new byte[count]], out _, out _));
        });

    [Fact]
    public void Another_version_is_told_from_a_bad_frame()
    {
        var bytes = FrameCodec.Write(new LinkFrame.Hello(
            "JFHQ", Guid.Empty, LogHead.None, default, default, null, LogHead.None));
        bytes[2] = 2;
        Assert.False(FrameCodec.TryRead(bytes, out _, out var fault));
        Assert.Equal(LinkFault.OtherVersion, fault);
    }
}
