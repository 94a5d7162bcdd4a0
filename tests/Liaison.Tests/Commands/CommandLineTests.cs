using System.Text;
using System.Text.Json.Nodes;
using Liaison.Access;
using Liaison.Commands;
using Liaison.Data;
using Liaison.Kernel.Files;
using Liaison.Web.Access;
using Liaison.Web.Accounts;

namespace Liaison.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData()]
    [InlineData("nonsense")]
    [InlineData("init")]
    [InlineData("init", "--data", "x", "--name", "two words", "--country", "USA")]
    [InlineData("init", "--data", "x", "--name", "JFHQ", "--country", "US")]
    [InlineData("token", "--data", "x", "--role", "king")]
    [InlineData("demo", "--speed", "0")]
    [InlineData("demo", "--port-offset", "70000")]
    [InlineData("tak", "certificate", "--data", "x", "--name", "a", "--group", "Blue:up")]
    [InlineData("tak", "certificate", "--data", "x", "--name", "a", "--days", "0")]
    public async Task Wrong_use_is_2_and_says_nothing_on_standard_output(params string[] arguments)
    {
        var (exitCode, output, error) = await _cli.RunAsync(arguments);

        Assert.Equal(CommandLine.WrongUse, exitCode);
        Assert.Equal("", output);
        Assert.Contains("--help", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_node_has_private_keys_and_says_who_it_is()
    {
        var (exitCode, output, _) = await _cli.RunAsync(
            "init", "--data", _cli.In("n"), "--name", "JJOC", "--country", "jpn", "--host", "hq.example", "--json");

        Assert.Equal(CommandLine.Done, exitCode);
        var result = JsonNode.Parse(output)!;
        Assert.Equal("JPN", (string?)result["country"]);
        Assert.Equal(64, ((string)result["fingerprint"]!).Length);
        Assert.Equal(WholeFile.PrivateFolder, File.GetUnixFileMode(_cli.In("n/keys")));
        Assert.All(Directory.GetFiles(_cli.In("n/keys"), "*.key"),
            k => Assert.Equal(WholeFile.PrivateFile, File.GetUnixFileMode(k)));
        Assert.Equal(WholeFile.PrivateFile, File.GetUnixFileMode(_cli.In("n/accounts.db")));
        using var book = AccountDesk.OpenBook(new DataFolder(_cli.In("n")));
        var first = Assert.Single(book.Current.Accounts.Values);
        Assert.Equal(("administrator", Role.Admin), (first.Name, Assert.Single(first.Roles)));
        var code = (string)result["firstSignIn"]!["code"]!;
        Assert.Equal(AccountState.HashOf(Secret.Normalize(code)), first.Code!.Hash);
        Assert.Equal($"https://hq.example:8443/first#{code}", (string?)result["firstSignIn"]!["address"]);
    }

    [Fact]
    public async Task A_folder_with_a_node_or_anything_else_is_left_alone()
    {
        var node = await _cli.InitAsync();
        var before = File.ReadAllText(Path.Combine(node, "liaison.json"));

        var again = await _cli.RunAsync("init", "--data", node, "--name", "X", "--country", "USA");
        var other = await _cli.RunAsync("init", "--data", _cli.Folder, "--name", "X", "--country", "USA");

        Assert.Equal((CommandLine.Failed, CommandLine.Failed), (again.ExitCode, other.ExitCode));
        Assert.Equal(before, File.ReadAllText(Path.Combine(node, "liaison.json")));
    }

    [Fact]
    public async Task A_token_is_good_at_once_for_a_running_node_and_stored_only_as_a_hash()
    {
        var node = await _cli.InitAsync();
        using var book = AccountDesk.OpenBook(new DataFolder(node));
        var running = new TokenBook(book, TimeProvider.System);

        var (_, output, _) = await _cli.RunAsync("token", "--data", node, "--role", "feed", "--name", "radar 1");

        var token = output.Trim();
        Assert.True(running.TryVerify(token, overLoopback: false, out var caller));
        Assert.Equal(new Caller("radar 1", Role.Feed), caller);
        foreach (var file in Directory.GetFiles(node, "accounts.db*"))
        {
            Assert.DoesNotContain(
                token[Secret.TokenPrefix.Length..], Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal);
        }

        Assert.False(running.TryVerify(token[..^1] + (token[^1] == 'A' ? 'B' : 'A'), false, out _));
        Assert.False(running.TryVerify("", false, out _));
    }

    [Fact]
    public async Task A_demo_token_is_good_in_the_demo_over_loopback_and_nowhere_else()
    {
        using var book = AccountDesk.OpenBook(new DataFolder(await _cli.InitAsync()));
        var tokens = new TokenBook(book, TimeProvider.System);
        var demo = new DemoTokens(tokens);

        Assert.All(Roles.Names, role => Assert.True(demo.TryVerify("demo-" + role, overLoopback: true, out _)));
        Assert.False(demo.TryVerify("demo-king", overLoopback: true, out _));
        Assert.False(demo.TryVerify("demo-viewer", overLoopback: false, out _));
        Assert.False(tokens.TryVerify("demo-viewer", overLoopback: true, out _));
    }

    [Fact]
    public async Task Accounts_are_made_listed_changed_and_reset_beside_a_running_node()
    {
        var node = await _cli.InitAsync();
        using var running = AccountDesk.OpenBook(new DataFolder(node));
        var made = JsonNode.Parse((await _cli.RunAsync(
            "account", "add", "sato", "--role", "watch", "--role", "planner", "--data", node, "--json")).Out)!;
        var account = running.Current.Find("sato")!;
        Assert.Equal([Role.Watch, Role.Planner], account.Roles);
        Assert.Equal(AccountState.HashOf(Secret.Normalize((string)made["code"]!)), account.Code!.Hash);

        Assert.Equal(CommandLine.Failed, (await _cli.RunAsync(
            "account", "add", "sato", "--role", "watch", "--data", node)).ExitCode);
        await _cli.RunAsync("account", "roles", "sato", "--role", "commander", "--data", node);
        await _cli.RunAsync("account", "disable", "sato", "--data", node);
        Assert.True(running.Current.Find("sato") is { Disabled: true, Roles: [Role.Commander] });
        await _cli.RunAsync("account", "enable", "sato", "--data", node);
        await _cli.RunAsync("account", "reset", "sato", "--data", node);
        var reset = running.Current.Find("sato")!;
        Assert.False(reset.Disabled);
        Assert.NotEqual(account.Code.Hash, reset.Code!.Hash);
        Assert.Equal(
            CommandLine.Failed, (await _cli.RunAsync("account", "disable", "administrator", "--data", node)).ExitCode);
        var listed = JsonNode.Parse((await _cli.RunAsync("account", "list", "--data", node, "--json")).Out)!["accounts"]!;
        Assert.Equal(["administrator", "sato"], listed.AsArray().Select(one => (string?)one!["name"]));
    }

    [Fact]
    public async Task A_tak_client_is_made_listed_and_revoked()
    {
        var node = await _cli.InitAsync();
        var made = await _cli.RunAsync("tak", "certificate", "--data", node, "--name", "alice", "--group", "Blue:in",
            "--group", "Red", "--host", "hq.example", "--to", _cli.In("alice"), "--json");
        var package = JsonNode.Parse(made.Out)!;

        Assert.Equal("hq.example:8089:ssl", (string?)package["connect"]);
        Assert.True(File.Exists((string?)package["dataPackage"]));
        var listed = JsonNode.Parse((await _cli.RunAsync("tak", "list", "--data", node, "--json")).Out)!["clients"]!;
        Assert.Equal("Blue:in Red:both", string.Join(' ', listed[0]!["groups"]!.AsArray()));
        var serial = (string)package["serial"]!;
        Assert.Equal(CommandLine.Done, (await _cli.RunAsync("tak", "revoke", serial, "--data", node)).ExitCode);
        Assert.Equal(CommandLine.Failed, (await _cli.RunAsync("tak", "revoke", serial, "--data", node)).ExitCode);
    }

    [Fact]
    public async Task A_mistake_in_the_configuration_stops_a_node_before_it_starts()
    {
        _cli.Environment["LIAISON__Web__HttpPrt"] = "1";

        var (exitCode, _, error) = await _cli.RunAsync("serve", "--data", await _cli.InitAsync());

        Assert.Equal(CommandLine.Failed, exitCode);
        Assert.Contains("did you mean web.httpPort?", error, StringComparison.Ordinal);
    }
}
