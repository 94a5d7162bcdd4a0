using System.Text;
using Liaison.Stores;
using Liaison.Tak.Routing;

namespace Liaison.Tests.Stores;

public sealed class SqliteMessageStoreTests : IDisposable
{
    static readonly DateTimeOffset Now = new(2026, 11, 23, 4, 0, 0, TimeSpan.Zero);
    readonly string _folder = Directory.CreateTempSubdirectory("liaison-messages-").FullName;

    string Path => System.IO.Path.Combine(_folder, "messages.db");

    [Fact]
    public void What_was_written_is_there_after_a_restart()
    {
        var client = new KnownClient("u-1", "ALPHA", ["blue", "red"], Now);
        var message = new StoredMessage(7, "u-2", Now.AddHours(1), Encoding.UTF8.GetBytes("<event/>"));
        using (var store = new SqliteMessageStore(Path))
        {
            store.Write([
                new StoreChange.ClientSeen(client), new StoreChange.MessageKept(message), new StoreChange.Owed("u-1", 7),
                new StoreChange.Owed("callsign:BRAVO", 7)]);
        }

        using var again = new SqliteMessageStore(Path);
        var state = again.Load();
        var known = Assert.Single(state.Clients);
        Assert.Equal((client.Uid, client.Callsign, client.LastSeen), (known.Uid, known.Callsign, known.LastSeen));
        Assert.Equal(client.Groups, known.Groups);
        Assert.Equal(message.Xml, Assert.Single(state.Messages).Xml);
        Assert.Equal([("callsign:BRAVO", 7L), ("u-1", 7L)], state.Owed.Order());
    }

    [Fact]
    public void What_is_settled_is_gone_and_its_number_is_not_given_again()
    {
        using (var store = new SqliteMessageStore(Path))
        {
            store.Write([
                new StoreChange.MessageKept(new StoredMessage(9, "", Now, [])), new StoreChange.Owed("u-1", 9),
                new StoreChange.Settled("u-1", 9), new StoreChange.MessageDropped(9)]);
        }

        using var again = new SqliteMessageStore(Path);
        var state = again.Load();
        Assert.Empty(state.Messages);
        Assert.Empty(state.Owed);
        Assert.Equal(9, state.LastId);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_with_its_name()
    {
        File.WriteAllText(Path, new string('x', 4096));
        var failure = Assert.Throws<IOException>(() => new SqliteMessageStore(Path));
        Assert.Contains("messages.db", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
