using System.Text;
using Liaison.Picture.Tracks;

namespace Liaison.Picture.Tests;

/// <summary>A codec whose reports people can read: <c>&lt;uid:text&gt;</c>, and <c>[uid:text]</c> as the twin.</summary>
sealed class BracketCodec : IReportCodec
{
    public int MaxReportBytes => 4096;

    public static byte[] Report(WireEncoding encoding, string uid, string text) =>
        Encoding.UTF8.GetBytes(encoding == WireEncoding.Xml ? $"<{uid}:{text}>" : $"[{uid}:{text}]");

    public int Transcode(WireEncoding from, ReadOnlySpan<byte> report, Span<byte> destination)
    {
        if (!report.TryCopyTo(destination)) return -1;
        destination[0] = (byte)(from == WireEncoding.Xml ? '[' : '<');
        destination[report.Length - 1] = (byte)(from == WireEncoding.Xml ? ']' : '>');
        return report.Length;
    }

    public int Pack(WireEncoding from, ReadOnlySpan<byte> report, Span<byte> destination)
    {
        var text = report[(report.IndexOf((byte)':') + 1)..^1];
        return text.TryCopyTo(destination) ? text.Length : -1;
    }

    public int Write(in TrackValues values, in ReportText text, WireEncoding to, Span<byte> destination) =>
        Unpack(values, text.Remarks, to, destination);

    public int Unpack(in TrackValues values, ReadOnlySpan<byte> packed, WireEncoding to, Span<byte> destination)
    {
        var report = Report(to, Encoding.UTF8.GetString(values.Uid), Encoding.UTF8.GetString(packed));
        return report.AsSpan().TryCopyTo(destination) ? report.Length : -1;
    }
}
