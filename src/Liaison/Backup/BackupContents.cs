using Liaison.Data;

namespace Liaison.Backup;

/// <summary>
/// Which files of a data folder belong into a backup: all but those that are known to be of no use there, so that what
/// a later version adds is kept without a change here.
/// </summary>
static class BackupContents
{
    const string Keys = "keys";
    const string Picture = "picture";

    // Locks, what belongs to an open database, and files that are just being written.
    static readonly string[] PassingEndings = [".lock", "-wal", "-shm", "-journal", ".new", ".tmp", ".moved"];

    /// <summary>Paths in the folder, in their order; without the journal, which is copied apart.</summary>
    public static IEnumerable<string> Of(DataFolder folder, bool withKeys, bool withPicture)
    {
        string[] left = [folder.Journal, folder.Ballast, folder.Boards, folder.JournalRestored];
        return Directory.EnumerateFiles(folder.Path, "*", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
        })
            .Where(file => !left.Contains(file))
            .Select(file => Path.GetRelativePath(folder.Path, file))
            .Where(path => !Array.Exists(PassingEndings, ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Where(path => withKeys || !IsIn(path, Keys))
            .Where(path => withPicture || !IsIn(path, Picture))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Whether a path that a backup names stays in the folder into which it is restored.</summary>
    public static bool IsSafe(string path) =>
        path.Length > 0 && !path.Contains('\0') && !path.Contains('\\') && !Path.IsPathRooted(path)
        && path.Split('/').All(part => part is not ("" or "." or ".."));

    static bool IsIn(string path, string folder) =>
        path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
