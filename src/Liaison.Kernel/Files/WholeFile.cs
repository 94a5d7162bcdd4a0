using System.Text;

namespace Liaison.Kernel.Files;

/// <summary>
/// Replaces whole files so that a reader, and a restart after a crash, finds either the old content or the new one.
/// </summary>
public static class WholeFile
{
    /// <summary>Rights of a folder that only the service may enter: 0700.</summary>
    public const UnixFileMode PrivateFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Rights of a file that only the service may read: 0600.</summary>
    public const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Rights of a file that others on the machine may read: 0644.</summary>
    public const UnixFileMode SharedFile = PrivateFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>
    /// Writes <paramref name="content"/> to <paramref name="path"/>: into a new file beside it that has these rights
    /// from its
    /// first byte on, then renamed over the old one; file and name are on disk when it returns. Two writers at once need a lock of their own.
    /// </summary>
    /// <exception cref="IOException">The folder is missing, the disk is full, or it failed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode rights = PrivateFile)
    {
        var incoming = path + ".new";
        // A leftover of a crash would keep its own rights.
        File.Delete(incoming);
        using (var file = new FileStream(incoming, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = rights,
        }))
        {
            // The process's umask may have taken rights away.
            File.SetUnixFileMode(file.SafeFileHandle, rights);
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(incoming, path, overwrite: true);
        FolderEntries.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>
    /// Writes text as UTF-8; otherwise as <see cref="Write(string, ReadOnlySpan{byte}, UnixFileMode)"/>.
    /// </summary>
    /// <exception cref="IOException">The folder is missing, the disk is full, or it failed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, string content, UnixFileMode rights = PrivateFile) =>
        Write(path, Encoding.UTF8.GetBytes(content), rights);

    /// <summary>
    /// Takes the lock that the processes of this machine agree on for <paramref name="path"/>: a file beside it, held
    /// open.
    /// Disposing it, or the end of the process, gives it back.
    /// </summary>
    /// <exception cref="IOException">Another process holds it.</exception>
    public static IDisposable Lock(string path) =>
        new FileStream(path + ".lock", new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            UnixCreateMode = PrivateFile,
        });
}
