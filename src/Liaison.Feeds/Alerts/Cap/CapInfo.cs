using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Alerts.Cap;

/// <summary>What one or more <c>info</c> blocks say that differ in language alone.</summary>
sealed class CapInfo
{
    // Between the names of a place in several languages.
    const string Both = " / ";

    public required IReadOnlyList<string> Categories { get; init; }

    public required AlertSeverity Severity { get; init; }

    public required AlertUrgency Urgency { get; init; }

    public required AlertCertainty Certainty { get; init; }

    public required DateTimeOffset? Effective { get; init; }

    public required DateTimeOffset? Onset { get; init; }

    public required DateTimeOffset? Expires { get; init; }

    public required List<AlertParameter> Parameters { get; init; }

    public required List<AlertText> Texts { get; init; }

    public required List<AlertArea> Areas { get; init; }

    /// <summary>
    /// Takes in a block that says the same in another language, or in the same words for more places.
    /// </summary>
    public bool TryAdd(CapInfo other)
    {
        var text = other.Texts[0];
        var known = Texts.Find(mine => mine.Language.Equals(text.Language, StringComparison.OrdinalIgnoreCase));
        if (!HasSameValues(other) || (known is null ? !HasSamePlaces(other) : known != text))
            return false;
        foreach (var parameter in other.Parameters)
            if (!Parameters.Contains(parameter))
                Parameters.Add(parameter);
        if (known is not null)
        {
            other.Areas.ForEach(AddPlace);
            return true;
        }
        Texts.Add(text);
        for (var i = 0; i < Areas.Count; i++)
            Areas[i] = WithName(Areas[i], other.Areas[i].Description);
        return true;
    }

    public Alert ToAlert(Alert head) => head with
    {
        Categories = Categories,
        Severity = Severity,
        Urgency = Urgency,
        Certainty = Certainty,
        Effective = Effective,
        Onset = Onset,
        Expires = Expires,
        Parameters = Parameters,
        Texts = Texts,
        Areas = Areas,
    };

    static AlertArea WithName(AlertArea area, string name) =>
        area.Description == name || area.Description.Split(Both).Contains(name)
        ? area : area with { Description = area.Description + Both + name };

    void AddPlace(AlertArea place)
    {
        var same = Areas.FindIndex(area => area.Description == place.Description && HasSameShapes(area, place));
        if (same < 0)
            Areas.Add(place);
        else
            Areas[same] = Areas[same] with { Geocodes = [.. Areas[same].Geocodes.Union(place.Geocodes)] };
    }

    bool HasSameValues(CapInfo other) => Severity == other.Severity && Urgency == other.Urgency
        && Certainty == other.Certainty && Effective == other.Effective && Onset == other.Onset
        && Expires == other.Expires && Categories.SequenceEqual(other.Categories);

    bool HasSamePlaces(CapInfo other) => Areas.Count == other.Areas.Count && Areas.Zip(other.Areas).All(pair =>
        HasSameShapes(pair.First, pair.Second) && pair.First.Geocodes.SequenceEqual(pair.Second.Geocodes));

    static bool HasSameShapes(AlertArea left, AlertArea right) =>
        left.Circles.SequenceEqual(right.Circles)
        && left.Polygons.Count == right.Polygons.Count
        && left.Polygons.Zip(right.Polygons).All(pair => pair.First.SequenceEqual(pair.Second));
}
