using System.Text.Encodings.Web;
using System.Text.Json;
using Liaison.Headquarters.Command;
using Liaison.Journal.Stores;
using Liaison.Kernel.Events;
using Liaison.Web.Access;
using Liaison.Web.Events;

namespace Liaison.Web.Journal;

/// <summary>New records as events. The last ones are kept as they went out, for all readers together.</summary>
sealed class RecordEvents : IEventSource
{
    const int Kept = 4096;

    // As the API writes JSON.
    static readonly RecordJson Json = new(new JsonSerializerOptions(RecordJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    readonly ILogStore _store;
    readonly WebNode _node;
    readonly Lock _lock = new();
    readonly NodeEvent[] _kept = new NodeEvent[Kept];

    public RecordEvents(CommandPost post, ILogStore store, WebNode node)
    {
        (_store, _node) = (store, node);
        post.Committed += entries =>
        {
            Numbers.StartAfter(entries[^1].Number);
            Numbers.Announce();
        };
        Numbers.StartAfter(post.LastOnDisk);
    }

    public string Name => "record";

    public Permission Permission => Permission.SeeBoards;

    public EventNumbers Numbers { get; } = new();

    public IReadOnlyList<NodeEvent> ReadAfter(long number, long upTo, int most)
    {
        var last = Math.Min(upTo, number + most);
        using (_lock.EnterScope())
        {
            if (Keeps(number + 1) && Keeps(last)) return [.. Range(number + 1, last).Select(n => _kept[n % Kept])];
        }

        var events = new List<NodeEvent>();
        foreach (var model in _store.Read(number + 1).SelectMany(block => RecordModels.Of(block, number + 1, _node)))
        {
            if (model.Number > last) break;
            events.Add(new(model.Number, Name, JsonSerializer.SerializeToUtf8Bytes(
                model, Json.RecordModel)));
        }

        using (_lock.EnterScope())
        {
            foreach (var one in events.Where(one => one.Number > _kept[one.Number % Kept].Number))
                _kept[one.Number % Kept] = one;
        }

        return events;
    }

    bool Keeps(long number) => _kept[number % Kept].Number == number;

    static IEnumerable<long> Range(long first, long last)
    {
        for (var number = first; number <= last; number++) yield return number;
    }
}
