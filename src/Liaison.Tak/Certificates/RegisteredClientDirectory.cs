using Liaison.Tak.Sessions;
using Microsoft.Extensions.Logging;

namespace Liaison.Tak.Certificates;

/// <summary>
/// The registry as sessions see it: who may connect now. Looks at the file once a second, so that a client that was revoked
/// on the command line is put out within about that time.
/// </summary>
public sealed partial class RegisteredClientDirectory : IClientDirectory, IDisposable
{
    /// <summary>How often the file is looked at.</summary>
    public static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(1);

    readonly ClientRegistry _registry;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly ITimer _timer;
    bool _damaged;

    /// <summary>Starts to look at the registry's file.</summary>
    public RegisteredClientDirectory(
        ClientRegistry registry, TimeProvider time, ILogger<RegisteredClientDirectory> logger)
    {
        ArgumentNullException.ThrowIfNull(time);
        (_registry, _time, _logger) = (registry, time, logger);
        // Armed again only after each look: two never run at once.
        _timer = time.CreateTimer(_ => Look(), null, RefreshInterval, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public event Action? Changed;

    /// <inheritdoc/>
    public bool TryFind(string fingerprint, out DirectoryClient client)
    {
        client = default;
        var standing = _registry.StandingOf(new(fingerprint), _time.GetUtcNow(), out var found);
        // A certificate of our own authority that is not known was probably made just now: it must work at once.
        if (standing == ClientStanding.Unknown && LookNow())
            standing = _registry.StandingOf(new(fingerprint), _time.GetUtcNow(), out found);
        if (standing != ClientStanding.Good || found is null)
            return false;

        client = new(found.Name, Names(found, GroupDirection.In), Names(found, GroupDirection.Out));
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    static List<string> Names(RegisteredClient client, GroupDirection direction) =>
        [.. client.Groups.Where(g => g.Direction.HasFlag(direction)).Select(g => g.Name)];

    void Look()
    {
        try
        {
            LookNow();
        }
        finally
        {
            _timer.Change(RefreshInterval, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Reads the file again if it has changed, and says so to all. True if it has.</summary>
    bool LookNow()
    {
        try
        {
            var hasChanged = _registry.Refresh();
            _damaged = false;
            if (hasChanged)
                Changed?.Invoke();
            return hasChanged;
        }
        catch (Exception e) when (e is CertificateException or IOException or UnauthorizedAccessException)
        {
            // Once for each time that it becomes so; what was known before still holds.
            if (!_damaged)
                LogDamaged(e.Message);
            _damaged = true;
            return false;
        }
    }

    [LoggerMessage(1050, LogLevel.Error, "The registry of TAK clients cannot be read; changes to it are not seen: {Reason}")]
    partial void LogDamaged(string reason);
}
