using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;

namespace Liaison.Headquarters.Watch.Log;

/// <summary>
/// The significant events log: who did what, when. Entries are amended and withdrawn, never overwritten. An alert is
/// the first word of something, apart from the report that follows it.
/// </summary>
public sealed class LogBoard : IBoard
{
    /// <summary>How many entries one search looks at; the next page goes on behind them.</summary>
    public const int MostSearched = 200_000;

    const int MaxText = 4000;
    const int MaxReason = 1000;
    const int MaxWord = 64;
    const int MaxSource = 200;
    const int MaxLinks = 64;
    const int MaxLink = 200;
    static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly List<LogEntry> _entries = [];
    readonly Dictionary<Guid, int> _places = [];
    readonly Dictionary<(string Kind, string MessageId), Guid> _lifted = [];
    readonly Dictionary<Guid, List<Guid>> _reports = [];
    readonly IEventWatch _watch;

    /// <summary>Makes an empty log.</summary>
    /// <param name="watch">What looks at each entry.</param>
    public LogBoard(IEventWatch watch)
    {
        ArgumentNullException.ThrowIfNull(watch);
        _watch = watch;
    }

    // By place; kept as entries come, so that a hand-over does not walk the log.
    readonly SortedSet<int> _unacknowledged = [];

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Count;

    /// <summary>The severe and extreme entries that stand and that nobody has acknowledged, the oldest
    /// first.</summary>
    public IEnumerable<LogEntry> Unacknowledged => _unacknowledged.Select(place => _entries[place]);

    /// <summary>The entry with an id; null when there is none.</summary>
    public LogEntry? Find(Guid id) => _places.TryGetValue(id, out var place) ? _entries[place] : null;

    /// <summary>The entry that was made of a message; null when there is none.</summary>
    /// <param name="kind">Where the message came from.</param>
    /// <param name="messageId">Its id there.</param>
    public LogEntry? FindLifted(string kind, string messageId) =>
        _lifted.TryGetValue((kind, messageId), out var id) ? Find(id) : null;

    /// <summary>The reports that followed an alert, the oldest first.</summary>
    public IReadOnlyList<Guid> ReportsOf(Guid alert) =>
        _reports.TryGetValue(alert, out var reports) ? reports : [];

    /// <summary>The entries that a query wants, the newest first.</summary>
    /// <param name="query">The query.</param>
    /// <param name="before">Those with a lower number; null for all.</param>
    /// <param name="limit">The most to return.</param>
    /// <param name="searched">
    /// The number of the last entry that was looked at, when there are more behind it; null at the end.
    /// </param>
    public IReadOnlyList<LogEntry> Search(LogQuery query, long? before, int limit, out long? searched)
    {
        ArgumentNullException.ThrowIfNull(query);
        var found = new List<LogEntry>();
        var from = before is { } number ? PlaceOf(number) - 1 : _entries.Count - 1;
        var to = Math.Max(0, from - MostSearched + 1);
        searched = null;
        for (var place = from; place >= to; place--)
        {
            if (query.Matches(_entries[place])) found.Add(_entries[place]);
            if (found.Count < limit) continue;
            to = place;
        }

        if (to > 0) searched = _entries[to].Number;
        return found;
    }

    /// <summary>Enters something.</summary>
    public Verdict Decide(ReportEvent command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (Fault(command.Content, occasion.Now) is { } refusal) return refusal;
        if (command.Content.Origin is { } origin && FindLifted(origin.Kind, origin.MessageId) is { } entry)
            return Refusal.Conflict("lifted", $"This message is in the log already, as entry {entry.Id}.");
        return Verdict.Write(
            command.Label,
            [new EventReported(command.Content), .. _watch.See(occasion.Id, command.Content, occasion.Now)]);
    }

    /// <summary>Makes an entry say something else.</summary>
    public Verdict Decide(AmendEvent command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (Standing(command.Event, command.Reason, out var entry) is { } refusal) return refusal;
        // Where it came from is not a matter of opinion.
        var content = command.Content with { Origin = entry!.Content.Origin };
        if (content.Alert == entry.Id) return Refusal.Invalid("alert", "another entry");
        return Fault(content, occasion.Now) is { } fault ? fault : Verdict.Write(
            command.Label ?? entry.Label,
            [new EventAmended(entry.Id, command.Reason, content), .. _watch.See(entry.Id, content, occasion.Now)]);
    }

