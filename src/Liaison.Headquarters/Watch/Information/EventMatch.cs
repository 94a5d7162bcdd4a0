using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Watch.Log;
using Liaison.Kernel.Geodesy;

namespace Liaison.Headquarters.Watch.Information;

/// <summary>An area between two meridians and two parallels; it may cross the antimeridian.</summary>
/// <param name="SouthWest">Its corner in the southwest.</param>
/// <param name="NorthEast">Its corner in the northeast.</param>
public sealed record EventArea(GeoPosition SouthWest, GeoPosition NorthEast)
{
    internal bool TryGetBox(out GeoBox box)
    {
        box = default;
        if (!SouthWest.IsValid || !NorthEast.IsValid) return false;
        var (from, to) = (SouthWest.ToPoint(), NorthEast.ToPoint());
        return GeoBox.TryCreate(from.Longitude, from.Latitude, to.Longitude, to.Latitude, out box);
    }
}

/// <summary>
/// Which entries of the log an indicator is seen in: those that meet everything that is said here, of each list any.
/// </summary>
/// <param name="AtLeast">Those that matter this much; null for all.</param>
/// <param name="Category">Those of this category, whatever its case; empty for all.</param>
/// <param name="Words">Those with one of these in their text, category or source, whatever its case.</param>
/// <param name="Tracks">Those about one of these tracks.</param>
/// <param name="Units">Those about one of these units.</param>
/// <param name="Sites">Those about one of these sites.</param>
/// <param name="Area">Those with a position in it; null for all.</param>
public sealed record EventMatch(
    EventSeverity? AtLeast, string Category, IReadOnlyList<string> Words, IReadOnlyList<string> Tracks,
    IReadOnlyList<string> Units, IReadOnlyList<string> Sites, EventArea? Area)
{
    const int MaxWords = 20;
    const int MaxWord = 64;
    const int MaxLinks = 64;

    /// <summary>Whether an indicator is seen in an entry.</summary>
    public bool Matches(EventContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return (AtLeast is null || content.Severity >= AtLeast)
            && (Category.Length == 0 || content.Category.Equals(Category, StringComparison.OrdinalIgnoreCase))
            && (Tracks.Count == 0 || Tracks.Any(content.Tracks.Contains))
            && (Units.Count == 0 || Units.Any(content.Units.Contains))
            && (Sites.Count == 0 || (content.Sites is { } sites && Sites.Any(sites.Contains)))
            && (Area is null || (content.Position is { } position && Area.TryGetBox(out var box)
                && box.Contains(position.ToPoint())))
            && (Words.Count == 0 || Words.Any(
                word => Holds(content.Text, word) || Holds(content.Category, word) || Holds(content.Source, word)));
    }

    /// <summary>Refuses a match that cannot be, or that would be met by everything.</summary>
    internal Refusal? Check(string member) =>
        Texts.Line($"{member}.category", Category, MaxWord, mayBeEmpty: true)
        ?? Texts.Lines($"{member}.words", Words, MaxWords, MaxWord)
        ?? Texts.Lines($"{member}.tracks", Tracks, MaxLinks, Texts.MaxLine)
        ?? Texts.Lines($"{member}.units", Units, MaxLinks, Texts.MaxLine)
        ?? Texts.Lines($"{member}.sites", Sites, MaxLinks, Texts.MaxLine)
        ?? (Area?.TryGetBox(out _) == false ? Refusal.Invalid($"{member}.bbox", "west, south, east, north") : null)
        ?? (AtLeast is null && Category.Length == 0 && Area is null
            && Words.Count + Tracks.Count + Units.Count + Sites.Count == 0
            ? Refusal.Invalid(member, "at least one condition") : null);

    static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
