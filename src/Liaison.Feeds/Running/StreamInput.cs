using Liaison.Picture;
using Liaison.Picture.Tracks;

namespace Liaison.Feeds.Running;

/// <summary>Input of which a decoder makes reports of tracks.</summary>
sealed class StreamInput(
    IFeedDecoder decoder, PictureSource picture, FeedMeter meter, TimeProvider time, Action connected)
    : IFeedInput, IObservationSink
{
    const string PictureFull = "the picture holds as many tracks as it may";
    const string NotWritable = "cannot be written for TAK clients";

    long _receivedMs;

    public ushort Source => picture.Source;

    public ushort Label => picture.LabelWord;

    public void Connected() => connected();

    public void Accept(ReadOnlySpan<byte> bytes)
    {
        meter.Receive(bytes.Length);
        _receivedMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        decoder.Accept(bytes, _receivedMs, this);
        picture.Flush();
    }

    public InputOutcome End(string name)
    {
        _receivedMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        decoder.End(_receivedMs, this);
        picture.Flush();
        return InputOutcome.Taken;
    }

    public void Abandon() => End("");

    public void Report(in TrackValues values, ReadOnlySpan<byte> remarks, ref int row)
    {
        var outcome = picture.Report(values, remarks, ref row);
        if (outcome == AppendOutcome.Accepted) meter.Accept(values.TimeMs, _receivedMs);
        else meter.Reject(outcome == AppendOutcome.PictureFull ? PictureFull : NotWritable, values.Uid);
    }

    public void Reject(string reason, ReadOnlySpan<byte> input) => meter.Reject(reason, input);

    public void Ignore() => meter.Ignore();
}
