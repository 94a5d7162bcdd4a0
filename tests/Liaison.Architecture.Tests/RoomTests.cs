using System.Reflection;
using System.Xml.Linq;

namespace Liaison.Architecture.Tests;

public sealed class RoomTests
{
    static IEnumerable<RepositoryFile> Projects => Repository.Files
        .Where(f => f.Extension == ".csproj" && f.Path.StartsWith("src/", StringComparison.Ordinal));

    [Fact]
    public void Every_project_keeps_to_the_table_of_rooms()
    {
        var offences = Projects.SelectMany(p => Rooms.Offences(NameOf(p), XElement.Parse(p.Text))).ToList();

        Assert.True(offences.Count == 0, string.Join('\n', offences));
    }

    [Fact]
    public void The_table_names_only_rooms_that_exist() =>
        Assert.Equal(Rooms.MayUse.Keys.Order(), Projects.Select(NameOf).Order());

    [Fact]
    public void The_table_has_no_cycle()
    {
        var done = new HashSet<string>();
        while (done.Count < Rooms.MayUse.Count)
        {
            var next = Rooms.MayUse.FirstOrDefault(r => !done.Contains(r.Key) && r.Value.All(done.Contains)).Key;
            Assert.True(next is not null,
                "these use each other in a circle: " + string.Join(", ", Rooms.MayUse.Keys.Except(done)));
            done.Add(next);
        }
    }

    /// <summary>What the compiler wrote down, whatever a project file says.</summary>
    [Fact]
    public void No_assembly_refers_to_a_room_above_it()
    {
        foreach (var (room, allowed) in Rooms.MayUse)
        {
            var assembly = Assembly.Load(room == "Liaison" ? "liaison" : room);
            var used = assembly.GetReferencedAssemblies().Select(a => a.Name!)
                .Where(n => n.StartsWith("Liaison", StringComparison.OrdinalIgnoreCase));
            Assert.Empty(used.Except(allowed));
        }
    }

    [Theory]
    [InlineData("Liaison.Kernel", "<ProjectReference Include='../X/Liaison.Cot.csproj' />", "uses Liaison.Cot")]
    [InlineData("Liaison.Web", "<ProjectReference Include='../X/Liaison.Cot.csproj' />", "uses Liaison.Cot")]
    [InlineData("Liaison.Tak", "<PackageReference Include='Microsoft.Data.Sqlite' />", "only [Liaison, Liaison.Journal.Sqlite] may")]
    [InlineData("Liaison.Cot", "<PackageReference Include='Newtonsoft.Json' />", "nothing allows")]
    [InlineData("Liaison.Cot", "<MayReference>Liaison.Kernel;Liaison.Tak</MayReference>", "MayReference Liaison.Tak")]
    [InlineData("Liaison.Extra", "<PropertyGroup />", "not in the table")]
    public void A_planted_offence_is_named(string room, string project, string expected)
    {
        var offences = Rooms.Offences(room, XElement.Parse($"<Project>{project}</Project>"));

        Assert.Contains(expected, Assert.Single(offences), StringComparison.Ordinal);
    }

    static string NameOf(RepositoryFile project) => Path.GetFileNameWithoutExtension(project.Path);
}
