using System.Text.Json.Serialization;
using Liaison.Kernel.Geodesy;

namespace Liaison.Picture.Areas;

/// <summary>The outline of a watch area.</summary>
/// <remarks>
/// Edges are straight lines in longitude and latitude, as in GeoJSON (RFC 7946, section 3.1.1), the shorter way round:
/// they may cross the antimeridian. Radius and width are geodesic distances.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AreaPolygon), "polygon")]
[JsonDerivedType(typeof(AreaCircle), "circle")]
[JsonDerivedType(typeof(AreaCorridor), "corridor")]
public abstract record AreaShape;

/// <summary>A polygon; it may be concave, and must not enclose a pole.</summary>
/// <param name="Points">Its corners; the last joins the first without being repeated.</param>
public sealed record AreaPolygon(IReadOnlyList<GeoPoint> Points) : AreaShape;

/// <summary>A circle.</summary>
/// <param name="Center">Its centre.</param>
/// <param name="Radius">Metres.</param>
public sealed record AreaCircle(GeoPoint Center, double Radius) : AreaShape;

/// <summary>All places within half of a width of a line.</summary>
/// <param name="Points">The line.</param>
/// <param name="Width">Metres from side to side.</param>
public sealed record AreaCorridor(IReadOnlyList<GeoPoint> Points, double Width) : AreaShape;
