namespace Liaison.Feeds.Tests.Adsb;

/// <summary>
/// Compares what messages say to us with the lines that dump1090 wrote of them: for each aircraft and kind of message
/// in order, as a longest common sequence.
/// </summary>
sealed class Dump1090Comparison
{
    /// <summary>An aircraft that is in no recording, for marking how far a peer has come; it is left out.</summary>
    public const string MarkAddress = "4840D6";

    readonly SortedDictionary<int, int> _kinds = [];
    readonly List<string> _differences = [];

    public Dump1090Comparison(byte[] beast, IEnumerable<string> lines)
    {
        var ours = MessageValues.OfBeast(beast)
            .Where(m => m.Address != MarkAddress).ToLookup(m => (m.Address, m.Kind));
        var theirs = lines.Select(MessageValues.OfLine).OfType<MessageValues>()
            .Where(m => m.Address != MarkAddress).ToLookup(m => (m.Address, m.Kind));
        foreach (var key in ours.Select(g => g.Key).Union(theirs.Select(g => g.Key)))
        {
            Aircraft.Add(key.Address);
            Compare(key.Kind, [.. ours[key]], [.. theirs[key]]);
        }
    }

    public HashSet<string> Aircraft { get; } = [];

    /// <summary>Of each kind how many messages agree.</summary>
    public string Agreeing => string.Join(", ", _kinds.Select(k => $"{k.Key}: {k.Value}"));

    /// <summary>Messages that only one side reads, or reads otherwise.</summary>
    public string Differences => string.Join(Environment.NewLine, _differences);

    /// <summary>Positions that both have; they agree.</summary>
    public int Positions { get; private set; }

    /// <summary>Positions of messages of which dump1090 says only the altitude.</summary>
    public int PositionsOnlyOurs { get; private set; }

    void Compare(int kind, MessageValues[] ours, MessageValues[] theirs)
    {
        // The length of the longest common sequence of what is left of both.
        var length = new int[ours.Length + 1, theirs.Length + 1];
        for (var i = ours.Length - 1; i >= 0; i--)
        {
            for (var j = theirs.Length - 1; j >= 0; j--)
            {
                length[i, j] = ours[i].Agrees(theirs[j])
                    ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        for (var (i, j) = (0, 0); i < ours.Length || j < theirs.Length;)
        {
            if (i < ours.Length && j < theirs.Length && ours[i].Agrees(theirs[j]))
            {
                _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
                if (!double.IsNaN(theirs[j].Latitude)) Positions++;
                else if (!double.IsNaN(ours[i].Latitude)) PositionsOnlyOurs++;
                (i, j) = (i + 1, j + 1);
            }
            else if (j == theirs.Length || (i < ours.Length && length[i + 1, j] >= length[i, j + 1]))
            {
                _differences.Add($"only ours: {ours[i++]}");
            }
            else
            {
                _differences.Add($"only theirs: {theirs[j++]}");
            }
        }
    }
}
