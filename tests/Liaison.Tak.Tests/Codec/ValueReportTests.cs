using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using Liaison.Cot;
using Liaison.Kernel.Labels;
using Liaison.Picture;
using Liaison.Picture.Tracks;
using Liaison.Tak.Codec;

namespace Liaison.Tak.Tests.Codec;

/// <summary>Reports that come as values: ships, aircraft, reports by the API.</summary>
public sealed class ValueReportTests
{
    readonly CotReportCodec _codec = new();

    // Characters of XML 1.0, among them those that must be escaped.
    static readonly Gen<string> Text = Gen.Frequency(
        (4, Gen.Char[' ', '~']), (2, Gen.Char["<>&\"'\t\r\n]"]),
        (1, Gen.Char['\u00a0', '\ud7ff']), (1, Gen.Char['\ue000', '\ufffd']))
        .Array[1, 40].Select(characters => new string(characters));

    static readonly Gen<float> Small = Gen.Frequency(
        (1, Gen.Const(float.NaN)), (3, Gen.Single[0, 360]), (3, Gen.Int[0, 3600].Select(tenths => tenths / 10f)),
        (1, Gen.Single[0, 1e-4f]));

    [Theory]
    [InlineData(WireEncoding.Xml)]
    [InlineData(WireEncoding.Protobuf)]
    public void What_is_written_reads_back_with_the_same_values(WireEncoding encoding) =>
        Gen.Select(Text, Text, Text, Gen.Select(Gen.Double[-180, 180], Gen.Double[-90, 90]), Small, Small).Sample(
            (uid, callsign, remarks, place, course, speed) =>
            {
                var xml = Write(encoding, uid, callsign, remarks, place.Item1, place.Item2, course, speed);

                Assert.True(CotScanner.TryScan(xml, CotLimits.Default, out var ev, out var error), $"{error}");
                Assert.Equal(uid, XmlText.GetString(xml, ev.Uid));
                Assert.Equal((place.Item2, place.Item1), (ev.Latitude, ev.Longitude));
                // Text of white space alone is a value too.
                var root = XElement.Parse(Encoding.UTF8.GetString(xml), LoadOptions.PreserveWhitespace);
                var detail = root.Element("detail")!;
                Assert.Equal(callsign, detail.Element("contact")!.Attribute("callsign")!.Value);
                Assert.Equal(remarks, detail.Element("remarks")!.Value);
                var track = detail.Element("track");
                AssertWritten(course, track?.Attribute("course")?.Value);
                AssertWritten(speed, track?.Attribute("speed")?.Value);
            });

    [Fact]
    public void A_value_has_the_digits_that_were_reported() =>
        Gen.Select(Gen.Int[0, 10_000_000], Gen.Int[0, 3]).Sample((digits, power) =>
        {
            var value = (float)(digits / Math.Pow(10, power));
            Assert.Equal(value.ToString("R", CultureInfo.InvariantCulture), PackedMessage.Shortest(value).ToString(
                "R", CultureInfo.InvariantCulture));
        });

    [Theory]
    [InlineData("UNCLASSIFIED")]
    [InlineData("UNCLASSIFIED//REL TO USA, JPN")]
    [InlineData("SECRET//NOFORN")]
    public void The_label_goes_with_the_report(string banner)
    {
        Assert.True(Label.TryParse(banner, LabelPolicy.Default, out var label, out var refusal), refusal);
        var xml = Write(WireEncoding.Xml, "ship-1", "", "", 127.5, 26.25, 90, 5, label);

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
        var root = XElement.Parse(Encoding.UTF8.GetString(Write(WireEncoding.Xml, "ship-1", "", "", 1, 2, 3, 4)));
        Assert.All((string[])["access", "caveat", "releasableTo"], name => Assert.Null(root.Attribute(name)));
    }

    static void AssertWritten(float value, string? written)
    {
        if (float.IsNaN(value))
        {
            Assert.Null(written);
            return;
        }

        // A number of the schema (xs:decimal) has no exponent.
        Assert.DoesNotContain('E', written!);
        Assert.Equal(value, (float)double.Parse(written!, CultureInfo.InvariantCulture), 1e-20f);
    }

    /// <summary>The report as XML: written so, or written as protobuf and turned into it for a client.</summary>
    byte[] Write(
        WireEncoding encoding, string uid, string callsign, string remarks, double longitude, double latitude, float course,
        float speed, Label? label = null)
    {
        var values = new TrackValues
        {
            Uid = Encoding.UTF8.GetBytes(uid),
            Type = "a-n-S"u8,
            How = "m-g"u8,
            Callsign = Encoding.UTF8.GetBytes(callsign),
            Latitude = latitude,
            Longitude = longitude,
            Height = double.NaN,
            CircularError = float.NaN,
            LinearError = float.NaN,
            Course = course,
            Speed = speed,
            TimeMs = 0,
            StartMs = 0,
            StaleMs = 300_000,
        };
        var text = new ReportText { Remarks = Encoding.UTF8.GetBytes(remarks), Label = label };
        var report = new byte[4096];
        var length = _codec.Write(values, text, encoding, report);
        Assert.True(length > 0);
        if (encoding == WireEncoding.Xml) return report[..length];
        var xml = new byte[4096];
        return xml[.._codec.Transcode(encoding, report.AsSpan(0, length), xml)];
    }
}
