using Liaison.Picture.Tracks;

namespace Liaison.Picture;

/// <summary>
/// What the picture needs to know of the wire formats, so that it need not know them itself: making a report's twin, and
/// keeping the newest report of a track small once it has left the log. Implementations are stateless and thread-safe.
/// </summary>
public interface IReportCodec
{
    /// <summary>The most bytes that a report may have in either encoding.</summary>
    int MaxReportBytes { get; }

    /// <summary>Writes the twin of <paramref name="report"/>.</summary>
    /// <returns>The number of bytes written; -1 when there is no twin, or <paramref name="destination"/> is too small.</returns>
    int Transcode(WireEncoding from, ReadOnlySpan<byte> report, Span<byte> destination);

    /// <summary>
    /// Writes what is needed, beside the values in <see cref="Track"/>, to make the report again.
    /// </summary>
    /// <returns>The number of bytes written; -1 when <paramref name="destination"/> is too small.</returns>
    int Pack(WireEncoding from, ReadOnlySpan<byte> report, Span<byte> destination);

    /// <summary>Writes a report of a source that has no wire format of its own.</summary>
    /// <returns>The number of bytes written; -1 when it cannot be written, or <paramref name="destination"/> is too small.</returns>
    int Write(in TrackValues values, in ReportText text, WireEncoding to, Span<byte> destination);

    /// <summary>Makes a report again from a track's values and what <see cref="Pack"/> kept of it.</summary>
    /// <returns>The number of bytes written; -1 when <paramref name="destination"/> is too small.</returns>
    int Unpack(in TrackValues values, ReadOnlySpan<byte> packed, WireEncoding to, Span<byte> destination);
}
