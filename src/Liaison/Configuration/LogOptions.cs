using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Liaison.Configuration;

/// <summary>What the node says about itself, on standard error.</summary>
sealed record LogOptions
{
    [Description("The least level that is written: Trace, Debug, Information, Warning, Error, Critical or None.")]
    public LogLevel Level { get; init; } = LogLevel.Information;

    [Description("One line of text for each entry (Text) or one JSON object (Json).")]
    public LogFormat Format { get; init; } = LogFormat.Text;

    [Description("How often a minute the same warning or error is written; the rest are counted. 0: no limit.")]
    [Range(0, 1_000_000)]
    public int RepeatsPerMinute { get; init; } = 10;
}

enum LogFormat
{
    Text,
    Json,
}
