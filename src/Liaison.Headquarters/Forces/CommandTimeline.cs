namespace Liaison.Headquarters.Forces;

/// <summary>
/// Who holds operational control of one unit, at every instant since it was added: steps without a gap and without an
/// overlap, so that the answer exists and is one by construction.
/// </summary>
public sealed class CommandTimeline
{
    readonly CommandStep[] _steps;

    CommandTimeline(CommandStep[] steps) => _steps = steps;

    /// <summary>The steps in the order of time; the first begins when the unit was added.</summary>
    public IReadOnlyList<CommandStep> Steps => _steps;

    /// <summary>Makes the timeline of agreed transfers.</summary>
    /// <param name="assigned">The assignment when the unit was added.</param>
    /// <param name="transfers">Transfers of operational control; the temporary among them do not overlap any
    /// other's beginning or each other.</param>
    internal static CommandTimeline Of(CommandStep assigned, IEnumerable<AgreedSpan> transfers)
    {
        var spans = transfers.Where(span => !(span.To <= span.From)).OrderBy(span => span.From).ToList();
        var lasting = spans.Where(span => span.To is null)
            .Select(span => new CommandStep(span.From, span.Superior, span.Transfer)).Prepend(assigned).ToList();
        var steps = new List<CommandStep>();
        var (nextSpan, nextLasting) = (0, 0);
        var times = spans.Select(span => span.From).Concat(spans.Where(span => span.To is not null)
            .Select(span => span.To!.Value)).Append(assigned.From).Distinct().Order();
        foreach (var time in times)
        {
            while (nextSpan < spans.Count && spans[nextSpan].From <= time) nextSpan++;
            while (nextLasting < lasting.Count && lasting[nextLasting].From <= time) nextLasting++;
            // A temporary transfer that covers this time began last of all, for none begins within it.
            var step = nextSpan > 0 && spans[nextSpan - 1] is { To: { } to } temporary && to > time
                ? new CommandStep(time, temporary.Superior, temporary.Transfer)
                : lasting[nextLasting - 1] with { From = time };
            if (steps.Count == 0 || steps[^1].Superior != step.Superior || steps[^1].Transfer != step.Transfer)
                steps.Add(step);
        }

        return new([.. steps]);
    }

    /// <summary>The step at a time; null before the unit was added.</summary>
    public CommandStep? At(DateTimeOffset time)
    {
        var place = IndexAt(time);
        return place < 0 ? null : _steps[place];
    }

    /// <summary>When a step of this timeline ends that covers a time; null for never.</summary>
    public DateTimeOffset? EndAt(DateTimeOffset time)
    {
        var place = IndexAt(time) + 1;
        return place < _steps.Length ? _steps[place].From : null;
    }

    /// <summary>The steps that reach into a span of time, each cut to it.</summary>
    internal IEnumerable<(string? Superior, TimeSpanOfCommand Span)> Within(TimeSpanOfCommand span)
    {
        for (var i = Math.Max(IndexAt(span.From), 0); i < _steps.Length; i++)
        {
            var step = new TimeSpanOfCommand(_steps[i].From, i + 1 < _steps.Length ? _steps[i + 1].From : null);
            if (span.To <= step.From) yield break;
            if (step.Cut(span) is { } cut) yield return (_steps[i].Superior, cut);
        }
    }

    int IndexAt(DateTimeOffset time)
    {
        var (low, high) = (0, _steps.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_steps[middle].From <= time) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }
}

/// <summary>What an agreed transfer of operational control does to a unit's timeline.</summary>
/// <param name="From">When it takes effect.</param>
/// <param name="To">When the unit goes back; null for never.</param>
/// <param name="Superior">Who gains; null for the headquarters.</param>
/// <param name="Transfer">The transfer.</param>
readonly record struct AgreedSpan(DateTimeOffset From, DateTimeOffset? To, string? Superior, Guid Transfer);

/// <summary>A span of time with its beginning and without its end.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end; null for never.</param>
readonly record struct TimeSpanOfCommand(DateTimeOffset From, DateTimeOffset? To)
{
    /// <summary>Whether a time is in it.</summary>
    public bool Covers(DateTimeOffset time) => time >= From && !(time >= To);

    /// <summary>Whether the two have a time in common.</summary>
    public bool Meets(TimeSpanOfCommand other) => !(From >= other.To) && !(other.From >= To);

    /// <summary>What the two have in common; null when nothing.</summary>
    public TimeSpanOfCommand? Cut(TimeSpanOfCommand other)
    {
        if (!Meets(other)) return null;
        var to = To is null || other.To < To ? other.To : To;
        return new(From > other.From ? From : other.From, to);
    }
}
