using Liaison.Kernel.Identity;

namespace Liaison.Kernel.Tests.Identity;

public sealed class NameTests
{
    [Theory]
    [InlineData("JFHQ")]
    [InlineData("jjoc-2_b")]
    [InlineData("A2345678901234567890123456789012")]
    public void A_headquarters_keeps_its_name(string text)
    {
        Assert.True(HeadquartersName.TryParse(text, out var name));
        Assert.Equal(text, name.ToString());
        Assert.True(HeadquartersName.TryParse(text.ToLowerInvariant(), out var lower));
        Assert.True(lower == name && lower.GetHashCode() == name.GetHashCode());
        Assert.True(name != default);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2JFHQ")]
    [InlineData("J FHQ")]
    [InlineData("../J")]
    [InlineData("ＪFHQ")]
    [InlineData("J\0")]
    [InlineData("A23456789012345678901234567890123")]
    public void A_name_that_could_not_be_part_of_a_file_name_is_refused(string? text) =>
        Assert.False(HeadquartersName.TryParse(text, out _));

    [Theory]
    [InlineData("JPN", "JPN")]
    [InlineData("usa", "USA")]
    public void A_country_is_three_letters(string text, string code)
    {
        Assert.True(CountryCode.TryParse(text, out var country));
        Assert.Equal(code, country.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("JP")]
    [InlineData("JPN ")]
    [InlineData("J1N")]
    [InlineData("ſPN")]
    [InlineData("日本国")]
    public void Anything_else_is_no_country(string? text) => Assert.False(CountryCode.TryParse(text, out _));

    [Fact]
    public void A_node_id_is_read_back()
    {
        const string Text = "0192a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b";
        Assert.True(NodeId.TryParse(Text, out var id));
        Assert.Equal(Text, id.ToString());
        Assert.False(NodeId.TryParse("{" + Text + "}", out _));
        Assert.False(NodeId.TryParse(Guid.Empty.ToString(), out _));
        Assert.False(NodeId.TryParse(null, out _));
    }
}
