using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;
using Liaison.Headquarters.Watch.Addressees;

namespace Liaison.Headquarters.Watch.Tasks;

/// <summary>
/// The tasks that a headquarters gives to its own units and to TAK clients. A partner's unit cannot be tasked: it is
/// not among our units, and nothing here leaves for a partner.
/// </summary>
public sealed class TasksBoard : IBoard
{
    const string Table = "watch.tasks";

    // By number, from 1.
    readonly List<UnitTask> _tasks = [];
    readonly Dictionary<Guid, int> _numbers = [];
    readonly TaskIndex _index = new();
    readonly TaskDecisions _decisions;

    /// <summary>Makes an empty board.</summary>
    /// <param name="units">Which units this headquarters commands.</param>
    /// <param name="requests">Which requests for support forces may be tasked for.</param>
    public TasksBoard(IUnitCommand units, IRequestLookup requests) => _decisions = new(this, units, requests);

    /// <summary>How many tasks there are.</summary>
    public int Count => _tasks.Count;

    /// <summary>How many are not at their end.</summary>
    public int Open => _index.Open;

    /// <summary>A task by its id; null when there is none.</summary>
    public UnitTask? Find(Guid id) => _numbers.TryGetValue(id, out var number) ? _tasks[number - 1] : null;

    /// <summary>A task by its number; null when there is none.</summary>
    public UnitTask? Find(int number) => number >= 1 && number <= _tasks.Count ? _tasks[number - 1] : null;

    /// <summary>Tasks in the order of their numbers, read from a list no longer than what is asked for.</summary>
    /// <param name="query">Which.</param>
    /// <param name="now">The time, for what is late.</param>
    /// <param name="after">The number behind which to begin.</param>
    public IEnumerable<UnitTask> Find(TaskQuery query, DateTimeOffset now, int after = 0)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Candidates(query, after).Select(number => _tasks[number - 1]).Where(task => query.Matches(task, now));
    }

    /// <summary>The tasks before which a task comes.</summary>
    public IEnumerable<UnitTask> After(Guid task) => _index.After(task).Select(number => _tasks[number - 1]);

    /// <summary>Of the tasks that come before a task those that are not done.</summary>
    public IReadOnlyList<UnitTask> NotDoneBefore(UnitTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return [.. task.Content.DependsOn.Select(id => Find(id)!).Where(first => first.State != TaskState.Done)];
    }

    /// <summary>Writes a task.</summary>
    public Verdict Decide(DraftTask command, Occasion occasion) => _decisions.Draft(command, occasion);

    /// <summary>Changes a task.</summary>
    public Verdict Decide(ChangeTask command, Occasion occasion) => _decisions.Change(command, occasion);

    /// <summary>Takes the answer of a TAK client.</summary>
    public Verdict Decide(AnswerTask command, Occasion occasion) => _decisions.Answer(command, occasion);

    /// <inheritdoc />
    public void Apply(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Body is TaskDrafted drafted)
            Set(null, TaskFold.Begin(drafted, _tasks.Count + 1, entry));
        else if (TaskFold.TaskOf(entry.Body) is { } id && Find(id) is { } task)
            Set(task, TaskFold.Apply(task, entry.Body, entry));
    }

    /// <inheritdoc />
    public void Save(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        tables.Add(Table, _tasks);
    }

    /// <inheritdoc />
    public void Load(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var task in tables.Read<UnitTask>(Table)) Set(null, task);
    }

    internal IEnumerable<int> OpenFor(Addressee addressee) => _index.OpenFor(addressee);

    void Set(UnitTask? before, UnitTask after)
    {
        _index.Change(before, after);
        if (before is not null)
        {
            _tasks[after.Number - 1] = after;
            return;
        }

        _tasks.Add(after);
        _numbers.Add(after.Id, after.Number);
    }

    IEnumerable<int> Candidates(TaskQuery query, int after)
    {
        var numbers = query.Addressee is { } addressee
            ? query.IsOpen == true ? _index.OpenFor(addressee) : _index.For(addressee)
            : query.Request is { } request ? _index.OfRequest(request)
            : query.State is { } state ? _index.InState(state)
            : null;
        if (numbers is not null) return Behind(numbers, after);
        if (query.IsOpen == true || query.IsLate == true)
        {
            // A merge of the states that a task is in while it is open.
            return Merge([.. TaskQuery.OpenStates.Select(open => Behind(_index.InState(open), after))]);
        }

        return Enumerable.Range(after + 1, Math.Max(0, _tasks.Count - after));
    }

    static SortedSet<int> Behind(SortedSet<int> numbers, int after) =>
        after == int.MaxValue ? [] : numbers.GetViewBetween(after + 1, int.MaxValue);

    static IEnumerable<int> Merge(IReadOnlyList<IEnumerable<int>> lists)
    {
        var queue = new PriorityQueue<IEnumerator<int>, int>();
        foreach (var list in lists)
        {
            var numbers = list.GetEnumerator();
            if (numbers.MoveNext()) queue.Enqueue(numbers, numbers.Current);
        }

        while (queue.TryDequeue(out var numbers, out var number))
        {
            yield return number;
            if (numbers.MoveNext()) queue.Enqueue(numbers, numbers.Current);
        }
    }
}
