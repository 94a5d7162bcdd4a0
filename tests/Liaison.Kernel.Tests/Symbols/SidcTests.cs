using CsCheck;
using Liaison.Kernel.Symbols;

namespace Liaison.Kernel.Tests.Symbols;

public sealed class SidcTests
{
    static readonly int[] Amplifiers = [0, 11, 18, 21, 26, 31, 37, 41, 42, 51, 52, 61, 62, 71, 72];

    static readonly Gen<Sidc> Codes =
        from identity in Gen.Enum<StandardIdentity>()
        from context in Gen.Enum<SymbolContext>()
        from set in Gen.Enum<SymbolSet>()
        from status in Gen.Enum<SymbolStatus>()
        from indicators in Gen.Int[0, 7]
        from amplifier in Gen.Int[0, Amplifiers.Length - 1].Select(i => Amplifiers[i])
        from entity in Gen.Int[0, 999_999]
        from modifiers in Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99])
        from country in Gen.Int[-1, 999]
        let code = Sidc.Create(identity, set, entity).WithContext(context).WithStatus(status)
            .WithIndicators((SymbolIndicators)indicators).WithAmplifier(amplifier)
            .WithModifiers(modifiers.Item1, modifiers.Item2)
        select country < 0 ? code : code.WithCountry(country);

    [Fact]
    public void The_published_example_of_a_friendly_infantry_unit_reads_in_parts()
    {
        Assert.True(Sidc.TryParse("10031002151211000002", out var sidc));
        Assert.Equal(10, sidc.Version);
        Assert.Equal(SymbolContext.Reality, sidc.Context);
        Assert.Equal(StandardIdentity.Friend, sidc.Identity);
        Assert.Equal(SymbolSet.LandUnit, sidc.SymbolSet);
        Assert.Equal(SymbolStatus.Present, sidc.Status);
        Assert.Equal(SymbolIndicators.Headquarters, sidc.Indicators);
        Assert.Equal(15, sidc.Amplifier);
        Assert.Equal(121100, sidc.Entity);
        Assert.Equal((12, 11, 0), (sidc.EntityGroup, sidc.EntityType, sidc.EntitySubtype));
        Assert.Equal((0, 2), (sidc.Modifier1, sidc.Modifier2));
    }

    [Fact]
    public void What_is_printed_reads_back_the_same() => Codes.Sample(code =>
    {
        var utf8 = new byte[Sidc.LongLength];
        Assert.True(code.TryFormat(utf8, out var written, default, null));
        return Sidc.TryParse(code.ToString(), out var fromText) && fromText == code
            && Sidc.TryParse(utf8.AsSpan(0, written), out var fromBytes) && fromBytes == code
            && code.GetHashCode() == fromText.GetHashCode();
    });

    [Fact]
    public void Changing_one_part_leaves_the_others() => Codes.Sample(code =>
    {
        var changed = code.WithIdentity(StandardIdentity.Hostile);
        return changed.Identity == StandardIdentity.Hostile && changed.WithIdentity(code.Identity) == code;
    });

    [Fact]
    public void The_default_value_is_unknown_in_every_way()
    {
        Assert.Equal("10010000000000000000", default(Sidc).ToString());
        Assert.True(Sidc.TryParse("10010000000000000000", out var parsed));
        Assert.Equal(Sidc.Unknown, parsed);
        Assert.Equal(Sidc.Unknown.GetHashCode(), parsed.GetHashCode());
    }

    [Fact]
    public void The_country_stands_in_the_last_three_digits_of_the_long_form()
    {
        var code = Sidc.Create(StandardIdentity.Friend, SymbolSet.SeaSurface, 120203).WithCountry(392);
        Assert.Equal("130330000012020300000000000392", code.ToString());
        Assert.Equal(392, code.Country);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1003100015121100000")]
    [InlineData("100310001512110000020")]
    [InlineData("SFGPUCI---*****")]
    [InlineData("10031000151211000 02")]
    [InlineData("1003100015121100000٢")]
    [InlineData("12031000151211000002")]
    [InlineData("10331000151211000002")]
    [InlineData("10071000151211000002")]
    [InlineData("10030300151211000002")]
    [InlineData("10031060151211000002")]
    [InlineData("10031008151211000002")]
    [InlineData("10031000191211000002")]
    [InlineData("100310001512110000020000000392")]
    public void A_code_without_defined_fixed_fields_is_refused(string text)
    {
        Assert.False(Sidc.TryParse(text, out var sidc));
        Assert.Equal(Sidc.Unknown, sidc);
    }

    [Fact]
    public void A_part_without_a_defined_value_can_not_be_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Sidc.Unknown.WithAmplifier(19));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sidc.Unknown.WithModifiers(100, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sidc.Unknown.WithSymbol((SymbolSet)3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sidc.Unknown.WithSymbol(SymbolSet.Air, -1));
    }
}
