namespace Liaison.Picture.Alerts;

/// <summary>Bounds of the alert board.</summary>
public sealed record AlertBoardOptions
{
    /// <summary>The most alerts, those that have ended included.</summary>
    public int MaxAlerts { get; init; } = 10_000;

    /// <summary>The most bytes that one alert may take as JSON; larger ones are refused.</summary>
    public int MaxAlertBytes { get; init; } = 1 << 20;

    /// <summary>The most bytes that all alerts together may take as JSON.</summary>
    public long MaxBytes { get; init; } = 64L << 20;
}
