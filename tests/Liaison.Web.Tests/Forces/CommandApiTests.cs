using System.Net;
using System.Text.Json;

namespace Liaison.Web.Tests.Forces;

public sealed class CommandApiTests
{
    [Fact]
    public async Task A_transfer_of_authority_from_proposal_to_its_end()
    {
        await using var forces = await ForcesApiWorld.StartAsync();
        var end = DateTimeOffset.UtcNow.AddDays(3);
        var made = await forces.PostAsync("/api/v1/units/BN/transfers", "planner", $$"""
            {"gaining":"TF2","end":"{{end:O}}","task":"Flood relief on Amami","caveats":["not beyond Amami"],
             "basis":"OPORD 7"}
            """, HttpStatusCode.Created);
        Assert.Equal(("proposed", "TF1", "usJoint"), (Text(made, "state"), Text(made, "losing"), Text(made, "doctrine")));
        var path = $"/api/v1/transfers/{Text(made, "id")}";
        Assert.Equal(1, (await forces.GetAsync("/api/v1/transfers?open=true")).GetArrayLength());
        await forces.PostAsync($"{path}/accept", "planner", "{}", HttpStatusCode.Forbidden);
        await forces.PostAsync($"{path}/accept", "commander", """{"side":"losing"}""");
        Assert.Equal("TF1", await CommanderOfAsync(forces, "BN"));
        var agreed = await forces.PostAsync($"{path}/accept", "commander", """{"side":"gaining"}""");
        Assert.Equal("inForce", Text(agreed, "state"));
        Assert.Equal("TF2", await CommanderOfAsync(forces, "BN"));
        Assert.Equal("TF1", await CommanderOfAsync(forces, "BN", end));
        var company = await forces.GetAsync("/api/v1/units/CO");
        Assert.Equal(
            ["BN", "TF2", "JFHQ"], company.GetProperty("command").GetProperty("chain").EnumerateArray().Select(c => c.GetString()));
        var revoked = await forces.PostAsync($"{path}/revoke", "commander", """{"reason":"relief has ended"}""");
        Assert.Equal("revoked", Text(revoked, "state"));
        Assert.Equal("TF1", await CommanderOfAsync(forces, "BN"));
        Assert.Equal(3, (await forces.GetAsync("/api/v1/units/BN/history")).GetProperty("command").GetArrayLength());
    }

    [Theory]
    [InlineData("TF1", "CO", "cycle")]
    [InlineData("TF1", "TF1", "itself")]
    [InlineData("BN", "TF1", "no-change")]
    [InlineData("BN", "JJOC", "no-such-commander")]
    [InlineData("TF1", "JFHQ", "no-change")]
    public async Task A_transfer_that_would_break_command_is_refused_with_the_reason(string unit, string gaining, string code)
    {
        await using var forces = await ForcesApiWorld.StartAsync();
        var problem = await forces.PostAsync(
            $"/api/v1/units/{unit}/transfers", "commander", $$"""{"gaining":"{{gaining}}"}""", HttpStatusCode.Conflict);
        Assert.Equal($"urn:liaison:problem:{code}", Text(problem, "type"));
    }

    [Fact]
    public async Task A_transfer_is_accepted_without_a_body_refused_and_withdrawn()
    {
        await using var forces = await ForcesApiWorld.StartAsync();
        var path = await ProposeAsync(forces, "BN", "JFHQ");
        using var accepted = await forces.World.PostAsync($"{path}/accept", "commander", "");
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        Assert.Equal("JFHQ", await CommanderOfAsync(forces, "BN"));
        var refused = await forces.PostAsync(
            $"{await ProposeAsync(forces, "BN", "TF2")}/refuse", "commander", """{"reason":"no transport"}""");
        Assert.Equal(("refused", "no transport"), (Text(refused, "state"), Text(refused.GetProperty("closed"), "reason")));
        var withdrawn = await forces.PostAsync($"{await ProposeAsync(forces, "BN", "TF2")}/withdraw", "planner", "{}");
        Assert.Equal("withdrawn", Text(withdrawn, "state"));
        Assert.Equal(3, (await forces.GetAsync("/api/v1/units/BN/transfers")).GetArrayLength());
        Assert.Equal(2, (await forces.GetAsync("/api/v1/transfers?limit=2")).GetArrayLength());
    }

