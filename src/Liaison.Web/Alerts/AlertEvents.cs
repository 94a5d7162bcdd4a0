using System.Runtime.CompilerServices;
using System.Text.Json;
using Liaison.Kernel.Events;
using Liaison.Picture.Alerts;
using Liaison.Web.Access;
using Liaison.Web.Events;

namespace Liaison.Web.Alerts;

/// <summary>Changes of alerts as events.</summary>
sealed class AlertEvents(AlertBoard board, EventNumbers numbers, WebNode node) : IEventSource
{
    // An entry never changes: its JSON is made once for all readers, and goes when the entry goes.
    readonly ConditionalWeakTable<AlertEntry, byte[]> _json = [];

    public string Name => "alert";

    public Permission Permission => Permission.SeePicture;

    public EventNumbers Numbers => numbers;

    public IReadOnlyList<NodeEvent> ReadAfter(long number, long upTo, int most) =>
        [.. board.ReadAfter(number, upTo, most).Select(entry => new NodeEvent(entry.Number, Name, JsonOf(entry)))];

    byte[] JsonOf(AlertEntry entry) => _json.GetValue(
        entry, made => JsonSerializer.SerializeToUtf8Bytes(AlertView.Of(made, node), WebJson.Default.AlertView));
}
