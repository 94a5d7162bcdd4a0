using System.Formats.Cbor;
using CsCheck;
using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Tests.Records;

public sealed class BodyCodecTests
{
    public enum Colour
    {
        Red,
        Green,
    }

    public sealed record Part(string Name, int? Count);

    public sealed record Old(string Text, long Number);

    public sealed record New(string Text, long Number, string? Remark = null, Colour Colour = Colour.Green, int Limit = 7);

    public sealed record Whole(
        string Text, bool Flag, int Small, long Large, Guid Id, DateTimeOffset Time, TimeSpan Span, Colour Colour,
        GeoPosition? Position, string? Remark, Part? Part, IReadOnlyList<Part> Parts, IReadOnlyList<string> Words);

    static readonly Gen<string> Texts = Gen.String[Gen.Char['a', 'ÿ'], 0, 20];

    static readonly Gen<Part> Parts = Gen.Select(Texts, Gen.Int.Nullable(), (name, count) => new Part(name, count));

    static readonly Gen<Whole> Wholes =
        from texts in Gen.Select(Texts, Texts.Null())
        from flag in Gen.Bool
        from numbers in Gen.Select(Gen.Int, Gen.Long, Gen.Long[0, 253_402_300_799_999])
        from id in Gen.Guid
        from colour in Gen.Enum<Colour>()
        from place in Gen.Select(Gen.Int, Gen.Int, (a, b) => new GeoPosition(a, b)).Nullable()
        from part in Parts.Null()
        from parts in Parts.Array[0, 5]
        from words in Texts.Array[0, 5]
        select new Whole(
            texts.Item1, flag, numbers.Item1, numbers.Item2, id, DateTimeOffset.FromUnixTimeMilliseconds(numbers.Item3),
            TimeSpan.FromMilliseconds(numbers.Item1), colour, place, texts.Item2, part, parts, words);

    [Fact]
    public void What_is_written_is_read_again() => Wholes.Sample(value =>
    {
        Assert.True(BodyCodec.TryDecode<Whole>(BodyCodec.Encode<Whole>(value), out var read));
        Assert.Equal(value with { Parts = read.Parts, Words = read.Words }, read);
        Assert.Equal(value.Parts, read.Parts);
        Assert.Equal(value.Words, read.Words);
    });

    [Fact]
    public void The_same_value_has_the_same_bytes() => Wholes.Sample(value =>
    {
        Assert.True(BodyCodec.TryDecode<Whole>(BodyCodec.Encode<Whole>(value), out var read));
        Assert.Equal(BodyCodec.Encode<Whole>(value), BodyCodec.Encode<Whole>(read));
    });

    [Fact]
    public void No_bytes_make_it_throw() => Gen.Select(Wholes, Gen.Int[0, 400], Gen.Byte).Sample((value, at, with) =>
    {
        var bytes = BodyCodec.Encode<Whole>(value);
        bytes[at % bytes.Length] = with;
        if (BodyCodec.TryDecode<Whole>(bytes, out var read)) BodyCodec.Encode<Whole>(read);
        BodyCodec.TryDecode<Whole>(bytes.AsMemory(0, at % bytes.Length), out _);
    });

    [Fact]
    public void A_newer_node_reads_what_an_older_one_wrote()
    {
        Assert.True(BodyCodec.TryDecode<New>(BodyCodec.Encode<Old>(new("a", 1)), out var read));
        Assert.Equal(new New("a", 1), read);
    }

    [Fact]
    public void An_older_node_reads_what_a_newer_one_wrote()
    {
        Assert.True(BodyCodec.TryDecode<Old>(BodyCodec.Encode<New>(new("a", 1, "b", Colour.Red)), out var read));
        Assert.Equal(new Old("a", 1), read);
    }

    [Fact]
    public void Less_than_the_first_form_had_is_refused() =>
        Assert.False(BodyCodec.TryDecode<Old>(BodyCodec.Encode<Part>(new("a", 1)).AsMemory(0, 2), out _));

    [Fact]
    public void An_enumeration_is_its_name_and_an_unknown_name_is_refused()
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteTextString("Blue");
        Assert.False(BodyCodec.TryDecode<Colour>(writer.Encode(), out _));
        Assert.Equal("65477265656E", Convert.ToHexString(BodyCodec.Encode<Colour>(Colour.Green)));
    }

    [Fact]
    public void What_follows_a_value_is_refused() =>
        Assert.False(BodyCodec.TryDecode<Colour>((byte[])[.. BodyCodec.Encode<Colour>(Colour.Red), 0], out _));

    [Fact]
    public void A_list_that_lies_about_its_length_is_refused() =>
        Assert.False(BodyCodec.TryDecode<IReadOnlyList<string>>(Convert.FromHexString("9A7FFFFFFF"), out _));

    [Fact]
    public void A_shape_says_what_the_bytes_are() => Assert.Equal(
        "(Text text, Number long, Remark text?, Colour Colour(Red|Green), Limit int)", BodyCodec.ShapeOf<New>());
}
