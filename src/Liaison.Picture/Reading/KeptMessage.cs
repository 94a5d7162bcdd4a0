namespace Liaison.Picture.Reading;

/// <summary>A message that readers which have left the log still get.</summary>
sealed record KeptMessage(long Sequence, int Log, int Reporter, bool IsUrgent, WireEncoding Encoding, byte[] Bytes)
{
    byte[]? _twin;

    /// <summary>The bytes in an encoding; empty when there is no such twin.</summary>
    public ReadOnlySpan<byte> In(WireEncoding encoding, IReportCodec codec)
    {
        if (encoding == Encoding) return Bytes;
        if (_twin is not { } twin)
        {
            var scratch = new byte[codec.MaxReportBytes];
            var length = codec.Transcode(Encoding, Bytes, scratch);
            _twin = twin = length < 0 ? [] : scratch[..length];
        }

        return twin;
    }
}
