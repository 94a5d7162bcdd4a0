using System.Globalization;

namespace Liaison.Durability.Campaigns;

/// <summary>How a campaign is run.</summary>
/// <param name="Count">How many faults; 0 for the campaign's usual number.</param>
/// <param name="Seed">Of all that is drawn at random.</param>
/// <param name="IsPlanted">Whether the campaign's fault is planted.</param>
/// <param name="FileSystem">For power cuts: ext4 or xfs.</param>
sealed record CampaignOptions(int Count, int Seed, bool IsPlanted = false, string FileSystem = "ext4")
{
    /// <summary>Reads <c>--count N --seed N --fault --fs NAME</c>; null when something else stands there.</summary>
    public static CampaignOptions? Parse(ReadOnlySpan<string> arguments)
    {
        var options = new CampaignOptions(0, 1);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--fault") options = options with { IsPlanted = true };
            else if (++i == arguments.Length) return null;
            else if (arguments[i - 1] == "--fs" && arguments[i] is "ext4" or "xfs")
                options = options with { FileSystem = arguments[i] };
            else if (!int.TryParse(arguments[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            else if (arguments[i - 1] == "--count") options = options with { Count = number };
            else if (arguments[i - 1] == "--seed") options = options with { Seed = number };
            else return null;
        }

        return options;
    }
}
