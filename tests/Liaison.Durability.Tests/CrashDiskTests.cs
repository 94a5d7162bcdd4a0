using Liaison.Durability.Recording;

namespace Liaison.Durability.Tests;

/// <summary>The disk on which the crash images are made: it must forget what it may, and nothing else.</summary>
public sealed class CrashDiskTests
{
    const string Folder = "/data";
    const string Name = "file";
    const string File = Folder + "/" + Name;
    const int Sector = 512;

    readonly CrashDisk _disk = new(Folder);
    readonly Random _random = new(1);

    [Fact]
    public void What_was_flushed_with_its_name_is_there_whatever_the_crash()
    {
        Do(new Operation.Create(File), Write(0, 3 * Sector, 1), Flush(File), Flush(Folder), Write(0, 100, 2));
        foreach (var leaving in Enum.GetValues<CrashDisk.Leaving>())
        {
            var content = _disk.Crash(leaving, _random)[Name];
            Assert.Equal(3 * Sector, content.Length);
            Assert.All(content.Skip(100), value => Assert.Equal(1, value));
        }
    }

    [Fact]
    public void What_was_not_flushed_may_be_gone_whole_or_torn_at_a_sector()
    {
        Do(new Operation.Create(File), Flush(Folder), Write(0, 2 * Sector, 1));
        Assert.Empty(_disk.Crash(CrashDisk.Leaving.Nothing, _random)[Name]);
        Assert.Equal(2 * Sector, _disk.Crash(CrashDisk.Leaving.Everything, _random)[Name].Length);
        var torn = Enumerable.Range(0, 100).Select(_ => _disk.Crash(CrashDisk.Leaving.SomeTorn, _random)[Name]);
        Assert.Contains(torn, content => content.Length == 2 * Sector && content[0] == 0 && content[Sector] == 1);
    }

    [Fact]
    public void A_name_is_there_only_when_its_folder_was_flushed()
    {
        Do(new Operation.Create(File), Write(0, 10, 1), Flush(File));
        Assert.Empty(_disk.Crash(CrashDisk.Leaving.Nothing, _random));
        Do(Flush(Folder), new Operation.Unlink(File));
        Assert.Equal(10, _disk.Crash(CrashDisk.Leaving.Nothing, _random)[Name].Length);
        Assert.Empty(_disk.Crash(CrashDisk.Leaving.Everything, _random));
    }

    [Fact]
    public void A_flush_that_failed_loses_what_it_was_asked_for_and_a_later_one_does_not_bring_it_back()
    {
        Do(new Operation.Create(File), Flush(Folder), Write(0, 10, 1), new Operation.Flush(File, IsDone: false));
        Do(Write(10, 10, 2), Flush(File));
        var content = _disk.Crash(CrashDisk.Leaving.Nothing, _random)[Name];
        Assert.Equal([.. new byte[10], .. Enumerable.Repeat((byte)2, 10)], content);
    }

    void Do(params IEnumerable<Operation> operations)
    {
        foreach (var operation in operations) _disk.Do(operation);
    }

    static Operation.Write Write(long offset, int length, byte value) =>
        new(File, offset, [.. Enumerable.Repeat(value, length)]);

    static Operation.Flush Flush(string path) => new(path, IsDone: true);
}
