using System.Buffers;
using Liaison.Kernel.Labels;
using Liaison.Picture.Tracks;

namespace Liaison.Picture;

/// <summary>
/// A source whose reports come as values, not in a wire format: ships, aircraft, reports by the API. TAK clients get them
/// like everything else.
/// </summary>
/// <remarks>Used by one thread at a time.</remarks>
public sealed class PictureSource
{
    readonly LivePicture _picture;
    readonly Audience _audience;
    readonly Label? _label;

    // Values and remarks have bounds of their own, far below.
    const int MostReportBytes = 64 * 1024;

    internal PictureSource(LivePicture picture, Audience audience, ushort source, Label? label, ushort labelWord)
    {
        (_picture, _audience, _label) = (picture, audience, label);
        (Source, LabelWord) = (source, labelWord);
    }

    /// <summary>The number of the source's word, for <see cref="TrackValues.Source"/>.</summary>
    public ushort Source { get; }

    /// <summary>The number of its label, for <see cref="TrackValues.Label"/>.</summary>
    public ushort LabelWord { get; }

    /// <summary>Puts a report into the picture. <see cref="Flush"/> after the last one of a batch.</summary>
    /// <param name="values">What it says, with <see cref="Source"/> and <see cref="LabelWord"/>.</param>
    /// <param name="remarks">Words to it, UTF-8 of characters that XML can hold.</param>
    /// <param name="row">The track's row if the caller remembers it, else -1; afterwards the row.</param>
    /// <returns>What became of it. One that cannot be written for TAK clients is refused.</returns>
    public AppendOutcome Report(in TrackValues values, ReadOnlySpan<byte> remarks, ref int row)
    {
        var report = ArrayPool<byte>.Shared.Rent(MostReportBytes);
        try
        {
            // Written before the lock is taken: others append meanwhile.
            var text = new ReportText { Remarks = remarks, Label = _label };
            var length = _picture.Codec.Write(values, text, WireEncoding.Protobuf, report);
            if (length < 0) return AppendOutcome.NotWritable;
            using var appender = _picture.BeginAppend(_audience, LivePicture.NoReporter, _picture.ReadClock());
            return appender.Report(values, WireEncoding.Protobuf, report.AsSpan(0, length), ref row, out _);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(report);
        }
    }

    /// <summary>Tells those who hand reports on that there are new ones.</summary>
    public void Flush() => _picture.NoteNews();
}
