using Liaison.Picture.Tracks;

namespace Liaison.Feeds;

/// <summary>Takes what a decoder makes of a feed's input.</summary>
public interface IObservationSink
{
    /// <summary>The feed's word as a number, for <see cref="TrackValues.Source"/>.</summary>
    ushort Source { get; }

    /// <summary>The feed's label as a number, for <see cref="TrackValues.Label"/>.</summary>
    ushort Label { get; }

    /// <summary>Takes a report of a track.</summary>
    /// <param name="values">What it says.</param>
    /// <param name="remarks">Words for people, UTF-8 of characters that XML can hold; empty for none.</param>
    /// <param name="row">What the sink gave for this track before, else -1: it finds the track faster.</param>
    void Report(in TrackValues values, ReadOnlySpan<byte> remarks, ref int row);

    /// <summary>Takes input that could not be used.</summary>
    /// <param name="reason">Why, in few words; always the same for the same fault, since it is counted by it.</param>
    /// <param name="input">The input, or its beginning.</param>
    void Reject(string reason, ReadOnlySpan<byte> input);

    /// <summary>Counts input that was understood and says nothing of a track.</summary>
    void Ignore();
}
