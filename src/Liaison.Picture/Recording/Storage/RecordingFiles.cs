using System.Globalization;

namespace Liaison.Picture.Recording.Storage;

/// <summary>Names of the files of a recording: its number, and whether it is a tail or a chunk.</summary>
static class RecordingFiles
{
    const string TailEnding = ".tail";
    const string ChunkEnding = ".chunk";

    public static string Tail(string folder, long number) => Path.Combine(folder, NameOf(number) + TailEnding);

    public static string Chunk(string folder, long number) => Path.Combine(folder, NameOf(number) + ChunkEnding);

    /// <summary>The recordings of a folder, in no order; one that is being sealed has two files.</summary>
    public static IEnumerable<(string Path, long Number, bool IsTail)> In(string folder)
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            var ending = Path.GetExtension(path);
            if (ending is not (TailEnding or ChunkEnding)) continue;
            var name = Path.GetFileNameWithoutExtension(path);
            if (long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                yield return (path, number, ending == TailEnding);
        }
    }

    static string NameOf(long number) => number.ToString("D10", CultureInfo.InvariantCulture);
}
