namespace Liaison.Composition;

/// <summary>Finds the built web app.</summary>
static class AppFolder
{
    /// <summary>
    /// The configured folder, else <c>wwwroot</c> beside the program, else <c>web/dist</c> of the sources that the
    /// program was
    /// built from; null when there is none of them.
    /// </summary>
    /// <exception cref="CommandException">The configured folder holds no app.</exception>
    public static string? Find(string? configured)
    {
        if (configured is not null)
        {
            return HoldsApp(configured) ? configured
                : throw new CommandException($"web.appFolder: {configured} holds no web app (no index.html)");
        }

        var beside = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (HoldsApp(beside)) return beside;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var built = Path.Combine(folder.FullName, "web", "dist");
            if (HoldsApp(built)) return built;
        }

        return null;
    }

    static bool HoldsApp(string folder) => File.Exists(Path.Combine(folder, "index.html"));
}
