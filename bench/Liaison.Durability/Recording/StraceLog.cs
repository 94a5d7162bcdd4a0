using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Liaison.Durability.Appending;
using Liaison.Durability.Machine;

namespace Liaison.Durability.Recording;

/// <summary>Lets strace write down what a process does to its files, and reads that.</summary>
static partial class StraceLog
{
    const string Calls = "openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename,pwritev,writev,fallocate";
    const string Injected = "(INJECTED)";

    /// <summary>What this machine lacks for it; null when nothing.</summary>
    public static string? Missing() => Shell.Has("strace")
        ? Shell.TryRun("strace", "-f", "-o", "/dev/null", "true") : "strace is not installed";

    /// <summary>The command that starts a program so that all it writes is recorded, with the bytes.</summary>
    public static IReadOnlyList<string> Record(string file) =>
        [.. Common(file), "--seccomp-bpf", "-e", $"trace={Calls}"];

    /// <summary>The same, where one call on one of the paths ends with an error.</summary>
    /// <param name="file">Where the recording goes.</param>
    /// <param name="call">The call.</param>
    /// <param name="error">Its error.</param>
    /// <param name="when">Which of these calls, from 1; each thread counts its own.</param>
    /// <param name="paths">The files and folders that it may be on; no others are recorded.</param>
    public static IReadOnlyList<string> Inject(
        string file, string call, string error, int when, IEnumerable<string> paths) =>
    [
        .. Common(file), "-e", $"trace={Calls},{call}", "-e", $"inject={call}:error={error}:when={when}",
        .. paths.SelectMany(path => (string[])["-P", path]),
    ];

    /// <summary>Whether a call was made to fail.</summary>
    public static bool IsInjected(string file) =>
        File.ReadLines(file).Any(line => line.EndsWith(Injected, StringComparison.Ordinal));

    /// <summary>Reads a recording, in the order in which the calls ended; an acknowledgement where it began.</summary>
    /// <exception cref="InvalidOperationException">There is a call that is not understood.</exception>
    public static IEnumerable<Operation> Read(string file)
    {
        var begun = new Dictionary<string, string>();
        foreach (var line in File.ReadLines(file))
        {
            var text = line;
            var process = line[..line.IndexOf(' ', StringComparison.Ordinal)];
            if (UnfinishedLine().Match(line) is { Success: true } unfinished)
            {
                begun[process] = unfinished.Groups[1].Value;
                if (AckOf(begun[process]) is { } early) yield return early;
                continue;
            }

            if (ResumedLine().Match(line) is { Success: true } resumed)
            {
                if (!begun.Remove(process, out var start)) continue;
                text = start + resumed.Groups[1].Value;
                // Told already, when it began.
                if (AckOf(text) is not null) continue;
            }

            if (AckOf(text) is { } ack) yield return ack;
            else if (OperationOf(text) is { } operation) yield return operation;
        }
    }

    static string[] Common(string file) =>
        ["strace", "-f", "-qq", "-y", "-xx", "-s", "2000000", "-e", "signal=none", "-o", file];

    static Operation.Acknowledge? AckOf(string text) =>
        PipeWrite().Match(text) is { Success: true } match
        && Ack.TryParse(Encoding.ASCII.GetString(Bytes(match.Groups[1].Value)).TrimEnd('\n'), out var ack)
            ? new Operation.Acknowledge(ack) : null;

    static Operation? OperationOf(string text)
    {
        if (FlushCall().Match(text) is { Success: true } flush)
            return new Operation.Flush(PathOf(flush.Groups[1]), flush.Groups[2].Value == "0");
        // What failed has changed nothing.
        if (text.Contains(") = -1 ", StringComparison.Ordinal)) return null;
        if (WriteCall().Match(text) is { Success: true } write)
        {
            var written = int.Parse(write.Groups[4].ValueSpan, CultureInfo.InvariantCulture);
            return new Operation.Write(
                PathOf(write.Groups[1]), Number(write.Groups[3]), Bytes(write.Groups[2].Value)[..written]);
        }

        if (TruncateCall().Match(text) is { Success: true } truncate)
            return new Operation.Truncate(PathOf(truncate.Groups[1]), Number(truncate.Groups[2]));
        if (UnlinkCall().Match(text) is { Success: true } unlink) return new Operation.Unlink(PathOf(unlink.Groups[1]));
        if (CreateCall().Match(text) is { Success: true } create) return new Operation.Create(PathOf(create.Groups[1]));
        return OtherChange().IsMatch(text)
            ? throw new InvalidOperationException($"not understood: {text[..Math.Min(text.Length, 200)]}") : null;
    }

    static string PathOf(Group group) => Encoding.UTF8.GetString(Bytes(group.Value));

    static long Number(Group group) => long.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>The bytes of <c>\x2f\x74…</c>.</summary>
    static byte[] Bytes(string escaped)
    {
        const int Width = 4;
        var bytes = new byte[escaped.Length / Width];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = byte.Parse(escaped.AsSpan(i * Width + 2, 2), NumberStyles.AllowHexSpecifier, null);
        return bytes;
    }

    [GeneratedRegex(@"^(.*) <unfinished \.\.\.>$")]
    private static partial Regex UnfinishedLine();

    [GeneratedRegex(@"^\d+ +<\.\.\. \w+ resumed>(.*)$")]
    private static partial Regex ResumedLine();

    // A pipe's name begins with "pipe:".
    [GeneratedRegex(@"^\d+ +write\(\d+<\\x70\\x69\\x70\\x65\\x3a[^>]*>, ""([^""]*)""")]
    private static partial Regex PipeWrite();

    [GeneratedRegex(@"^\d+ +pwrite64\(\d+<([^>]+)>, ""([^""]*)"", \d+, (\d+)\) += (\d+)")]
    private static partial Regex WriteCall();

    [GeneratedRegex(@"^\d+ +(?:fsync|fdatasync)\(\d+<([^>]+)>\) += (-?\d+)")]
    private static partial Regex FlushCall();

    [GeneratedRegex(@"^\d+ +ftruncate\(\d+<([^>]+)>(?:\(deleted\))?, (\d+)\) += 0")]
    private static partial Regex TruncateCall();

    [GeneratedRegex(@"^\d+ +unlink\(""([^""]+)""\) += 0")]
    private static partial Regex UnlinkCall();

    [GeneratedRegex(@"^\d+ +openat\([^,]+, ""([^""]+)"", [^,]*O_CREAT.* = \d+")]
    private static partial Regex CreateCall();

    // Ways to change a file that SQLite and the journal do not use; writes to pipes and the like are no matter.
    [GeneratedRegex(@"^\d+ +(?:pwrite64|rename|pwritev|fallocate)\(")]
    private static partial Regex OtherChange();
}
