using CsCheck;
using Liaison.Kernel.Geodesy;

namespace Liaison.Kernel.Tests.Geodesy;

public sealed class GeodesicTests
{
    // Rounding of the coordinates themselves is worth some nanometres.
    const double Nanometres = 5e-8;
    const double MeridianHalf = 20003931.458625447;

    static readonly Gen<GeoPoint> AnyPoint =
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], (lat, lon) => new GeoPoint(lat, lon));

    static readonly Gen<GeoPoint> SpecialPoint = Gen.Select(
        Among(-90, -45, -1e-12, 0, 1e-9, 30, 90),
        Among(-180, -179.5, -90, 0, 1e-9, 0.5, 90, 179.999999),
        (lat, lon) => new GeoPoint(lat, lon));

    static readonly Gen<GeoPoint> Point = Gen.OneOf(AnyPoint, SpecialPoint);

    [Theory]
    [MemberData(nameof(PublishedGeodesics.Suite), MemberType = typeof(PublishedGeodesics))]
    public void The_shortest_path_is_that_of_the_published_suite(
        double lat1, double lon1, double azi1, double lat2, double lon2, double azi2, double metres)
    {
        var path = Geodesic.Inverse(new(lat1, lon1), new(lat2, lon2));
        Assert.Equal(metres, path.Distance, 1e-8);
        AssertAzimuth(azi1, path.InitialAzimuth, 2e-13);
        AssertAzimuth(azi2, path.FinalAzimuth, 2e-13);
    }

    [Theory]
    [MemberData(nameof(PublishedGeodesics.Suite), MemberType = typeof(PublishedGeodesics))]
    public void The_destination_is_that_of_the_published_suite(
        double lat1, double lon1, double azi1, double lat2, double lon2, double azi2, double metres)
    {
        var end = Geodesic.Direct(new(lat1, lon1), azi1, metres);
        Assert.Equal(lat2, end.Point.Latitude, 1e-13);
        Assert.Equal(0, Math.IEEERemainder(end.Point.Longitude - lon2, 360), 2e-13);
        AssertAzimuth(azi2, end.Azimuth, 2e-13);
    }

    [Theory]
    [MemberData(nameof(PublishedGeodesics.Hard), MemberType = typeof(PublishedGeodesics))]
    public void Hard_cases_agree_with_the_exact_solution(
        double lat1, double lon1, double azi1, double lat2, double lon2, double azi2, double metres)
    {
        GeoPoint from = new(lat1, lon1), to = new(lat2, lon2);
        Assert.Equal(metres, Geodesic.Distance(from, to), Nanometres);
        Assert.InRange(Geodesic.Distance(Geodesic.Direct(from, azi1, metres).Point, to), 0, Nanometres);
        Assert.InRange(Geodesic.Distance(Geodesic.Direct(to, azi2 + 180, metres).Point, from), 0, Nanometres);
    }

    // The numbered checks of the test suite of GeographicLib (GeodSolve0, 4, 6, 9, 10, 11, 33, 59, 80), with their
    // tolerances.
    [Theory]
    [InlineData(40.6, -73.8, 49.01666667, 2.55, 53.47022, 111.59367, 5853226, 0.5)]
    [InlineData(36.493349428792, 0, 36.49334942879201, 0.0000008, null, null, 0.072, 0.5e-3)]
    [InlineData(88.202499451857, 0, -88.202499451857, 179.981022032992859592, null, null, 20003898.214, 0.5e-3)]
    [InlineData(89.262080389218, 0, -89.262080389218, 179.992207982775375662, null, null, 20003925.854, 0.5e-3)]
    [InlineData(89.333123580033, 0, -89.333123580032997687, 179.99295812360148422, null, null, 20003926.881, 0.5e-3)]
    [InlineData(56.320923501171, 0, -56.320923501171, 179.664747671772880215, null, null, 19993558.287, 0.5e-3)]
    [InlineData(52.784459512564, 0, -52.784459512563990912, 179.634407464943777557, null, null, 19991596.095, 0.5e-3)]
    [InlineData(48.522876735459, 0, -48.52287673545898293, 179.599720456223079643, null, null, 19989144.774, 0.5e-3)]
    [InlineData(0, 0, 0, 179, 90.0, 90.0, 19926189, 0.5)]
    [InlineData(0, 0, 0, 179.5, 55.96650, 124.03350, 19980862, 0.5)]
    [InlineData(0, 0, 0, 180, 0.0, 180.0, 20003931, 0.5)]
    [InlineData(0, 0, 1, 180, 0.0, 180.0, 19893357, 0.5)]
    public void Known_traps_are_avoided(
        double lat1, double lon1, double lat2, double lon2, double? azi1, double? azi2, double metres, double tolerance)
    {
        var path = Geodesic.Inverse(new(lat1, lon1), new(lat2, lon2));
        Assert.Equal(metres, path.Distance, tolerance);
        if (azi1 is { } initial)
            AssertAzimuth(initial, path.InitialAzimuth, 0.5e-5);
        if (azi2 is { } final)
            AssertAzimuth(final, path.FinalAzimuth, 0.5e-5);
    }

    [Fact]
    public void Going_where_the_shortest_path_points_arrives() =>
        Gen.Select(Point, Point).Sample((a, b) =>
        {
            var path = Geodesic.Inverse(a, b);
            var end = Geodesic.Direct(a, path.InitialAzimuth, path.Distance);
            return Geodesic.Distance(end.Point, b) < Nanometres;
        }, iter: 5_000);

    [Fact]
    public void Nearly_opposite_points_are_reached_too() =>
        Gen.Select(AnyPoint, Gen.Double[-6, 0.3], Gen.Double[-1, 1], Gen.Double[-1, 1]).Sample((a, power, u, v) =>
        {
            var size = Math.Pow(10, power);
            var b = new GeoPoint(
                Math.Clamp(-a.Latitude + u * size, -90, 90),
                a.Longitude - Math.CopySign(180, a.Longitude) + v * size);
            var path = Geodesic.Inverse(a, b);
            var end = Geodesic.Direct(a, path.InitialAzimuth, path.Distance);
            return Geodesic.Distance(end.Point, b) < Nanometres && path.Distance <= MeridianHalf + Nanometres;
        }, iter: 5_000);

    [Fact]
    public void The_way_back_is_as_long_and_leaves_in_the_opposite_direction() =>
        Gen.Select(AnyPoint, AnyPoint).Sample((a, b) =>
        {
            var there = Geodesic.Inverse(a, b);
            var back = Geodesic.Inverse(b, a);
            Assert.Equal(there.Distance, back.Distance, 1e-8);
            // Between nearly opposite points rounding chooses among paths as short; between points that coincide there
            // is no direction.
            if (there.Distance is > 1_000 and < 19_900_000)
                AssertAzimuth(there.InitialAzimuth + 180, back.FinalAzimuth, 1e-7);
        }, iter: 2_000);

    [Fact]
    public void No_detour_is_shorter() =>
        Gen.Select(Point, Point, Point).Sample((a, b, c) =>
            Geodesic.Distance(a, c) <= Geodesic.Distance(a, b) + Geodesic.Distance(b, c) + Nanometres, iter: 2_000);

    [Fact]
    public void A_point_is_no_distance_from_itself() =>
        Point.Sample(a => Geodesic.Distance(a, a) == 0);

    [Fact]
    public void Poles_are_half_a_meridian_apart_and_all_longitudes_of_a_pole_are_one_place()
    {
        Assert.Equal(MeridianHalf, Geodesic.Distance(new(90, 10), new(-90, 77)), Nanometres);
        Assert.Equal(0, Geodesic.Distance(new(90, 10), new(90, -100)), Nanometres);
    }

    [Fact]
    public void A_quarter_of_the_equator_is_a_quarter_of_its_circle()
    {
        var path = Geodesic.Inverse(new(0, 170), new(0, -100));
        Assert.Equal(6378137 * Math.PI / 2, path.Distance, 1e-8);
        Assert.Equal((90.0, 90.0), (path.InitialAzimuth, path.FinalAzimuth));
    }

    [Fact]
    public void A_walk_backwards_is_a_walk_the_other_way() =>
        Gen.Select(AnyPoint, Gen.Double[0, 360], Gen.Double[0, 3e7]).Sample((a, azimuth, metres) =>
        {
            var backwards = Geodesic.Direct(a, azimuth, -metres).Point;
            var otherWay = Geodesic.Direct(a, azimuth + 180, metres).Point;
            return Geodesic.Distance(backwards, otherWay) < Nanometres;
        }, iter: 1_000);

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.NegativeInfinity)]
    public void A_walk_needs_finite_numbers(double azimuth, double metres) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Geodesic.Direct(new(1, 2), azimuth, metres));

    static Gen<double> Among(params double[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    static void AssertAzimuth(double expected, double actual, double tolerance)
    {
        Assert.InRange(actual, 0, 360 - 1e-14);
        Assert.Equal(0, Math.IEEERemainder(expected - actual, 360), tolerance);
    }
}
