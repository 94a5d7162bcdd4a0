using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Liaison.Web.Accounts;

/// <summary>How people sign in.</summary>
public sealed record AccountOptions : IValidatableObject
{
    /// <summary>How long a session lasts at most.</summary>
    [Description("How long a session lasts at most; then its owner signs in again. The default is one shift.")]
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How long a session lasts without being used.</summary>
    [Description("How long a session lasts without being used.")]
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a sign-in counts as fresh.</summary>
    [Description("How long after somebody proved who they are they need not do so again for what asks for it.")]
    public TimeSpan FreshFor { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a one-time code is good.</summary>
    [Description("How long the one-time code of a new or reset account is good.")]
    public TimeSpan CodeLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Whether people may sign in by password.</summary>
    [Description("Whether people may sign in by password; when not, by passkey or at the OpenID provider alone, which "
        + "is two factors at once.")]
    public bool Passwords { get; init; } = true;

    /// <summary>How many wrong sign-ins are free.</summary>
    [Description("How many wrong sign-ins to one account may follow each other before the next has to wait.")]
    [Range(3, 100)]
    public int FreeAttempts { get; init; } = 5;

    /// <summary>The longest wait.</summary>
    [Description("The longest wait after wrong sign-ins; it begins with a second and doubles.")]
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Outside(SessionLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30)))
            yield return new("it must be from 00:01:00 to 30 days", [nameof(SessionLifetime)]);
        if (Outside(SessionIdle, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30)))
            yield return new("it must be from 00:01:00 to 30 days", [nameof(SessionIdle)]);
        if (Outside(FreshFor, TimeSpan.FromMinutes(1), TimeSpan.FromHours(12)))
            yield return new("it must be from 00:01:00 to 12:00:00", [nameof(FreshFor)]);
        if (Outside(CodeLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromDays(7)))
            yield return new("it must be from 00:01:00 to 7 days", [nameof(CodeLifetime)]);
        if (Outside(LongestWait, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)))
            yield return new("it must be from 00:00:01 to 01:00:00", [nameof(LongestWait)]);
    }

    static bool Outside(TimeSpan value, TimeSpan least, TimeSpan most) => value < least || value > most;
}
