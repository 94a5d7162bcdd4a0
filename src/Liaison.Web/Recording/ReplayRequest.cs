using Liaison.Kernel.Time;

namespace Liaison.Web.Recording;

/// <summary>What a browser asks of the live stream to see the past.</summary>
/// <param name="At">The moment to begin at (ISO 8601); absent to go on from the moment that is shown.</param>
/// <param name="Speed">
/// How many times faster than in life it goes on, 0 to 3600; 0 holds the moment; 1 when absent.
/// </param>
public sealed record ReplayRequest(string? At, double? Speed)
{
    const double MostSpeed = 3600;

    /// <summary>Reads the values.</summary>
    /// <returns>What is wrong with them; null when nothing is.</returns>
    internal string? Read(out DateTimeOffset? at, out double speed)
    {
        (at, speed) = (null, Speed ?? 1);
        if (speed is not (>= 0 and <= MostSpeed)) return $"replay.speed: 0 to {MostSpeed}";
        if (At is null) return null;
        if (!IsoTime.TryParse(At, out var moment)) return "replay.at: ISO 8601 with its zone";
        at = moment;
        return null;
    }
}
