using System.Globalization;
using CsCheck;
using Liaison.Kernel.Time;

namespace Liaison.Kernel.Tests.Time;

public sealed class DateTimeGroupTests
{
    const string Zones = "ABCDEFGHIKLMNOPQRSTUVWXYZ";

    static readonly DateTimeOffset Reference = new(2026, 10, 4, 15, 30, 0, TimeSpan.Zero);

    static readonly Gen<char> Zone = Gen.Int[0, Zones.Length - 1].Select(i => Zones[i]);

    static readonly Gen<DateTimeOffset> Minute = Gen.Int[0, 365 * 150 * 24 * 60]
        .Select(m => new DateTimeOffset(1950, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(m));

    // Expected: the instant in UTC.
    [Theory]
    [InlineData("041530Z OCT 26", "2026-10-04T15:30Z")]
    [InlineData("041530ZOCT26", "2026-10-04T15:30Z")]
    [InlineData("041530z oct 26", "2026-10-04T15:30Z")]
    [InlineData("041530Z OCT 2026", "2026-10-04T15:30Z")]
    [InlineData("041530Z OCT 1987", "1987-10-04T15:30Z")]
    [InlineData("041530I OCT 26", "2026-10-04T06:30Z")]
    [InlineData("041530K OCT 26", "2026-10-04T05:30Z")]
    [InlineData("041530W OCT 26", "2026-10-05T01:30Z")]
    [InlineData("010000I JAN 27", "2026-12-31T15:00Z")]
    [InlineData("312359Y DEC 26", "2027-01-01T11:59Z")]
    [InlineData("312359M DEC 26", "2026-12-31T11:59Z")]
    [InlineData("290000Z FEB 28", "2028-02-29T00:00Z")]
    [InlineData("041530Z OCT 75", "2075-10-04T15:30Z")]
    [InlineData("041530Z OCT 77", "1977-10-04T15:30Z")]
    [InlineData("041530Z OCT", "2026-10-04T15:30Z")]
    [InlineData("041530Z MAR", "2027-03-04T15:30Z")]
    [InlineData("041530Z MAY", "2026-05-04T15:30Z")]
    [InlineData("290000Z FEB", "2028-02-29T00:00Z")]
    [InlineData("041530Z", "2026-10-04T15:30Z")]
    [InlineData("280000Z", "2026-09-28T00:00Z")]
    [InlineData("310000Z", "2026-08-31T00:00Z", "2026-09-10T00:00Z")]
    [InlineData("312300Z", "2026-12-31T23:00Z", "2027-01-01T01:00Z")]
    [InlineData("010100Z", "2027-01-01T01:00Z", "2026-12-31T23:00Z")]
    [InlineData("010030I", "2026-12-31T15:30Z", "2026-12-31T15:00Z")]
    [InlineData("300000Z", "2027-01-30T00:00Z", "2027-02-12T00:00Z")]
    [InlineData("290000Z", "2028-02-29T00:00Z", "2028-02-27T00:00Z")]
    [InlineData("311200Z DEC", "2026-12-31T12:00Z", "2027-01-01T00:00Z")]
    [InlineData("011200Z JAN", "2027-01-01T12:00Z", "2026-12-31T00:00Z")]
    public void A_group_means_the_nearest_instant_that_fits(string text, string expected, string? reference = null)
    {
        var near = reference is null ? Reference : DateTimeOffset.Parse(reference, CultureInfo.InvariantCulture);
        Assert.True(DateTimeGroup.TryParse(text, near, localOffset: null, out var group));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), group.Moment);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Z")]
    [InlineData("041530")]
    [InlineData("041530 OCT 26")]
    [InlineData("041530J OCT 26")]
    [InlineData("041530+ OCT 26")]
    [InlineData("001530Z OCT 26")]
    [InlineData("321530Z OCT 26")]
    [InlineData("311530Z SEP 26")]
    [InlineData("290000Z FEB 27")]
    [InlineData("290000Z FEB 1900")]
    [InlineData("042400Z OCT 26")]
    [InlineData("041560Z OCT 26")]
    [InlineData("4 1530Z OCT 26")]
    [InlineData("-41530Z OCT 26")]
    [InlineData("041530Z OKT 26")]
    [InlineData("041530Z O")]
    [InlineData("041530Z OCT 6")]
    [InlineData("041530Z OCT 026")]
    [InlineData("041530Z OCT 0000")]
    [InlineData("041530Z OCT 20260")]
    [InlineData("041530Z OCT +6")]
    [InlineData("041530Z 10 26")]
    [InlineData("041530Z OCT 26 Z")]
    [InlineData("0４1530Z OCT 26")]
    [InlineData("041530ſ OCT 26")]
    [InlineData("010000A JAN 0001")]
    [InlineData("041530Z                                             OCT 26")]
    public void Anything_else_is_refused(string text) =>
        Assert.False(DateTimeGroup.TryParse(text, Reference, localOffset: null, out _));

