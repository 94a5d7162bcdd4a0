using Liaison.Kernel.Files;

namespace Liaison.Stores;

/// <summary>
/// Room on the journal's disk. A file, the ballast, holds some of it back: it is deleted when the journal finds the
/// disk full, so that what was decided can still be written, and when the node starts on a full disk.
/// </summary>
/// <remarks>Safe for many threads.</remarks>
sealed class DiskRoom
{
    const int ChunkBytes = 1 << 20;

    readonly string _file;
    readonly long _bytes;
    readonly Func<long> _freeBytes;
    readonly Lock _lock = new();
    volatile bool _isLow;

    /// <summary>
    /// Looks at the disk; holds room back where there is enough, and gives it free where there is none.
    /// </summary>
    /// <param name="file">The ballast.</param>
    /// <param name="bytes">How much it holds back.</param>
    /// <param name="freeBytes">What is free on its disk; null asks the operating system.</param>
    public DiskRoom(string file, long bytes, Func<long>? freeBytes = null)
    {
        var disk = new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(file))!);
        (_file, _bytes, _freeBytes) = (file, bytes, freeBytes ?? (() => disk.AvailableFreeSpace));
        Look();
        if (IsLow) TryRelease();
    }

    /// <summary>Whether so little is left that nothing is to be decided.</summary>
    public bool IsLow => _isLow;

    /// <summary>Below this it is low; what is under way fits into it many times.</summary>
    public long LowBytes => _bytes / 2;

    /// <summary>Free bytes from which on it is not low any more: with the ballast in its place again.</summary>
    public long EnoughBytes => 2 * LowBytes + (IsHeld ? 0 : _bytes);

    /// <summary>Gives the ballast free.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryRelease()
    {
        lock (_lock)
        {
            // Whatever the disk said a moment ago: somebody has found it full.
            _isLow = true;
            if (!File.Exists(_file)) return false;
            try
            {
                File.Delete(_file);
                return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>Looks at the disk again.</summary>
    public void Look()
    {
        lock (_lock)
        {
            var free = _freeBytes();
            if (free < LowBytes) _isLow = true;
            else if (free >= EnoughBytes) _isLow = !TryHold();
            else _isLow |= !IsHeld;
        }
    }

    bool IsHeld => new FileInfo(_file) is { Exists: true } file && file.Length == _bytes;

    bool TryHold()
    {
        if (IsHeld) return true;
        try
        {
            // Written, not only reserved: a file with a hole would hold nothing back.
            using var ballast = new FileStream(_file, new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = WholeFile.PrivateFile,
            });
            var zeros = new byte[(int)Math.Min(_bytes, ChunkBytes)];
            for (var left = _bytes; left > 0; left -= zeros.Length)
                ballast.Write(zeros, 0, (int)Math.Min(left, zeros.Length));
            ballast.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(_file);
            return false;
        }
    }
}
