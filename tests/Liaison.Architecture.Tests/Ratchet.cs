namespace Liaison.Architecture.Tests;

/// <summary>
/// What older files may still owe, one line each in ratchet.txt: count, path, rule. A count may shrink and a line may go;
/// neither may grow. An empty list is the aim.
/// </summary>
static class Ratchet
{
    static readonly Dictionary<(string Rule, string Path), int> Entries = File
        .ReadLines(Path.Combine(Repository.Root, "tests/Liaison.Architecture.Tests/ratchet.txt"))
        .Where(line => line.Length > 0)
        .Select(line => line.Split(' ', 3))
        .ToDictionary(parts => (Rule: parts[2], Path: parts[1]), parts => int.Parse(parts[0], null));

    /// <summary>How many findings of the rule this file may have.</summary>
    public static int Allowance(string rule, string path) => Entries.GetValueOrDefault((rule, path));
}
