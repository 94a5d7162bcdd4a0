using Liaison.Kernel.Geodesy;

namespace Liaison.Headquarters.Watch.Log;

/// <summary>Which entries of the log are wanted; what is null does not matter.</summary>
/// <param name="From">Those that happened at this time or later.</param>
/// <param name="To">Those that happened before this time.</param>
/// <param name="AtLeast">Those that matter this much.</param>
/// <param name="Category">Those of this category.</param>
/// <param name="Text">Those with this in their text, category or source, whatever its case.</param>
/// <param name="Track">Those about this track.</param>
/// <param name="Unit">Those about this unit.</param>
/// <param name="Box">Those with a position in it.</param>
public sealed record LogQuery(
    DateTimeOffset? From = null, DateTimeOffset? To = null, EventSeverity? AtLeast = null, string? Category = null,
    string? Text = null, string? Track = null, string? Unit = null, GeoBox? Box = null)
{
    /// <summary>Whether an entry is wanted.</summary>
    public bool Matches(LogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var content = entry.Content;
        return (From is null || content.Happened >= From) && (To is null || content.Happened < To)
            && (AtLeast is null || content.Severity >= AtLeast)
            && (Category is null || content.Category.Equals(Category, StringComparison.OrdinalIgnoreCase))
            && (Track is null || content.Tracks.Contains(Track)) && (Unit is null || content.Units.Contains(Unit))
            && (Box is null || (content.Position is { } position && Box.Value.Contains(position.ToPoint())))
            && (Text is null || Holds(content.Text) || Holds(content.Category) || Holds(content.Source));
    }

    bool Holds(string text) => text.Contains(Text!, StringComparison.OrdinalIgnoreCase);
}
