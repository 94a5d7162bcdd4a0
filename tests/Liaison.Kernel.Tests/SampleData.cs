namespace Liaison.Kernel.Tests;

/// <summary>Finds public sample data in a folder <c>shared/data</c> beside the repository.</summary>
static class SampleData
{
    /// <summary>The full path; skips the test, with the reason, where the data is not present.</summary>
    public static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", path);
            if (Path.Exists(candidate))
                return candidate;
        }
        Assert.Skip($"The sample data shared/data/{path} is not beside the repository.");
        return "";
    }
}
