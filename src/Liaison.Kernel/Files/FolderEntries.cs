using System.Runtime.InteropServices;

namespace Liaison.Kernel.Files;

/// <summary>The names in a folder, which the operating system writes apart from the files that they stand for.</summary>
public static partial class FolderEntries
{
    const int ReadOnly = 0;
    const int Directory = 0x10000;
    const int CloseOnExec = 0x80000;

    /// <summary>
    /// Puts on disk which files a folder has: without it a new, renamed or deleted file may be forgotten when the power
    /// fails.
    /// </summary>
    /// <exception cref="IOException">It could not be made sure.</exception>
    public static void Flush(string folder)
    {
        var descriptor = open(folder, ReadOnly | Directory | CloseOnExec);
        if (descriptor < 0) throw Failure(folder);
        try
        {
            if (fsync(descriptor) != 0) throw Failure(folder);
        }
        finally
        {
            _ = close(descriptor);
        }
    }

    static IOException Failure(string folder) =>
        new($"{folder} cannot be flushed to the disk: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int descriptor);
}
