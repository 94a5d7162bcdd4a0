using System.Collections.Frozen;

namespace Liaison.Feeds.Alerts.Jma;

/// <summary>The embedded table of Japanese words and their English, by class.</summary>
static class JmaWords
{
    const string Resource = "jma-words.tsv";

    static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Classes = Load();

    /// <summary>The longest Japanese word of a place.</summary>
    public static readonly int LongestPlace =
        new[] { "region", "name", "direction", "off" }.SelectMany(name => Classes[name].Keys).Max(word => word.Length);

    /// <summary>The English of a word of a class; null when the table does not have it.</summary>
    public static string? Find(string wordClass, string japanese) => Classes[wordClass].GetValueOrDefault(japanese);

    /// <summary>All words of a class.</summary>
    public static FrozenDictionary<string, string> All(string wordClass) => Classes[wordClass];

    static FrozenDictionary<string, FrozenDictionary<string, string>> Load()
    {
        using var stream = typeof(JmaWords).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var rows = new List<(string Class, string Japanese, string English)>();
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#') && line.Split('\t') is [var wordClass, var japanese, var english])
                rows.Add((wordClass, japanese, english));
        return rows.GroupBy(row => row.Class).ToFrozenDictionary(
            group => group.Key,
            group => group.ToFrozenDictionary(row => row.Japanese, row => row.English));
    }
}
