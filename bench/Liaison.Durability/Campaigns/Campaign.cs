using System.Diagnostics;
using System.Globalization;
using Liaison.Durability.Machine;

namespace Liaison.Durability.Campaigns;

/// <summary>A campaign as the command line knows it.</summary>
/// <param name="Name">The verb.</param>
/// <param name="Summary">What it does, and what its planted fault is.</param>
/// <param name="UsualCount">How often, when nobody says.</param>
/// <param name="Missing">What this machine lacks for it; null when nothing.</param>
/// <param name="Run">Runs it.</param>
sealed record Campaign(
    string Name, string Summary, int UsualCount, Func<CampaignOptions, string?> Missing,
    Func<CampaignOptions, Task<Findings>> Run)
{
    /// <summary>The exit code when a campaign cannot run on this machine.</summary>
    const int CannotRun = 4;

    public static IReadOnlyList<Campaign> All { get; } =
    [
        new("kills", "kill -9 at random moments; fault: answered before the commit",
            KillCampaign.UsualCount, _ => null, KillCampaign.RunAsync),
        new("full", "a full disk and room again; fault: no ballast",
            FullDiskCampaign.UsualCount, _ => FullDiskCampaign.Missing(), FullDiskCampaign.RunAsync),
        new("flips", "flipped bits and forged files; fault: the last block is not checked",
            FlipCampaign.UsualCount, _ => null, FlipCampaign.RunAsync),
        new("cuts", "power cuts of a file system; fault: SQLite's synchronous = NORMAL",
            CutCampaign.UsualCount, options => LoopDisk.Missing(options.FileSystem), CutCampaign.RunAsync),
        new("images", "every disk that a crash may leave; fault: SQLite's synchronous = NORMAL",
            ImageCampaign.UsualCount, _ => ImageCampaign.Missing(), ImageCampaign.RunAsync),
        new("calls", "each call of the operating system fails once; fault: the error is swallowed",
            CallCampaign.UsualCount, _ => CallCampaign.Missing(), CallCampaign.RunAsync),
        new("postgres", "PostgreSQL killed at random moments; fault: synchronous_commit = off",
            PostgresCampaign.UsualCount, _ => PostgresCampaign.Missing(), PostgresCampaign.RunAsync),
        new("rebuilt", "boards built anew are those that were live; fault: a record is left out",
            RebuildCampaign.UsualCount, _ => null, RebuildCampaign.RunAsync),
    ];

    public static Campaign? Find(string name) => All.FirstOrDefault(campaign => campaign.Name == name);

    /// <returns>0 when all is good, 1 when not, 4 when the machine lacks something.</returns>
    public async Task<int> RunAsync(CampaignOptions options, TextWriter output)
    {
        if (Missing(options) is { } missing)
        {
            await output.WriteLineAsync($"{Name} cannot run here: {missing}");
            return CannotRun;
        }

        options = options with { Count = options.Count > 0 ? options.Count : UsualCount };
        await output.WriteLineAsync($"{Name}: seed {options.Seed}" + (options.IsPlanted ? ", with its fault" : ""));
        var began = Stopwatch.GetTimestamp();
        var findings = await Run(options);
        findings.Print(output);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds.ToString("N0", CultureInfo.InvariantCulture);
        await output.WriteLineAsync($"{seconds} s");
        return findings.AreGood ? 0 : 1;
    }
}