    /// <summary>Takes notice of an entry.</summary>
    public Verdict Decide(AcknowledgeEvent command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Standing(command.Event, out var entry) is { } refusal) return refusal;
        return entry!.Acknowledged is not null
            ? Verdict.Nothing : Verdict.Write(entry.Label, new EventAcknowledged(entry.Id));
    }

    /// <summary>Takes an entry back.</summary>
    public Verdict Decide(WithdrawEvent command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Standing(command.Event, command.Reason, out var entry) is { } refusal
            ? refusal : Verdict.Write(entry!.Label, new EventWithdrawn(entry.Id, command.Reason));
    }

    /// <inheritdoc />
    public void Apply(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        switch (entry.Body)
        {
            case EventReported body:
                Add(new LogEntry(
                    entry.Id, entry.Number, entry.Number, entry.Time, entry.Author, entry.Role, entry.Label,
                    body.Content, [], null));
                break;
            case EventAmended body when Find(body.Event) is { } amended:
                Replace(amended with
                {
                    Version = entry.Number,
                    Label = entry.Label,
                    Content = body.Content,
                    // What was acknowledged is what it said before.
                    Acknowledged = null,
                    Amendments = [.. amended.Amendments, new(
                        amended.Content, amended.Label, entry.Author, entry.Time, body.Reason)],
                });
                break;
            case EventAcknowledged body when Find(body.Event) is { } acknowledged:
                Replace(acknowledged with
                {
                    Version = entry.Number,
                    Acknowledged = new(entry.Author, entry.Time),
                });
                break;
            case EventWithdrawn body when Find(body.Event) is { } withdrawn:
                Replace(withdrawn with
                {
                    Version = entry.Number,
                    Withdrawal = new(entry.Author, entry.Time, body.Reason),
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
        tables.Add("watch.log", _entries);
    }

    /// <inheritdoc />
    public void Load(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var entry in tables.Read<LogEntry>("watch.log")) Add(entry);
    }

    void Add(LogEntry entry)
    {
        _places.Add(entry.Id, _entries.Count);
        _entries.Add(entry);
        if (entry.IsUnacknowledged) _unacknowledged.Add(_entries.Count - 1);
        if (entry.Content.Origin is { } origin) _lifted.TryAdd((origin.Kind, origin.MessageId), entry.Id);
        Link(entry);
    }

    void Replace(LogEntry entry)
    {
        var before = Find(entry.Id)!.Content.Alert;
        var place = _places[entry.Id];
        _entries[place] = entry;
        if (entry.IsUnacknowledged)
            _unacknowledged.Add(place);
        else
            _unacknowledged.Remove(place);
        if (before == entry.Content.Alert) return;
        if (before is { } alert) _reports[alert].Remove(entry.Id);
        Link(entry);
    }

    void Link(LogEntry entry)
    {
        if (entry.Content.Alert is not { } alert) return;
        if (!_reports.TryGetValue(alert, out var reports)) _reports.Add(alert, reports = []);
        reports.Add(entry.Id);
        // An amendment may make an older entry the report of an alert.
        reports.Sort((left, right) => _places[left].CompareTo(_places[right]));
    }

    /// <summary>The place of the first entry whose number is not below this one.</summary>
    int PlaceOf(long number)
    {
        var (low, high) = (0, _entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_entries[middle].Number < number)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    Refusal? Standing(Guid id, string reason, out LogEntry? entry) =>
        Standing(id, out entry) ?? Texts.Text("reason", reason, MaxReason);

    Refusal? Standing(Guid id, out LogEntry? entry)
    {
        entry = Find(id);
        return entry is null ? Refusal.NotFound($"log entry '{id}'")
            : entry.Withdrawal is null ? null
            : Refusal.Conflict("withdrawn", "The entry was withdrawn. Enter what is so as a new one.");
    }

    Refusal? Fault(EventContent content, DateTimeOffset now) =>
        Texts.Text("text", content.Text, MaxText)
        ?? Texts.Line("category", content.Category, MaxWord, mayBeEmpty: true)
        ?? Texts.Line("source", content.Source, MaxSource, mayBeEmpty: true)
        ?? TimeFault("time", content.Happened, now) ?? TimeFault("observed", content.Observed, now)
        ?? TimeFault("reported", content.Reported, now)
        ?? Texts.Lines("tracks", content.Tracks, MaxLinks, MaxLink)
        ?? Texts.Lines("units", content.Units, MaxLinks, MaxLink)
        ?? Texts.Lines("sites", content.Sites ?? [], MaxLinks, MaxLink)
        ?? (content.Position is { IsValid: false } ? Refusal.Invalid("position", "longitude and latitude") : null)
        ?? AlertFault(content);

    Refusal? AlertFault(EventContent content)
    {
        if (content.Alert is not { } id) return null;
        if (content.Form == EventForm.Alert) return Refusal.Invalid("alert", "absent for an alert");
        return Find(id) is { Content.Form: EventForm.Alert } ? null : Refusal.Invalid("alert", "the id of an alert");
    }

    /// <summary>Refuses a time that no entry has: of another century, or to come.</summary>
    internal static Refusal? TimeFault(string member, DateTimeOffset? time, DateTimeOffset now) =>
        time is { } given && (given < Earliest || given > now + Ahead)
            ? Refusal.Invalid(member, "a time in the past") : null;
}
