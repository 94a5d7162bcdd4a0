using System.Text;
using Liaison.Kernel.Labels;

namespace Liaison.Kernel.Tests.Labels;

public sealed class LabelXmlTests
{
    const string Creation = "<slab:CreationDateTime>2026-09-26T12:00:00Z</slab:CreationDateTime>";

    static readonly string PolicyUri = LabelPolicy.Default.Uri;

    static readonly string Example = $"""
        <slab:originatorConfidentialityLabel xmlns:slab="urn:nato:stanag:4774:confidentialitymetadatalabel:1:0"
          ReviewDateTime="2031-09-26T00:00:00Z">
         <slab:ConfidentialityInformation>
          <slab:PolicyIdentifier URI="{PolicyUri}">LIAISON</slab:PolicyIdentifier>
          <slab:Classification>RESTRICTED</slab:Classification>
          <slab:Category Type="RESTRICTIVE" TagName="Dissemination Control">
           <slab:GenericValue>ORCON</slab:GenericValue></slab:Category>
          <slab:Category Type="PERMISSIVE" TagName="Releasable To">
           <slab:GenericValue>XAA</slab:GenericValue><slab:GenericValue>XBB</slab:GenericValue></slab:Category>
         </slab:ConfidentialityInformation><slab:OriginatorID IDType="rfc822Name">author@example.org</slab:OriginatorID>
         <slab:CreationDateTime>2026-09-26T12:00:00.5+09:00</slab:CreationDateTime>
        </slab:originatorConfidentialityLabel>
        """;

    [Fact]
    public void The_form_of_the_standard_is_read()
    {
        Assert.True(TryRead(Example, out var read, out var error), error);
        Assert.Equal(ConfidentialityLabelKind.Originator, read.Kind);
        Assert.Equal("RESTRICTED//ORCON/REL TO XAA, XBB", read.Label.ToBanner());
        Assert.Equal(new DateTimeOffset(2026, 9, 26, 3, 0, 0, 500, TimeSpan.Zero), read.CreationDateTime);
        Assert.Equal(new DateTimeOffset(2031, 9, 26, 0, 0, 0, TimeSpan.Zero), read.ReviewDateTime);
        Assert.Equal(new OriginatorId("rfc822Name", "author@example.org"), read.Originator);
    }

    [Fact]
    public void What_is_written_is_the_form_of_the_standard()
    {
        Assert.True(Label.TryParse("SECRET//REL TO USA, JPN", LabelPolicy.Default, out var label, out _));
        var document = new ConfidentialityLabel
        {
            Kind = ConfidentialityLabelKind.Alternative,
            Label = label,
            CreationDateTime = new DateTimeOffset(2026, 9, 26, 12, 0, 0, TimeSpan.FromHours(9)),
            ReviewDateTime = new DateTimeOffset(2031, 9, 26, 0, 0, 0, TimeSpan.Zero),
            PrivacyMark = "a < b",
            Originator = new OriginatorId("jID", "watch@jfhq.example"),
        };
        var expected =
            "<s4774:alternativeConfidentialityLabel ReviewDateTime=\"2031-09-26T00:00:00Z\""
            + " xmlns:s4774=\"urn:nato:stanag:4774:confidentialitymetadatalabel:1:0\">"
            + $"<s4774:ConfidentialityInformation><s4774:PolicyIdentifier URI=\"{PolicyUri}\">LIAISON"
            + "</s4774:PolicyIdentifier><s4774:Classification>SECRET</s4774:Classification>"
            + "<s4774:PrivacyMark>a &lt; b</s4774:PrivacyMark>"
            + $"<s4774:Category Type=\"PERMISSIVE\" TagName=\"Releasable To\" URI=\"{PolicyUri}.2\">"
            + "<s4774:GenericValue>USA</s4774:GenericValue><s4774:GenericValue>JPN</s4774:GenericValue>"
            + "</s4774:Category></s4774:ConfidentialityInformation>"
            + "<s4774:OriginatorID IDType=\"jID\">watch@jfhq.example</s4774:OriginatorID>"
            + "<s4774:CreationDateTime>2026-09-26T03:00:00Z</s4774:CreationDateTime>"
            + "</s4774:alternativeConfidentialityLabel>";
        Assert.Equal(expected, Encoding.UTF8.GetString(LabelXml.Write(document)));
        Assert.True(TryRead(expected, out var read, out _));
        Assert.Equal(document with { CreationDateTime = document.CreationDateTime.ToUniversalTime() }, read);
    }

