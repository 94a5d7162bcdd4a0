using System.Diagnostics;

namespace Liaison.Architecture.Tests;

/// <summary>The files of this repository as git sees them: tracked ones and new ones that are not ignored.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<RepositoryFile> Files { get; } = ListFiles();

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Liaison.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Liaison.slnx.");
    }

    static List<RepositoryFile> ListFiles()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, "`git ls-files` failed: these tests need a git checkout.");

        var files = new List<RepositoryFile>();
        foreach (var path in output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            // A tracked file that is deleted but not yet committed has nothing to check.
            var file = new FileInfo(Path.Combine(Root, path));
            if (file.Exists)
                files.Add(new RepositoryFile(path, file.Length, () => File.ReadAllText(file.FullName)));
        }

        return files;
    }
}
