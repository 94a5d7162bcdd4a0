namespace Liaison.Cot.Tests;

public sealed class EventRuleTests
{
    static CotError Scan(string xml, out CotEvent ev) =>
        CotScanner.TryScan(Samples.Bytes(xml), CotLimits.Default, out ev, out var error) ? CotError.None : error;

    static string Changed(string from, string to) =>
        Samples.WithDetail("<a/>").Replace(from, to, StringComparison.Ordinal);

    [Theory]
    [InlineData("uid='u1'", "", CotError.MissingUid)]
    [InlineData("uid='u1'", "uid=''", CotError.MissingUid)]
    [InlineData("type='a-f-G'", "", CotError.BadType)]
    [InlineData("type='a-f-G'", "type='&#97;-f-G'", CotError.BadType)]
    [InlineData("type='a-f-G'", "type='a f'", CotError.BadType)]
    [InlineData("time='2026-01-01T00:00:00Z'", "", CotError.BadTime)]
    [InlineData("start='2026-01-01T00:00:00Z'", "start='yesterday'", CotError.BadTime)]
    [InlineData("stale='2026-01-01T00:01:00Z'", "stale=''", CotError.BadTime)]
    [InlineData("lat='1'", "lat='90.0001'", CotError.BadPosition)]
    [InlineData("lat='1'", "lat='NaN'", CotError.BadPosition)]
    [InlineData("lat='1'", "", CotError.BadPosition)]
    [InlineData("lon='2'", "lon='-180.1'", CotError.BadPosition)]
    [InlineData("hae='3'", "hae='high'", CotError.BadNumber)]
    [InlineData("<detail>", "<detail/><detail>", CotError.DuplicateElement)]
    [InlineData("<detail>", "<point lat='1' lon='1'/><detail>", CotError.DuplicateElement)]
    [InlineData("<a/>", "<marti><dest uid='a'/></marti><marti/>", CotError.DuplicateElement)]
    [InlineData("<point lat='1' lon='2' hae='3' ce='4' le='5'/>", "", CotError.MissingPoint)]
    public void An_event_without_what_it_must_have_is_refused(string from, string to, CotError expected) =>
        Assert.Equal(expected, Scan(Changed(from, to), out _));

    [Fact]
    public void A_task_needs_no_point()
    {
        var xml = Samples.WithDetail(null, "t-x-c-t").Replace(
            "<point lat='1' lon='2' hae='3' ce='4' le='5'/>", "", StringComparison.Ordinal);
        Assert.Equal(CotError.None, Scan(xml, out var ev));
        Assert.False(ev.Has(CotFlags.HasPoint));
        Assert.True(double.IsNaN(ev.Latitude));
    }

    [Fact]
    public void A_uid_is_measured_by_its_value_not_by_its_entities()
    {
        Assert.Equal(CotError.None, Scan(Changed("u1", new string('u', 256)), out _));
        Assert.Equal(CotError.UidTooLong, Scan(Changed("u1", new string('u', 257)), out _));
        var escaped = string.Concat(Enumerable.Repeat("&amp;", 256));
        Assert.Equal(CotError.None, Scan(Changed("u1", escaped), out _));
        Assert.Equal(CotError.UidTooLong, Scan(Changed("u1", escaped + "x"), out _));
    }

    [Fact]
    public void Stale_before_time_is_tolerated_and_flagged()
    {
        Assert.Equal(CotError.None, Scan(Changed("stale='2026-01-01T00:01:00Z'", "stale='2025-01-01T00:00:00Z'"),
            out var ev));
        Assert.True(ev.Has(CotFlags.StaleBeforeTime));
    }

    [Fact]
    public void Both_numbers_that_mean_unknown_become_NaN()
    {
        Assert.Equal(CotError.None, Scan(Changed("hae='3' ce='4' le='5'", "hae='9999999.0' ce='999999'"), out var ev));
        Assert.True(double.IsNaN(ev.Hae) && double.IsNaN(ev.Ce) && double.IsNaN(ev.Le));
    }

    [Fact]
    public void Detail_before_point_and_empty_attributes_are_accepted()
    {
        var xml = "<event version='2.0' uid='u' type='a-f-G' time='2026-01-01T00:00:00Z' start='2026-01-01T00:00:00Z'"
            + " stale='2026-01-01T00:01:00Z' how='m-g' qos='' opex='' access=''><detail><_flow-tags_ "
            + "NodeCoT-1='x'/></detail>"
            + "<point lat='1' lon='2' hae='3' ce='4' le='5'></point></event>";
        Assert.Equal(CotError.None, Scan(xml, out var ev));
        Assert.True(ev.Qos.IsEmpty);
        Assert.False(ev.FlowTags.IsEmpty);
    }

    [Fact]
    public void Destinations_are_read_in_order_with_their_entities()
    {
        const string Marti = "<marti><dest callsign='A&amp;B'/><dest uid='u2'/><dest group='Blue'/><dest "
            + "mission='m' path='p'/>"
            + "<dest mission-guid='g'/><dest publish='x'/></marti>";
        var bytes = Samples.Bytes(Samples.WithDetail("<a/>" + Marti + "<b/>", "b-t-f"));
        Assert.True(CotScanner.TryScan(bytes, CotLimits.Default, out var ev, out _));
        Assert.Equal(Marti, System.Text.Encoding.UTF8.GetString(ev.Marti.Slice(bytes)));
        var destinations = new MartiDestination[8];
        var count = MartiDestinations.Read(bytes, in ev, destinations);
        Assert.Equal(
            ["Callsign A&B", "Uid u2", "Group Blue", "Mission m", "MissionGuid g"],
            destinations[..count].Select(d => $"{d.Kind} {XmlText.GetString(bytes, d.Value)}"));
        Assert.True(XmlText.ValueEquals(bytes, destinations[0].Value, "A&B"u8));
    }

    [Theory]
    [InlineData("a-f-G-U-C", CotKind.State)]
    [InlineData("u-d-c-c", CotKind.State)]
    [InlineData("b-m-p-s-m", CotKind.State)]
    [InlineData("b-i-v", CotKind.State)]
    [InlineData("b-t-f", CotKind.Message)]
    [InlineData("b-f-t-r", CotKind.Message)]
    [InlineData("t-x-d-d", CotKind.Message)]
    [InlineData("t-x-m-c", CotKind.Message)]
    [InlineData("zzz", CotKind.Message)]
    [InlineData("a", CotKind.Message)]
    [InlineData("b-a-o-tbl", CotKind.Emergency)]
    [InlineData("t-x-c-t", CotKind.Ping)]
    [InlineData("t-x-c-t-r", CotKind.Pong)]
    [InlineData("t-x-takp-q", CotKind.Protocol)]
    [InlineData("t-x-c-m", CotKind.Metrics)]
    public void Types_are_sorted_into_kinds(string type, CotKind expected) =>
        Assert.Equal(expected, CotTypes.Classify(Samples.Bytes(type)));

    [Fact]
    public void A_scan_allocates_nothing()
    {
        var bytes = Samples.Bytes(Samples.Position);
        // What the first call sets up for all later ones does not count.
        CotScanner.TryScan(bytes, CotLimits.Default, out _, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Assert.True(CotScanner.TryScan(bytes, CotLimits.Default, out _, out _));
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
