namespace Liaison.Headquarters.Command;

/// <summary>Why something is not done, by what the caller can do about it.</summary>
public enum RefusalKind
{
    /// <summary>What the command says cannot be: say something else.</summary>
    Invalid,

    /// <summary>What it names is not there.</summary>
    NotFound,

    /// <summary>Whoever asks is not the one who may decide this.</summary>
    NotAllowed,

    /// <summary>As things stand it cannot be done.</summary>
    Conflict,

    /// <summary>It was meant for an earlier state of the thing: read it again.</summary>
    Stale,
}

/// <summary>A command that is not carried out.</summary>
/// <param name="Kind">What the caller can do about it.</param>
/// <param name="Code">A stable name for programs: small letters and hyphens.</param>
/// <param name="Reason">A sentence for people.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Reason)
{
    /// <summary>What the command says cannot be.</summary>
    /// <param name="member">The member at fault, for example <c>rules[0].kind</c>.</param>
    /// <param name="expected">What it should be.</param>
    public static Refusal Invalid(string member, string expected) =>
        new(RefusalKind.Invalid, "invalid", $"{member}: {expected}");

    /// <summary>What the command names is not there.</summary>
    /// <param name="what">For example <c>unit 'x'</c>.</param>
    public static Refusal NotFound(string what) => new(RefusalKind.NotFound, "not-found", $"There is no {what} here.");

    /// <summary>The actor is not the one who decides this.</summary>
    public static Refusal NotAllowed(string reason) => new(RefusalKind.NotAllowed, "not-allowed", reason);

    /// <summary>As things stand it cannot be done.</summary>
    /// <param name="code">A stable name of the reason.</param>
    /// <param name="reason">The reason as a sentence.</param>
    public static Refusal Conflict(string code, string reason) => new(RefusalKind.Conflict, code, reason);

    /// <summary>The thing has changed since the caller read it.</summary>
    public static Refusal Stale() => new(
        RefusalKind.Stale, "stale", "It has changed since you read it. Read it again, then decide.");
}
