using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;
using Liaison.Headquarters.Watch.Log;
using Liaison.Headquarters.Watch.Shifts;

namespace Liaison.Headquarters.Watch.Activity;

/// <summary>
/// The activity logs of positions: what each did in its shifts, apart from what matters to the whole headquarters,
/// which is in the significant events log. Entries are amended and withdrawn, never overwritten.
/// </summary>
/// <param name="shifts">Who is on watch where.</param>
public sealed class ActivityBoard(ShiftsBoard shifts) : IBoard
{
    const string Table = "watch.activity";
    const int MaxText = 4000;
    const int MaxReason = 1000;

    readonly List<ActivityEntry> _entries = [];
    readonly Dictionary<Guid, int> _places = [];
    readonly Dictionary<string, List<int>> _ofPosition = [];

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Count;

    /// <summary>The entry with an id; null when there is none.</summary>
    public ActivityEntry? Find(Guid id) => _places.TryGetValue(id, out var place) ? _entries[place] : null;

    /// <summary>The entries that a query wants, the newest first.</summary>
    /// <param name="query">The query.</param>
    /// <param name="before">Those with a lower number.</param>
    public IEnumerable<ActivityEntry> Find(ActivityQuery query, long before = long.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(query);
        // Numbers and times of recording both grow, so that a reader stops where the period begins.
        return Newest(query.Position).SkipWhile(entry => entry.Number >= before || entry.Recorded >= query.To)
            .TakeWhile(entry => query.From is null || entry.Recorded >= query.From).Where(query.Matches);
    }

    /// <summary>Enters something.</summary>
    public Verdict Decide(NoteActivity command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (Texts.IdFault(command.Position) is { } fault) return Refusal.Invalid("position", fault);
        return Fault(command.Content, occasion.Now) is { } refusal ? refusal : Verdict.Write(
            command.Label,
            new ActivityNoted(command.Position, shifts.OnWatch(command.Position)?.Id, command.Content));
    }

    /// <summary>Makes an entry say something else.</summary>
    public Verdict Decide(AmendActivity command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (Standing(command.Activity, command.Reason, out var entry) is { } refusal) return refusal;
        return Fault(command.Content, occasion.Now) is { } fault ? fault : Verdict.Write(
            command.Label ?? entry!.Label, new ActivityAmended(entry!.Id, command.Reason, command.Content));
    }

    /// <summary>Takes an entry back.</summary>
    public Verdict Decide(WithdrawActivity command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Standing(command.Activity, command.Reason, out var entry) is { } refusal
            ? refusal : Verdict.Write(entry!.Label, new ActivityWithdrawn(entry.Id, command.Reason));
    }

    /// <inheritdoc />
    public void Apply(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        switch (entry.Body)
        {
            case ActivityNoted body:
                Add(new(
                    entry.Id, entry.Number, entry.Number, body.Position, body.Shift, entry.Time, entry.Author,
                    entry.Role, entry.Label, body.Content, [], null));
                break;
            case ActivityAmended body when Find(body.Activity) is { } amended:
                _entries[_places[amended.Id]] = amended with
                {
                    Version = entry.Number,
                    Label = entry.Label,
                    Content = body.Content,
                    Amendments =
                    [
                        .. amended.Amendments,
                        new(amended.Content, amended.Label, entry.Author, entry.Time, body.Reason),
                    ],
                };
                break;
            case ActivityWithdrawn body when Find(body.Activity) is { } withdrawn:
                _entries[_places[withdrawn.Id]] = withdrawn with
                {
                    Version = entry.Number,
                    Withdrawal = new(entry.Author, entry.Time, body.Reason),
                };
                break;
            default:
                break;
        }
    }

    /// <inheritdoc />
    public void Save(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        tables.Add(Table, _entries);
    }

    /// <inheritdoc />
    public void Load(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var entry in tables.Read<ActivityEntry>(Table)) Add(entry);
    }

    IEnumerable<ActivityEntry> Newest(string? position)
    {
        var places = position is null ? null : _ofPosition.GetValueOrDefault(position, []);
        for (var i = (places?.Count ?? _entries.Count) - 1; i >= 0; i--) yield return _entries[places?[i] ?? i];
    }

    void Add(ActivityEntry entry)
    {
        _places.Add(entry.Id, _entries.Count);
        if (!_ofPosition.TryGetValue(entry.Position, out var places)) _ofPosition.Add(entry.Position, places = []);
        places.Add(_entries.Count);
        _entries.Add(entry);
    }

    Refusal? Standing(Guid id, string reason, out ActivityEntry? entry)
    {
        entry = Find(id);
        if (entry is null) return Refusal.NotFound($"activity '{id}'");
        if (entry.Withdrawal is not null)
            return Refusal.Conflict("withdrawn", "The entry was withdrawn. Enter what is so as a new one.");
        return Texts.Text("reason", reason, MaxReason);
    }

    static Refusal? Fault(ActivityContent content, DateTimeOffset now) =>
        Texts.Text("text", content.Text, MaxText)
        ?? LogBoard.TimeFault("time", content.Happened, now)
        ?? LogBoard.TimeFault("observed", content.Observed, now)
        ?? LogBoard.TimeFault("reported", content.Reported, now);
}
