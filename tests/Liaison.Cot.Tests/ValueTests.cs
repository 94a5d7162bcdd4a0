using System.Globalization;
using CsCheck;

namespace Liaison.Cot.Tests;

public sealed class ValueTests
{
    [Fact]
    public void A_number_reads_as_the_platform_reads_it() =>
        Gen.OneOf(
                Gen.Double.Select(value => value.ToString("R", CultureInfo.InvariantCulture)),
                Gen.Select(Gen.Long, Gen.Int[0, 22]).Select((digits, point) => WithPoint(digits, point)),
                Gen.Select(Gen.Long[-180_000_000, 180_000_000], Gen.Int[0, 9]).Select((d, p) => WithPoint(d, p)))
            .Sample(
                text =>
                {
                    var expected = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
                    var isRead = CotNumber.TryParse(Samples.Bytes(text), out var actual);
                    return isRead
                        ? BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual)
                        : !double.IsFinite(expected);
                },
                iter: 20_000);

    static string WithPoint(long digits, int point)
    {
        var text = Math.Abs((decimal)digits).ToString(CultureInfo.InvariantCulture).PadLeft(point + 1, '0');
        return (digits < 0 ? "-" : "") + text[..^point] + (point > 0 ? "." + text[^point..] : "");
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    public void What_is_not_a_finite_number_is_refused(string text) =>
        Assert.False(CotNumber.TryParse(Samples.Bytes(text), out _));

    [Fact]
    public void A_time_reads_as_the_platform_reads_it() =>
        Gen.Select(Gen.Long[0, CotTime.MaxMs - 86_400_000], Gen.Int[0, 7], Gen.Int[-840, 840])
            .Sample((ms, digits, offset) =>
            {
                var time = DateTimeOffset.FromUnixTimeMilliseconds(ms).ToOffset(TimeSpan.FromMinutes(ms > 86_400_000
                    ? offset : 0));
                var fraction = digits == 0 ? "" : "." + new string('f', digits);
                var text = time.ToString("yyyy-MM-dd'T'HH:mm:ss" + fraction + "zzz", CultureInfo.InvariantCulture);
                var expected = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
                return CotTime.TryParse(Samples.Bytes(text), out var actual) && actual == expected;
            });

    [Theory]
    [InlineData("2026-01-01T00:00:00Z", 1767225600000)]
    [InlineData("2026-01-01T00:00:00", 1767225600000)]
    [InlineData("2026-01-01T00:00:00.1234567899Z", 1767225600123)]
    [InlineData("2026-01-01T09:00:00.000000+09:00", 1767225600000)]
    [InlineData("2024-02-29T23:59:59.999Z", 1709251199999)]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    public void Times_of_every_usual_form_are_read(string text, long expected)
    {
        Assert.True(CotTime.TryParse(Samples.Bytes(text), out var actual));
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("2026-02-29T00:00:00Z")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-01-01T24:00:00Z")]
    [InlineData("2026-01-01T00:00:60Z")]
    [InlineData("2026-01-01T00:00:00.Z")]
    [InlineData("2026-01-01T00:00:00+0900")]
    [InlineData("2026-01-01T00:00:00ZZ")]
    [InlineData("2026-01-01 00:00:00Z")]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("26-01-01T00:00:00Z")]
    public void What_is_not_a_time_since_1970_is_refused(string text) =>
        Assert.False(CotTime.TryParse(Samples.Bytes(text), out _));

    [Fact]
    public void A_written_time_reads_back() =>
        Gen.Long[0, CotTime.MaxMs].Sample(ms =>
        {
            Span<byte> text = stackalloc byte[CotTime.FormattedLength];
            CotTime.Format(ms, text);
            return CotTime.TryParse(text, out var back) && back == ms;
        });

    [Fact]
    public void A_written_number_reads_back_and_has_no_exponent() =>
        Gen.Double.Where(double.IsFinite).Sample(
            value =>
            {
                var writer = new System.Buffers.ArrayBufferWriter<byte>();
                XmlOutput.Number(writer, "n"u8, value);
                var text = System.Text.Encoding.UTF8.GetString(writer.WrittenSpan)[4..^1];
                return text.IndexOfAny(['E', 'e']) < 0 && text.Contains('.', StringComparison.Ordinal)
                    && double.Parse(text, CultureInfo.InvariantCulture).Equals(value);
            },
            iter: 20_000);

    [Fact]
    public void A_number_with_few_places_is_written_in_the_fewest_digits() =>
        Gen.Select(Gen.Long[-2_000_000_000_000_000, 2_000_000_000_000_000], Gen.Int[0, 9]).Sample(
            (digits, places) =>
            {
                var value = digits / Math.Pow(10, places);
                var writer = new System.Buffers.ArrayBufferWriter<byte>();
                XmlOutput.Number(writer, "n"u8, value);
                var shortest = ((decimal)value).ToString(CultureInfo.InvariantCulture);
                var expected = value.ToString("R", CultureInfo.InvariantCulture) is var text && text.Contains('E')
                    ? shortest
                    : text;
                if (!expected.Contains('.', StringComparison.Ordinal)) expected += ".0";
                Assert.Equal($" n=\"{expected}\"", System.Text.Encoding.UTF8.GetString(writer.WrittenSpan));
            },
            iter: 20_000);

    [Fact]
    public void A_time_is_written_as_the_calendar_has_it() =>
        Gen.Long[0, CotTime.MaxMs].Sample(ms =>
        {
            Span<byte> text = stackalloc byte[CotTime.FormattedLength];
            CotTime.Format(ms, text);
            var expected = DateTimeOffset.FromUnixTimeMilliseconds(ms)
                .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(text));
        });

    [Theory]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    [InlineData(-0.0)]
    [InlineData(1e15)]
    [InlineData(123456789012345680000.0)]
    [InlineData(1.5e-7)]
    public void Extreme_numbers_read_back(double value)
    {
        var writer = new System.Buffers.ArrayBufferWriter<byte>();
        XmlOutput.Number(writer, "n"u8, value);
        Assert.True(CotNumber.TryParse(writer.WrittenSpan[4..^1], out var back));
        Assert.Equal(value, back);
    }

    [Fact]
    public void Each_key_is_worked_out_right()
    {
        foreach (var field in typeof(XmlKey).GetFields().Where(field => field.Name != nameof(XmlKey.Long)))
        {
            var key = (ulong)field.GetRawConstantValue()!;
            var isLong = (key & XmlKey.Long) != 0;
            var text = System.Text.Encoding.ASCII.GetString(BitConverter.GetBytes(key & ~XmlKey.Long)).TrimEnd('\0');
            Assert.Equal(key, XmlKey.Of(Samples.Bytes(isLong ? text + "x" : text)));
        }
    }

    [Fact]
    public void Each_error_has_its_own_text()
    {
        var texts = Enum.GetValues<CotError>().Select(error => error.Text()).ToArray();
        Assert.Equal(texts.Length, texts.Distinct().Count());
    }
}