    [Fact]
    public async Task Command_of_the_headquarters_is_assumed_handed_over_and_delegated()
    {
        await using var forces = await ForcesApiWorld.StartAsync();
        Assert.False((await forces.GetAsync("/api/v1/command")).TryGetProperty("commander", out _));
        await forces.PostAsync("/api/v1/command/assume", "watch", "{}", HttpStatusCode.Forbidden);
        var held = await forces.PostAsync("/api/v1/command/assume", "commander", """{"title":"Lt Gen Ito","basis":"order 1"}""");
        Assert.Equal(("commander", "assumed"), (Text(held, "person"), Text(held, "start")));
        await forces.PostAsync("/api/v1/command/assume", "commander", "{}", HttpStatusCode.Conflict);
        var until = DateTimeOffset.UtcNow.AddHours(8);
        var acting = await forces.PostAsync(
            "/api/v1/command/delegate", "commander", $$"""{"deputy":"watch","until":"{{until:O}}"}""", HttpStatusCode.Created);
        Assert.Equal("watch", await PersonAsync(forces));
        await forces.PostAsync($"/api/v1/command/delegations/{Text(acting, "id")}/end", "commander", "");
        Assert.Equal("commander", await PersonAsync(forces));
        var handover = await forces.PostAsync(
            "/api/v1/command/handover", "commander", """{"incoming":"planner"}""", HttpStatusCode.Created);
        Assert.True((await forces.GetAsync("/api/v1/command")).TryGetProperty("handover", out _));
        await forces.PostAsync($"/api/v1/command/handovers/{Text(handover, "id")}/sign", "watch", "", HttpStatusCode.Forbidden);
        var done = await forces.PostAsync($"/api/v1/command/handovers/{Text(handover, "id")}/sign", "planner", "");
        Assert.Equal(("done", "planner"), (Text(done, "state"), await PersonAsync(forces)));
        await forces.PostAsync("/api/v1/command/relieve", "commander", """{"successor":"watch","basis":"order 2"}""");
        Assert.Equal("watch", await PersonAsync(forces));
        Assert.Equal(3, (await forces.GetAsync("/api/v1/command/history")).GetArrayLength());
    }

    [Fact]
    public async Task The_tree_of_command_shows_each_unit_behind_its_commander()
    {
        await using var forces = await ForcesApiWorld.StartAsync();
        await forces.PostAsync("/api/v1/units/TF2/commander", "commander", """{"person":"planner","title":"Col Kim"}""");
        var command = await forces.GetAsync("/api/v1/command");
        Assert.Equal(
            ["TF1 0 JFHQ", "BN 1 TF1", "CO 2 BN", "TF2 0 JFHQ"],
            command.GetProperty("units").EnumerateArray().Select(
                unit => $"{Text(unit, "id")} {unit.GetProperty("depth")} {Text(unit, "operationalCommander")}"));
        Assert.Equal("planner", Text(command.GetProperty("units")[3], "person"));
        Assert.Equal(0, (await forces.GetAsync("/api/v1/command?at=2020-01-01T00:00:00Z")).GetProperty("units").GetArrayLength());
        await forces.PostAsync("/api/v1/units/TF2/commander", "commander", "{}", HttpStatusCode.NoContent);
        Assert.Equal(1, (await forces.GetAsync("/api/v1/units/TF2/commanders")).GetArrayLength());
    }

    [Fact]
    public async Task Support_is_established_and_ended()
    {
        await using var forces = await ForcesApiWorld.StartAsync();
        const string Path = "/api/v1/units/TF2/relationships";
        var made = await forces.PostAsync(
            Path, "commander", """{"type":"directSupport","other":"TF1","basis":"directive 3","doctrine":"nato"}""",
            HttpStatusCode.Created);
        Assert.Equal(("directSupport", "nato"), (Text(made, "type"), Text(made, "doctrine")));
        await forces.PostAsync(
            Path, "commander", """{"type":"directSupport","other":"BN","basis":"directive 4"}""", HttpStatusCode.Conflict);
        Assert.Equal(1, (await forces.GetAsync("/api/v1/units/TF1/relationships")).GetArrayLength());
        await forces.PostAsync($"/api/v1/relationships/{Text(made, "id")}/end", "commander", "");
        var later = Uri.EscapeDataString(DateTimeOffset.UtcNow.AddDays(1).ToString("O"));
        Assert.Equal(0, (await forces.GetAsync($"{Path}?at={later}")).GetArrayLength());
    }

    static async Task<string> ProposeAsync(ForcesApiWorld forces, string unit, string gaining) =>
        "/api/v1/transfers/" + Text(await forces.PostAsync(
            $"/api/v1/units/{unit}/transfers", "planner", $$"""{"gaining":"{{gaining}}"}""", HttpStatusCode.Created), "id");

    static async Task<string?> PersonAsync(ForcesApiWorld forces) =>
        Text((await forces.GetAsync("/api/v1/command")).GetProperty("commander"), "person");

    static async Task<string?> CommanderOfAsync(ForcesApiWorld forces, string unit, DateTimeOffset? at = null) => Text(
        await forces.GetAsync($"/api/v1/units/{unit}{(at is { } t ? $"?at={Uri.EscapeDataString(t.ToString("O"))}" : "")}"),
        "operationalCommander");

    static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