    [Theory]
    // Names that published examples and tools get wrong.
    [InlineData("originatorConfidentialityLabel", "alternateConfidentialityLabel")]
    [InlineData("originatorConfidentialityLabel", "OriginatorConfidentialityLabel")]
    [InlineData("originatorConfidentialityLabel", "ConfidentialityLabel")]
    [InlineData("originatorConfidentialityLabel", "successorConfidentialityLabel")]
    [InlineData("CreationDateTime", "CreationDataTime")]
    [InlineData("<slab:CreationDateTime>2026-09-26T12:00:00.5+09:00</slab:CreationDateTime>", "")]
    [InlineData("ReviewDateTime=\"2031-09-26T00:00:00Z\"", "")]
    [InlineData("ReviewDateTime=", " slab:ReviewDateTime=")]
    [InlineData("ReviewDateTime=", " slab:Id=\"#id-1\" ReviewDateTime=")]
    [InlineData("Type=\"PERMISSIVE\"", "Type=\"Permissive\"")]
    [InlineData("Type=\"PERMISSIVE\"", "Type=\"permissive\"")]
    [InlineData("Type=\"PERMISSIVE\"", "Type=\"tagType7\"")]
    [InlineData("Type=\"PERMISSIVE\"", "Type=\"RESTRICTIVE\"")]
    [InlineData("Type=\"PERMISSIVE\" ", "")]
    [InlineData("TagName=\"Releasable To\"", "tagName=\"Releasable To\"")]
    [InlineData("TagName=\"Releasable To\"", "TagName=\"Release To\"")]
    [InlineData(" URI=", " URL=")]
    [InlineData(" URI=\"urn:oid:", " URI=\"")]
    [InlineData("<slab:Classification>", "<slab:Classification URI=\"urn:oid:2.25.1\">")]
    [InlineData("slab:GenericValue", "slab:IntegerValue")]
    [InlineData("slab:GenericValue", "slab:BitStringValue")]
    [InlineData("IDType=\"rfc822Name\"", "IDType=\"email\"")]
    [InlineData(" IDType=\"rfc822Name\"", "")]
    [InlineData("confidentialitymetadatalabel:1:0", "confidentialitymetadatalabel:1:1")]
    [InlineData("slab:", "")]
    [InlineData("<slab:GenericValue>XAA", "<GenericValue xmlns=\"urn:x\">XAA")]
    // Order, number and text.
    [InlineData("<slab:Classification>RESTRICTED</slab:Classification>", "")]
    [InlineData(">LIAISON<", "><slab:Classification>RESTRICTED</slab:Classification><")]
    [InlineData("</slab:ConfidentialityInformation>", "<slab:PrivacyMark/></slab:ConfidentialityInformation>")]
    [InlineData("<slab:ConfidentialityInformation>", $"{Creation}<slab:ConfidentialityInformation>")]
    [InlineData("</slab:CreationDateTime>", "</slab:CreationDateTime><slab:SuccessionHandling/>")]
    [InlineData("</slab:CreationDateTime>", $"</slab:CreationDateTime>{Creation}")]
    [InlineData("TagName=\"Dissemination Control\"", "TagName=\"Dissemination Control\" URI=\"urn:oid:2.25.1\"")]
    [InlineData(">LIAISON<", ">LIAISON2<")]
    [InlineData(">LIAISON<", "> LIAISON<")]
    [InlineData(">RESTRICTED<", ">restricted<")]
    [InlineData(">RESTRICTED<", ">COSMIC<")]
    [InlineData(">RESTRICTED<", "><")]
    [InlineData(">XBB<", ">XAA<")]
    [InlineData(">XBB<", ">Japan<")]
    [InlineData(">ORCON<", ">NOFORN<")]
    [InlineData("<slab:GenericValue>ORCON</slab:GenericValue>", "")]
    [InlineData("<slab:GenericValue>ORCON</slab:GenericValue>", "ORCON")]
    [InlineData("2026-09-26T12:00:00.5+09:00", "2026-09-26T12:00:00")]
    [InlineData("2026-09-26T12:00:00.5+09:00", "26 September 2026")]
    [InlineData("2026-09-26T12:00:00.5+09:00", "2026-02-30T12:00:00Z")]
    // What an attacker sends.
    [InlineData("<slab:originator", "<!DOCTYPE x><slab:originator")]
    [InlineData("<slab:originator", "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><slab:originator")]
    [InlineData("<slab:ConfidentialityInformation>", "<?php ?><slab:ConfidentialityInformation>")]
    [InlineData("</slab:originatorConfidentialityLabel>", "")]
    [InlineData("</slab:originatorConfidentialityLabel>", "</slab:originatorConfidentialityLabel><slab:x/>")]
    [InlineData(">ORCON<", ">&undefined;<")]
    public void Anything_else_is_refused_with_a_reason(string from, string to)
    {
        Assert.Contains(from, Example, StringComparison.Ordinal);
        Assert.False(TryRead(Example.Replace(from, to, StringComparison.Ordinal), out var label, out var error));
        Assert.Null(label);
        Assert.NotEmpty(error);
    }

