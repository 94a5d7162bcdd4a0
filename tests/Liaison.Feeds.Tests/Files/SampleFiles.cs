namespace Liaison.Feeds.Tests.Files;

/// <summary>Public samples in a folder <c>shared/data</c> beside the repository.</summary>
static class SampleFiles
{
    /// <summary>The folder of a collection; skips the test when it is not there.</summary>
    public static string Folder(params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine([folder.FullName, "shared", "data", .. path]);
            if (Directory.Exists(candidate)) return candidate;
        }

        Assert.Skip($"The samples shared/data/{string.Join('/', path)} are not beside the repository.");
        throw new InvalidOperationException("A skipped test goes no further.");
    }
}
