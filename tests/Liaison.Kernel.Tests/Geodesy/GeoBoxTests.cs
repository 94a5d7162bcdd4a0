using CsCheck;
using Liaison.Kernel.Geodesy;

namespace Liaison.Kernel.Tests.Geodesy;

public sealed class GeoBoxTests
{
    static readonly Gen<double> Longitude = Gen.OneOf(Gen.Double[-180, 180], Gen.Int[-180, 180].Select(i => (double)i));

    static readonly Gen<GeoBox> Box =
        Gen.Select(Longitude, Gen.Double[-90, 90], Longitude, Gen.Double[-90, 90], (w, a, e, b) =>
        {
            Assert.True(GeoBox.TryCreate(w, Math.Min(a, b), e, Math.Max(a, b), out var box));
            return box;
        });

    static readonly Gen<GeoPoint> Point =
        Gen.Select(Gen.Double[-90, 90], Longitude, (lat, lon) => new GeoPoint(lat, lon));

    [Theory]
    [InlineData("122.5,23.9,131.5,31.2", 26.3, 127.8, true)]
    [InlineData("122.5,23.9,131.5,31.2", 35.6, 139.7, false)]
    [InlineData("170,-10,-170,10", 0, 180, true)]
    [InlineData("170,-10,-170,10", 0, 0, false)]
    [InlineData("170,-10,190,10", 0, -175, true)]
    [InlineData("170,-10,180,10", 0, 180, true)]
    [InlineData("-180,-90,180,90", 12, 34, true)]
    [InlineData("-200,-90,400,90", 12, 34, false)]
    [InlineData("-250,-90,110,90", 12, 150, true)]
    [InlineData("10,20,10,20", 20, 10, true)]
    public void A_box_contains_what_lies_between_its_edges(
        string text, double latitude, double longitude, bool contained)
    {
        var read = GeoBox.TryParse(text, out var box);
        Assert.Equal(contained, read && box.Contains(new(latitude, longitude)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,2,3")]
    [InlineData("1,2,3,4,5")]
    [InlineData("1,2,,4")]
    [InlineData("1,2,x,4")]
    [InlineData("1,NaN,3,4")]
    [InlineData("Infinity,2,3,4")]
    [InlineData("1,5,3,4")]
    [InlineData("1,-91,3,4")]
    [InlineData("1;2;3;4")]
    [InlineData("1,2,3,4000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
        + "00000000000000000000000000000000000000000000000000")]
    public void Anything_else_is_not_a_box(string text) => Assert.False(GeoBox.TryParse(text, out _));

    [Fact]
    public void A_box_that_is_written_is_read_back() =>
        Box.Sample(box => GeoBox.TryParse(box.ToString(), out var again) && again == box);

    [Fact]
    public void Boxes_that_contain_a_common_point_intersect() =>
        Gen.Select(Box, Box, Point).Sample((a, b, p) =>
            !(a.Contains(p) && b.Contains(p)) || (a.Intersects(b) && b.Intersects(a)), iter: 20_000);

    [Fact]
    public void Boxes_that_intersect_have_a_common_corner_or_edge() =>
        Gen.Select(Box, Box).Sample((a, b) =>
        {
            var south = Math.Max(a.South, b.South);
            bool Common(double longitude) => a.Contains(new(south, longitude)) && b.Contains(new(south, longitude));
            return a.Intersects(b) == (a.South <= b.North && b.South <= a.North && (Common(a.West) || Common(b.West)));
        }, iter: 20_000);

    [Fact]
    public void Every_box_is_inside_the_world() =>
        Gen.Select(Box, Point).Sample((box, p) => GeoBox.World.Intersects(box) && GeoBox.World.Contains(p));
}
