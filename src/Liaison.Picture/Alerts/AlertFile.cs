using System.Text.Json;
using Liaison.Kernel.Files;

namespace Liaison.Picture.Alerts;

/// <summary>
/// The file that alerts survive in: one line of JSON for each change, the newest of an alert counts. It is written anew
/// when more than half of it is out of date.
/// </summary>
/// <remarks>
/// A line is with the operating system when <see cref="Append"/> returns, and on the disk after the next
/// <see cref="Flush"/>: the end of the process loses nothing, a power cut what came since the last flush. A line that is
/// torn, or cannot be read, is left out.
/// </remarks>
sealed class AlertFile(string path) : IDisposable
{
    const byte LineEnd = (byte)'\n';
    const long SmallFile = 1 << 20;

    FileStream? _file;
    bool _isFlushed = true;

    /// <summary>Bytes in the file.</summary>
    public long Length { get; private set; }

    /// <summary>Whether so much of it is out of date that it should be written anew.</summary>
    public bool IsMostlyOld(long currentBytes) => Length > SmallFile + (2 * currentBytes);

    /// <summary>Reads all lines that can be read, in order.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static List<(SavedAlert Line, int Length)> Read(string path)
    {
        var lines = new List<(SavedAlert, int)>();
        if (!File.Exists(path)) return lines;
        var rest = File.ReadAllBytes(path).AsSpan();
        for (var end = rest.IndexOf(LineEnd); end >= 0; end = rest.IndexOf(LineEnd))
        {
            if (TryParse(rest[..end]) is { } line) lines.Add((line, end + 1));
            rest = rest[(end + 1)..];
        }

        return lines;
    }

    /// <summary>One line, with its end.</summary>
    public static byte[] LineOf(SavedAlert line)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(line, AlertJson.Default.SavedAlert);
        Array.Resize(ref json, json.Length + 1);
        json[^1] = LineEnd;
        return json;
    }

    /// <summary>Replaces all lines.</summary>
    /// <exception cref="IOException">The disk is full, or it failed.</exception>
    public void Rewrite(IEnumerable<byte[]> lines)
    {
        _file?.Dispose();
        _file = null;
        using var content = new MemoryStream();
        foreach (var line in lines) content.Write(line);
        WholeFile.Write(path, content.GetBuffer().AsSpan(0, (int)content.Length));
        // No buffer: what has been appended is no longer in this process.
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        Length = content.Length;
        _isFlushed = true;
    }

    /// <summary>Adds a line; the file must have been written once.</summary>
    /// <exception cref="IOException">The disk is full, or it failed; a part of the line may have been written.</exception>
    public void Append(byte[] line)
    {
        _file!.Write(line);
        Length += line.Length;
        _isFlushed = false;
    }

    /// <summary>Puts what was appended onto the disk.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public void Flush()
    {
        if (_isFlushed) return;
        _file!.Flush(flushToDisk: true);
        _isFlushed = true;
    }

    public void Dispose() => _file?.Dispose();

    static SavedAlert? TryParse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, AlertJson.Default.SavedAlert);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
