using System.Runtime.InteropServices;

namespace Liaison.Durability.Machine;

/// <summary>
/// A file system in a file, which can be cut off from its disk: what it has not yet written is gone, as when the power
/// fails.
/// </summary>
sealed partial class LoopDisk : IDisposable
{
    const int ReadOnly = 0;

    // _IOR('X', 125, __u32) of both file systems; 2: the file system's own log is not flushed either.
    const nuint Shutdown = 0x8004587D;
    const uint NoLogFlush = 2;

    // The least that mkfs.xfs takes is 300 MB; the file has holes.
    const long SizeBytes = 320 << 20;

    readonly TemporaryFolder _folder = new();
    bool _isMounted;

    /// <param name="fileSystem">ext4 or xfs.</param>
    public LoopDisk(string fileSystem)
    {
        try
        {
            using (var image = File.Create(Image)) image.SetLength(SizeBytes);
            string[] options = fileSystem == "ext4" ? ["-q", "-F"] : ["-q"];
            Shell.Run($"mkfs.{fileSystem}", [.. options, Image]);
            Directory.CreateDirectory(Path);
            Mount();
        }
        catch
        {
            _folder.Dispose();
            throw;
        }
    }

    /// <summary>Where it is mounted.</summary>
    public string Path => _folder.File("mount");

    string Image => _folder.File("image");

    /// <summary>What this machine lacks for it; null when nothing.</summary>
    public static string? Missing(string fileSystem)
    {
        if (!Environment.IsPrivilegedProcess) return "only root can mount a file system";
        if (!File.Exists("/dev/loop-control")) return "there are no loop devices";
        if (!Shell.Has($"mkfs.{fileSystem}")) return $"mkfs.{fileSystem} is not installed";
        try
        {
            using var disk = new LoopDisk(fileSystem);
            disk.Cut();
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            return e.Message;
        }
    }

    /// <summary>Cuts the power. From here on every access fails.</summary>
    /// <exception cref="IOException">This file system or kernel cannot be cut.</exception>
    public void Cut()
    {
        var descriptor = open(Path, ReadOnly);
        if (descriptor < 0) throw new IOException($"{Path}: {Marshal.GetLastPInvokeErrorMessage()}");
        try
        {
            if (ioctl(descriptor, Shutdown, NoLogFlush) != 0)
                throw new IOException($"no power cut here: {Marshal.GetLastPInvokeErrorMessage()}");
        }
        finally
        {
            _ = close(descriptor);
        }
    }

    /// <summary>Gives the power back: the file system is mounted again and recovers by its own log.</summary>
    public void Restore()
    {
        Unmount();
        Mount();
    }

    public void Dispose()
    {
        if (_isMounted) Shell.TryRun("umount", "-l", Path);
        _folder.Dispose();
    }

    void Mount()
    {
        Shell.Run("mount", "-o", "loop", Image, Path);
        _isMounted = true;
    }

    void Unmount()
    {
        Shell.Run("umount", Path);
        _isMounted = false;
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    // The kernel's call has a variable number of arguments: the same as this one on x86-64 and on Linux for ARM64.
    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(int descriptor, nuint request, in uint argument);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int descriptor);
}
