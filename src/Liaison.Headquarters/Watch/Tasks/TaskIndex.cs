using Liaison.Headquarters.Watch.Addressees;

namespace Liaison.Headquarters.Watch.Tasks;

/// <summary>Tasks by what people ask for, so that no question walks all of them.</summary>
sealed class TaskIndex
{
    readonly Dictionary<TaskState, SortedSet<int>> _byState = Enum.GetValues<TaskState>()
        .ToDictionary(state => state, _ => new SortedSet<int>());

    readonly Dictionary<Addressee, SortedSet<int>> _byAddressee = [];
    readonly Dictionary<Addressee, SortedSet<int>> _openByAddressee = [];
    readonly Dictionary<Guid, SortedSet<int>> _byRequest = [];
    readonly Dictionary<Guid, SortedSet<int>> _byDependence = [];

    /// <summary>How many tasks are not at their end.</summary>
    public int Open { get; private set; }

    public SortedSet<int> InState(TaskState state) => _byState[state];

    public SortedSet<int> For(Addressee addressee) => Find(_byAddressee, addressee);

    public SortedSet<int> OpenFor(Addressee addressee) => Find(_openByAddressee, addressee);

    public SortedSet<int> OfRequest(Guid request) => Find(_byRequest, request);

    public SortedSet<int> After(Guid task) => Find(_byDependence, task);

    /// <summary>Notes what has become of a task.</summary>
    /// <param name="before">The task until now; null for a new one.</param>
    /// <param name="after">The task from now on.</param>
    public void Change(UnitTask? before, UnitTask after)
    {
        if (before is not null) Remove(before);
        var number = after.Number;
        _byState[after.State].Add(number);
        if (after.IsOpen) Open++;
        foreach (var addressee in after.Content.Addressees)
        {
            Add(_byAddressee, addressee, number);
            if (after.IsOpen) Add(_openByAddressee, addressee, number);
        }

        if (after.Content.Request is { } request) Add(_byRequest, request, number);
        foreach (var first in after.Content.DependsOn) Add(_byDependence, first, number);
    }

    void Remove(UnitTask task)
    {
        var number = task.Number;
        _byState[task.State].Remove(number);
        if (task.IsOpen) Open--;
        foreach (var addressee in task.Content.Addressees)
        {
            Remove(_byAddressee, addressee, number);
            Remove(_openByAddressee, addressee, number);
        }

        if (task.Content.Request is { } request) Remove(_byRequest, request, number);
        foreach (var first in task.Content.DependsOn) Remove(_byDependence, first, number);
    }

    static SortedSet<int> Find<TKey>(Dictionary<TKey, SortedSet<int>> index, TKey key)
        where TKey : notnull => index.TryGetValue(key, out var numbers) ? numbers : [];

    static void Add<TKey>(Dictionary<TKey, SortedSet<int>> index, TKey key, int number)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var numbers)) index.Add(key, numbers = []);
        numbers.Add(number);
    }

    static void Remove<TKey>(Dictionary<TKey, SortedSet<int>> index, TKey key, int number)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var numbers)) return;
        numbers.Remove(number);
        if (numbers.Count == 0) index.Remove(key);
    }
}
