using Liaison.Durability.Campaigns;

namespace Liaison.Durability.Tests;

/// <summary>
/// Each campaign in a short form, without its fault and with it: one that cannot see its fault shows nothing.
/// </summary>
public sealed class CampaignTests
{
    const int Seed = 1;

    [Theory]
    [InlineData("kills", 5)]
    [InlineData("full", 3)]
    [InlineData("flips", 150)]
    [InlineData("cuts", 4, "ext4")]
    [InlineData("cuts", 4, "xfs")]
    [InlineData("images", 40)]
    [InlineData("calls", 4)]
    [InlineData("postgres", 1)]
    [InlineData("rebuilt", 1000)]
    public async Task Nothing_acknowledged_is_lost_and_nothing_wrong_passes_for_right(
        string campaign, int count, string fileSystem = "ext4")
    {
        var (findings, said) = await RunAsync(campaign, new CampaignOptions(count, Seed, false, fileSystem));
        Assert.True(findings.AreGood, said);
        Assert.True(findings.Acknowledged > 0, said);
    }

    [Theory]
    [InlineData("kills", 8)]
    [InlineData("full", 2)]
    [InlineData("flips", 150)]
    [InlineData("cuts", 4, "ext4")]
    [InlineData("cuts", 4, "xfs")]
    [InlineData("images", 40)]
    [InlineData("calls", 12)]
    [InlineData("postgres", 2)]
    [InlineData("rebuilt", 1000)]
    public async Task A_planted_fault_is_seen(string campaign, int count, string fileSystem = "ext4")
    {
        var (findings, said) = await RunAsync(campaign, new CampaignOptions(count, Seed, true, fileSystem));
        Assert.False(findings.AreGood, said);
    }

    static async Task<(Findings Findings, string Said)> RunAsync(string name, CampaignOptions options)
    {
        var campaign = Campaign.Find(name);
        Assert.NotNull(campaign);
        if (campaign.Missing(options) is { } missing) Assert.Skip(missing);
        var findings = await campaign.Run(options);
        using var said = new StringWriter();
        findings.Print(said);
        return (findings, said.ToString());
    }
}
