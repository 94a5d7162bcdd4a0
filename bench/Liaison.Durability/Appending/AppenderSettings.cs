using System.Text.Json;

namespace Liaison.Durability.Appending;

/// <summary>What an appender is to do.</summary>
/// <param name="Key">File of the private key, which survives the fault.</param>
/// <param name="Store">The SQLite file, or how PostgreSQL is reached.</param>
/// <param name="IsPostgres">Which of the two.</param>
sealed record AppenderSettings(string Key, string Store, bool IsPostgres = false)
{
    /// <summary>How many callers append side by side.</summary>
    public int Callers { get; init; } = 4;

    /// <summary>Each caller ends after so many records.</summary>
    public int RecordsOfCaller { get; init; } = int.MaxValue;

    /// <summary>Bodies are shorter than this.</summary>
    public int MaxBodyBytes { get; init; } = 400;

    /// <summary>Held back on the disk beside the journal; 0 for nothing.</summary>
    public int BallastBytes { get; init; }

    /// <summary>SQLite's pages between two checkpoints; 0 for what the store sets itself.</summary>
    public int CheckpointPages { get; init; }

    public PlantedFault Fault { get; init; }

    public string ToArgument() => JsonSerializer.Serialize(this);

    public static AppenderSettings Parse(string argument) => JsonSerializer.Deserialize<AppenderSettings>(argument)!;
}
