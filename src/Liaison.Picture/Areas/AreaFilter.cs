using Liaison.Picture.Observing;

namespace Liaison.Picture.Areas;

/// <summary>Which tracks an area watches, by type and source; what it has found of a word it remembers.</summary>
/// <remarks>Used by one thread.</remarks>
sealed class AreaFilter(WatchArea area)
{
    readonly IReadOnlyList<string> _types = area.Types;
    readonly IReadOnlyList<string> _sources = area.Sources;
    byte[] _typeAnswers = [];
    byte[] _sourceAnswers = [];

    public bool Passes(in Observation observation, Func<ushort, string> textOf) =>
        (_types.Count == 0 || Answer(ref _typeAnswers, observation.Type, FitsType, textOf))
        && (_sources.Count == 0 || Answer(ref _sourceAnswers, observation.Source, FitsSource, textOf));

    bool FitsType(string type) => _types.Any(start => type.StartsWith(start, StringComparison.Ordinal));

    bool FitsSource(string source) => _sources.Contains(source, StringComparer.Ordinal);

    static bool Answer(ref byte[] answers, ushort word, Predicate<string> fits, Func<ushort, string> textOf)
    {
        const byte Yes = 1, No = 2;
        if (word >= answers.Length) Array.Resize(ref answers, Math.Max(64, 1 + (word * 5 / 4)));
        if (answers[word] == 0) answers[word] = fits(textOf(word)) ? Yes : No;
        return answers[word] == Yes;
    }
}
