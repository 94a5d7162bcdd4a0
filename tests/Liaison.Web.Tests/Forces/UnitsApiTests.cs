using System.Net;
using System.Text.Json;

namespace Liaison.Web.Tests.Forces;

public sealed class UnitsApiTests
{
    const string Path = "/api/v1/units";

    [Fact]
    public async Task Everything_that_was_posted_comes_back()
    {
        await using var forces = await ForcesApiWorld.StartAsync();
        var made = await forces.PostAsync(Path, "planner", """
            {"id":"amami-eng","name":"Amami Engineer Company","component":"ground","parent":"TF2","echelon":"company",
             "sidc":"10031000151407000000","strength":{"authorised":120,"present":111},"homeSite":"naze",
             "currentSite":"setouchi","location":[129.49,28.37],"country":"JPN","label":"UNCLASSIFIED//REL TO USA, JPN"}
            """, HttpStatusCode.Created);
        Assert.Equal("Amami Engineer Company", made.GetProperty("name").GetString());
        Assert.Equal("ground", made.GetProperty("component").GetString());
        Assert.Equal("company", made.GetProperty("echelon").GetString());
        Assert.Equal(111, made.GetProperty("strength").GetProperty("present").GetInt32());
        Assert.Equal([129.49, 28.37], made.GetProperty("location").EnumerateArray().Select(c => c.GetDouble()));
        Assert.Equal("UNCLASSIFIED//REL TO USA, JPN", made.GetProperty("label").GetString());
        Assert.Equal(("TF2", "JFHQ", "planner"), (Text(made, "operationalCommander"), Text(made, "headquarters"), Text(made, "by")));
        Assert.Equal(["TF2", "JFHQ"], made.GetProperty("command").GetProperty("chain").EnumerateArray().Select(c => c.GetString()));
        var read = await forces.GetAsync($"{Path}/amami-eng");
        Assert.Equal(Text(made, "sidc"), Text(read, "sidc"));
        Assert.Equal(made.GetProperty("version").GetInt64(), read.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task A_unit_without_an_id_gets_one_and_a_repeat_makes_no_second()
    {
        await using var forces = await ForcesApiWorld.StartAsync();
        async Task<JsonElement> PostAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Path)
            {
                Content = new StringContent("""{"name":"Signals","component":"joint"}""", null, "application/json"),
            };
            request.Headers.Add("Authorization", "Bearer planner");
            request.Headers.Add("Idempotency-Key", "once");
            using var response = await forces.World.Http.SendAsync(request, WebWorld.Deadline());
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            var made = JsonElement.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline()));
            Assert.Equal($"{Path}/{Text(made, "id")}", response.Headers.Location!.ToString());
            return made;
        }

        Assert.Equal(Text(await PostAsync(), "id"), Text(await PostAsync(), "id"));
        Assert.Equal(5, (await forces.GetAsync(Path)).GetArrayLength());
    }

    [Theory]
    [InlineData("""{"name":"X"}""")]
    [InlineData("""{"name":"X","component":"cavalry"}""")]
    [InlineData("""{"name":"X","component":1}""")]
    [InlineData("""{"name":"","component":"air"}""")]
    [InlineData("""{"name":"X","component":"air","parent":"nobody"}""")]
    [InlineData("""{"name":"X","component":"air","id":"jfhq"}""")]
    [InlineData("""{"name":"X","component":"air","id":"a b"}""")]
    [InlineData("""{"name":"X","component":"air","location":[1]}""")]
    [InlineData("""{"name":"X","component":"air","strength":{"present":-1}}""")]
    [InlineData("""{"name":"X","component":"air","label":"VERY SECRET"}""")]
    [InlineData("""{"name":"X","component":"air","commander":"me"}""")]
    public async Task What_cannot_be_is_refused(string json)
    {
        await using var forces = await ForcesApiWorld.StartAsync();
        await forces.PostAsync(Path, "planner", json, HttpStatusCode.BadRequest);
        Assert.Equal(4, (await forces.GetAsync(Path)).GetArrayLength());
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_nothing_else()
    {
        await using var forces = await ForcesApiWorld.StartAsync();
        var before = await forces.PatchAsync(
            $"{Path}/CO", """{"strength":{"authorised":90,"present":80},"label":"RESTRICTED","homeSite":"naze"}""");
        var after = await forces.PatchAsync($"{Path}/CO", """{"strength":{"present":70},"homeSite":null,"parent":"TF2"}""");
        Assert.Equal(("Unit CO", "RESTRICTED"), (Text(after, "name"), Text(after, "label")));
        Assert.Equal(90, after.GetProperty("strength").GetProperty("authorised").GetInt32());
        Assert.Equal(70, after.GetProperty("strength").GetProperty("present").GetInt32());
        Assert.False(after.TryGetProperty("homeSite", out _));
        // The administrative parent is another one, the operational commander is not.
        Assert.Equal(("TF2", "BN"), (Text(after, "parent"), Text(after, "operationalCommander")));
        await forces.PatchAsync(
            $"{Path}/CO", """{"name":"X"}""", HttpStatusCode.PreconditionFailed, $"\"{before.GetProperty("version")}\"");
        await forces.PatchAsync($"{Path}/CO", """{"id":"other"}""", HttpStatusCode.BadRequest);
        await forces.PatchAsync($"{Path}/CO", """{"name":5}""", HttpStatusCode.BadRequest);
        await forces.PatchAsync($"{Path}/CO", """{"rank":5}""", HttpStatusCode.BadRequest);
        await forces.PatchAsync($"{Path}/CO", "[]", HttpStatusCode.BadRequest);
        await forces.PatchAsync($"{Path}/XX", "{}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_unit_that_is_gone_is_told_of_and_no_longer_listed()
    {
        await using var forces = await ForcesApiWorld.StartAsync();
        await forces.PostAsync($"{Path}/BN/retire", "planner", "{}", HttpStatusCode.Conflict);
        var gone = await forces.PostAsync($"{Path}/CO/retire", "planner", """{"reason":"disbanded"}""");
        Assert.True(gone.TryGetProperty("retired", out var when));
        Assert.False(gone.TryGetProperty("operationalCommander", out _));
        Assert.Equal(["BN", "TF1", "TF2"], await IdsAsync(forces, Path));
        Assert.Equal(["BN", "CO", "TF1", "TF2"], await IdsAsync(forces, $"{Path}?retired=true"));
        var created = Text(gone, "created")!;
        Assert.Equal(["BN", "CO", "TF1", "TF2"], await IdsAsync(forces, $"{Path}?at={Uri.EscapeDataString(created)}"));
        await forces.GetAsync($"{Path}/CO");
        await forces.GetAsync($"{Path}/CO?at={Uri.EscapeDataString(when.GetString()!)}", HttpStatusCode.NotFound);
        Assert.Equal(2, (await forces.GetAsync($"{Path}/CO/history")).GetProperty("versions").GetArrayLength());
    }

    [Fact]
    public async Task Lists_are_filtered_and_come_in_pages()
    {
        await using var forces = await ForcesApiWorld.StartAsync();
        Assert.Equal(["BN"], await IdsAsync(forces, $"{Path}?parent=TF1"));
        Assert.Equal(["TF1", "TF2"], await IdsAsync(forces, $"{Path}?commander=JFHQ"));
        Assert.Equal([], await IdsAsync(forces, $"{Path}?component=air"));
        await forces.GetAsync($"{Path}?component=horse", HttpStatusCode.BadRequest);
        await forces.GetAsync($"{Path}?at=yesterday", HttpStatusCode.BadRequest);
        using var page = await forces.World.GetAsync($"{Path}?limit=3", "viewer");
        var next = page.Headers.GetValues("Link").Single().Split('<', '>')[1];
        Assert.Equal(["TF2"], await IdsAsync(forces, next));
    }

    static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    static async Task<List<string?>> IdsAsync(ForcesApiWorld forces, string path) =>
        [.. (await forces.GetAsync(path)).EnumerateArray().Select(unit => Text(unit, "id"))];
}
