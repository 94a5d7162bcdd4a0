using Liaison.Kernel.Files;

namespace Liaison.Kernel.Tests.Files;

public sealed class WholeFileTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("liaison-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_written_is_read_back_and_nothing_else_is_left()
    {
        var path = Path.Combine(_folder, "a.json");
        WholeFile.Write(path, "one");
        WholeFile.Write(path, "two");

        Assert.Equal("two", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_private_file_is_readable_by_its_owner_alone_even_over_a_leftover_that_was_not()
    {
        var path = Path.Combine(_folder, "secret.key");
        File.WriteAllText(path + ".new", "leftover");
        File.SetUnixFileMode(path + ".new", WholeFile.SharedFile);

        WholeFile.Write(path, "secret");

        Assert.Equal(WholeFile.PrivateFile, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_lock_that_is_held_is_refused_to_others_until_it_is_given_back()
    {
        var path = Path.Combine(_folder, "clients.json");
        using (WholeFile.Lock(path))
            Assert.Throws<IOException>(() => WholeFile.Lock(path).Dispose());

        WholeFile.Lock(path).Dispose();
    }
}