    [Fact]
    public void Every_zone_letter_has_its_hours()
    {
        // ACP 121: ahead of UTC from A, behind it from N, without J.
        var hours = "ABCDEFGHIKLM".Select((letter, i) => (letter, i + 1))
            .Concat("NOPQRSTUVWXY".Select((letter, i) => (letter, -i - 1)))
            .Append(('Z', 0));
        foreach (var (letter, offset) in hours)
        {
            Assert.True(DateTimeGroup.TryParse($"151200{letter} JUN 26", Reference, null, out var group));
            Assert.Equal(new DateTimeOffset(2026, 6, 15, 12, 0, 0, TimeSpan.FromHours(offset)), group.Moment);
            Assert.Equal(letter, group.Zone);
        }
    }

    [Theory]
    [InlineData(330)]
    [InlineData(0)]
    [InlineData(-570)]
    [InlineData(840)]
    public void J_is_read_with_the_offset_of_the_observer_and_written_back(int minutes)
    {
        var offset = TimeSpan.FromMinutes(minutes);
        Assert.True(DateTimeGroup.TryParse("041530J OCT 26", Reference, offset, out var group));
        Assert.True(group.Moment.EqualsExact(new(2026, 10, 4, 15, 30, 0, offset)));
        Assert.Equal("041530J OCT 26", group.ToString());
        Assert.Equal(group, DateTimeGroup.FromLocal(group.Moment));
    }

    [Theory]
    [InlineData(15 * 60 * 60)]
    [InlineData(-24 * 60 * 60)]
    [InlineData(30)]
    public void J_needs_an_offset_that_exists(int seconds) =>
        Assert.False(DateTimeGroup.TryParse("041530J OCT 26", Reference, TimeSpan.FromSeconds(seconds), out _));

    [Fact]
    public void A_group_that_is_written_is_read_back() =>
        Gen.Select(Minute, Zone, Gen.Int[-365 * 49, 365 * 49]).Sample((instant, zone, days) =>
        {
            var written = DateTimeGroup.From(instant.AddSeconds(59), zone);
            return DateTimeGroup.TryParse(written.ToString(), instant.AddDays(days), null, out var read)
                && read == written && read.Moment == instant;
        });

    [Fact]
    public void A_group_is_written_as_the_calendar_says() =>
        Gen.Select(Minute, Zone).Sample((instant, zone) =>
        {
            var group = DateTimeGroup.From(instant, zone);
            var month = CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(group.Moment.Month);
            var expected = $"{group.Moment:ddHHmm}{zone} {month.ToUpperInvariant()} {group.Moment:yy}";
            return group.ToString() == expected;
        });

    [Fact]
    public void Without_the_year_the_instant_is_found_within_half_a_year() =>
        Gen.Select(Minute, Zone, Gen.Int[-180, 180]).Sample((instant, zone, days) =>
            DateTimeGroup.TryParse(
                DateTimeGroup.From(instant, zone).ToString().AsSpan()[..^3], instant.AddDays(days), null, out var read)
            && read.Moment == instant);

    [Fact]
    public void Without_month_and_year_the_instant_is_found_within_two_weeks() =>
        Gen.Select(Minute, Zone, Gen.Int[-13, 13]).Sample((instant, zone, days) =>
            DateTimeGroup.TryParse(
                DateTimeGroup.From(instant, zone).ToString().AsSpan()[..7], instant.AddDays(days), null, out var read)
            && read.Moment == instant);

    [Fact]
    public void Arbitrary_text_is_read_or_refused_but_never_throws() =>
        Gen.Select(Gen.String[Gen.Char["0123456789ZJIOCTFEBJAN "], 7, 26], Gen.DateTime).Sample((text, near) =>
        {
            var reference = new DateTimeOffset(near.Ticks, TimeSpan.Zero);
            return !DateTimeGroup.TryParse(text, reference, TimeSpan.Zero, out var group)
                || group.ToString().Length == 14;
        }, iter: 10_000);

    [Fact]
    public void The_ends_of_the_calendar_are_no_trap()
    {
        Assert.False(DateTimeGroup.TryParse("312359Y DEC 9999", DateTimeOffset.MaxValue, null, out _));
        Assert.True(DateTimeGroup.TryParse("311159Y", DateTimeOffset.MaxValue, null, out var last));
        Assert.Equal(new DateTimeOffset(9999, 12, 31, 23, 59, 0, TimeSpan.Zero), last.Moment);
        Assert.True(DateTimeGroup.TryParse("010000Z JAN", DateTimeOffset.MinValue, null, out var first));
        Assert.Equal(DateTimeOffset.MinValue, first.Moment);
    }

    [Theory]
    [InlineData('J')]
    [InlineData('a')]
    [InlineData('0')]
    public void A_group_needs_a_zone_with_an_offset(char zone) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DateTimeGroup.From(Reference, zone));
}
