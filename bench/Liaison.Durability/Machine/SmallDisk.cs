namespace Liaison.Durability.Machine;

/// <summary>A file system in memory that is soon full.</summary>
sealed class SmallDisk : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly DriveInfo _disk;

    public SmallDisk(int megabytes)
    {
        try
        {
            Shell.Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Path);
        }
        catch
        {
            _folder.Dispose();
            throw;
        }

        _disk = new DriveInfo(Path);
    }

    public string Path => _folder.Path;

    string Filler => _folder.File("filler");

    /// <summary>Takes all that is free but a few bytes.</summary>
    public void Fill(long leftBytes)
    {
        while (true)
        {
            var bytes = _disk.AvailableFreeSpace - leftBytes;
            if (bytes <= 0) return;
            try
            {
                // Reserved at once or not at all, so that nothing is taken that becomes free meanwhile.
                using var file = File.OpenHandle(
                    Filler, FileMode.CreateNew, FileAccess.Write, preallocationSize: bytes);
                return;
            }
            catch (IOException)
            {
                // Somebody else was faster.
                File.Delete(Filler);
            }
        }
    }

    /// <summary>Gives back what <see cref="Fill"/> took.</summary>
    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        Shell.TryRun("umount", "-l", Path);
        _folder.Dispose();
    }
}
