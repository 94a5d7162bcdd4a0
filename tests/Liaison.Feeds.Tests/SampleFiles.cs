namespace Liaison.Feeds.Tests;

/// <summary>Recorded input that lies beside the repository; tests without it are skipped and say so.</summary>
static class SampleFiles
{
    /// <summary>The files of a folder of the collection, or skips the test.</summary>
    public static string Folder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "shared", "data", name);
            if (Directory.Exists(found)) return found;
        }

        Assert.Skip($"There is no folder shared/data/{name} beside the repository.");
        return "";
    }
}
