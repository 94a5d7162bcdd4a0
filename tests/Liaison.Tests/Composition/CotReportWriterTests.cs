using System.Text;
using System.Xml.Linq;
using CsCheck;
using Liaison.Composition;
using Liaison.Cot;
using Liaison.Kernel.Labels;
using Liaison.Web;

namespace Liaison.Tests.Composition;

public sealed class CotReportWriterTests
{
    // What the API lets through: characters of XML 1.0, among them those that must be escaped.
    static readonly Gen<string> Text = Gen.Frequency(
        (4, Gen.Char[' ', '~']), (2, Gen.Char["<>&\"'\t\r\n]"]),
        (1, Gen.Char['\u00a0', '\ud7ff']), (1, Gen.Char['\ue000', '\ufffd']))
        .Array[1, 40].Select(characters => new string(characters));

    static readonly Gen<double> Small = Gen.Frequency(
        (1, Gen.Const(double.NaN)), (3, Gen.Double[0, 360]), (1, Gen.Double[0, 1e-4]));

    [Fact]
    public void What_is_written_reads_back_with_the_same_values() =>
        Gen.Select(Text, Text, Text, Gen.Double[-180, 180], Gen.Double[-90, 90], Small).Sample(
            (uid, callsign, remarks, longitude, latitude, course) =>
            {
                var report = Report(uid) with
                {
                    Callsign = callsign,
                    Remarks = remarks,
                    Longitude = longitude,
                    Latitude = latitude,
                    Course = course,
                };
                var xml = new CotReportWriter().Write(report);

                Assert.True(CotScanner.TryScan(xml, CotLimits.Default, out var ev, out var error), $"{error}");
                Assert.Equal(uid, XmlText.GetString(xml, ev.Uid));
                Assert.Equal((latitude, longitude), (ev.Latitude, ev.Longitude));
                // Text of white space alone is a value too.
                var detail = XElement.Parse(Encoding.UTF8.GetString(xml), LoadOptions.PreserveWhitespace)
                    .Element("detail")!;
                Assert.Equal(callsign, detail.Element("contact")!.Attribute("callsign")!.Value);
                Assert.Equal(remarks, detail.Element("remarks")!.Value);
                if (double.IsNaN(course)) return;
                var written = detail.Element("track")!.Attribute("course")!.Value;
                // A number of the schema (xs:decimal) has no exponent.
                Assert.DoesNotContain('E', written);
                Assert.Equal(course, double.Parse(written, System.Globalization.CultureInfo.InvariantCulture), 1e-6);
            });

    [Theory]
    [InlineData("UNCLASSIFIED")]
    [InlineData("UNCLASSIFIED//REL TO USA, JPN")]
    [InlineData("SECRET//NOFORN")]
    public void The_label_goes_with_the_report(string banner)
    {
        Assert.True(Label.TryParse(banner, LabelPolicy.Default, out var label, out var refusal), refusal);
        var xml = new CotReportWriter().Write(Report("ship-1") with { Label = label });

        var root = XElement.Parse(Encoding.UTF8.GetString(xml));
        Assert.True(
            CotLabel.TryParse(
                root.Attribute("access")?.Value, root.Attribute("caveat")?.Value, root.Attribute("releasableTo")?.Value,
                LabelPolicy.Default, out var read, out refusal),
            refusal);
        Assert.Equal(banner, read.ToBanner());
    }

    [Fact]
    public void A_report_without_a_label_states_none()
    {
        var root = XElement.Parse(Encoding.UTF8.GetString(new CotReportWriter().Write(Report("ship-1"))));
        Assert.All((string[])["access", "caveat", "releasableTo"], name => Assert.Null(root.Attribute(name)));
    }

    static NewReport Report(string uid) => new(
        uid, "a-n-S", null, 127.5, 26.25, double.NaN, double.NaN, double.NaN,
        DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddMinutes(5), null, null);
}
