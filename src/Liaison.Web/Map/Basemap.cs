namespace Liaison.Web.Map;

/// <summary>The file that the map stands on, where the site has one.</summary>
public sealed class Basemap
{
    const byte Version = 3;

    static ReadOnlySpan<byte> Magic => "PMTiles"u8;

    Basemap(string? path) => Path = path;

    /// <summary>The file; null when the site has none.</summary>
    public string? Path { get; }

    /// <summary>Takes the file that the configuration names.</summary>
    /// <param name="options">The configuration.</param>
    /// <param name="basemap">The basemap, when there is no problem.</param>
    /// <returns>What is wrong with the file, for people; null for nothing.</returns>
    public static string? Open(MapOptions options, out Basemap basemap)
    {
        ArgumentNullException.ThrowIfNull(options);
        var named = string.IsNullOrEmpty(options.Basemap) ? null : options.Basemap;
        basemap = new Basemap(named is null ? null : System.IO.Path.GetFullPath(named));
        if (basemap.Path is not { } path) return null;
        try
        {
            using var file = File.OpenRead(path);
            Span<byte> head = stackalloc byte[8];
            return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
                && head.StartsWith(Magic) && head[^1] == Version
                ? null : $"map.basemap: {path} is no PMTiles file of version {Version}";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"map.basemap: {path} cannot be read: {failure.Message}";
        }
    }
}
