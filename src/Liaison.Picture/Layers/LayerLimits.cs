namespace Liaison.Picture.Layers;

/// <summary>How much a file, a layer and all layers together may hold.</summary>
public static class LayerLimits
{
    /// <summary>The longest file, also when it comes out of an archive, in bytes.</summary>
    public const int MaxFileBytes = 16 << 20;

    /// <summary>The most features of a layer.</summary>
    public const int MaxFeatures = 50_000;

    /// <summary>The most places in the geometries of a layer.</summary>
    public const int MaxPositions = 500_000;

    /// <summary>The most layers of a node.</summary>
    public const int MaxLayers = 100;

    /// <summary>The most places in the geometries of all layers of a node.</summary>
    public const int MaxPositionsOfAll = 2_000_000;

    /// <summary>The most features of all layers of a node.</summary>
    public const int MaxFeaturesOfAll = 200_000;

    /// <summary>The longest name of a layer or feature, in characters; longer ones of features are cut.</summary>
    public const int MaxNameLength = 200;

    /// <summary>The longest description or value, in characters; longer ones are cut.</summary>
    public const int MaxTextLength = 4_000;

    /// <summary>The most properties of a feature; further ones are left out.</summary>
    public const int MaxProperties = 64;

    /// <summary>How deep a file may be nested.</summary>
    public const int MaxDepth = 64;
}
