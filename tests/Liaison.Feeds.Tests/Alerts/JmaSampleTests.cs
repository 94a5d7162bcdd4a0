namespace Liaison.Feeds.Tests.Alerts;

/// <summary>Each sample telegram of the JMA becomes the alert that a person would read out of it.</summary>
public sealed class JmaSampleTests
{
    const string Folder = "jma";

    static readonly IReadOnlyDictionary<string, IReadOnlyList<(string What, string Value)>> Expected =
        AlertSamples.Table("jma-samples.txt");

    public static TheoryData<string> Samples => [.. Expected.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_telegram_becomes_the_alert_that_a_person_reads_out_of_it(string name) =>
        AlertSamples.Check(Expected[name], AlertSamples.Read(Folder, name));

    [Fact]
    public void Every_telegram_is_in_the_table()
    {
        Assert.SkipWhen(
            AlertSamples.Folder(Folder) is null, "There is no folder shared/data/jma beside the repository.");
        Assert.Equal([], AlertSamples.Names(Folder, ".xml").Except(Expected.Keys));
    }
}
