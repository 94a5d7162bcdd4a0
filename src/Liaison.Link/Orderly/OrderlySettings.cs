namespace Liaison.Link.Orderly;

/// <summary>How an orderly lane is run.</summary>
public sealed record OrderlySettings
{
    /// <summary>How many bytes of blocks may be under way without the partner saying that it holds them.</summary>
    public int WindowBytes { get; init; } = 1 << 20;

    /// <summary>After how long with nothing else to say a side says that it is there.</summary>
    public TimeSpan AliveEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After how long without a word the partner is taken for gone.</summary>
    public TimeSpan DeadAfter { get; init; } = TimeSpan.FromSeconds(40);
}
