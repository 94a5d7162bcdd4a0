namespace Liaison.Picture.Alerts;

/// <summary>The words of an alert in one language.</summary>
public sealed record AlertText
{
    /// <summary>The language as an RFC 5646 tag, for example <c>ja</c> or <c>en-US</c>.</summary>
    public required string Language { get; init; }

    /// <summary>What it is, in a few words: <c>Tsunami Warning</c>.</summary>
    public required string Event { get; init; }

    /// <summary>Who says it, in words for people; empty for none.</summary>
    public string SenderName { get; init; } = "";

    /// <summary>The message in one line; empty for none.</summary>
    public string Headline { get; init; } = "";

    /// <summary>What happens; empty for none.</summary>
    public string Description { get; init; } = "";

    /// <summary>What to do; empty for none.</summary>
    public string Instruction { get; init; } = "";

    /// <summary>Where to read more; null for nowhere.</summary>
    public string? Web { get; init; }
}
