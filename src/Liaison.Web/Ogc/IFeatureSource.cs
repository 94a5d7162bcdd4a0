using Liaison.Kernel.Geodesy;
using Liaison.Web.Access;

namespace Liaison.Web.Ogc;

/// <summary>One collection of features. Used by many threads at once.</summary>
interface IFeatureSource
{
    /// <summary>Name of the collection in addresses: lower-case letters, digits, hyphens.</summary>
    string Id { get; }

    /// <summary>Its name for people.</summary>
    string Title { get; }

    /// <summary>What is in it, in a sentence.</summary>
    string Description { get; }

    /// <summary>A box that holds all its features; the world when that is not known.</summary>
    GeoBox Extent { get; }

    /// <summary>The properties that its features may have.</summary>
    IReadOnlyList<FeatureProperty> Properties { get; }

    /// <summary>What a caller must be allowed to; to others the collection is not there.</summary>
    Permission Permission => Permission.SeePicture;

    /// <summary>Finds the features that a query asks for, in an order that stays.</summary>
    ValueTask<FeaturePage> FindAsync(FeatureQuery query);

    /// <summary>Finds one feature; null when there is none of that name.</summary>
    ValueTask<Feature?> OneAsync(string id);
}
