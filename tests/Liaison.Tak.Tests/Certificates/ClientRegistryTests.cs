using CsCheck;
using Liaison.Tak.Certificates;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Tak.Tests.Certificates;

public sealed class ClientRegistryTests : IDisposable
{
    static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    readonly string _folder = Directory.CreateTempSubdirectory("liaison-").FullName;

    string File => Path.Combine(_folder, "tak", "clients.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static RegisteredClient Client(string name, int number = 1) => new()
    {
        Name = name,
        Serial = $"4{number:X31}",
        Fingerprint = CertificateFingerprint.OfDer(BitConverter.GetBytes(number)).Value,
        Groups = [new("Blue", GroupDirection.Both), new("Medical", GroupDirection.Out)],
        Issued = Noon,
        Expires = Noon.AddDays(1),
    };

    static CertificateFingerprint FingerprintOf(RegisteredClient client) => new(client.Fingerprint);

    [Fact]
    public void What_one_process_registers_another_finds_after_a_refresh()
    {
        var node = new ClientRegistry(File);
        var commandLine = new ClientRegistry(File);
        var alice = Client("alice");

        commandLine.Add(alice);

        Assert.False(node.TryFind(FingerprintOf(alice), out _));
        Assert.True(node.Refresh());
        Assert.False(node.Refresh());
        Assert.True(node.TryFind(FingerprintOf(alice), out var found));
        Assert.Equal(alice.Groups, found.Groups);
    }

    [Theory]
    [InlineData("alice", 2)]
    [InlineData("40000000000000000000000000000002", 1)]
    [InlineData("nobody", 0)]
    public void A_name_revokes_all_certificates_of_that_name_and_a_serial_number_one(string which, int count)
    {
        var registry = new ClientRegistry(File);
        registry.Add(Client("alice", 1));
        registry.Add(Client("alice", 2));
        registry.Add(Client("bob", 3));

        Assert.Equal(count, registry.Revoke(which, Noon).Count);
        Assert.Empty(registry.Revoke(which, Noon));
        Assert.Equal(3 - count, registry.Clients.Count(c =>
            registry.StandingOf(FingerprintOf(c), Noon, out _) == ClientStanding.Good));
    }

    [Fact]
    public void A_certificate_that_was_just_made_is_known_at_once()
    {
        using var directory = new RegisteredClientDirectory(
            new(File), new NoonClock(), NullLogger<RegisteredClientDirectory>.Instance);
        var changes = 0;
        directory.Changed += () => changes++;
        var alice = Client("alice");
        Assert.False(directory.TryFind(alice.Fingerprint, out _));

        // Well within the interval at which the directory looks by itself.
        new ClientRegistry(File).Add(alice);

        Assert.True(directory.TryFind(alice.Fingerprint, out var found));
        Assert.Equal("alice", found.Name);
        Assert.Equal(1, changes);
    }

    [Fact]
    public void A_certificate_that_was_never_issued_is_unknown_and_one_that_is_over_has_expired()
    {
        var registry = new ClientRegistry(File);
        var alice = Client("alice");
        registry.Add(alice);

        Assert.Equal(ClientStanding.Unknown, registry.StandingOf(FingerprintOf(Client("eve", 9)), Noon, out _));
        Assert.Equal(ClientStanding.Good, registry.StandingOf(FingerprintOf(alice), alice.Expires.AddTicks(-1), out _));
        Assert.Equal(ClientStanding.Expired, registry.StandingOf(FingerprintOf(alice), alice.Expires, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"version":2,"clients":[]}""")]
    [InlineData("""{"version":1,"clients":[{"name":"alice"}]}""")]
    [InlineData("""{"version":1,"clients":null}""")]
    public void A_damaged_file_is_named_and_never_taken_for_an_empty_one(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, content);

        var error = Assert.Throws<CertificateException>(() => new ClientRegistry(File));

        Assert.Contains("clients.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_keeps_what_it_knew_when_the_file_is_damaged_under_it()
    {
        var registry = new ClientRegistry(File);
        var alice = Client("alice");
        registry.Add(alice);
        System.IO.File.WriteAllText(File, "{");

        Assert.Throws<CertificateException>(() => registry.Refresh());
        Assert.True(registry.TryFind(FingerprintOf(alice), out _));
    }

    [Fact]
    public async Task A_session_finds_its_groups_by_direction_until_its_client_is_revoked()
    {
        var registry = new ClientRegistry(File);
        var alice = Client("alice") with { Expires = TimeProvider.System.GetUtcNow().AddDays(1) };
        registry.Add(alice);
        using var directory = new RegisteredClientDirectory(
            new(File), TimeProvider.System, NullLogger<RegisteredClientDirectory>.Instance);
        var changed = new TaskCompletionSource();
        directory.Changed += () => changed.TrySetResult();

        Assert.True(directory.TryFind(alice.Fingerprint, out var client));
        Assert.Equal("alice", client.Name);
        Assert.Equal(["Blue"], client.Publishes);
        Assert.Equal(["Blue", "Medical"], client.Receives);
        registry.Revoke("alice", Noon);
        await changed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.False(directory.TryFind(alice.Fingerprint, out _));
    }

    [Theory]
    [InlineData("Blue", "Blue", GroupDirection.Both)]
    [InlineData("Blue:both", "Blue", GroupDirection.Both)]
    [InlineData("Blue:IN", "Blue", GroupDirection.In)]
    [InlineData(" Task Force 7 : out ", "Task Force 7", GroupDirection.Out)]
    [InlineData("TF:7:in", "TF:7", GroupDirection.In)]
    public void A_group_is_read_with_its_direction(string text, string name, GroupDirection direction)
    {
        Assert.True(GroupAccess.TryParse(text, out var access));
        Assert.Equal(new GroupAccess(name, direction), access);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":in")]
    [InlineData("Blue:")]
    [InlineData("Blue:sideways")]
    [InlineData("Bl\nue")]
    public void A_group_that_is_not_well_written_is_refused(string text) =>
        Assert.False(GroupAccess.TryParse(text, out _));

    [Fact]
    public void Every_direction_survives_printing_and_reading() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 128], Gen.Int[1, 3]).Sample((name, direction) =>
            GroupAccess.TryParse($"{name}:{(GroupDirection)direction}", out var access)
            && access == new GroupAccess(name, (GroupDirection)direction));

    sealed class NoonClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Noon;
    }
}
