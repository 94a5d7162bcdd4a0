using Liaison.Cot;

namespace Liaison.Fuzz;

/// <summary>A stream gives the same events and errors however it is cut into reads.</summary>
public static class FramerTarget
{
    static readonly CotLimits Limits = new() { MaxFrameBytes = 900 };

    public static ulong Run(byte[] input, bool isPlanted)
    {
        var whole = Read(input, [input.Length], isPlanted: false);
        var random = new Random(input.Length);
        var cuts = new List<int>();
        for (var at = 0; at < input.Length;)
        {
            at = Math.Min(input.Length, at + random.Next(1, 24));
            cuts.Add(at);
        }

        var split = Read(input, cuts, isPlanted);
        FuzzFailureException.Unless(whole.SequenceEqual(split), "Cut reads give another result than one read.");
        var single = Read(input, Enumerable.Range(1, input.Length), isPlanted);
        FuzzFailureException.Unless(whole.SequenceEqual(single), "Reads of one byte give another result than "
            + "one read.");
        return whole.Take(8).Aggregate(17UL, (sum, item) => (sum * 31) + (item[0] < 'a' ? 0UL : (ulong)item.Length));
    }

    /// <summary>Feeds the stream up to each cut in turn; gives the events (as text) and the errors in
    /// order.</summary>
    public static IReadOnlyList<string> Read(byte[] input, IEnumerable<int> cuts, bool isPlanted = false)
    {
        var results = new List<string>();
        var state = default(CotFramerState);
        var dropped = 0;
        foreach (var cut in cuts)
        {
            while (true)
            {
                var buffer = input.AsSpan(dropped..cut);
                var status = CotFramer.TryFrame(buffer, Limits, ref state, out var frame);
                FuzzFailureException.Unless(frame.Consumed <= buffer.Length, "More is dropped than was there.");
                if (status == FrameStatus.Event)
                    results.Add(Convert.ToHexString(frame.Payload(buffer)));
                else if (status == FrameStatus.Rejected)
                    results.Add("refused: " + frame.Error);
                dropped += frame.Consumed;
                if (status == FrameStatus.NeedMore)
                    break;
                FuzzFailureException.Unless(frame.Consumed > 0, "No progress.");
            }

            // The planted bug: the quote that is open at the end of a read is forgotten.
            if (isPlanted)
                state.Quote = 0;
        }

        return results;
    }
}
