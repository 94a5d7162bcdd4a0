using System.Globalization;
using Liaison.Kernel.Files;

namespace Liaison.Picture.Layers;

/// <summary>
/// The layers of the node, each a file of its own in one folder. Safe for many threads; readers wait for nobody.
/// </summary>
public sealed class LayerBoard
{
    const string Suffix = ".json";
    const int MaxIdLength = 40;

    // More than a whole file of the greatest layer needs: places are written longer than some files have them.
    const long MaxStoredBytes = 256 << 20;

    // Names of collections that are not layers.
    static readonly string[] Reserved = ["tracks", "areas", "alerts", "sites", "units", "layer"];

    readonly Lock _lock = new();
    readonly string? _folder;
    readonly TimeProvider _time;
    volatile Layer[] _layers = [];

    /// <summary>Opens a board with what its folder holds.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="folder">The folder, made when it is missing; null for a board in memory alone.</param>
    /// <exception cref="IOException">The folder cannot be made or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be made or read.</exception>
    public LayerBoard(TimeProvider time, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        (_time, _folder) = (time, folder);
        if (folder is null) return;
        Directory.CreateDirectory(folder, WholeFile.PrivateFolder);
        var (layers, faults) = (new List<Layer>(), new List<string>());
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Suffix).Order(StringComparer.Ordinal))
        {
            if (Load(path, out var layer) is { } fault) faults.Add($"{path}: {fault}");
            else layers.Add(layer);
        }

        _layers = [.. layers.OrderBy(layer => layer.At)];
        Faults = faults;
    }

    /// <summary>
    /// Files of the folder that could not be read when the board was opened, and why. They stay as they are.
    /// </summary>
    public IReadOnlyList<string> Faults { get; } = [];

    /// <summary>The layers, the oldest first.</summary>
    public IReadOnlyList<Layer> All => _layers;

    /// <summary>Finds a layer; null when there is none of that id.</summary>
    public Layer? Find(string id) => Array.Find(_layers, layer => layer.Id == id);

    /// <summary>Puts a file on the map.</summary>
    /// <param name="name">What people call it: 1 to <see cref="LayerLimits.MaxNameLength"/> characters.</param>
    /// <param name="by">Who puts it there.</param>
    /// <param name="content">What was read from the file.</param>
    /// <param name="layer">The layer, when the answer is true.</param>
    /// <returns>False when the node has no room for it.</returns>
    /// <exception cref="IOException">It could not be written; the board is as before.</exception>
    public bool TryAdd(string name, string by, LayerContent content, out Layer layer)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, LayerLimits.MaxNameLength);
        ArgumentNullException.ThrowIfNull(content);
        lock (_lock)
        {
            layer = new Layer(content.Features)
            {
                Id = FreeId_NeedsLock(name),
                Name = name,
                Format = content.Format,
                By = by,
                At = _time.GetUtcNow(),
            };
            if (_layers.Length >= LayerLimits.MaxLayers
                || _layers.Sum(l => l.Positions) + layer.Positions > LayerLimits.MaxPositionsOfAll
                || _layers.Sum(l => l.Features.Count) + layer.Features.Count > LayerLimits.MaxFeaturesOfAll)
                return false;
            if (_folder is not null) WholeFile.Write(PathOf(layer.Id), LayerFile.BytesOf(layer));
            _layers = [.. _layers, layer];
            return true;
        }
    }

    /// <summary>Takes a layer off the map, and its file away.</summary>
    /// <returns>False when there is none of that id.</returns>
    /// <exception cref="IOException">The file could not be deleted; the board is as before.</exception>
    public bool Remove(string id)
    {
        lock (_lock)
        {
            if (Find(id) is null) return false;
            if (_folder is not null) File.Delete(PathOf(id));
            _layers = [.. _layers.Where(layer => layer.Id != id)];
            return true;
        }
    }

    static string? Load(string path, out Layer layer)
    {
        layer = null!;
        var id = Path.GetFileNameWithoutExtension(path);
        if (id.Length > MaxIdLength + 4 || !id.All(IsOfId)) return "its name is none of a layer";
        try
        {
            return new FileInfo(path).Length > MaxStoredBytes
                ? "it is too long" : LayerFile.Read(id, File.ReadAllBytes(path), out layer);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
    }

    static bool IsOfId(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-';

    string PathOf(string id) => Path.Combine(_folder!, id + Suffix);

    /// <summary>
    /// An id that people recognise: the letters and digits of the name, with a number when it is taken.
    /// </summary>
    string FreeId_NeedsLock(string name)
    {
        var letters = name.ToLowerInvariant().Select(c => IsOfId(c) ? c : '-').ToArray();
        var words = string.Join('-', new string(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        var stem = words.Length == 0 ? "layer" : words[..Math.Min(words.Length, MaxIdLength)].TrimEnd('-');
        var id = stem;
        // A file that could not be read keeps its name too.
        for (var number = words.Length == 0 ? 1 : 2; IsTaken(id); number++)
            id = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
        return id;
    }

    bool IsTaken(string id) =>
        Reserved.Contains(id) || Find(id) is not null || (_folder is not null && File.Exists(PathOf(id)));
}