    [Fact]
    public void Size_depth_and_encoding_are_bounded()
    {
        Assert.False(TryRead(Example + new string(' ', LabelXml.MaxBytes), out _, out _));
        var deep = string.Concat(Enumerable.Repeat($"<a xmlns='{LabelXml.Namespace}'>", 1000));
        Assert.False(TryRead(deep, out _, out var error));
        Assert.Contains("deeper", error, StringComparison.Ordinal);
        Assert.False(LabelXml.TryRead(
            Encoding.Unicode.GetBytes(Example), Known, out _, out _));
        Assert.False(LabelXml.TryRead([0xFF, 0xFE, 0x80], Known, out _, out _));
    }

    [Fact]
    public void A_policy_that_is_not_known_here_is_refused() =>
        Assert.False(LabelXml.TryRead(Encoding.UTF8.GetBytes(Example), _ => null, out _, out _));

    [Fact]
    public void An_alternative_is_kept_beside_the_originator_s_label_and_never_replaces_it()
    {
        Assert.True(TryRead(Example, out var originator, out _));
        var set = LabelSet.Of(originator);
        var alternative = new ConfidentialityLabel
        {
            Kind = ConfidentialityLabelKind.Alternative,
            Label = Label.NodeDefault(Samples.Jjoc),
            CreationDateTime = DateTimeOffset.UnixEpoch,
            ReviewDateTime = DateTimeOffset.UnixEpoch,
        };
        var both = set.TryAdd(alternative);
        Assert.NotNull(both);
        Assert.Same(originator, both.Originator);
        Assert.Same(originator, both.For(LabelPolicy.Default));
        Assert.Same(alternative, both.For(Samples.Jjoc));
        Assert.Null(both.For(Samples.Jfhq));
        Assert.Null(both.TryAdd(alternative));
        Assert.Null(set.TryAdd(alternative with { Label = originator.Label }));
        Assert.Null(set.TryAdd(originator));
        Assert.Throws<ArgumentException>(() => LabelSet.Of(alternative));
    }

    static LabelPolicy? Known(string oid) => oid == LabelPolicy.Default.Oid ? LabelPolicy.Default : null;

    static bool TryRead(
        string xml,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ConfidentialityLabel? label,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? error) =>
        LabelXml.TryRead(Encoding.UTF8.GetBytes(xml), Known, out label, out error);
}
