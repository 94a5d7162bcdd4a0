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
    AccountBook book, CommandPost post, TimeProvider time, ILogger<StaffService> logger) : IHostedService, IDisposable
{
    const int AtOnce = 256;
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    ITimer? _look;
    int _isLooking;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _look = time.CreateTimer(_ => _ = LookAsync(), null, LookEvery, LookEvery);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_look is { } look) await look.DisposeAsync();
        await LookAsync();
    }

    public void Dispose() => _look?.Dispose();

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

    async Task LookAsync()
    {
        if (Interlocked.Exchange(ref _isLooking, 1) == 1) return;
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
        finally
        {
            Volatile.Write(ref _isLooking, 0);
        }
    }

    [LoggerMessage(9110, LogLevel.Error, "What happened to accounts could not be recorded yet: {Reason}.")]
    static partial void LogNotRecorded(ILogger logger, string reason);
}
