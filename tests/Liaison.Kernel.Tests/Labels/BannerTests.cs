using Liaison.Kernel.Labels;

namespace Liaison.Kernel.Tests.Labels;

public sealed class BannerTests
{
    static readonly LabelPolicy Policy = LabelPolicy.Default;

    [Theory]
    [InlineData("UNCLASSIFIED")]
    [InlineData("UNCLASSIFIED//REL TO USA, JPN")]
    [InlineData("SECRET//REL TO USA, AUS, JPN, NATO")]
    [InlineData("//JPN SECRET//REL TO USA, JPN")]
    [InlineData("//JOINT SECRET JPN USA")]
    [InlineData("//JOINT TOP SECRET JPN USA//REL TO USA, JPN")]
    [InlineData("SECRET//ORCON/NOFORN//EXERCISE")]
    [InlineData("SECRET//ORCON/REL TO USA, JPN//RELIDO/EXERCISE")]
    public void A_canonical_banner_prints_as_it_was_read(string banner)
    {
        Assert.True(Label.TryParse(banner, Policy, out var label, out var error), error);
        Assert.Equal(banner, label.ToBanner());
    }

    [Theory]
    [InlineData("(U)", "UNCLASSIFIED")]
    [InlineData("(S//REL TO USA, JPN)", "SECRET//REL TO USA, JPN")]
    [InlineData("(//JPN S//OC/NF)", "//JPN SECRET//ORCON/NOFORN")]
    [InlineData("(//JOINT TS JPN USA)", "//JOINT TOP SECRET JPN USA")]
    public void A_portion_mark_says_the_same_as_its_banner(string portion, string banner)
    {
        Assert.True(Label.TryParsePortion(portion, Policy, out var label, out var error), error);
        Assert.Equal(banner, label.ToBanner());
        Assert.Equal(portion, label.ToPortion());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("PUBLIC")]
    [InlineData("secret")]
    [InlineData(" SECRET")]
    [InlineData("SECRET ")]
    [InlineData("S")]
    [InlineData("SECRET//")]
    [InlineData("SECRET//REL TO")]
    [InlineData("SECRET//REL TO ")]
    [InlineData("SECRET//REL TO JPN, USA")]
    [InlineData("SECRET//REL TO USA,JPN")]
    [InlineData("SECRET//REL TO USA,  JPN")]
    [InlineData("SECRET//REL TO USA, JPN, AUS")]
    [InlineData("SECRET//REL TO USA, USA")]
    [InlineData("SECRET//REL TO USA, Jpn")]
    [InlineData("SECRET//REL TO USA, JP")]
    [InlineData("SECRET//REL TO USA, NATO, JPN")]
    [InlineData("SECRET//REL USA, JPN")]
    [InlineData("SECRET/REL TO USA, JPN")]
    [InlineData("SECRET//NOFORN/REL TO USA, JPN")]
    [InlineData("SECRET//NOFORN//REL TO USA, JPN")]
    [InlineData("SECRET//NOFORN//RELIDO")]
    [InlineData("SECRET//NOFORN/ORCON")]
    [InlineData("SECRET//EXERCISE//ORCON")]
    [InlineData("SECRET//EYES ONLY")]
    [InlineData("SECRET//REL TO USA, JPN//REL TO USA, GBR")]
    [InlineData("//SECRET")]
    [InlineData("//JPN")]
    [InlineData("//JOINT SECRET JPN")]
    [InlineData("//JOINT SECRET USA JPN")]
    [InlineData("//JOINT SECRET JPN JPN")]
    [InlineData("//JOINT SECRET JPN USA//REL TO USA, AUS")]
    [InlineData("///JPN SECRET")]
    [InlineData("SECRET//REL TO USA, JPN\n")]
    [InlineData("SECRET//REL TO USA,\u00a0JPN")]
    public void A_marking_that_does_not_fit_is_refused_with_a_reason(string? banner)
    {
        Assert.False(Label.TryParse(banner, Policy, out var label, out var error));
        Assert.Null(label);
        Assert.NotEmpty(error);
    }

    [Fact]
    public void A_label_without_release_is_released_to_nobody()
    {
        var label = Label.NodeDefault(Policy);
        Assert.Equal("UNCLASSIFIED", label.ToBanner());
        Assert.Empty(label.ReleasableTo);
        Assert.False(label.IsReleasableTo("USA"));
    }

    static string Nation(int number) => string.Create(3, number, static (code, rest) =>
    {
        for (var i = code.Length - 1; i >= 0; i--, rest /= 26)
            code[i] = (char)('A' + (rest % 26));
    });

    [Fact]
    public void A_banner_beyond_its_bounds_is_refused()
    {
        var nations = Enumerable.Range(0, 2000).Select(Nation).ToArray();
        Assert.False(Label.TryParse("SECRET//REL TO " + string.Join(", ", nations), Policy, out _, out _));
        Assert.False(Label.TryParse("SECRET//REL TO " + string.Join(", ", nations.Take(300)), Policy, out _, out _));
    }
}
