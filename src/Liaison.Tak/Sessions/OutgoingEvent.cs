using Liaison.Picture;

namespace Liaison.Tak.Sessions;

/// <summary>An event as XML, and as protobuf once somebody needs it so. Safe for many threads.</summary>
sealed class OutgoingEvent(byte[] xml, IReportCodec codec) : IOutgoing
{
    byte[]? _protobuf;

    public ReadOnlySpan<byte> In(WireEncoding encoding)
    {
        if (encoding == WireEncoding.Xml) return xml;
        if (_protobuf is { } made) return made;
        var buffer = new byte[xml.Length + 1024];
        var length = codec.Transcode(WireEncoding.Xml, xml, buffer);
        return _protobuf = length < 0 ? [] : buffer[..length];
    }
}
