namespace Liaison.Picture.Alerts;

/// <summary>An alert on the board, as it stands since its last change.</summary>
public sealed record AlertEntry
{
    /// <summary>Number of the event that changed it last (<see cref="Kernel.Events.EventNumbers"/>).</summary>
    public required long Number { get; init; }

    /// <summary>What it says.</summary>
    public required Alert Alert { get; init; }

    /// <summary>When the node took it.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>When it ended; null while it stands.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>
    /// What ended it: the <see cref="Alert.Id"/> of an update or cancel, or words; null while it stands, and for one
    /// that expired.
    /// </summary>
    public string? EndedBy { get; init; }

    /// <summary>Who has taken note of it; null for nobody.</summary>
    public AlertAcknowledgement? Acknowledged { get; init; }

    /// <summary>
    /// That its reason is over although it stands, since nobody has taken note of it; null while the reason lasts.
    /// </summary>
    public AlertOver? Over { get; init; }

    /// <summary>Whether it stands.</summary>
    public bool IsActive => Ended is null;
}

/// <summary>That somebody has taken note of an alert.</summary>
/// <param name="By">Name of who did.</param>
/// <param name="At">When.</param>
public sealed record AlertAcknowledgement(string By, DateTimeOffset At);

/// <summary>That the reason of an alert is over.</summary>
/// <param name="Reason">In words, for people.</param>
/// <param name="At">Since when.</param>
public sealed record AlertOver(string Reason, DateTimeOffset At);
