namespace Liaison.Picture.Groups;

/// <summary>Names of TAK groups and the numbers that <see cref="GroupSet"/> uses for them. Safe for many threads.</summary>
public sealed class GroupTable
{
    /// <summary>The group of everybody who has no other (TAK's name for it).</summary>
    public const string Anonymous = "__ANON__";

    /// <summary>How many groups there may be; TAK Server's limit of its group vector is of the same order.</summary>
    public const int MaxGroups = 32_768;

    /// <summary>The longest name of a group, in characters.</summary>
    public const int MaxNameLength = 128;

    readonly Lock _lock = new();
    readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    readonly List<string> _names = [];

    /// <summary>How many groups there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _names.Count;
        }
    }

    /// <summary>The number of a group, given to it when its name is seen for the first time.</summary>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    /// <exception cref="InvalidOperationException">There are <see cref="MaxGroups"/> groups already.</exception>
    public int NumberOf(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Length > MaxNameLength)
            throw new ArgumentException($"A group's name has at most {MaxNameLength} characters.", nameof(name));
        lock (_lock)
        {
            if (_numbers.TryGetValue(name, out var number)) return number;
            if (_names.Count == MaxGroups) throw new InvalidOperationException($"There are {MaxGroups} groups already.");
            _names.Add(name);
            return _numbers[name] = _names.Count - 1;
        }
    }

    /// <summary>The set of the groups with these names.</summary>
    public GroupSet SetOf(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Aggregate(GroupSet.Empty, (set, name) => set.With(NumberOf(name)));
    }

    /// <summary>Whether a group of this name exists, and its number.</summary>
    public bool TryFind(string name, out int number)
    {
        lock (_lock) return _numbers.TryGetValue(name, out number);
    }

    /// <summary>The names of the members of a set.</summary>
    public IReadOnlyList<string> NamesOf(GroupSet set)
    {
        lock (_lock) return [.. set.Members().Select(number => _names[number])];
    }
}
