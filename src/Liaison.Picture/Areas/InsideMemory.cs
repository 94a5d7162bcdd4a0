using System.Text.Json.Serialization;
using Liaison.Picture.Files;

namespace Liaison.Picture.Areas;

/// <summary>
/// Remembers which tracks are inside which areas, also when they are out of sight or the node starts anew: what was inside
/// before has not come in. Used by one thread.
/// </summary>
sealed class InsideMemory : IDisposable
{
    const int Most = 500_000;
    const int UsualLineBytes = 96;

    static readonly long ForgetAfterMs = (long)TimeSpan.FromHours(24).TotalMilliseconds;

    readonly Dictionary<(string Area, string Uid), Remembered> _inside = [];
    readonly MemoryStream _pending = new();
    readonly LineFile? _file;

    /// <summary>Opens a memory with what its file holds.</summary>
    /// <param name="path">The file; null for none.</param>
    /// <param name="nowMs">The time, Unix milliseconds.</param>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public InsideMemory(string? path, long nowMs)
    {
        if (path is null) return;
        foreach (var bytes in LineFile.Read(path))
        {
            if (LineFile.Parse(bytes.Span, InsideJson.Default.InsideLine) is not { } line) continue;
            if (line.Since is { } since) _inside[(line.Area, line.Uid)] = new Remembered(since, nowMs);
            else _inside.Remove((line.Area, line.Uid));
        }

        _file = new LineFile(path);
        _file.Rewrite(Lines());
    }

    /// <summary>Why the last change could not be written; null when all is written.</summary>
    public string? Failure => _file?.Failure;

    /// <summary>Since when a track is inside, Unix milliseconds; null when that is not known.</summary>
    public long? SinceOf(string area, string uid) =>
        _inside.TryGetValue((area, uid), out var remembered) ? remembered.SinceMs : null;

    /// <summary>Notes that a track is inside and seen.</summary>
    public void Enter(string area, string uid, long sinceMs)
    {
        var isKnown = SinceOf(area, uid) == sinceMs;
        if (!isKnown && _inside.Count >= Most) return;
        _inside[(area, uid)] = new Remembered(sinceMs, long.MaxValue);
        if (!isKnown) Note(new InsideLine(area, uid, sinceMs));
    }

    /// <summary>Notes that a track that is inside is no longer seen.</summary>
    public void LoseSight(string area, string uid, long nowMs)
    {
        if (_inside.TryGetValue((area, uid), out var remembered))
            _inside[(area, uid)] = remembered with { SeenMs = nowMs };
    }

    /// <summary>Notes that a track has gone out.</summary>
    public void Leave(string area, string uid)
    {
        if (_inside.Remove((area, uid))) Note(new InsideLine(area, uid, null));
    }

    /// <summary>Forgets all that was inside an area that is no more.</summary>
    public void ForgetArea(string area)
    {
        foreach (var key in _inside.Keys.Where(key => key.Area == area).ToList()) Leave(key.Area, key.Uid);
    }

    /// <summary>Writes what has been noted.</summary>
    public void Save()
    {
        if (_pending.Length == 0) return;
        _file?.Append(_pending.GetBuffer().AsSpan(0, (int)_pending.Length));
        _pending.SetLength(0);
    }

    /// <summary>Forgets what has been out of sight for long, and keeps the file small.</summary>
    public void Tidy(long nowMs)
    {
        foreach (var (key, remembered) in _inside)
            if (remembered.SeenMs < nowMs - ForgetAfterMs) Leave(key.Area, key.Uid);
        Save();
        if (_file?.IsRewriteDue(_inside.Count * (long)UsualLineBytes) == true) _file.TryRewrite(Lines());
        else _file?.Flush();
    }

    public void Dispose()
    {
        Save();
        _file?.Dispose();
        _pending.Dispose();
    }

    IEnumerable<byte[]> Lines() =>
        _inside.Select(held => BytesOf(new InsideLine(held.Key.Area, held.Key.Uid, held.Value.SinceMs)));

    void Note(InsideLine line)
    {
        if (_file is not null) _pending.Write(BytesOf(line));
    }

    static byte[] BytesOf(InsideLine line) => LineFile.LineOf(line, InsideJson.Default.InsideLine);

    // SeenMs is the end of time while the track is in sight.
    readonly record struct Remembered(long SinceMs, long SeenMs);
}

/// <summary>A line of <c>areas-inside.json</c>: a track came in, or went out.</summary>
sealed record InsideLine(string Area, string Uid, long? Since);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(InsideLine))]
sealed partial class InsideJson : JsonSerializerContext;
