using CsCheck;
using Liaison.Web.Access;
using Liaison.Web.Accounts;

namespace Liaison.Web.Tests.Accounts;

public sealed class PasswordTests
{
    static readonly PasswordCost Least = new(MemoryKiB: 64, Passes: 1);

    [Fact]
    public async Task A_hash_says_how_it_was_made_and_no_two_are_the_same()
    {
        using var hasher = new PasswordHasher(Least);
        var hash = await hasher.HashAsync("seven red herons", WebWorld.Deadline());
        Assert.StartsWith("$argon2id$v=19$m=64,t=1,p=1$", hash, StringComparison.Ordinal);
        Assert.NotEqual(hash, await hasher.HashAsync("seven red herons", WebWorld.Deadline()));
        Assert.True(await hasher.VerifyAsync("seven red herons", hash, WebWorld.Deadline()));
        Assert.False(await hasher.VerifyAsync("Seven red herons", hash, WebWorld.Deadline()));
        Assert.False(await hasher.VerifyAsync("seven red herons", null, WebWorld.Deadline()));
    }

    /// <summary>Made by the reference implementation: <c>argon2 somesalt16bytes! -id -t 2 -m 16 -p 1 -l 32</c>.</summary>
    [Fact]
    public async Task A_hash_of_the_reference_implementation_is_understood()
    {
        const string Hash =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQxNmJ5dGVzIQ$FvEW+sCy2+gAb1UMWjDG6V4lFU9eOlCisTvfI13P3d4";
        using var hasher = new PasswordHasher(Least);
        Assert.True(await hasher.VerifyAsync("correct horse battery", Hash, WebWorld.Deadline()));
        Assert.False(await hasher.VerifyAsync("correct horse batteries", Hash, WebWorld.Deadline()));
    }

    [Fact]
    public async Task An_old_hash_stays_good_and_is_made_anew_at_the_next_sign_in()
    {
        using var old = new PasswordHasher(Least);
        var hash = (await old.HashAsync("seven red herons", WebWorld.Deadline()))!;
        using var now = new PasswordHasher(new(MemoryKiB: 128, Passes: 2));
        Assert.True(await now.VerifyAsync("seven red herons", hash, WebWorld.Deadline()));
        Assert.True(now.IsOutdated(hash));
        Assert.False(old.IsOutdated(hash));

        await using var world = await WebWorld.StartAsync();
        var account = await Person.MakeAsync(world, "sato", Role.Watch);
        var other = (await now.HashAsync(Person.Password, WebWorld.Deadline()))!;
        world.Accounts.Change(changes =>
        {
            changes.Put(account with { PasswordHash = other });
            return true;
        });
        using var sato = new Person(world);
        await sato.SignInAsync("sato");
        Assert.StartsWith(
            "$argon2id$v=19$m=64,t=1", world.Accounts.Current.Find("sato")!.PasswordHash, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("$argon2id$v=19$m=64,t=1,p=1$$")]
    [InlineData("$argon2id$v=19$m=99999999,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("$argon2id$v=19$m=64,t=1,p=4$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy")]
    public async Task A_damaged_hash_lets_nobody_in(string hash)
    {
        using var hasher = new PasswordHasher(Least);
        Assert.False(await hasher.VerifyAsync("", hash, WebWorld.Deadline()));
    }

    [Fact]
    public async Task More_than_can_wait_are_turned_away()
    {
        using var hasher = new PasswordHasher(new(MemoryKiB: 4096, Passes: 8), atOnce: 1);
        var all = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => hasher.HashAsync($"password {i}", WebWorld.Deadline())));
        Assert.Contains(null, all);
        Assert.Contains(all, hash => hash is not null);
        Assert.NotNull(await hasher.HashAsync("after the flood", WebWorld.Deadline()));
    }

    [Theory]
    [InlineData("elevenchars", false)]
    [InlineData("twelve chars", true)]
    [InlineData("        \t   ", false)]
    [InlineData("Password12345", false)]
    [InlineData("!!!Password!!!", false)]
    [InlineData("passwordpassword", false)]
    [InlineData("qwertyqwerty", false)]
    [InlineData("1qaz2wsx3edc", false)]
    [InlineData("abcdefghijklmnop", false)]
    [InlineData("098765432109876", false)]
    [InlineData("JFHQ-liaison-2026", false)]
    [InlineData("sato sato liaison", false)]
    [InlineData("七羽の赤いサギが夜明けに飛ぶ", true)]
    [InlineData("seven red herons at dawn", true)]
    [InlineData("kU7 pq9-zz4Lw", true)]
    public void Passwords_that_are_guessed_first_are_refused_and_nothing_is_asked_of_the_characters(
        string password, bool isTaken) =>
        Assert.Equal(isTaken, PasswordRules.Refusal(password, ["sato", "JFHQ", "liaison"]) is null);

    [Fact]
    public void Long_passwords_of_chance_are_taken_up_to_the_bound() =>
        Gen.String[Gen.Char['!', '~'], 20, 200].Sample(password =>
            PasswordRules.Refusal(password, ["sato"]) is null == password.Length <= PasswordRules.MaxLength);
}
