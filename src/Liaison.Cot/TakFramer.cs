namespace Liaison.Cot;

/// <summary>Cuts TAK protocol version 1 into messages: streams (<c>0xBF varint(length) message</c>) and datagrams of
/// the mesh (<c>0xBF varint(version) 0xBF message</c>).</summary>
public static class TakFramer
{
    /// <summary>The byte that begins each header.</summary>
    public const byte Magic = 0xBF;

    /// <summary>Longest header of a stream message in bytes.</summary>
    public const int MaxStreamHeader = 6;

    const int MaxVarint = 5;

    /// <summary>Looks for the next message of a stream.</summary>
    /// <param name="buffer">All bytes read and not dropped yet.</param>
    /// <param name="limits">The longest message.</param>
    /// <param name="frame">What was found. Any error leaves the stream <see cref="FrameStatus.Broken"/>: a length
    /// that cannot be trusted gives no place to go on from.</param>
    /// <returns>The status of the frame; never <see cref="FrameStatus.Rejected"/>.</returns>
    public static FrameStatus TryFrameStream(ReadOnlySpan<byte> buffer, CotLimits limits, out CotFrame frame)
    {
        frame = ReadStream(buffer, limits);
        return frame.Status;
    }

    static CotFrame ReadStream(ReadOnlySpan<byte> buffer, CotLimits limits)
    {
        if (buffer.IsEmpty)
            return CotFrame.NeedMore(0);
        if (buffer[0] != Magic)
            return CotFrame.Broken(CotError.BadMagic);
        var status = TryReadVarint(buffer[1..], out var length, out var size);
        if (status == FrameStatus.NeedMore)
            return CotFrame.NeedMore(0);
        if (status == FrameStatus.Broken)
            return CotFrame.Broken(CotError.BadVarint);
        if (length == 0)
            return CotFrame.Broken(CotError.EmptyMessage);
        if (length > (uint)limits.MaxFrameBytes)
            return CotFrame.Broken(CotError.FrameTooLong);
        var header = 1 + size;
        return buffer.Length - header < (int)length
            ? CotFrame.NeedMore(0)
            : CotFrame.Event(header, (int)length);
    }

    /// <summary>Finds the message in one datagram of the mesh, which is either XML (first byte <c>&lt;</c> after
    /// white space, not handled here) or version 1.</summary>
    /// <param name="datagram">The whole datagram.</param>
    /// <param name="limits">The longest message.</param>
    /// <param name="frame">The message, which reaches to the end of the datagram, or the reason of rejection.</param>
    /// <returns><see cref="FrameStatus.Event"/> or <see cref="FrameStatus.Rejected"/>.</returns>
    public static FrameStatus TryFrameMesh(ReadOnlySpan<byte> datagram, CotLimits limits, out CotFrame frame)
    {
        frame = ReadMesh(datagram, limits);
        return frame.Status;
    }

    static CotFrame ReadMesh(ReadOnlySpan<byte> datagram, CotLimits limits)
    {
        if (datagram.IsEmpty || datagram[0] != Magic)
            return CotFrame.Rejected(CotError.BadMagic, datagram.Length);
        if (TryReadVarint(datagram[1..], out var version, out var size) != FrameStatus.Event)
            return CotFrame.Rejected(CotError.BadVarint, datagram.Length);
        if (version != 1)
            return CotFrame.Rejected(CotError.UnsupportedVersion, datagram.Length);
        var header = 2 + size;
        if (datagram.Length < header || datagram[header - 1] != Magic)
            return CotFrame.Rejected(CotError.BadMagic, datagram.Length);
        if (datagram.Length == header)
            return CotFrame.Rejected(CotError.EmptyMessage, datagram.Length);
        return datagram.Length - header > limits.MaxFrameBytes
            ? CotFrame.Rejected(CotError.FrameTooLong, datagram.Length)
            : CotFrame.Event(header, datagram.Length - header);
    }

    /// <summary>Writes the header of a stream message.</summary>
    /// <returns>Bytes written, at most <see cref="MaxStreamHeader"/>.</returns>
    public static int WriteStreamHeader(int messageLength, Span<byte> destination)
    {
        destination[0] = Magic;
        return 1 + ProtoWriter.WriteVarint((ulong)messageLength, destination[1..]);
    }

    // Only the shortest form is accepted: it is the only one that an honest sender writes.
    static FrameStatus TryReadVarint(ReadOnlySpan<byte> text, out uint value, out int size)
    {
        var result = 0UL;
        value = 0;
        for (size = 0; size < text.Length && size < MaxVarint;)
        {
            var next = text[size];
            result |= (ulong)(next & 0x7F) << (7 * size++);
            if (next >= 0x80)
                continue;
            value = (uint)result;
            return (size > 1 && next == 0) || result > uint.MaxValue ? FrameStatus.Broken : FrameStatus.Event;
        }

        return size == MaxVarint ? FrameStatus.Broken : FrameStatus.NeedMore;
    }
}
