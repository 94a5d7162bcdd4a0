using CsCheck;
using Liaison.Fuzz;

namespace Liaison.Cot.Tests;

public sealed class WellFormednessTests
{
    static CotError Scan(string xml) =>
        CotScanner.TryScan(Samples.Bytes(xml), CotLimits.Default, out _, out var error) ? CotError.None : error;

    [Theory]
    [InlineData("<a b='1' b='2'/>", CotError.DuplicateAttribute)]
    [InlineData("<a precisionlocation='1' precisionlocation='2'/>", CotError.DuplicateAttribute)]
    [InlineData("<a b='1'c='2'/>", CotError.MalformedMarkup)]
    [InlineData("<a b=1/>", CotError.BadAttribute)]
    [InlineData("<a b/>", CotError.BadAttribute)]
    [InlineData("<a b='<'/>", CotError.BadAttribute)]
    [InlineData("<a b='&'/>", CotError.BadEntity)]
    [InlineData("<a b='&nbsp;'/>", CotError.BadEntity)]
    [InlineData("<a>&#0;</a>", CotError.BadEntity)]
    [InlineData("<a>&#xD800;</a>", CotError.BadEntity)]
    [InlineData("<a>&#x110000;</a>", CotError.BadEntity)]
    [InlineData("<a>&lt</a>", CotError.BadEntity)]
    [InlineData("<a>]]></a>", CotError.MalformedMarkup)]
    [InlineData("<a></b>", CotError.MismatchedTag)]
    [InlineData("<longer-name-1></longer-name-2>", CotError.MismatchedTag)]
    [InlineData("<a>", CotError.MismatchedTag)]
    [InlineData("</a>", CotError.MismatchedTag)]
    [InlineData("<1a/>", CotError.BadName)]
    [InlineData("<a -b='1'/>", CotError.BadName)]
    [InlineData("<a\u00d7/>", CotError.BadName)]
    [InlineData("< a/>", CotError.MalformedMarkup)]
    [InlineData("<a/ >", CotError.MalformedMarkup)]
    [InlineData("<?pi?>", CotError.InstructionRefused)]
    [InlineData("<!-- -- -->", CotError.MalformedMarkup)]
    [InlineData("<!DOCTYPE a>", CotError.DoctypeRefused)]
    [InlineData("<n:a/>", CotError.BadNamespace)]
    [InlineData("<a n:b='1'/>", CotError.BadNamespace)]
    [InlineData("<a xmlns:n=''/>", CotError.BadNamespace)]
    [InlineData("<a xmlns:xml='urn:x'/>", CotError.BadNamespace)]
    [InlineData("<a xmlns:b='u' xmlns:c='u' b:d='1' c:d='2'/>", CotError.DuplicateAttribute)]
    [InlineData("<a:b:c xmlns:a='u'/>", CotError.BadName)]
    [InlineData("<a>\u0001</a>", CotError.BadCharacter)]
    [InlineData("<a>\uFFFE</a>", CotError.BadCharacter)]
    public void Detail_that_XML_does_not_allow_is_refused(string detail, CotError expected)
    {
        Assert.Equal(expected, Scan(Samples.WithDetail(detail)));
        Assert.Null(expected == CotError.InstructionRefused
            ? null
            : XmlOracle.Read(Samples.Bytes(Samples.WithDetail(detail))));
    }

