namespace Liaison.Architecture.Tests;

/// <summary>
/// What older files may still owe, one line each in ratchet.txt: count, path, rule; a path that ends in "/" means each
/// file below it. A count may shrink and a line may go; neither may grow. An empty list is the aim.
/// </summary>
static class Ratchet
{
    static readonly (int Count, string Path, string Rule)[] Entries = [.. File
        .ReadLines(Path.Combine(Repository.Root, "tests/Liaison.Architecture.Tests/ratchet.txt"))
        .Where(line => line.Length > 0)
        .Select(line => line.Split(' ', 3))
        .Select(parts => (int.Parse(parts[0], null), parts[1], parts[2]))];

    /// <summary>How many findings of the rule this file may have.</summary>
    public static int Allowance(string rule, string path) => Entries
        .Where(e => e.Rule == rule
            && (e.Path.EndsWith('/') ? path.StartsWith(e.Path, StringComparison.Ordinal) : path == e.Path))
        .Select(e => e.Count)
        .DefaultIfEmpty(0)
        .Max();
}
