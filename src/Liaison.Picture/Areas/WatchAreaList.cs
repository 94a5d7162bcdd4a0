using System.Text.Json;
using Liaison.Kernel.Files;

namespace Liaison.Picture.Areas;

/// <summary>The node's watch areas, in a file of their own. Safe for many threads.</summary>
public sealed class WatchAreaList
{
    /// <summary>The most areas.</summary>
    public const int MaxAreas = 5_000;

    // Held while the file is written too: areas change seldom.
    readonly Lock _lock = new();
    readonly string? _path;
    IReadOnlyList<WatchArea> _areas = [];

    /// <summary>Opens the list with what its file holds.</summary>
    /// <param name="path">The file; null for a list in memory alone.</param>
    /// <exception cref="IOException">The file cannot be read, or holds something else.</exception>
    public WatchAreaList(string? path = null)
    {
        _path = path;
        if (path is null || !File.Exists(path)) return;
        try
        {
            _areas = JsonSerializer.Deserialize(File.ReadAllBytes(path), AreaJson.Default.AreasFile)?.Areas ?? [];
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"{path} holds no watch areas: {failure.Message}", failure);
        }

        if (_areas.Select(AreaCheck.WhatIsWrongWith).FirstOrDefault(reason => reason is not null) is { } wrong)
            throw new InvalidDataException($"{path} holds an area that cannot be used: {wrong}");
    }

    /// <summary>All areas, in the order in which they were made. A new list after each change.</summary>
    public IReadOnlyList<WatchArea> All => Volatile.Read(ref _areas);

    /// <summary>One area; null when there is none of this id.</summary>
    public WatchArea? Find(string id) => All.FirstOrDefault(area => area.Id == id);

    /// <summary>Says what is wrong with an area, by the name of its field; null when nothing is.</summary>
    public static string? WhatIsWrongWith(WatchArea area) => AreaCheck.WhatIsWrongWith(area);

    /// <summary>Adds an area, or puts it in the place of the one with its id.</summary>
    /// <param name="area">An area that nothing is wrong with (<see cref="WhatIsWrongWith"/>).</param>
    /// <param name="mustExist">Whether to refuse an id that is not in the list.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentException">Something is wrong with it.</exception>
    /// <exception cref="IOException">The file could not be written; nothing has changed.</exception>
    public AreaChange Put(WatchArea area, bool mustExist)
    {
        ArgumentNullException.ThrowIfNull(area);
        if (AreaCheck.WhatIsWrongWith(area) is { } wrong) throw new ArgumentException(wrong, nameof(area));
        lock (_lock)
        {
            var areas = _areas.ToList();
            var at = areas.FindIndex(other => other.Id == area.Id);
            if (at < 0 && mustExist) return AreaChange.Unknown;
            if (at < 0 && areas.Count == MaxAreas) return AreaChange.Full;
            if (at < 0) areas.Add(area);
            else areas[at] = area;
            Save_NeedsLock(areas);
        }

        return AreaChange.Done;
    }

    /// <summary>Takes an area away.</summary>
    /// <exception cref="IOException">The file could not be written; nothing has changed.</exception>
    public AreaChange Remove(string id)
    {
        lock (_lock)
        {
            var areas = _areas.Where(area => area.Id != id).ToList();
            if (areas.Count == _areas.Count) return AreaChange.Unknown;
            Save_NeedsLock(areas);
        }

        return AreaChange.Done;
    }

    void Save_NeedsLock(List<WatchArea> areas)
    {
        if (_path is not null)
            WholeFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(
                new AreasFile(AreasFile.CurrentVersion, areas), AreaJson.Default.AreasFile));
        Volatile.Write(ref _areas, areas);
    }
}

/// <summary>What became of a change of the watch areas.</summary>
public enum AreaChange
{
    /// <summary>It was made.</summary>
    Done,

    /// <summary>There is no such area.</summary>
    Unknown,

    /// <summary>There are as many areas as there may be.</summary>
    Full,
}
