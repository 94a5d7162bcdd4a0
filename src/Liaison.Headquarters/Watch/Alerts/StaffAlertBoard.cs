using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;
using Liaison.Headquarters.Watch.Information;
using Liaison.Headquarters.Watch.Log;

namespace Liaison.Headquarters.Watch.Alerts;

/// <summary>
/// Alerts to the staff and to TAK clients. What meets an information requirement raises one in the same decision; when
/// nobody acknowledges it in time, further roles are alerted, each step once.
/// </summary>
public sealed class StaffAlertBoard : IDueBoard, IEventWatch
{
    const string Table = "watch.alerts";
    const int MaxText = 4000;
    const int MaxOpen = 100_000;
    const int MostAtOnce = 100;

    readonly CcirBoard _ccirs;

    // By number, from 1.
    readonly List<StaffAlert> _alerts = [];
    readonly Dictionary<Guid, int> _numbers = [];
    readonly SortedSet<int> _open = [];
    readonly SortedSet<(DateTimeOffset At, int Number)> _due = [];
    readonly HashSet<(Guid Ccir, Guid Event)> _seen = [];

    /// <summary>Makes an empty board.</summary>
    /// <param name="ccirs">The requirements that raise alerts.</param>
    public StaffAlertBoard(CcirBoard ccirs)
    {
        ArgumentNullException.ThrowIfNull(ccirs);
        _ccirs = ccirs;
    }

    /// <summary>How many nobody has acknowledged.</summary>
    public int Open => _open.Count;

    /// <summary>An alert by its id; null when there is none.</summary>
    public StaffAlert? Find(Guid id) => _numbers.TryGetValue(id, out var number) ? _alerts[number - 1] : null;

    /// <summary>An alert by its number; null when there is none.</summary>
    public StaffAlert? Find(int number) => number > 0 && number <= _alerts.Count ? _alerts[number - 1] : null;

    /// <summary>Alerts, the newest first.</summary>
    /// <param name="isOpen">Those that nobody has acknowledged; false for all.</param>
    /// <param name="before">Those with a lower number.</param>
    public IEnumerable<StaffAlert> Newest(bool isOpen, int before = int.MaxValue) =>
        (isOpen ? _open.Reverse().SkipWhile(number => number >= before)
            : Enumerable.Range(1, Math.Min(before - 1, _alerts.Count)).Reverse())
        .Select(number => _alerts[number - 1]);

    /// <inheritdoc />
    public IEnumerable<IRecordBody> See(Guid entry, EventContent content, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(content);
        foreach (var ccir in _ccirs.SeenIn(content, now))
        {
            var wording = ccir.Standing!.Content;
            if (_seen.Contains((ccir.Id, entry))) continue;
            yield return new AlertRaised(new AlertContent(
                ccir.Id, entry, content.Text, wording.Role, wording.Escalation, wording.Addressees));
        }
    }

