using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Kernel.Geodesy;

namespace Liaison.Web.Command;

/// <summary>Places as JSON has them: longitude and latitude in degrees.</summary>
static class Positions
{
    /// <summary>A place of a record.</summary>
    public static IReadOnlyList<double>? Of(GeoPosition? position) =>
        position?.ToPoint() is { } point ? [point.Longitude, point.Latitude] : null;

    /// <summary>Reads a place.</summary>
    /// <param name="member">Its member in JSON.</param>
    /// <param name="posted">What was posted; null for none.</param>
    /// <param name="position">The place.</param>
    /// <returns>Why it is none; null when it is, or when there is none.</returns>
    public static Refusal? Read(string member, IReadOnlyList<double>? posted, out GeoPosition? position)
    {
        position = null;
        if (posted is null) return null;
        if (posted.Count != 2 || !GeoPoint.TryCreate(posted[1], posted[0], out var point))
            return Refusal.Invalid(member, "longitude and latitude in degrees");
        position = GeoPosition.Of(point);
        return null;
    }
}
