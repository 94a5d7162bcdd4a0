using Liaison.Journal.Blocks;
using Liaison.Journal.Reading;
using Liaison.Journal.Sqlite;
using Liaison.Journal.Stores;
using Liaison.Journal.Writing;

namespace Liaison.Journal.Tests;

/// <summary>A disk that is full: nothing that was taken is lost, and what cannot be written is said.</summary>
public sealed class FullStoreTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("liaison-full-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_found_no_room_is_written_when_room_was_made()
    {
        var (store, signer, made) = (new TightStore(new MemoryLogStore()), TestLog.NewSigner(), 0);
        await using (var writer = LogWriter.Open(
            store, signer, TestLog.Owner, Guid.CreateVersion7(), TimeProvider.System, MakeRoom))
        {
            await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7()));
            store.IsFull = true;
            var records = await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7()));
            Assert.Equal((3, 1), (records[0].Number, made));
        }

        Assert.Null(TestLog.Verify(store.Read(1), signer).Fault);

        bool MakeRoom()
        {
            made++;
            store.IsFull = false;
            return true;
        }
    }

    [Fact]
    public async Task Without_room_the_log_fails_and_goes_on_after_a_restart()
    {
        var (store, signer) = (new TightStore(new MemoryLogStore()), TestLog.NewSigner());
        await using (var writer = LogWriter.Open(
            store, signer, TestLog.Owner, Guid.CreateVersion7(), TimeProvider.System, () => false))
        {
            store.IsFull = true;
            await Assert.ThrowsAsync<LogFailedException>(() => writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7())));
        }

        store.IsFull = false;
        await using (var writer = TestLog.Open(store, signer))
            Assert.Equal(2, (await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7())))[0].Number);
        Assert.Null(TestLog.Verify(store.Read(1), signer).Fault);
    }

    [Fact]
    public async Task SQLite_says_that_a_disk_is_full_and_takes_the_same_block_when_there_is_room()
    {
        var mount = new SmallDisk(_folder, megabytes: 3);
        Assert.SkipUnless(mount.IsMounted, "only root can mount a small file system");
        using (mount)
        {
            var signer = TestLog.NewSigner();
            var ballast = Path.Combine(_folder, "ballast");
            await File.WriteAllBytesAsync(ballast, new byte[1 << 20], TestContext.Current.CancellationToken);
            using (var store = new SqliteLogStore(Path.Combine(_folder, "journal.db")))
            {
                var released = 0;
                await using var writer = LogWriter.Open(
                    store, signer, TestLog.Owner, Guid.CreateVersion7(), TimeProvider.System, Release);
                var body = new string('x', 50_000);
                var (last, failure) = (0L, default(LogFailedException));
                while (failure is null)
                {
                    try
                    {
                        last = (await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7(), body)))[0].Number;
                    }
                    catch (LogFailedException e)
                    {
                        failure = e;
                    }
                }

                // It went on once with what the ballast had held back.
                Assert.Equal(1, released);
                Assert.Equal(last, store.ReadRecords(1).Last().Number);

                bool Release()
                {
                    if (!File.Exists(ballast)) return false;
                    File.Delete(ballast);
                    released++;
                    return true;
                }
            }

            mount.Resize(8);
            using var again = new SqliteLogStore(Path.Combine(_folder, "journal.db"));
            await using (var writer = TestLog.Open(again, signer)) await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7()));
            Assert.Null(TestLog.Verify(again.Read(1), signer).Fault);
        }
    }

    sealed class TightStore(ILogStore inner) : ILogStore
    {
        public bool IsFull { get; set; }

        public void Append(Block block, IReadOnlyList<Guid> ids)
        {
            if (IsFull) throw new LogFullException("there is no room");
            inner.Append(block, ids);
        }

        public Block? ReadLast() => inner.ReadLast();

        public IReadOnlyDictionary<Guid, long> FindAll(IReadOnlyList<Guid> ids) => inner.FindAll(ids);

        public IEnumerable<Block> Read(long from) => inner.Read(from);

        public void Dispose() => inner.Dispose();
    }

    /// <summary>A file system in memory of a few megabytes, mounted on a folder.</summary>
    sealed class SmallDisk : IDisposable
    {
        readonly string _folder;

        public SmallDisk(string folder, int megabytes)
        {
            _folder = folder;
            IsMounted = Environment.IsPrivilegedProcess
                && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder) == 0;
        }

        public bool IsMounted { get; }

        public void Resize(int megabytes) =>
            Assert.Equal(0, Run("mount", "-o", $"remount,size={megabytes}m", _folder));

        public void Dispose() => Run("umount", "-l", _folder);

        static int Run(params string[] command)
        {
            using var process = System.Diagnostics.Process.Start(
                new System.Diagnostics.ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
    }
}
