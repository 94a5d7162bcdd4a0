using Liaison.Kernel.Files;
using Liaison.Stores;
using Liaison.Web.Access;
using Liaison.Web.Accounts;
using Microsoft.Data.Sqlite;

namespace Liaison.Tests.Stores;

public sealed class SqliteAccountStoreTests : IDisposable
{
    static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    readonly string _folder = Directory.CreateTempSubdirectory("liaison-accounts-").FullName;

    string File => Path.Combine(_folder, "accounts.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_written_is_there_again_and_for_others_at_once()
    {
        var account = new Account(new Guid(1, 2, 3, new byte[8]), "sato", "Sato", [Role.Watch], Now)
        {
            PasswordHash = "h",
            Code = new("c", Now),
            KnownSources = ["192.0.2.1"],
        };
        var session = new Session(Guid.Empty, "s", account.Id, Role.Watch, SignInMethod.Passkey, Now, "::1", "b") { Proved = Now };
        var passkey = new Passkey("p", account.Id, "key", new byte[] { 1, 2, 3 }, 7, ["usb"], true, false, Now);
        var token = new ApiToken(Guid.Empty, "t", "radar", Role.Feed, Now, "me", null);
        var happened = new AccountEvent(Guid.Empty, Now, AccountEventKind.SignedIn, "sato", "watch", "sato", "");
        using var other = new AccountBook(new SqliteAccountStore(File));
        using (var book = new AccountBook(new SqliteAccountStore(File)))
        {
            book.Change(changes =>
            {
                changes.Put(account);
                changes.Put(session);
                changes.Put(passkey);
                changes.Put(token);
                changes.Tell(happened);
                return true;
            });
            Assert.Equal(account.Name, other.Current.Find("SATO")!.Name);
        }

        using var again = new AccountBook(new SqliteAccountStore(File));
        foreach (var state in (AccountState[])[other.Current, again.Current])
        {
            var read = Assert.Single(state.Accounts.Values);
            Assert.Equal(account with { Roles = read.Roles, KnownSources = read.KnownSources }, read);
            Assert.Equal([Role.Watch], read.Roles);
            Assert.Equal(["192.0.2.1"], read.KnownSources);
            Assert.Equal(session, Assert.Single(state.Sessions.Values));
            Assert.Equal([1, 2, 3], Assert.Single(state.Passkeys.Values).PublicKey.ToArray());
            Assert.Equal(token, Assert.Single(state.Tokens.Values));
            Assert.Equal(happened, Assert.Single(state.Events.Values));
        }

        again.Change(changes =>
        {
            changes.Remove(session);
            changes.Remove(token);
            return true;
        });
        Assert.Empty(other.Current.Sessions);
        Assert.Empty(other.Current.Tokens);
        Assert.Equal(WholeFile.PrivateFile, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public async Task Changes_of_many_at_once_are_made_one_after_the_other()
    {
        using var first = new AccountBook(new SqliteAccountStore(File));
        using var second = new AccountBook(new SqliteAccountStore(File));
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => (i % 2 == 0 ? first : second).Change(changes =>
        {
            // Who reads what the one before wrote loses none of its changes.
            var next = changes.State.Tokens.Count;
            changes.Put(new ApiToken(Guid.Empty, $"{next}", "t", Role.Feed, Now, "me", null));
            return true;
        }))));
        Assert.Equal(40, first.Current.Tokens.Count);
        Assert.Equal(40, second.Current.Tokens.Count);
    }

    [Fact]
    public void A_change_that_fails_changes_nothing()
    {
        using var book = new AccountBook(new SqliteAccountStore(File));
        Assert.Throws<InvalidOperationException>(() => book.Change<bool>(changes =>
        {
            changes.Put(new ApiToken(Guid.Empty, "t", "radar", Role.Feed, Now, "me", null));
            throw new InvalidOperationException();
        }));
        Assert.Empty(book.Current.Tokens);
        using var again = new AccountBook(new SqliteAccountStore(File));
        Assert.Empty(again.Current.Tokens);
    }

    [Fact]
    public void A_file_of_a_later_version_or_of_something_else_is_not_opened()
    {
        using (var book = new AccountBook(new SqliteAccountStore(File)))
        {
        }

        using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        Assert.Contains("later version", Assert.Throws<IOException>(() => new SqliteAccountStore(File)).Message, StringComparison.Ordinal);
        var noise = Path.Combine(_folder, "noise.db");
        System.IO.File.WriteAllBytes(noise, [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7))]);
        Assert.Throws<IOException>(() => new SqliteAccountStore(noise));
    }
}
