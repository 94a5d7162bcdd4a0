using Liaison.Commands;
using Liaison.Configuration;

namespace Liaison.Tests;

/// <summary>
/// The pages under docs/reference are written from the program. With LIAISON_WRITE_REFERENCE=1 in the environment these
/// tests write them; otherwise they compare.
/// </summary>
public sealed class ReferencePageTests
{
    [Fact]
    public void The_page_about_configuration_says_what_can_be_configured() =>
        Check("configuration.md", ConfigurationReference.Markdown());

    [Fact]
    public void The_page_about_the_command_line_says_what_the_verbs_take() =>
        Check("command-line.md", CommandLineReference.Markdown(CommandLine.Root(
            new(TextWriter.Null, TextWriter.Null, Stream.Null, new Dictionary<string, string>(), TimeProvider.System))));

    static void Check(string name, string expected)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Liaison.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The sources are not above the tests.");
        var path = Path.Combine(folder.FullName, "docs", "reference", name);
        if (Environment.GetEnvironmentVariable("LIAISON_WRITE_REFERENCE") == "1")
            File.WriteAllText(path, expected);

        Assert.True(File.ReadAllText(path) == expected,
            $"docs/reference/{name} is out of date: write it with "
            + "LIAISON_WRITE_REFERENCE=1 dotnet run --project tests/Liaison.Tests");
    }
}
