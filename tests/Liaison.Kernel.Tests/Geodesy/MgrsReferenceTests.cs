using CsCheck;
using Liaison.Kernel.Geodesy;

namespace Liaison.Kernel.Tests.Geodesy;

public sealed class MgrsReferenceTests
{
    static readonly Gen<GeoPoint> Anywhere =
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], (lat, lon) => new GeoPoint(lat, lon));

    // Where squares are clipped: edges of bands and zones, the caps, the exceptions of the north.
    static readonly Gen<GeoPoint> AtAnEdge = Gen.Select(
        Gen.Int[-11, 11].Select(Gen.Double[-1e-5, 1e-5], (band, off) => Math.Clamp(8 * band + off, -90, 90)),
        Gen.Int[-60, 60].Select(Gen.Double[-1e-5, 1e-5], (third, off) => 3 * third + off),
        (lat, lon) => new GeoPoint(lat, lon));

    static readonly Gen<GeoPoint> FarNorth =
        Gen.Select(Gen.Double[55, 90], Gen.Double[-2, 45], (lat, lon) => new GeoPoint(lat, lon));

    static readonly Gen<GeoPoint> Point = Gen.OneOf(Anywhere, AtAnEdge, FarNorth);

    static readonly Gen<int> Precision = Gen.Int[0, MgrsReference.MaxPrecision];

    [Theory]
    [MemberData(nameof(PublishedReferences.Squares), MemberType = typeof(PublishedReferences))]
    [MemberData(nameof(PublishedReferences.Geotrans), MemberType = typeof(PublishedReferences))]
    public void A_place_lies_in_the_published_square(double latitude, double longitude, string expected)
    {
        Assert.Equal(expected, MgrsReference.FromPoint(new(latitude, longitude)).ToString());
        Assert.True(MgrsReference.TryParse(expected, out var reference));
        Assert.InRange(Geodesic.Distance(reference.Point, new(latitude, longitude)), 0, 1.2);
    }

    [Theory]
    [MemberData(nameof(PublishedReferences.Examples), MemberType = typeof(PublishedReferences))]
    public void A_published_reference_denotes_its_place(string text, double latitude, double longitude, double degrees)
    {
        Assert.True(MgrsReference.TryParse(text, out var reference));
        Assert.Equal(latitude, reference.Point.Latitude, degrees);
        Assert.Equal(longitude, reference.Point.Longitude, degrees);
    }

    [Fact]
    public void A_reference_that_is_written_is_read_back() =>
        Gen.Select(Point, Precision).Sample((point, precision) =>
        {
            var written = MgrsReference.FromPoint(point, precision);
            Assert.True(MgrsReference.TryParse(written.ToString(), out var read), written.ToString());
            Assert.Equal(written, read);
            Assert.True(MgrsReference.TryParse(written.ToSpacedString(), out var spaced));
            Assert.Equal(written, spaced);
        }, iter: 20_000);

    [Fact]
    public void A_place_lies_in_the_square_of_its_reference_and_so_does_the_place_that_is_read() =>
        Gen.Select(Point, Precision).Sample((point, precision) =>
        {
            var reference = MgrsReference.FromPoint(point, precision);
            AssertInSquare(GridSquare.Of(point), reference, slack: 0);
            // The least unit of a clipped place may be across the edge by rounding.
            AssertInSquare(GridSquare.Of(reference.Point), reference, slack: 1);
        }, iter: 20_000);

    [Fact]
    public void Digits_are_cut_off_and_never_rounded() =>
        Gen.Select(Point, Precision).Sample((point, precision) =>
        {
            var fine = MgrsReference.FromPoint(point).ToString();
            var letters = fine[..^10];
            var expected = letters + fine[^10..^5][..precision] + fine[^5..][..precision];
            Assert.Equal(expected, MgrsReference.FromPoint(point, precision).ToString());
        }, iter: 5_000);

    [Fact]
    public void Every_text_that_is_accepted_denotes_a_place_in_its_own_grid_zone()
    {
        const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
        var digits = Precision.SelectMany(p => Gen.Char['0', '9'].Array[2 * p]).Select(c => new string(c));
        var letter = Gen.Int[0, Letters.Length - 1].Select(i => Letters[i]);
        var accepted = 0;
        Gen.Select(Gen.Int[0, 60], letter, letter, letter, digits).Sample((zone, band, column, row, place) =>
        {
            var text = $"{(zone == 0 ? "" : zone)}{band}{column}{row}{place}";
            if (!MgrsReference.TryParse(text, out var reference))
                return;
            Interlocked.Increment(ref accepted);
            Assert.Equal(text, reference.ToString());
            Assert.Equal(new GridZone(zone, band), GridZone.Of(reference.Point));
            AssertInSquare(GridSquare.Of(reference.Point), reference, slack: 1);
        }, iter: 100_000);
        // Of all squares of letters about a tenth exist.
        Assert.InRange(accepted, 5_000, 20_000);
    }

    [Fact]
    public void The_squares_of_100_km_are_those_that_reach_into_their_zone()
    {
        const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
        // 1MAA touches its zone along the equator, and no more.
        var squares = from band in Letters
                      from column in Letters
                      from row in Letters
                      let text = $"1{band}{column}{row}"
                      where MgrsReference.TryParse(text, out _)
                      select text;
        var found = squares.ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain("1MAA", found);
        Assert.Contains("1NAA", found);
        Gen.Select(Gen.Double[-80, 83.999], Gen.Double[-180, -174.001]).Sample(
            (lat, lon) => found.Contains(MgrsReference.FromPoint(new(lat, lon), precision: 0).ToString()),
            iter: 20_000);
    }

    [Theory]
    [InlineData("4Q FJ 12345 67890")]
    [InlineData("4QFJ1234567890")]
    [InlineData("04QFJ1234567890")]
    [InlineData("4qfj1234567890")]
    [InlineData(" 4Q FJ  1234567890 ")]
    [InlineData("4QFJ 12345 67890")]
    public void Spaces_small_letters_and_a_leading_zero_do_not_matter(string text)
    {
        Assert.True(MgrsReference.TryParse(text, out var reference));
        Assert.Equal("4QFJ1234567890", reference.ToString());
        Assert.Equal("4Q FJ 12345 67890", reference.ToSpacedString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("4")]
    [InlineData("4Q")]
    [InlineData("4QF")]
    [InlineData("4QFJ1")]
    [InlineData("4QFJ123")]
    [InlineData("4QFJ123456789012")]
    [InlineData("4QFJ 123 45")]
    [InlineData("4QFJ 12 34 56")]
    [InlineData("4QFJ12-4")]
    [InlineData("4QFJ+1+2")]
    [InlineData("4 QFJ12")]
    [InlineData("4QF J12")]
    [InlineData("0QFJ12")]
    [InlineData("00ZAH")]
    [InlineData("61QFJ12")]
    [InlineData("004QFJ12")]
    [InlineData("4IFJ12")]
    [InlineData("4QOJ12")]
    [InlineData("4QFI12")]
    [InlineData("4QFW12")]
    [InlineData("4QAJ12")]
    [InlineData("32XMK12", "there is no zone 32X")]
    [InlineData("31VEG12", "31V ends at its central meridian")]
    [InlineData("ZZH12", "Z is the eastern half")]
    [InlineData("YAH12", "Y is the western half")]
    [InlineData("ZAQ12")]
    [InlineData("4ZAH")]
    [InlineData("24XWT783908", "the grid of zone 24 carried on into zone 25")]
    [InlineData("ZRA", "beyond the limit of the cap")]
    [InlineData("38SMB99999999999999999999999999999999999999")]
    [InlineData("４QFJ12", "not an ASCII digit")]
    [InlineData("4QﬀJ12")]
    [InlineData("4QFJ١٢")]
    public void Anything_else_is_refused(string text, string? because = null) =>
        Assert.False(MgrsReference.TryParse(text, out _), because);

    [Fact]
    public void Arbitrary_text_is_read_or_refused_but_never_throws() =>
        Gen.String[Gen.Char, 0, 40].Sample(text =>
            !MgrsReference.TryParse(text, out var read) || read.ToString().Length <= 15);

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void A_precision_beyond_a_metre_does_not_exist(int precision) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MgrsReference.FromPoint(new(1, 2), precision));

    [Fact]
    public void A_place_a_hair_from_the_equator_keeps_its_hemisphere()
    {
        // The neighbours of 31NAA, published in the README of tzneal/coordconv (from GEOTRANS 3.7).
        Assert.Equal("31MAV6602199999", MgrsReference.FromPoint(new(-double.Epsilon, 0)).ToString());
        Assert.Equal("31NAA6602100000", MgrsReference.FromPoint(new(0, 0)).ToString());
    }

    static void AssertInSquare(GridSquare metre, MgrsReference reference, int slack)
    {
        Assert.Equal((reference.Zone, reference.Band), (metre.Zone.Number, metre.Zone.Band));
        Assert.InRange(metre.Easting, reference.Easting - slack, reference.Easting + reference.SideMetres - 1 + slack);
        Assert.InRange(
            metre.Northing, reference.Northing - slack, reference.Northing + reference.SideMetres - 1 + slack);
    }
}
