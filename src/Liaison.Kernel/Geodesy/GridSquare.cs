namespace Liaison.Kernel.Geodesy;

/// <summary>
/// A square of the UTM or UPS grid: its south-west corner with the false origin of the grid, and its side, metres.
/// </summary>
readonly record struct GridSquare(GridZone Zone, int Easting, int Northing, int Side)
{
    const int CentralEasting = 500_000;
    const int EquatorNorthing = 10_000_000;
    const int Pole = 2_000_000;

    // What rounding may cost at an edge, degrees and metres: some micrometres.
    const double SlackDegrees = 1e-10;
    const double Slack = 1e-5;

    /// <summary>The square of one metre that a place lies in.</summary>
    public static GridSquare Of(GeoPoint point)
    {
        var zone = GridZone.Of(point);
        if (zone.IsPolar)
        {
            var (x, y) = PolarStereographic.Forward(Math.Abs(point.Latitude), point.Longitude);
            var polarEasting = (int)Math.Floor(Pole + x);
            polarEasting = zone.IsWesternHalf ? Math.Min(polarEasting, Pole - 1) : Math.Max(polarEasting, Pole);
            return new(zone, polarEasting, (int)Math.Floor(zone.IsSouthern ? Pole - y : Pole + y), 1);
        }

        var (east, north) = TransverseMercator.Forward(
            point.Latitude, Degrees.Difference(zone.CentralMeridian, point.Longitude));
        // A place less than the rounding south of the equator stays south of it.
        var northing = zone.IsSouthern
            ? Math.Min((int)Math.Floor(EquatorNorthing + north), EquatorNorthing - 1)
            : (int)Math.Floor(north);
        return new(zone, (int)Math.Floor(CentralEasting + east), northing, 1);
    }

    /// <summary>The least northing that occurs in a UTM zone, metres.</summary>
    public static double LeastNorthing(GridZone zone) => zone.IsSouthern
        ? EquatorNorthing + TransverseMercator.Forward(zone.South, 3).Y
        : TransverseMercator.Forward(zone.South, 0).Y;

    /// <summary>
    /// A place that lies in the square and in its grid zone: the centre, or, where the zone's edge cuts that off, a
    /// place at the edge.
    /// </summary>
    /// <returns>False when the square has no place in the zone.</returns>
    public bool TryPlace(out GeoPoint place) => Zone.IsPolar ? TryPlacePolar(out place) : TryPlaceUtm(out place);

    bool TryPlacePolar(out GeoPoint place)
    {
        var limit = Zone.IsSouthern ? -GridZone.SouthernLimit : GridZone.NorthernLimit;
        place = PolarPoint(Easting + Side / 2.0, Northing + Side / 2.0, limit: 0);
        if (GridZone.Of(place) == Zone)
            return true;
        // A square never straddles the axes through the pole, so that a corner is nearest to it.
        var east = Zone.IsWesternHalf ? Easting + Side : Easting;
        var north = Northing < Pole ? Northing + Side : Northing;
        place = PolarPoint(east, north, limit);
        return double.Hypot(east - Pole, north - Pole) <= PolarStereographic.Radius(limit) + Slack;
    }

    GeoPoint PolarPoint(double easting, double northing, double limit)
    {
        var y = northing - Pole;
        var (latitude, longitude) = PolarStereographic.Reverse(easting - Pole, Zone.IsSouthern ? -y : y);
        // The axis itself is eastern: a western corner on it moves by the least that a number can.
        if (Zone.IsWesternHalf && easting == Pole)
            longitude = longitude == 0 ? -double.Epsilon : Math.BitIncrement(-180.0);
        if (!Zone.IsSouthern)
            return new(Math.Max(latitude, limit), longitude);
        return new(-Math.Max(latitude, limit == 0 ? 0 : Math.BitIncrement(limit)), longitude);
    }

    bool TryPlaceUtm(out GeoPoint place)
    {
        place = default;
        // Mirrored so that the square lies north of the equator and east of the central meridian; it never straddles
        // either. There latitude rises with y and falls with x, and longitude rises with both.
        var west = Easting < CentralEasting;
        var width = west ? Zone.CentralMeridian - Zone.West : Zone.East - Zone.CentralMeridian;
        // Squares that only touch the zone: at the western edge of 32V, and on the northern side of the equator.
        if (width <= 0 || (Zone.IsSouthern && Northing >= EquatorNorthing))
            return false;
        double left = west ? CentralEasting - Easting - Side : Easting - CentralEasting;
        double bottom = Zone.IsSouthern ? EquatorNorthing - Northing - Side : Northing;
        var (low, high) = Zone.IsSouthern ? (-Zone.North, -Zone.South) : (Zone.South, Zone.North);

        var centre = TransverseMercator.Reverse(left + Side / 2.0, bottom + Side / 2.0);
        var isInside = centre.Latitude > low && centre.Latitude < high && centre.Longitude < width;
        if (!isInside && !TryLeastLongitude(left, bottom, low, high, out centre))
            return false;
        if (centre.Longitude > width + SlackDegrees)
            return false;

        var latitude = Zone.IsSouthern ? -centre.Latitude : centre.Latitude;
        var longitude = Zone.CentralMeridian + (west ? -centre.Longitude : centre.Longitude);
        place = new(
            Math.Clamp(latitude, Zone.South, Math.BitDecrement(Zone.North)),
            Math.Clamp(longitude, Zone.West, Math.BitDecrement(Zone.East)));
        return true;
    }

    /// <summary>
    /// The place of the mirrored square that is nearest to the central meridian among those between two latitudes:
    /// if it is not in the zone, none is.
    /// </summary>
    bool TryLeastLongitude(
        double left, double bottom, double low, double high, out (double Latitude, double Longitude) place)
    {
        place = TransverseMercator.Reverse(left, bottom);
        if (place.Latitude < low)
        {
            // Up the left side to the lower parallel, if the side reaches it.
            if (TransverseMercator.Reverse(left, bottom + Side).Latitude < low - SlackDegrees)
                return false;
            const double MetresPerDegree = 111_000;
            var y = bottom;
            for (var step = 0; step < 12; step++)
            {
                y += (low - place.Latitude) * MetresPerDegree;
                place = TransverseMercator.Reverse(left, y);
            }
        }
        else if (place.Latitude > high)
        {
            // Outward along the bottom to where the upper parallel, which bends polewards, crosses it.
            double near = left, far = left + Side;
            if (TransverseMercator.Reverse(far, bottom).Latitude > high + SlackDegrees)
                return false;
            for (var step = 0; step < 50; step++)
            {
                var x = (near + far) / 2;
                place = TransverseMercator.Reverse(x, bottom);
                if (place.Latitude > high)
                    near = x;
                else
                    far = x;
            }
        }
        return true;
    }
}
