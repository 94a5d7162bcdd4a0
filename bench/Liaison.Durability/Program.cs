using Liaison.Durability.Appending;
using Liaison.Durability.Campaigns;

// Each campaign is a verb of this program; docs/testing.md says what each shows.
if (args is ["append", var settings]) return await Appender.RunAsync(settings);
if (args.Length == 0 || Campaign.Find(args[0]) is not { } campaign
    || CampaignOptions.Parse(args.AsSpan(1)) is not { } options)
{
    Console.Error.WriteLine("usage: Liaison.Durability CAMPAIGN [--count N] [--seed N] [--fault] [--fs ext4|xfs]");
    foreach (var one in Campaign.All) Console.Error.WriteLine($"  {one.Name,-10} {one.Summary}");
    return 2;
}

return await campaign.RunAsync(options, Console.Out);
