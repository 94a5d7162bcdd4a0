using Liaison.Journal.Blocks;

namespace Liaison.Journal.Stores;

/// <summary>Puts blocks together from the two tables of a database.</summary>
public static class StoredBlocks
{
    /// <summary>Gives each block its records.</summary>
    /// <param name="heads">Blocks without their records, in order, each with the number of its last record.</param>
    /// <param name="records">The records from the first to the last of them, in order.</param>
    /// <remarks>
    /// A record that is missing or too many is for the verifier to name: a block gets what is there.
    /// </remarks>
    public static IReadOnlyList<Block> Join(
        IReadOnlyList<(Block Head, long Last)> heads, IEnumerable<(long Number, byte[] Content)> records)
    {
        ArgumentNullException.ThrowIfNull(heads);
        ArgumentNullException.ThrowIfNull(records);
        var blocks = new List<Block>(heads.Count);
        var contents = new List<ReadOnlyMemory<byte>>();
        foreach (var (number, content) in records)
        {
            while (blocks.Count < heads.Count && number > heads[blocks.Count].Last) Finish();
            contents.Add(content);
        }

        while (blocks.Count < heads.Count) Finish();
        return blocks;

        void Finish()
        {
            blocks.Add(heads[blocks.Count].Head with { Records = [.. contents] });
            contents.Clear();
        }
    }
}
