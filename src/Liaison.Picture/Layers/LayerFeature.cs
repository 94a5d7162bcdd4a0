namespace Liaison.Picture.Layers;

/// <summary>One feature of a layer.</summary>
public sealed record LayerFeature
{
    /// <summary>Its name in the layer: the file's own where that is unique, else a number.</summary>
    public required string Id { get; init; }

    /// <summary>Its shape.</summary>
    public required Geometry Geometry { get; init; }

    /// <summary>What people call it; null for nothing.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Words about it, as they were in the file; null for none. It may hold HTML: show it as plain text.
    /// </summary>
    public string? Description { get; init; }

    /// <summary>The colour of its line, area or point as <c>#rrggbb</c>; null when the file states none.</summary>
    public string? Color { get; init; }

    /// <summary>What else the file says of it, by names that are unique.</summary>
    public IReadOnlyList<LayerProperty> Properties { get; init; } = [];
}

/// <summary>What a file says of a feature beside its name and looks.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What the text is.</param>
/// <param name="Text">The value: any text, a JSON number, or <c>true</c> or <c>false</c>.</param>
public readonly record struct LayerProperty(string Name, LayerPropertyKind Kind, string Text);

/// <summary>What the value of a property is.</summary>
public enum LayerPropertyKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number, written as in JSON.</summary>
    Number,

    /// <summary>A truth value.</summary>
    Truth,
}
