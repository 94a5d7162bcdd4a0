using System.Globalization;
using System.Text;

namespace Liaison.Feeds.Tests.Adsb;

/// <summary>
/// Compares what messages say to us with the lines that dump1090 wrote of them: for each aircraft and kind of message in
/// order, as a longest common sequence.
/// </summary>
sealed class Dump1090Comparison
{
    readonly SortedDictionary<int, Count> _kinds = [];
    readonly List<string> _differences = [];

    public Dump1090Comparison(byte[] beast, IEnumerable<string> lines)
    {
        var ours = MessageValues.OfBeast(beast).ToLookup(m => (m.Address, m.Kind));
        var theirs = lines.Select(MessageValues.OfLine).OfType<MessageValues>().ToLookup(m => (m.Address, m.Kind));
        foreach (var key in ours.Select(g => g.Key).Union(theirs.Select(g => g.Key)))
        {
            Aircraft.Add(key.Address);
            Compare(key.Kind, [.. ours[key]], [.. theirs[key]]);
        }
    }

    public HashSet<string> Aircraft { get; } = [];

    /// <summary>How many messages of a kind agree, only we have, only they have; and positions that only we have.</summary>
    public sealed record Count(int Kind)
    {
        public int Agree { get; set; }

        public int OnlyOurs { get; set; }

        public int OnlyTheirs { get; set; }

        public int Positions { get; set; }

        public int PositionsOnlyOurs { get; set; }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Kind}: {Agree} {OnlyOurs} {OnlyTheirs}, {Positions} {PositionsOnlyOurs}");
    }

    public string Table => string.Join("; ", _kinds.Values);

    public string Differences => string.Join(Environment.NewLine, _differences);

    void Compare(int kind, MessageValues[] ours, MessageValues[] theirs)
    {
        if (!_kinds.TryGetValue(kind, out var count)) _kinds[kind] = count = new Count(kind);
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
                count.Agree++;
                if (!double.IsNaN(theirs[j].Latitude)) count.Positions++;
                else if (!double.IsNaN(ours[i].Latitude)) count.PositionsOnlyOurs++;
                (i, j) = (i + 1, j + 1);
            }
            else if (j == theirs.Length || (i < ours.Length && length[i + 1, j] >= length[i, j + 1]))
            {
                count.OnlyOurs++;
                _differences.Add($"only ours: {ours[i++]}");
            }
            else
            {
                count.OnlyTheirs++;
                _differences.Add($"only theirs: {theirs[j++]}");
            }
        }
    }

    public static Dump1090Comparison OfRecorded(string beast, string sbs) => new(
        File.ReadAllBytes(SharedData.File("adsb", beast)),
        File.ReadLines(SharedData.File("adsb", sbs), Encoding.ASCII));
}
