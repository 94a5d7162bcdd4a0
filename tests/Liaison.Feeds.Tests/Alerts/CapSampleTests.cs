namespace Liaison.Feeds.Tests.Alerts;

/// <summary>Each public sample of CAP becomes the alert that a person would read out of it.</summary>
public sealed class CapSampleTests
{
    const string Folder = "cap";

    static readonly IReadOnlyDictionary<string, IReadOnlyList<(string What, string Value)>> Expected =
        AlertSamples.Table("cap-samples.txt");

    public static TheoryData<string> Samples => [.. Expected.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_becomes_the_alert_that_a_person_reads_out_of_it(string name) =>
        AlertSamples.Check(Expected[name], AlertSamples.Read(Folder, name));

    [Fact]
    public void Every_sample_is_in_the_table()
    {
        Assert.SkipWhen(
            AlertSamples.Folder(Folder) is null, "There is no folder shared/data/cap beside the repository.");
        Assert.Equal([], AlertSamples.Names(Folder, ".cap", ".atom", ".xml").Except(Expected.Keys));
    }
}
