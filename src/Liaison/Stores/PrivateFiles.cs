namespace Liaison.Stores;

/// <summary>Files that the service alone may read.</summary>
static class PrivateFiles
{
    const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Makes sure that a file is there and closed to others.</summary>
    /// <exception cref="CommandException">It is not; the message says what to do.</exception>
    public static void Check(string file)
    {
        if (!File.Exists(file)) throw new CommandException($"{file} is missing");
        if ((File.GetUnixFileMode(file) & OfOthers) != 0)
            throw new CommandException($"others on this machine may read {file}: chmod 600 {file}");
    }
}
