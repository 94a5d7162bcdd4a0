using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Liaison.Stores;

namespace Liaison.Web.Tests.Decisions;

public sealed class DecisionsApiTests
{
    const string Path = "/api/v1/decisions";

    [Fact]
    public async Task A_decision_of_our_own_holds_when_the_commander_has_signed_what_was_shown()
    {
        await using var world = await WebWorld.StartAsync();
        var made = await MakeAsync(world, """
            {"text":"Three ships go","title":"Convoy","kind":"movement","parameters":[{"name":"ships","value":"3"}],
             "references":[{"text":"sketch","hash":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}],
             "label":"UNCLASSIFIED//REL TO USA, JPN"}
            """);
        Assert.Equal("open", made.GetProperty("state").GetString());
        Assert.Equal("UNCLASSIFIED//REL TO USA, JPN", made.GetProperty("label").GetString());
        Assert.Equal(["JFHQ"], made.GetProperty("missing").EnumerateArray().Select(e => e.GetString()!));
        var digest = made.GetProperty("round").GetProperty("digest").GetString();
        var path = $"{Path}/{made.GetProperty("id").GetString()}";

        using (var other = await world.PostAsync($"{path}/sign", "commander", $$"""{"digest":"{{new string('0', 64)}}"}"""))
            Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        using (var planner = await world.PostAsync($"{path}/sign", "planner", $$"""{"digest":"{{digest}}"}"""))
            Assert.Equal(HttpStatusCode.Forbidden, planner.StatusCode);
        using var signed = await world.PostAsync($"{path}/sign", "commander", $$"""{"digest":"{{digest}}"}""");
        var now = await JsonAsync(signed);
        Assert.Equal("effective", now.GetProperty("state").GetString());
        Assert.Empty(now.GetProperty("missing").EnumerateArray());
        var key = Assert.Single(now.GetProperty("round").GetProperty("signatures").EnumerateArray());
        Assert.Equal("commander", key.GetProperty("by").GetString());
        Assert.Equal(now.GetRawText(), (await JsonAsync(await world.GetAsync(path))).GetRawText());
        Assert.Equal(1, (await JsonAsync(await world.GetAsync(Path))).GetArrayLength());
    }

    [Fact]
    public async Task A_joint_decision_does_not_hold_with_our_key_alone()
    {
        await using var world = await WebWorld.StartAsync();
        var made = await MakeAsync(world, """{"text":"Both close the strait","partner":"JJOC"}""");
        var path = $"{Path}/{made.GetProperty("id").GetString()}";
        var signed = await JsonAsync(await world.PostAsync($"{path}/sign", "commander", "{}"));
        Assert.Equal("open", signed.GetProperty("state").GetString());
        Assert.Equal(["JJOC"], signed.GetProperty("missing").EnumerateArray().Select(e => e.GetString()!));
        using (var withdrawn = await world.PostAsync($"{path}/withdraw", "commander", """{"reason":"no"}"""))
            Assert.Equal(HttpStatusCode.Conflict, withdrawn.StatusCode);
        var stopped = await JsonAsync(await world.PostAsync($"{path}/stop", "commander", """{"reason":"weather"}"""));
        Assert.Equal("stopped", stopped.GetProperty("state").GetString());
        Assert.Equal("weather", Assert.Single(stopped.GetProperty("stops").EnumerateArray()).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_new_round_names_what_changed_and_keeps_what_was()
    {
        await using var world = await WebWorld.StartAsync();
        var made = await MakeAsync(world, """{"text":"Three ships go","notAfter":"2999-01-01T00:00:00Z"}""");
        var path = $"{Path}/{made.GetProperty("id").GetString()}";
        var revised = await JsonAsync(await world.PostAsync(
            $"{path}/revise", "planner", """{"text":"Two ships go","notAfter":"2999-01-01T00:00:00Z"}"""));
        Assert.Equal(2, revised.GetProperty("round").GetProperty("number").GetInt32());
        Assert.Equal(["text"], revised.GetProperty("round").GetProperty("changed").EnumerateArray().Select(e => e.GetString()!));
        Assert.Equal("Three ships go", Assert.Single(revised.GetProperty("earlier").EnumerateArray()).GetProperty("text").GetString());
        var refused = await JsonAsync(await world.PostAsync($"{path}/refuse", "commander", """{"reason":"too few"}"""));
        Assert.Equal("refused", refused.GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("""{"text":""}""")]
    [InlineData("""{"text":"a","partner":"jfhq"}""")]
    [InlineData("""{"text":"a","notAfter":"2001-01-01T00:00:00Z"}""")]
    [InlineData("""{"text":"a","references":[{"text":"x","hash":"zz"}]}""")]
    [InlineData("""{"text":"a","parameters":[null]}""")]
    [InlineData("""{"text":"a","parameters":[{"name":"a","value":"1"},{"name":"a","value":"2"}]}""")]
    public async Task What_cannot_be_is_refused(string json)
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.PostAsync(Path, "planner", json);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public void A_signature_holds_for_its_key_its_content_and_decisions_alone()
    {
        using var keys = new DecisionKeys("JFHQ", ECDsa.Create(ECCurve.NamedCurves.nistP256));
        using var others = new DecisionKeys("JFHQ", ECDsa.Create(ECCurve.NamedCurves.nistP256));
        byte[] content = [1, 2, 3];
        var signature = keys.Sign(content);
        Assert.True(keys.Verify("JFHQ", content, signature));
        Assert.False(keys.Verify("JJOC", content, signature));
        Assert.False(others.Verify("JFHQ", content, signature));
        Assert.False(keys.Verify("JFHQ", [1, 2, 4], signature));
        Assert.False(keys.Verify("JFHQ", content, [.. signature, 0]));
        Assert.False(keys.Verify("JFHQ", content, []));
        for (var i = 0; i < signature.Length; i++)
        {
            var flipped = (byte[])signature.Clone();
            flipped[i] ^= 1;
            Assert.False(keys.Verify("JFHQ", content, flipped), $"byte {i}");
        }
    }

    static async Task<JsonElement> MakeAsync(WebWorld world, string json)
    {
        using var response = await world.PostAsync(Path, "planner", json);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await JsonAsync(response);
    }

    static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline()));
        return document.RootElement.Clone();
    }
}
