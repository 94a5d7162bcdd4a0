using Liaison.Headquarters.Command;
using Liaison.Headquarters.Staff;
using Liaison.Web.Accounts;

namespace Liaison.Composition;

/// <summary>
/// Carries what happened to accounts, sessions and tokens into the journal. It was written down together with the
/// change itself, by this node or by the command line, and waits there until the journal has it: nothing is lost, and
/// nothing is recorded twice, since its record has the id that it was given when it happened.
/// </summary>
sealed partial class StaffService(
    AccountBook book, CommandPost post, TimeProvider time, ILogger<StaffService> logger) : BackgroundService
{
    const int AtOnce = 256;
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await LookAsync();
    }

    /// <summary>What happened, as its record says it.</summary>
    internal static IStaffRecord RecordOf(AccountEvent happened)
    {
        var (subject, at, detail) = (happened.Subject, happened.At, happened.Detail);
        return happened.Kind switch
        {
            AccountEventKind.AccountAdded => new AccountAdded(subject, at, detail.Split(", ")),
            AccountEventKind.RolesChanged => new RolesChanged(subject, at, detail.Split(", ")),
            AccountEventKind.AccountRenamed => new AccountRenamed(subject, at, detail),
            AccountEventKind.AccountDisabled => new AccountDisabled(subject, at),
            AccountEventKind.AccountEnabled => new AccountEnabled(subject, at),
            AccountEventKind.AccountReset => new AccountReset(subject, at),
            AccountEventKind.PasswordSet => new PasswordSet(subject, at),
            AccountEventKind.PasskeyAdded => new PasskeyAdded(subject, at, detail),
            AccountEventKind.PasskeyRemoved => new PasskeyRemoved(subject, at, detail),
            AccountEventKind.SignedIn => new SignedIn(subject, at, detail),
            AccountEventKind.SessionsEnded => new SessionsEnded(subject, at, detail),
            AccountEventKind.SignInDelayed => new LockedOut(subject, at, detail),
            AccountEventKind.DelayCleared => new LockOutEnded(subject, at),
            AccountEventKind.TokenIssued => new TokenIssued(subject, at, detail),
            AccountEventKind.TokenRevoked => new TokenRevoked(subject, at, detail),
            _ => throw new InvalidDataException($"accounts: {happened.Kind} is of a later version"),
        };
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync();
    }

    async Task LookAsync()
    {
        try
        {
            var waiting = book.Current.Events.Values.OrderBy(e => e.At).ThenBy(e => e.Id).Take(AtOnce).ToList();
            if (waiting.Count == 0) return;
            foreach (var happened in waiting)
            {
                await post.DecideAsync(
                    new Actor(happened.By, happened.ByRole), (_, _) => StaffBoard.Record(RecordOf(happened)),
                    (_, _) => true, happened.Id);
            }

            book.Change(changes =>
            {
                waiting.ForEach(changes.Remove);
                return true;
            });
        }
        catch (Exception e)
        {
            // It waits where it is.
            LogNotRecorded(logger, e.Message);
        }
    }

    [LoggerMessage(9110, LogLevel.Error, "What happened to accounts could not be recorded yet: {Reason}.")]
    static partial void LogNotRecorded(ILogger logger, string reason);
}
