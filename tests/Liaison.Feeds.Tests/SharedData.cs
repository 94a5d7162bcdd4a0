namespace Liaison.Feeds.Tests;

/// <summary>The recorded input beside the repository; tests that need it say so when it is absent.</summary>
static class SharedData
{
    /// <summary>The path of a file, or the test is skipped.</summary>
    public static string File(params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine([folder.FullName, "shared", "data", .. path]);
            if (System.IO.File.Exists(file)) return file;
        }

        Assert.Skip($"shared/data/{string.Join('/', path)} is not beside the repository");
        return "";
    }
}