    /// <summary>Raises an alert by hand.</summary>
    /// <param name="command">What to raise.</param>
    /// <param name="log">The log, in which its entry is.</param>
    public Verdict Decide(RaiseAlert command, LogBoard log)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(log);
        if (CheckCause(command, log, out var ccir, out var entry) is { } refusal) return refusal;
        var wording = ccir?.Standing!;
        var content = new AlertContent(
            command.Ccir, command.Event, command.Text ?? entry?.Content.Text ?? "",
            command.Role ?? wording?.Content.Role ?? "", command.Escalation ?? wording?.Content.Escalation ?? [],
            command.Addressees ?? wording?.Content.Addressees ?? []);
        return Check(content) is { } fault ? fault
            : _open.Count >= MaxOpen
                ? Refusal.Conflict("too-many", $"There are {MaxOpen} alerts that nobody has acknowledged.")
            : Verdict.Write(command.Label ?? entry?.Label ?? wording!.Label, new AlertRaised(content));
    }

    /// <summary>Takes an alert on. The first who does stays.</summary>
    public Verdict Decide(AcknowledgeAlert command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (Find(command.Alert) is not { } alert) return Refusal.NotFound($"alert '{command.Alert}'");
        if (Texts.Text("note", command.Note, Texts.MaxReason, mayBeEmpty: true) is { } refusal) return refusal;
        var role = occasion.Actor.Role;
        if (role != CommandPosts.CommanderRole && alert.Roles.Any() && !alert.Roles.Contains(role))
        {
            return Refusal.NotAllowed(
                $"The alert is for {string.Join(", ", alert.Roles)}: one of them, or the commander, acknowledges it.");
        }

        return alert.Acknowledgement is not null
            ? Verdict.Nothing : Verdict.Write(alert.Label, new AlertAcknowledged(alert.Id, command.Note));
    }

    /// <summary>Notes that a TAK client has an alert, for every addressee that it is.</summary>
    public Verdict Decide(AnswerAlert command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var alert = command.Number is { } number ? Find(number) : command.Alert is { } id ? Find(id) : null;
        if (alert is null) return Refusal.NotFound("alert of this number");
        if (command.Origin.Check() is { } refusal) return refusal;
        var names = command.Origin.Names(command.Groups).ToList();
        var places = Enumerable.Range(0, alert.Content.Addressees.Count)
            .Where(place => names.Contains(alert.Content.Addressees[place])).ToList();
        if (places.Count == 0) return Refusal.NotAllowed("This alert is not for you.");
        return Verdict.Write(
            alert.Label, [.. places.Where(place => !alert.HasAnswered(place))
                .Select(place => new AlertAnswered(alert.Id, place, command.Origin))]);
    }

    /// <inheritdoc />
    public Verdict DecideDue(Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(occasion);
        if (_due.Count == 0 || _due.Min.At > occasion.Now) return Verdict.Nothing;
        // The records of one decision have one label: other labels' turn comes when this one is written.
        var label = _alerts[_due.Min.Number - 1].Label;
        var bodies = new List<IRecordBody>();
        foreach (var (at, number) in _due)
        {
            if (at > occasion.Now || bodies.Count > MostAtOnce - AlertRules.MaxSteps) break;
            var alert = _alerts[number - 1];
            if (alert.Label != label) continue;
            var steps = alert.Content.Escalation;
            for (var i = alert.Escalated.Count; i < steps.Count && alert.At + steps[i].After <= occasion.Now; i++)
                bodies.Add(new AlertEscalated(alert.Id, i, steps[i].Role));
        }

        return Verdict.Write(label, bodies);
    }

    /// <inheritdoc />
    public void Apply(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        switch (entry.Body)
        {
            case AlertRaised body:
                Add(new StaffAlert(
                    entry.Id, _alerts.Count + 1, entry.Number, entry.Label, body.Content, entry.Author, entry.Time, [],
                    null, []));
                break;
            case AlertEscalated body when Find(body.Alert) is { } alert:
                Replace(alert, alert with { Version = entry.Number, Escalated = [.. alert.Escalated, entry.Time] });
                break;
            case AlertAcknowledged body when Find(body.Alert) is { } alert:
                Replace(alert, alert with
                {
                    Version = entry.Number,
                    Acknowledgement = new AlertAcknowledgement(entry.Author, entry.Role, entry.Time, body.Note),
                });
                break;
            case AlertAnswered body when Find(body.Alert) is { } alert:
                Replace(alert, alert with
                {
                    Version = entry.Number,
                    Answers = [.. alert.Answers, new AddresseeAnswer(body.Addressee, entry.Time, body.Origin)],
                });
                break;
            default:
                break;
        }
    }

    /// <inheritdoc />
    public void Save(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        tables.Add(Table, _alerts);
    }

    /// <inheritdoc />
    public void Load(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var alert in tables.Read<StaffAlert>(Table)) Add(alert);
    }

    void Add(StaffAlert alert)
    {
        _alerts.Add(alert);
        _numbers.Add(alert.Id, alert.Number);
        if (alert.Content is { Ccir: { } ccir, Event: { } entry }) _seen.Add((ccir, entry));
        Index(alert);
    }

    void Replace(StaffAlert before, StaffAlert after)
    {
        if (before.NextStepAt is { } at) _due.Remove((at, before.Number));
        _open.Remove(before.Number);
        _alerts[after.Number - 1] = after;
        Index(after);
    }

    void Index(StaffAlert alert)
    {
        if (!alert.IsAcknowledged) _open.Add(alert.Number);
        if (alert.NextStepAt is { } at) _due.Add((at, alert.Number));
    }

    Refusal? CheckCause(RaiseAlert command, LogBoard log, out Ccir? ccir, out LogEntry? entry)
    {
        (ccir, entry) = (null, null);
        if (command.Ccir is null && command.Event is null)
            return Refusal.Invalid("ccir", "the requirement that is met, or logEntry: an entry of the log");
        if (command.Ccir is { } requirement && (ccir = _ccirs.Find(requirement)) is not { IsApproved: true })
            return Refusal.Invalid("ccir", "the id of a requirement that the commander has approved");
        if (command.Event is { } id && (entry = log.Find(id)) is not { Withdrawal: null })
            return Refusal.Invalid("logEntry", "the id of an entry of the log that stands");
        return null;
    }

    static Refusal? Check(AlertContent content) =>
        Texts.Text("text", content.Text, MaxText)
        ?? (content.Role.Length == 0 && content.Addressees.Count == 0
            ? Refusal.Invalid("role", "the role to alert, or addressees: TAK clients") : null)
        ?? (content.Role.Length > 0 ? AlertRules.CheckRole("role", content.Role) : null)
        ?? AlertRules.CheckEscalation(content.Escalation)
        ?? AlertRules.CheckAddressees(content.Addressees);
}
