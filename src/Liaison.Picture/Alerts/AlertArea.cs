using Liaison.Kernel.Geodesy;

namespace Liaison.Picture.Alerts;

/// <summary>A place where an alert holds: all of its shapes together.</summary>
public sealed record AlertArea
{
    /// <summary>What people call it.</summary>
    public required string Description { get; init; }

    /// <summary>Rings of points; the last joins the first without being repeated.</summary>
    public IReadOnlyList<IReadOnlyList<GeoPoint>> Polygons { get; init; } = [];

    /// <summary>Circles.</summary>
    public IReadOnlyList<AlertCircle> Circles { get; init; } = [];

    /// <summary>Codes of places, for example the agency's code of a forecast area.</summary>
    public IReadOnlyList<AlertGeocode> Geocodes { get; init; } = [];
}

/// <summary>A circle.</summary>
/// <param name="Center">Its centre.</param>
/// <param name="Radius">Metres; 0 for a single place.</param>
public readonly record struct AlertCircle(GeoPoint Center, double Radius);

/// <summary>A code of a place.</summary>
/// <param name="System">Whose code it is, for example <c>SAME</c> or <c>JMA</c>.</param>
/// <param name="Value">The code.</param>
public readonly record struct AlertGeocode(string System, string Value);
