using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Liaison.Picture.Recording;

/// <summary>What is kept of the picture on disk, and how much of it.</summary>
public sealed record RecordingOptions
{
    /// <summary>Whether the picture is recorded.</summary>
    [Description("Whether the picture is recorded.")]
    public bool Enabled { get; init; } = true;

    /// <summary>How long a recording is kept.</summary>
    [Description("How long recordings are kept, for example 7.00:00:00 for seven days.")]
    [Range(typeof(TimeSpan), "00:10:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan MaximumAge { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The most bytes on disk; the oldest recordings go first.</summary>
    [Description("The most bytes that recordings may take on disk; the oldest go first.")]
    [Range(16L << 20, 1L << 50)]
    public long MaximumBytes { get; init; } = 20L << 30;
}
