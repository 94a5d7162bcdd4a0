using System.Net;

namespace Liaison.Web.Tests.Forces;

public sealed class UnitImportTests
{
    const string Path = "/api/v1/units/import";

    [Fact]
    public async Task A_file_comes_in_whole_after_a_dry_run()
    {
        await using var forces = await ForcesApiWorld.StartAsync();
        const string File = "id,name,component,parent\nsup,Supply,logistics,TF1\ntrp,Transport,logistics,sup\n";
        var tried = await forces.PostAsync($"{Path}?dryRun=true", "planner", File);
        Assert.Equal((2, 0), (tried.GetProperty("units").GetInt32(), tried.GetProperty("faultCount").GetInt32()));
        Assert.Equal(4, (await forces.GetAsync("/api/v1/units")).GetArrayLength());
        var made = await forces.PostAsync($"{Path}?label=RESTRICTED", "planner", File, HttpStatusCode.Created);
        Assert.Equal("csv", made.GetProperty("format").GetString());
        var unit = await forces.GetAsync("/api/v1/units/trp");
        Assert.Equal(("sup", "RESTRICTED"), (unit.GetProperty("operationalCommander").GetString(), unit.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task A_file_with_faults_brings_nothing_and_the_answer_names_each()
    {
        await using var forces = await ForcesApiWorld.StartAsync();
        const string File = "id,name,component\nnew,New,air\nBN,Again,ground\nx,X,horse\n";
        var problem = await forces.PostAsync(Path, "planner", File, HttpStatusCode.BadRequest);
        Assert.Equal("urn:liaison:problem:bad-import", problem.GetProperty("type").GetString());
        var faults = problem.GetProperty("import").GetProperty("faults").EnumerateArray()
            .Select(fault => $"{fault.GetProperty("line")} {fault.GetProperty("member")}");
        Assert.Equal(["3 id", "4 component"], faults);
        await forces.PostAsync(Path, "planner", "id,name,component\nBN,Again,ground\n", HttpStatusCode.BadRequest);
        await forces.PostAsync($"{Path}?format=xls", "planner", File, HttpStatusCode.BadRequest);
        await forces.PostAsync(Path, "viewer", File, HttpStatusCode.Forbidden);
        Assert.Equal(4, (await forces.GetAsync("/api/v1/units")).GetArrayLength());
    }

    [Fact]
    public async Task A_repeated_import_is_answered_as_the_first()
    {
        await using var forces = await ForcesApiWorld.StartAsync();
        async Task<string> PostAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Path)
            {
                Content = new StringContent("""[{"id":"new","name":"New","component":"air"}]"""),
            };
            request.Headers.Add("Authorization", "Bearer planner");
            request.Headers.Add("Idempotency-Key", "import-1");
            using var response = await forces.World.Http.SendAsync(request, WebWorld.Deadline());
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            return await response.Content.ReadAsStringAsync(WebWorld.Deadline());
        }

        Assert.Equal(await PostAsync(), await PostAsync());
    }
}
