using System.Globalization;

namespace Liaison.Picture.Layers;

/// <summary>
/// Gathers the features that a reader of files finds: cuts what is too long, leaves out what cannot be shown, and stops
/// when there is too much.
/// </summary>
public sealed class LayerContentBuilder(string format)
{
    const int MaxReasons = 5;
    const int MaxPropertyNameLength = 64;
    static readonly string[] Taken = ["name", "description", "color"];

    readonly List<LayerFeature> _features = [];
    readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _reasons = [];
    int _positions;
    int _seen;
    int _skipped;

    /// <summary>Why the file cannot be taken at all; null as long as it can.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Takes a feature.</summary>
    /// <param name="id">The file's own name for it; null for none.</param>
    /// <param name="geometry">Its shape.</param>
    /// <param name="name">What people call it; null for nothing.</param>
    /// <param name="description">Words about it; null for none.</param>
    /// <param name="color">Its colour as <c>#rrggbb</c>; null for none.</param>
    /// <param name="properties">What else is known of it.</param>
    /// <returns>False when nothing more is taken.</returns>
    public bool Add(
        string? id, Geometry geometry, string? name, string? description, string? color,
        IEnumerable<LayerProperty> properties)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        _seen++;
        _positions += geometry.Positions.Count();
        if (_features.Count == LayerLimits.MaxFeatures)
            Refusal = $"The file has more than {LayerLimits.MaxFeatures} features.";
        else if (_positions > LayerLimits.MaxPositions)
            Refusal = $"The shapes of the file have more than {LayerLimits.MaxPositions} places.";
        if (Refusal is not null) return false;
        _features.Add(new LayerFeature
        {
            Id = IdOf(id),
            Geometry = geometry,
            Name = Clean(name, LayerLimits.MaxNameLength),
            Description = Clean(description, LayerLimits.MaxTextLength),
            Color = color,
            Properties = Unique(properties),
        });
        return true;
    }

    /// <summary>Notes a feature that cannot be shown.</summary>
    /// <param name="reason">Why, for people.</param>
    public void Skip(string reason)
    {
        _seen++;
        _skipped++;
        if (_reasons.Count < MaxReasons) _reasons.TryAdd(reason, _seen);
    }

    /// <summary>Gives what was gathered.</summary>
    /// <param name="content">What the file holds, when the answer is true.</param>
    /// <returns>False when there is nothing to show, or too much; <see cref="Refusal"/> says why.</returns>
    public bool TryFinish(out LayerContent content)
    {
        List<string> reasons = [.. _reasons.Select(reason => $"feature {reason.Value}: {reason.Key}")];
        content = new LayerContent(format, _features, _skipped, reasons);
        if (Refusal is null && _features.Count == 0)
        {
            Refusal = _skipped == 0
                ? "The file holds no features."
                : $"None of the file's {_skipped} features can be shown: {string.Join("; ", reasons)}.";
        }

        return Refusal is null;
    }

    /// <summary>Trims a text, takes control characters out of it, and cuts it; null for nothing but blanks.</summary>
    static string? Clean(string? text, int maxLength)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty) return null;
        var length = Math.Min(trimmed.Length, maxLength);
        // Not between the halves of a pair.
        if (length < trimmed.Length && char.IsHighSurrogate(trimmed[length - 1])) length--;
        var cut = trimmed[..length].ToString();
        return cut.Any(IsUnfit)
            ? string.Concat(cut.Select(c => IsUnfit(c) ? ' ' : c)).Trim() is { Length: > 0 } clean ? clean : null
            : cut;
    }

    static bool IsUnfit(char c) => char.IsControl(c) && c is not ('\n' or '\t');

    string IdOf(string? given)
    {
        if (Clean(given, LayerLimits.MaxNameLength) is { } own && own == given && _ids.Add(own)) return own;
        var number = _seen;
        string id;
        do id = number++.ToString(CultureInfo.InvariantCulture);
        while (!_ids.Add(id));
        return id;
    }

    static List<LayerProperty> Unique(IEnumerable<LayerProperty> properties)
    {
        var names = new HashSet<string>(Taken, StringComparer.Ordinal);
        var unique = new List<LayerProperty>();
        foreach (var property in properties)
        {
            if (unique.Count == LayerLimits.MaxProperties) break;
            if (Clean(property.Name, MaxPropertyNameLength) is not { } name) continue;
            if (Clean(property.Text, LayerLimits.MaxTextLength) is not { } text || !names.Add(name)) continue;
            unique.Add(property with { Name = name, Text = text });
        }

        return unique;
    }
}
