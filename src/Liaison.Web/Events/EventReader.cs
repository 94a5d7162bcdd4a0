using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Liaison.Web.Events;

/// <summary>
/// One reader of several kinds of events, each in the order of its numbers. Its memory does not grow with its lag.
/// </summary>
sealed class EventReader
{
    const int Most = 100;
    const char Separator = '-';

    readonly IReadOnlyList<IEventSource> _sources;
    readonly long[] _read;

    /// <summary>Makes a reader of what happens from now on.</summary>
    public EventReader(IReadOnlyList<IEventSource> sources)
        : this(sources, [.. sources.Select(source => source.Numbers.Last)])
    {
    }

    EventReader(IReadOnlyList<IEventSource> sources, long[] read) => (_sources, _read) = (sources, read);

    /// <summary>The place up to which it has read: a number for each kind.</summary>
    public string Place => string.Join(Separator, _read);

    /// <summary>Makes a reader that goes on at a place.</summary>
    /// <param name="sources">The kinds.</param>
    /// <param name="place">
    /// An earlier <see cref="Place"/>; 0 for all there is. Where it has no number for a kind, that begins now.
    /// </param>
    /// <param name="reader">The reader, when the answer is true.</param>
    public static bool TryResume(
        IReadOnlyList<IEventSource> sources, string place, [NotNullWhen(true)] out EventReader? reader)
    {
        reader = null;
        var parts = place.Split(Separator);
        if (parts.Length > sources.Count) return false;
        var read = new long[sources.Count];
        for (var i = 0; i < read.Length && place != "0"; i++)
        {
            var last = sources[i].Numbers.Last;
            read[i] = last;
            if (i >= parts.Length) continue;
            if (!long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out read[i])) return false;
            // A number that this node has never had is of another one's life: then all there is is new.
            if (read[i] > last) read[i] = 0;
        }

        reader = new EventReader(sources, read);
        return true;
    }

    /// <summary>Reads the next events of one kind, with the place behind each; none when there is nothing
    /// new.</summary>
    public IReadOnlyList<(string Place, NodeEvent Event)> Read()
    {
        for (var i = 0; i < _read.Length; i++)
        {
            // Noted before the source is asked: see EventNumbers.
            var upTo = _sources[i].Numbers.Last;
            if (upTo <= _read[i]) continue;
            var found = _sources[i].ReadAfter(_read[i], upTo, Most);
            var events = new List<(string, NodeEvent)>(found.Count);
            foreach (var one in found)
            {
                _read[i] = one.Number;
                events.Add((Place, one));
            }

            if (found.Count < Most) _read[i] = upTo;
            if (events.Count > 0) return events;
        }

        return [];
    }
}
