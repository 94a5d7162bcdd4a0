using System.Globalization;
using System.Text;
using CsCheck;
using Liaison.Kernel.Time;

namespace Liaison.Kernel.Tests.Time;

public sealed class IsoTimeTests
{
    static readonly Gen<DateTimeOffset> Instant =
        Gen.Long[0, DateTime.MaxValue.Ticks].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    [Theory]
    [InlineData("2026-10-04T15:30:00Z", "2026-10-04T15:30:00.0000000Z")]
    [InlineData("2026-10-04T15:30:00.5Z", "2026-10-04T15:30:00.5000000Z")]
    [InlineData("2026-10-04T15:30:00.123456789Z", "2026-10-04T15:30:00.1234567Z")]
    [InlineData("2026-10-04T15:30:00+09:00", "2026-10-04T06:30:00.0000000Z")]
    [InlineData("2026-10-04T15:30:00.25-09:30", "2026-10-05T01:00:00.2500000Z")]
    [InlineData("2026-10-04T15:30:00-00:00", "2026-10-04T15:30:00.0000000Z")]
    [InlineData("2028-02-29T23:59:59.999999999Z", "2028-02-29T23:59:59.9999999Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000Z")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59.0000000Z")]
    public void Text_of_RFC_3339_is_read_as_UTC(string text, string expected)
    {
        Assert.True(IsoTime.TryParse(text, out var instant));
        Assert.Equal(expected, instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(TimeSpan.Zero, instant.Offset);
        Assert.True(IsoTime.TryParse(Encoding.UTF8.GetBytes(text), out var fromBytes));
        Assert.Equal(instant, fromBytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-10-04")]
    [InlineData("2026-10-04T15:30:00")]
    [InlineData("2026-10-04T15:30Z")]
    [InlineData("2026-10-04 15:30:00Z")]
    [InlineData("2026-10-04t15:30:00z")]
    [InlineData("2026-10-04T24:00:00Z")]
    [InlineData("2026-10-04T15:30:60Z")]
    [InlineData("2026-10-04T15:60:00Z")]
    [InlineData("2026-13-04T15:30:00Z")]
    [InlineData("2026-00-04T15:30:00Z")]
    [InlineData("2027-02-29T15:30:00Z")]
    [InlineData("2026-10-00T15:30:00Z")]
    [InlineData("0000-10-04T15:30:00Z")]
    [InlineData("2026-10-04T15:30:00.Z")]
    [InlineData("2026-10-04T15:30:00,5Z")]
    [InlineData("2026-10-04T15:30:00.1234567890Z")]
    [InlineData("2026-10-04T15:30:00+0900")]
    [InlineData("2026-10-04T15:30:00+24:00")]
    [InlineData("2026-10-04T15:30:00+09:60")]
    [InlineData("2026-10-04T15:30:00Z ")]
    [InlineData(" 2026-10-04T15:30:00Z")]
    [InlineData("2026-10-04T15:30:00Z+00:00")]
    [InlineData("+026-10-04T15:30:00Z")]
    [InlineData("２026-10-04T15:30:00Z")]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    public void Anything_else_is_refused(string text)
    {
        Assert.False(IsoTime.TryParse(text, out _));
        Assert.False(IsoTime.TryParse(Encoding.UTF8.GetBytes(text), out _));
    }

    [Fact]
    public void What_is_written_is_read_back_to_the_millisecond() =>
        Instant.Sample(instant =>
            IsoTime.TryParse(IsoTime.Format(instant), out var read)
            && read.Ticks == instant.Ticks - instant.Ticks % TimeSpan.TicksPerMillisecond);

    [Fact]
    public void Texts_sort_as_instants_do() =>
        Gen.Select(Instant, Instant).Sample((a, b) =>
            string.CompareOrdinal(IsoTime.Format(a), IsoTime.Format(b)) <= 0 || a > b);

    [Fact]
    public void Reading_agrees_with_the_runtime() =>
        Gen.Select(Gen.Long[TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay], Gen.Int[-839, 839])
            .Sample((ticks, minutes) =>
            {
                var moment = new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes));
                var text = moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
                return IsoTime.TryParse(text, out var read) && read == moment;
            });

    [Fact]
    public void Any_other_offset_is_written_as_UTC() =>
        Assert.Equal(
            "2026-10-04T06:30:00.000Z",
            IsoTime.Format(new DateTimeOffset(2026, 10, 4, 15, 30, 0, TimeSpan.FromHours(9))));
}
