using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Liaison.Kernel.Files;

namespace Liaison.Picture.Files;

/// <summary>A file of lines, each a change; written anew, whole, when much of it is out of date.</summary>
/// <remarks>
/// A line is with the operating system when <see cref="Append"/> returns, and on the disk after the next
/// <see cref="Flush"/>: the end of the process loses nothing, a power cut what came since the last flush. One thread at a
/// time.
/// </remarks>
sealed class LineFile(string path) : IDisposable
{
    // No line has it inside.
    const byte LineEnd = (byte)'\n';

    const long SmallFile = 1 << 20;

    FileStream? _file;
    bool _isFlushed = true;
    bool _isRewriteDue = true;

    /// <summary>Why the last change could not be written; null when all is written.</summary>
    public string? Failure { get; private set; }

    long Length { get; set; }

    /// <summary>The lines of a file, without their ends; a last one that was not finished is left out.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static List<ReadOnlyMemory<byte>> Read(string path)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        if (!File.Exists(path)) return lines;
        ReadOnlyMemory<byte> rest = File.ReadAllBytes(path);
        for (var end = rest.Span.IndexOf(LineEnd); end >= 0; end = rest.Span.IndexOf(LineEnd))
        {
            lines.Add(rest[..end]);
            rest = rest[(end + 1)..];
        }

        return lines;
    }

    /// <summary>One line of JSON, with its end.</summary>
    public static byte[] LineOf<T>(T value, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        Array.Resize(ref json, json.Length + 1);
        json[^1] = LineEnd;
        return json;
    }

    /// <summary>What a line of JSON says; nothing when it cannot be read.</summary>
    public static T? Parse<T>(ReadOnlySpan<byte> line, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(line, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the file must be written anew: a write failed, or most of it is out of date.</summary>
    /// <param name="currentBytes">How long it would be.</param>
    public bool IsRewriteDue(long currentBytes) => _isRewriteDue || Length > SmallFile + (2 * currentBytes);

    /// <summary>Replaces all lines.</summary>
    /// <exception cref="IOException">The disk is full, or it failed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Rewrite(IEnumerable<byte[]> lines)
    {
        // What was begun is not gone on with: after a failure the end of the old file may be torn.
        _isRewriteDue = true;
        _file?.Dispose();
        _file = null;
        using var content = new MemoryStream();
        foreach (var line in lines) content.Write(line);
        WholeFile.Write(path, content.GetBuffer().AsSpan(0, (int)content.Length));
        // No buffer: what has been appended is no longer in this process.
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        Length = content.Length;
        (_isFlushed, _isRewriteDue, Failure) = (true, false, null);
    }

    /// <summary>Replaces all lines; a failure is noted.</summary>
    public void TryRewrite(IEnumerable<byte[]> lines) => Try(() => Rewrite(lines));

    /// <summary>Adds lines with their ends; a failure is noted, and nothing is added until the file is written anew.</summary>
    public void Append(ReadOnlySpan<byte> lines)
    {
        if (_isRewriteDue) return;
        try
        {
            _file!.Write(lines);
            Length += lines.Length;
            _isFlushed = false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            (_isRewriteDue, Failure) = (true, failure.Message);
        }
    }

    /// <summary>Puts what was appended onto the disk; a failure is noted.</summary>
    public void Flush()
    {
        if (_isRewriteDue || _isFlushed) return;
        Try(() => _file!.Flush(flushToDisk: true));
        _isFlushed = true;
    }

    /// <summary>Closes the file, with all that was appended on the disk.</summary>
    public void Dispose()
    {
        Flush();
        _file?.Dispose();
        (_file, _isRewriteDue) = (null, true);
    }

    void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            (_isRewriteDue, Failure) = (true, failure.Message);
        }
    }
}
