using System.Text;
using Liaison.Cot;
using Liaison.Picture;
using Liaison.Tak.Codec;
using Liaison.Tak.Sessions;

namespace Liaison.Tak.Tests.Sessions;

public sealed class EventLabelTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("access='Undefined'", "")]
    [InlineData("access='UNCLASSIFIED' releasableTo='USA,JPN'", "UNCLASSIFIED//REL TO USA, JPN")]
    [InlineData("access='secret' releasableTo='USA'", "SECRET//REL TO USA")]
    [InlineData("access='VERY SECRET'", EventLabel.NotUnderstood)]
    [InlineData("releasableTo='USA'", EventLabel.NotUnderstood)]
    public void An_event_bears_the_label_of_its_attributes_or_none(string attributes, string banner)
    {
        using var picture = new LivePicture(new CotReportCodec(), TimeProvider.System);
        var xml = Encoding.UTF8.GetBytes(
            $"<event version='2.0' uid='u' type='a-f-G' how='m-g' {attributes} time='2026-11-23T00:00:00Z' start='2026-11-23T00:00:00Z' "
            + "stale='2026-11-23T00:05:00Z'><point lat='1' lon='2' hae='3' ce='4' le='5'/><detail/></event>");
        Assert.True(CotScanner.TryScan(xml, CotLimits.Default, out var ev, out _));

        var expected = banner.Length == 0 ? (ushort)0 : picture.WordOf(Encoding.UTF8.GetBytes(banner));
        Assert.Equal(expected, EventLabel.WordOf(picture, xml, ev));
    }
}
