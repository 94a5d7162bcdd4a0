namespace Liaison.Picture.Areas;

/// <summary>What the watch of areas must know of its node.</summary>
public sealed record AreaWatchOptions
{
    /// <summary>Name of the headquarters, which its alerts have as sender.</summary>
    public required string Sender { get; init; }

    /// <summary>Whether alerts are those of an exercise.</summary>
    public bool IsExercise { get; init; }

    /// <summary>The file that remembers what is inside; null for none.</summary>
    public string? InsidePath { get; init; }
}
