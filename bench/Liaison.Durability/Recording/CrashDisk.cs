namespace Liaison.Durability.Recording;

/// <summary>
/// A disk that keeps for certain only what was flushed. Of the rest a crash may leave anything: each write or none of
/// it or some of its sectors, in any order; new and deleted names up to any point in their order.
/// </summary>
/// <remarks>
/// A flush of a file that failed loses what it was asked for: later ones do not write it again. Names wait for the next
/// flush of their folder, since file systems keep them in a log of their own and stop when they cannot write that.
/// </remarks>
sealed class CrashDisk(string folder)
{
    const int SectorBytes = 512;

    /// <summary>The names as the process sees them.</summary>
    readonly Dictionary<string, Inode> _live = [];

    readonly Dictionary<string, Inode> _durable = [];
    readonly List<(string Name, Inode? Inode)> _names = [];

    /// <summary>Which of what was not flushed a crash leaves.</summary>
    public enum Leaving { Nothing, Everything, Some, SomeTorn }

    /// <summary>Does what a process did; what is not of the folder is left out.</summary>
    public void Do(Operation operation)
    {
        switch (operation)
        {
            case Operation.Create create when NameOf(create.Path) is { } name && !_live.ContainsKey(name):
                _names.Add((name, _live[name] = new Inode()));
                break;
            case Operation.Write write when Find(write.Path) is { } inode:
                inode.Pending.Add(write);
                break;
            case Operation.Truncate truncate when Find(truncate.Path) is { } inode:
                inode.Pending.Add(truncate);
                break;
            case Operation.Unlink unlink when NameOf(unlink.Path) is { } name && _live.Remove(name):
                _names.Add((name, null));
                break;
            case Operation.Flush flush when flush.Path == folder:
                if (!flush.IsDone) break;
                Link(_durable, _names.Count);
                _names.Clear();
                break;
            case Operation.Flush flush when Find(flush.Path) is { } inode:
                if (flush.IsDone) inode.Keep();
                inode.Pending.Clear();
                break;
            default:
                break;
        }
    }

    /// <summary>The files that a crash leaves.</summary>
    public Dictionary<string, byte[]> Crash(Leaving leaving, Random random)
    {
        var names = new Dictionary<string, Inode>(_durable);
        Link(names, leaving switch
        {
            Leaving.Nothing => 0,
            Leaving.Everything => _names.Count,
            _ => random.Next(_names.Count + 1),
        });
        return names.ToDictionary(pair => pair.Key, pair => pair.Value.Left(leaving, random));
    }

    void Link(Dictionary<string, Inode> names, int count)
    {
        foreach (var (name, inode) in _names.Take(count))
        {
            if (inode is null) names.Remove(name);
            else names[name] = inode;
        }
    }

    Inode? Find(string path) => NameOf(path) is { } name ? _live.GetValueOrDefault(name) : null;

    string? NameOf(string path) => Path.GetDirectoryName(path) == folder ? Path.GetFileName(path) : null;

    sealed class Inode
    {
        byte[] _kept = [];

        public List<Operation> Pending { get; } = [];

        public void Keep()
        {
            foreach (var operation in Pending) _kept = After(_kept, operation, _ => true);
        }

        public byte[] Left(Leaving leaving, Random random)
        {
            var content = (byte[])_kept.Clone();
            if (leaving == Leaving.Nothing) return content;
            foreach (var operation in Pending)
            {
                if (leaving == Leaving.Some && random.Next(2) == 0) continue;
                content = After(content, operation, _ => leaving != Leaving.SomeTorn || random.Next(2) == 0);
            }

            return content;
        }

        static byte[] After(byte[] content, Operation operation, Func<long, bool> isSectorWritten)
        {
            if (operation is Operation.Truncate truncate) Array.Resize(ref content, (int)truncate.Length);
            if (operation is not Operation.Write(_, var offset, var data)) return content;
            for (var at = 0; at < data.Length;)
            {
                // Up to the end of the sector of the disk.
                var length = (int)Math.Min(data.Length - at, SectorBytes - (offset + at) % SectorBytes);
                if (isSectorWritten(offset + at))
                {
                    if (content.Length < offset + at + length) Array.Resize(ref content, (int)offset + at + length);
                    data.AsSpan(at, length).CopyTo(content.AsSpan((int)offset + at));
                }

                at += length;
            }

            return content;
        }
    }
}
