namespace Liaison.Feeds.Alerts.Cap;

/// <summary>Remembers the first fault of a message while it is read to its end.</summary>
sealed class CapFaults
{
    /// <summary>What is wrong; null for nothing.</summary>
    public string? First { get; private set; }

    /// <summary>Notes a fault.</summary>
    /// <param name="fault">In words that are the same for the same fault.</param>
    public void Note(string fault) => First ??= fault;

    /// <summary>The text of a child that must be there.</summary>
    public string Required(AlertElement parent, string child)
    {
        var text = parent[child].Text;
        if (text.Length == 0)
            Note($"CAP: {parent.Name} has no {child}.");
        return text;
    }

    /// <summary>The instant in a child that must be there.</summary>
    public DateTimeOffset RequiredTime(AlertElement parent, string child)
    {
        Required(parent, child);
        return Time(parent, child).GetValueOrDefault();
    }

    /// <summary>The instant in a child; null when it is absent.</summary>
    public DateTimeOffset? Time(AlertElement parent, string child)
    {
        var element = parent[child];
        if (element.Text.Length == 0)
            return null;
        var time = element.AsTime();
        if (time is null)
            Note($"CAP: {child} is no time with an offset from UTC.");
        return time;
    }

    /// <summary>One of CAP's words in a child that must be there.</summary>
    public T Code<T>(AlertElement parent, string child)
        where T : struct, Enum
    {
        if (!CapNames.TryFind<T>(Required(parent, child), out var value))
            Note($"CAP: {child} is none of the words that it may be.");
        return value;
    }
}
