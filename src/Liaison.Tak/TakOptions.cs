using System.ComponentModel;

namespace Liaison.Tak;

/// <summary>TAK clients: where they connect and what they may cost.</summary>
public sealed record TakOptions
{
    /// <summary>The ports.</summary>
    [Description("Where TAK clients connect.")]
    public IReadOnlyList<TakInputOptions> Inputs { get; init; } = [];

    /// <summary>Threads that serve connections; 0 for half of the processors.</summary>
    [Description("Threads that serve connections; 0 chooses half of the processors.")]
    public int Loops { get; init; }

    /// <summary>The longest that a report waits to be sent with others, in milliseconds.</summary>
    [Description("The longest that a report waits to be sent together with others, in milliseconds.")]
    public int FlushIntervalMs { get; init; } = 10;

    /// <summary>The most connections at one time.</summary>
    [Description("The most connections at one time; kept below the limit of open files whatever is set.")]
    public int MaxConnections { get; init; } = 19_000;

    /// <summary>The most sessions of one certificate.</summary>
    [Description("The most sessions at one time with the same certificate.")]
    public int MaxSessionsPerIdentity { get; init; } = 16;

    /// <summary>The most sessions from one address; loopback is not bounded.</summary>
    [Description("The most sessions at one time from one address other than this machine's own.")]
    public int MaxSessionsPerAddress { get; init; } = 1_000;

    /// <summary>The longest event in bytes.</summary>
    [Description("The longest event in bytes; longer ones are refused.")]
    public int MaxEventBytes { get; init; } = 200_000;

    /// <summary>The most events per second of one connection; above, its socket is read more slowly.</summary>
    [Description("The most events per second of one connection; what comes faster waits in its socket.")]
    public int MaxEventsPerSecond { get; init; } = 100_000;

    /// <summary>The most bytes per second of one connection; above, its socket is read more slowly.</summary>
    [Description("The most bytes per second of one connection; what comes faster waits in its socket.")]
    public int MaxBytesPerSecond { get; init; } = 100_000_000;

    /// <summary>How long a TLS handshake may take, in seconds.</summary>
    [Description("How long a TLS handshake may take, in seconds.")]
    public int HandshakeTimeoutSeconds { get; init; } = 10;

    /// <summary>A connection from which nothing came for this many seconds is closed; 0 for never.</summary>
    [Description("A connection from which nothing comes for this many seconds is closed; 0 for never.")]
    public int IdleTimeoutSeconds { get; init; } = 900;

    /// <summary>How long a message without a time of its own is kept for addressees who are away, in hours.</summary>
    [Description("How long a message is kept at least for addressees who are away, in hours.")]
    public int KeepMessagesHours { get; init; } = 24;
}
