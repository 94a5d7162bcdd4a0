namespace Liaison.Picture.Log;

/// <summary>How much of a track log is kept in memory.</summary>
/// <param name="KeptBytes">Kept even when every reader has had it, so that most reports are overtaken before they leave.</param>
/// <param name="MaxBytes">The bound: readers that are further behind leave the log and get the picture instead.</param>
/// <param name="MaxLag">A reader whose next report is older than this leaves the log, too.</param>
public sealed record LogLimits(long KeptBytes, long MaxBytes, TimeSpan MaxLag)
{
    /// <summary>4 MiB kept, 64 MiB at most, 3 s behind at most.</summary>
    public static LogLimits Default { get; } = new(4L << 20, 64L << 20, TimeSpan.FromSeconds(3));
}
