using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Tests.Records;

/// <summary>
/// docs/formats/records.txt pins the bytes of every kind of record. A kind that grows at its end is written there anew
/// with LIAISON_WRITE_REFERENCE=1 in the environment; anything else breaks journals that exist, and is refused.
/// </summary>
public sealed class RecordFormatTests
{
    static readonly string Path = Find();

    [Fact]
    public void Every_kind_can_still_read_what_was_written()
    {
        var now = RecordCatalog.All.ToDictionary(kind => kind.Kind, kind => kind.Shape);
        foreach (var (kind, shape) in Pinned())
        {
            Assert.True(now.TryGetValue(kind, out var current), $"{kind} is gone: journals hold it");
            Assert.True(Shape.Parse(current).Follows(Shape.Parse(shape)), $"{kind} was {shape}\nand is {current}");
        }
    }

    [Fact]
    public void Every_kind_is_pinned()
    {
        var lines = RecordCatalog.All.Select(kind => $"{kind.Kind} {kind.Shape}").ToList();
        if (Environment.GetEnvironmentVariable("LIAISON_WRITE_REFERENCE") == "1")
        {
            Every_kind_can_still_read_what_was_written();
            File.WriteAllLines(Path, lines);
        }

        Assert.True(
            lines.SequenceEqual(File.Exists(Path) ? File.ReadLines(Path) : []),
            "docs/formats/records.txt is not up to date; write it anew with "
            + "LIAISON_WRITE_REFERENCE=1 dotnet run --project tests/Liaison.Headquarters.Tests");
    }

    [Theory]
    [InlineData("(A text)", "(A text, B int)", true)]
    [InlineData("(A text)", "(A text?)", true)]
    [InlineData("(A text, B int)", "(A text)", false)]
    [InlineData("(A text, B int)", "(B int, A text)", false)]
    [InlineData("(A text)", "(A int)", false)]
    [InlineData("(A text?)", "(A text)", false)]
    [InlineData("(A text)", "(B text)", false)]
    [InlineData("(A C(X|Y))", "(A C(Y|Z|X))", true)]
    [InlineData("(A C(X|Y))", "(A C(X))", false)]
    [InlineData("(A [(B text, C int)])", "(A [(B text, C int, D bool?)])", true)]
    [InlineData("(A [(B text)])", "(A [(B int)])", false)]
    public void A_shape_may_grow_at_its_end_alone(string earlier, string later, bool mayBe) =>
        Assert.Equal(mayBe, Shape.Parse(later).Follows(Shape.Parse(earlier)));

    static IEnumerable<(string Kind, string Shape)> Pinned() => File.Exists(Path)
        ? File.ReadLines(Path).Select(line => (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..])) : [];

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Liaison.slnx"))) folder = folder.Parent!;
        return System.IO.Path.Combine(folder.FullName, "docs", "formats", "records.txt");
    }
}