    [Theory]
    [InlineData("<a b = '1'\n\tc\r\n=\"2\" />")]
    [InlineData("<a b='>' c='\"' d=\"'\"/>")]
    [InlineData("<a b='&lt;&gt;&amp;&apos;&quot;&#65;&#x1F600;'/>")]
    [InlineData("<\u65e5\u672c \u8a9e='1'/>")]
    [InlineData("<n:a xmlns:n='urn:n' n:b='1' b='2'><n:c/></n:a>")]
    [InlineData("<a xmlns='urn:d' xml:space='preserve'/>")]
    [InlineData("<a><![CDATA[<&]] >]]></a><!-- - -->")]
    [InlineData("text &amp; ]] > text")]
    [InlineData("<a long-attribute-name-number-one='1' long-attribute-name-number-two='2'></a >")]
    public void Detail_that_XML_allows_is_accepted(string detail)
    {
        var bytes = Samples.Bytes(Samples.WithDetail(detail));
        Assert.True(CotScanner.TryScan(bytes, CotLimits.Default, out var ev, out var error), error.ToString());
        XmlTarget.Compare(bytes, in ev);
        Assert.Equal(detail, System.Text.Encoding.UTF8.GetString(ev.Detail.Slice(bytes)));
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused()
    {
        foreach (byte[] bad in new byte[][] { [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80,
            0x80], [0x80] })
        {
            var xml = Samples.Bytes(Samples.WithDetail("<a>@</a>"));
            var at = Array.IndexOf(xml, (byte)'@');
            byte[] broken = [.. xml[..at], .. bad, .. xml[(at + 1)..]];
            Assert.False(CotScanner.TryScan(broken, CotLimits.Default, out _, out var error));
            Assert.Equal(CotError.BadCharacter, error);
        }
    }

    [Fact]
    public void Attributes_at_every_length_and_place_read_as_XmlReader_reads_them() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 90], Gen.Int[0, 70], Samples.OneOf('"', '\''), Samples.OneOf("",
            "&amp;", "\t", "="))
            .Sample((name, value, padding, quote, extra) =>
            {
                var attribute = $"{new string('n', name)}={quote}{new string('v', value)}{extra}{quote}";
                var detail = $"<contact {attribute} callsign={quote}{extra}{new string('c', value)}{quote}/>"
                    + new string(' ', padding);
                var bytes = Samples.Bytes(Samples.WithDetail(detail));
                Assert.True(CotScanner.TryScan(bytes, CotLimits.Default, out var ev, out var error), error.ToString());
                XmlTarget.Compare(bytes, in ev);
            });

    [Fact]
    public void Depth_attributes_elements_and_destinations_are_bounded()
    {
        static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
        var limits = CotLimits.Default;
        Assert.Equal(CotError.None, Scan(Samples.WithDetail(Repeat("<a>", 30) + Repeat("</a>", 30))));
        Assert.Equal(CotError.TooDeep, Scan(Samples.WithDetail(Repeat("<a>", 31) + Repeat("</a>", 31))));
        var attributes = string.Concat(Enumerable.Range(0, limits.MaxAttributes).Select(i => $" a{i}=''"));
        Assert.Equal(CotError.None, Scan(Samples.WithDetail($"<a{attributes}/>")));
        Assert.Equal(CotError.TooManyAttributes, Scan(Samples.WithDetail($"<a{attributes} b=''/>")));
        Assert.Equal(CotError.None, Scan(Samples.WithDetail(Repeat("<a/>", limits.MaxElements - 3))));
        Assert.Equal(CotError.TooManyElements, Scan(Samples.WithDetail(Repeat("<a/>", limits.MaxElements - 2))));
        var destinations = Repeat("<dest uid='u'/>", limits.MaxDestinations);
        Assert.Equal(CotError.None, Scan(Samples.WithDetail($"<marti>{destinations}</marti>")));
        Assert.Equal(
            CotError.TooManyDestinations, Scan(Samples.WithDetail($"<marti>{destinations}<dest uid='u'/></marti>")));
    }

    [Theory]
    [InlineData("<event uid='a' />")]
    [InlineData("")]
    [InlineData("</event>")]
    [InlineData("<eventful></event>")]
    public void What_is_not_an_event_is_refused(string xml) => Assert.NotEqual(CotError.None, Scan(xml));

    [Fact]
    public void Anything_after_the_end_of_the_event_is_refused()
    {
        var xml = Samples.WithDetail(null);
        Assert.Equal(CotError.NotAnEvent, Scan(xml + " " + xml));
        Assert.Equal(CotError.NotAnEvent, Scan(xml + "\n"));
        Assert.Equal(CotError.NotAnEvent, Scan(xml.Replace("</event>", "</event ></event>", StringComparison.Ordinal)));
    }
}
