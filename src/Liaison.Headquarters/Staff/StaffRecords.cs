using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Staff;

/// <summary>
/// Something about who may sign in, for the auditor. It happened at <see cref="At"/>, and was recorded when the node
/// ran; its record's author is who did it. None of these holds a secret.
/// </summary>
public interface IStaffRecord : IRecordBody
{
    /// <summary>Name of the account or token that it is about.</summary>
    string Subject { get; }

    /// <summary>When it happened.</summary>
    DateTimeOffset At { get; }
}

/// <summary>A new account.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="At">When.</param>
/// <param name="Roles">Its roles, by their names in the API.</param>
[RecordKind("staff.account-added")]
public sealed record AccountAdded(string Subject, DateTimeOffset At, IReadOnlyList<string> Roles) : IStaffRecord;

/// <summary>An account has other roles.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="At">When.</param>
/// <param name="Roles">Its roles from then on.</param>
[RecordKind("staff.roles-changed")]
public sealed record RolesChanged(string Subject, DateTimeOffset At, IReadOnlyList<string> Roles) : IStaffRecord;

/// <summary>An account has another display name.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="At">When.</param>
/// <param name="DisplayName">What people call them from then on.</param>
[RecordKind("staff.account-renamed")]
public sealed record AccountRenamed(string Subject, DateTimeOffset At, string DisplayName) : IStaffRecord;

/// <summary>An account may not sign in any more.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="At">When.</param>
[RecordKind("staff.account-disabled")]
public sealed record AccountDisabled(string Subject, DateTimeOffset At) : IStaffRecord;

/// <summary>An account may sign in again.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="At">When.</param>
[RecordKind("staff.account-enabled")]
public sealed record AccountEnabled(string Subject, DateTimeOffset At) : IStaffRecord;

/// <summary>An account's password and passkeys were taken away, and a one-time code given.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="At">When.</param>
[RecordKind("staff.account-reset")]
public sealed record AccountReset(string Subject, DateTimeOffset At) : IStaffRecord;

/// <summary>An account has a new password, or its first one.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="At">When.</param>
[RecordKind("staff.password-set")]
public sealed record PasswordSet(string Subject, DateTimeOffset At) : IStaffRecord;

/// <summary>A passkey was registered.</summary>
/// <param name="Subject">Name of its account.</param>
/// <param name="At">When.</param>
/// <param name="Passkey">What its owner calls it.</param>
[RecordKind("staff.passkey-added")]
public sealed record PasskeyAdded(string Subject, DateTimeOffset At, string Passkey) : IStaffRecord;

/// <summary>A passkey was taken away.</summary>
/// <param name="Subject">Name of its account.</param>
/// <param name="At">When.</param>
/// <param name="Passkey">What its owner called it.</param>
[RecordKind("staff.passkey-removed")]
public sealed record PasskeyRemoved(string Subject, DateTimeOffset At, string Passkey) : IStaffRecord;

/// <summary>Somebody signed in, in the role of the record's author.</summary>
/// <param name="Subject">Name of the account.</param>
/// <param name="At">When.</param>
/// <param name="Method">By what: <c>Password</c>, <c>Passkey</c>, <c>Code</c>, <c>OpenId</c>.</param>
[RecordKind("staff.signed-in")]
public sealed record SignedIn(string Subject, DateTimeOffset At, string Method) : IStaffRecord;

/// <summary>Sessions of an account were ended.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="At">When.</param>
/// <param name="Which">Which ones, in words; empty for all.</param>
[RecordKind("staff.sessions-ended")]
public sealed record SessionsEnded(string Subject, DateTimeOffset At, string Which) : IStaffRecord;

/// <summary>There were too many wrong sign-ins to an account: from where its owner is not known the next have to
/// wait.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="At">When.</param>
/// <param name="Circumstances">How many, and from where the last came, in words.</param>
[RecordKind("staff.locked-out")]
public sealed record LockedOut(string Subject, DateTimeOffset At, string Circumstances) : IStaffRecord;

/// <summary>The waiting was ended.</summary>
/// <param name="Subject">Name of the account.</param>
/// <param name="At">When.</param>
[RecordKind("staff.lock-out-ended")]
public sealed record LockOutEnded(string Subject, DateTimeOffset At) : IStaffRecord;

/// <summary>A token was made for a machine.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="At">When.</param>
/// <param name="Role">What it may do.</param>
[RecordKind("staff.token-issued")]
public sealed record TokenIssued(string Subject, DateTimeOffset At, string Role) : IStaffRecord;

/// <summary>A token is not good any more.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="At">When.</param>
/// <param name="Role">What it could do.</param>
[RecordKind("staff.token-revoked")]
public sealed record TokenRevoked(string Subject, DateTimeOffset At, string Role) : IStaffRecord;
