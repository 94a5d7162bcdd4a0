using CsCheck;
using Liaison.Stores;

namespace Liaison.Tests.Stores;

public sealed class DiskRoomTests : IDisposable
{
    const long Ballast = 1 << 20;

    readonly string _folder = Directory.CreateTempSubdirectory("liaison-room-").FullName;
    long _others;

    string File => Path.Combine(_folder, "ballast");

    // A disk of 10 ballasts.
    long Free => 10 * Ballast - _others - (System.IO.File.Exists(File) ? Ballast : 0);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Room_is_held_back_given_free_once_and_held_back_again()
    {
        var room = Open();
        Assert.Equal(Ballast, new FileInfo(File).Length);
        Assert.False(room.IsLow);

        _others = 9 * Ballast;
        Assert.True(room.TryRelease());
        Assert.False(room.TryRelease());
        Assert.True(room.IsLow);

        _others = 8 * Ballast + 1;
        room.Look();
        Assert.True(room.IsLow);
        _others = 8 * Ballast;
        room.Look();
        Assert.False(room.IsLow);
        Assert.True(System.IO.File.Exists(File));
    }

    [Fact]
    public void A_start_on_a_full_disk_gives_it_free_and_decides_nothing()
    {
        Open();
        _others = 9 * Ballast;
        Assert.True(Open().IsLow);
        Assert.Equal(Ballast, Free);
    }

    [Fact]
    public void Whatever_others_write_it_is_low_before_the_disk_is_full_and_not_when_there_is_plenty() =>
        Gen.Long[0, 10 * Ballast].Array[1, 50].Sample(steps =>
        {
            _others = 0;
            System.IO.File.Delete(File);
            var room = Open();
            foreach (var others in steps)
            {
                _others = Math.Min(others, 10 * Ballast - (System.IO.File.Exists(File) ? Ballast : 0));
                room.Look();
                if (Free < Ballast / 2) Assert.True(room.IsLow);
                if (Free >= 2 * Ballast) Assert.False(room.IsLow);
                // What is decided can always still be written: it is not low only while the ballast is there.
                Assert.True(room.IsLow || System.IO.File.Exists(File));
            }
        }, iter: 50, threads: 1);

    DiskRoom Open() => new(File, Ballast, () => Free);
}
