namespace Liaison.Architecture.Tests;

/// <summary>One file of the repository: its path from the root, with forward slashes, and its text.</summary>
public sealed class RepositoryFile
{
    readonly Func<string> _read;
    string? _text;

    public RepositoryFile(string path, long sizeBytes, Func<string> read) =>
        (Path, SizeBytes, _read) = (path, sizeBytes, read);

    /// <summary>A file that exists only in a test.</summary>
    public static RepositoryFile Planted(string path, string text) => new(path, text.Length, () => text);

    public string Path { get; }

    public long SizeBytes { get; }

    public string Text => _text ??= _read();

    public string[] Lines => Text.Split('\n');

    public string Name => System.IO.Path.GetFileName(Path);

    public string Extension => System.IO.Path.GetExtension(Path);

    public bool IsCSharp => Extension == ".cs";

    /// <summary>Written by people: C# or TypeScript, and not the output of a generator.</summary>
    public bool IsSource => Extension is ".cs" or ".ts" or ".tsx" or ".mjs"
        && !Path.Contains("generated", StringComparison.Ordinal);

    public bool IsLockFile => Name is "packages.lock.json" or "package-lock.json";

    /// <summary>Text that a reader may open: all but lock files and known binary formats.</summary>
    public bool IsReadable => !IsLockFile && Extension is ".cs" or ".ts" or ".tsx" or ".mjs" or ".js" or ".css"
        or ".html" or ".md" or ".json" or ".csproj" or ".props" or ".targets" or ".slnx" or ".sh" or ".yml" or ".txt"
        or "";

    public override string ToString() => Path;
}
