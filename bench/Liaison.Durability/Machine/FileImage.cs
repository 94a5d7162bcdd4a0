namespace Liaison.Durability.Machine;

/// <summary>A SQLite database's bytes: the file, and the write-ahead log beside it.</summary>
sealed record FileImage(byte[] Database, byte[] Wal)
{
    const string WalSuffix = "-wal";
    const string IndexSuffix = "-shm";

    /// <summary>Takes it as it is.</summary>
    public static FileImage Take(string path) =>
        new(Read(path), File.Exists(path + WalSuffix) ? Read(path + WalSuffix) : []);

    /// <summary>Makes it the database at a path.</summary>
    public void Put(string path)
    {
        File.Delete(path + IndexSuffix);
        File.WriteAllBytes(path, Database);
        if (Wal.Length > 0) File.WriteAllBytes(path + WalSuffix, Wal);
        else File.Delete(path + WalSuffix);
    }

    static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
