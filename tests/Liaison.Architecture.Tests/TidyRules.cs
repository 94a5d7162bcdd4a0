using System.Text.RegularExpressions;

namespace Liaison.Architecture.Tests;

/// <summary>The rules that text alone can show; <see cref="SyntaxRules"/> need a syntax tree.</summary>
static partial class TidyRules
{
    const int LinesPerFileMax = 500;
    const int ColumnsMax = 120;
    const long FileSizeBytesMax = 1 << 20;

    // The markers are spelled in two halves here so that this file does not break its own rules.
    const string RegionMarker = "#" + "region";
    const string UnfinishedMarker = "TO" + "DO";

    public static IReadOnlyList<TidyRule> All { get; } =
    [
        new("A file is short", f => f.IsSource, FileLength,
            RepositoryFile.Planted("src/Liaison.Kernel/Long.cs", new string('\n', LinesPerFileMax + 1))),
        new("A line fits", f => f.IsSource, LineLength,
            RepositoryFile.Planted("src/Liaison.Kernel/Wide.cs", new string('x', ColumnsMax + 1))),
        new("Nothing is folded away", f => f.IsCSharp, Regions,
            RepositoryFile.Planted("src/Liaison.Kernel/Folded.cs", $"    {RegionMarker} Fields")),
        new("Nothing is left for later", f => f.IsReadable, Unfinished,
            RepositoryFile.Planted("src/Liaison.Kernel/Later.cs", $"// {UnfinishedMarker}: handle this")),
        new("Tests do not sleep", f => f.IsCSharp && f.Path.StartsWith("tests/", StringComparison.Ordinal), Sleeps,
            RepositoryFile.Planted("tests/Liaison.Tests/Slow.cs", "Thread." + "Sleep(10);")),
        new("Nothing large is committed", f => !f.IsLockFile, FileSize,
            new RepositoryFile("docs/film.mp4", FileSizeBytesMax + 1, () => "")),
        new("Source paths named in the docs exist", f => f.Path.StartsWith("docs/", StringComparison.Ordinal)
            && f.Extension == ".md", DocumentedPaths,
            RepositoryFile.Planted("docs/formats/wire.md", "Keep in step with `src/Liaison.Cot/Gone.cs`.")),
        new("No path of one machine", f => f.IsReadable, MachinePaths,
            RepositoryFile.Planted("README.md", "Look into /" + "home/somebody/liaison for it.")),
    ];

    static IEnumerable<Finding> FileLength(RepositoryFile file)
    {
        var count = file.Text.Count(c => c == '\n');
        if (count > LinesPerFileMax)
            yield return new(0, $"{count} lines, at most {LinesPerFileMax}: split it by responsibility");
    }

    static IEnumerable<Finding> LineLength(RepositoryFile file) =>
        Where(file, line => line.Length > ColumnsMax, $"longer than {ColumnsMax} columns: break the line");

    static IEnumerable<Finding> Regions(RepositoryFile file) =>
        Where(file, line => line.TrimStart().StartsWith(RegionMarker, StringComparison.Ordinal),
            $"no {RegionMarker}: what wants folding wants a type of its own");

    static IEnumerable<Finding> Unfinished(RepositoryFile file) =>
        Where(file, line => UnfinishedPattern().IsMatch(line),
            "unfinished work is done now or written down as an issue, not left in the text");

    static IEnumerable<Finding> Sleeps(RepositoryFile file) =>
        Where(file, line => SleepPattern().IsMatch(line),
            "wait for the event itself (TaskCompletionSource, FakeTimeProvider), not for time to pass");

    static IEnumerable<Finding> FileSize(RepositoryFile file)
    {
        if (file.SizeBytes > FileSizeBytesMax)
            yield return new(0, $"{file.SizeBytes:N0} bytes, at most {FileSizeBytesMax:N0}: make it when building");
    }

    static IEnumerable<Finding> DocumentedPaths(RepositoryFile file) => file.Lines.SelectMany((line, index) =>
        SourcePath().Matches(line).Select(m => m.Groups[1].Value)
            .Where(path => !Path.Exists(Path.Combine(Repository.Root, path)))
            .Select(path => new Finding(index + 1, $"{path} does not exist: correct the document")));

    static IEnumerable<Finding> MachinePaths(RepositoryFile file) =>
        Where(file, line => MachinePath().IsMatch(line),
            "a path of one machine: use a path relative to the repository, or Path.GetTempPath() in code");

    static IEnumerable<Finding> Where(RepositoryFile file, Func<string, bool> bad, string advice) =>
        file.Lines.Index().Where(l => bad(l.Item)).Select(l => new Finding(l.Index + 1, advice));

    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b")]
    private static partial Regex UnfinishedPattern();

    [GeneratedRegex(@"\bThread\.Sl" + @"eep\b")]
    private static partial Regex SleepPattern();

    // What a build makes, such as web/dist, exists only after it.
    [GeneratedRegex(@"`((?:src|tests|bench|fuzz|web|scripts)/(?!dist\b)[\w./-]+)`")]
    private static partial Regex SourcePath();

    [GeneratedRegex(@"(?<![\w.)}~/-])/(?:wo" + @"rk|ro" + @"ot|ho" + @"me|Us" + @"ers|t" + @"mp)/\w")]
    private static partial Regex MachinePath();
}
