using System.Buffers;
using Liaison.Cot;
using Liaison.Kernel.Events;
using Liaison.Kernel.Labels;
using Liaison.Picture;
using Liaison.Picture.Alerts;
using Liaison.Picture.Groups;
using Liaison.Picture.Tracks;
using Liaison.Tak.Net;
using Liaison.Tak.Routing;

namespace Liaison.Tak.Alerts;

/// <summary>
/// Tells TAK clients what the watch areas have called out, as breaches of a geofence: those who may see the track, and
/// nobody else. When an alert has ended, they are told that too.
/// </summary>
public sealed class TakAlerts
{
    const int MostAtOnce = 100;

    // Ends of what was told before a restart cannot be told, since nobody remembers to whom: they become stale.
    const int MostRemembered = 20_000;
    static readonly TimeSpan Shown = TimeSpan.FromHours(1);

    readonly TakHub _hub;
    readonly AlertBoard _board;
    readonly EventNumbers _numbers;
    readonly Dictionary<string, (GeofenceBreach Breach, Audience Audience)> _told = new(StringComparer.Ordinal);
    long _number;

    /// <summary>Makes a teller of what changes on a board from now on.</summary>
    public TakAlerts(TakNode node, AlertBoard board, EventNumbers numbers)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(numbers);
        (_hub, _board, _numbers, _number) = (node.Hub, board, numbers, numbers.Last);
    }

    /// <summary>Tells clients until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var bell = new EventBell(_numbers);
        try
        {
            while (true)
            {
                await bell.WaitAsync(cancellation);
                while (Tell() == MostAtOnce)
                {
                    // There is more.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The node stops.
        }
    }

    /// <summary>Tells what has changed, at most so much.</summary>
    /// <returns>How many alerts had changed.</returns>
    int Tell()
    {
        var upTo = _numbers.Last;
        var changed = _board.ReadAfter(_number, upTo, MostAtOnce);
        foreach (var entry in changed)
            if (entry.Alert.Source == AlertSources.WatchAreas) TryTell(entry);
        _number = changed.Count == MostAtOnce ? changed[^1].Number : upTo;
        if (changed.Count > 0) _hub.FlushNow();
        return changed.Count;
    }

    // One alert that cannot be told must not keep the others from clients.
    void TryTell(AlertEntry entry)
    {
        try
        {
            Tell(entry);
        }
        catch (Exception failure)
        {
            _hub.LogAlertNotTold(entry.Alert.Id, failure);
        }
    }

    void Tell(AlertEntry entry)
    {
        if (_told.TryGetValue(entry.Alert.Id, out var told))
        {
            if (entry.IsActive) return;
            _told.Remove(entry.Alert.Id);
            var end = told.Breach with { TimeMs = NowMs, StaleMs = NowMs + (long)Shown.TotalMilliseconds };
            Publish(told.Audience, "b-a-o-can", end, GeofenceEvents.WriteEnd);
            return;
        }

        if (!entry.IsActive || AudienceOf(entry.Alert, out var track) is not { } audience) return;
        if (BreachOf(entry.Alert, track!) is not { } breach) return;
        if (_told.Count < MostRemembered) _told[entry.Alert.Id] = (breach, audience);
        Publish(audience, "b-a-g", breach, GeofenceEvents.WriteBreach);
    }

    /// <summary>Those who may see all tracks of an alert; null for nobody.</summary>
    Audience? AudienceOf(Alert alert, out TrackSnapshot? first)
    {
        first = null;
        GroupSet? groups = null;
        foreach (var uid in alert.Tracks)
        {
            if (_hub.Picture.Find(uid) is not { } track) return null;
            first ??= track;
            groups = groups is { } both ? InBoth(both, track.Groups) : track.Groups;
        }

        return groups is { } seeing && seeing.Members().Any() ? _hub.Picture.AudienceOf(seeing) : null;
    }

    GeofenceBreach? BreachOf(Alert alert, TrackSnapshot track)
    {
        CotLabel? label = null;
        if (alert.Label is { } banner)
        {
            // Without a label that clients understand it would pass for one of the node's default.
            if (!Label.TryParse(banner, LabelPolicy.Default, out var read, out _)) return null;
            label = CotLabel.From(read);
        }

        var place = alert.Areas.SelectMany(area => area.Circles).Select(circle => circle.Center).FirstOrDefault();
        return new GeofenceBreach
        {
            Uid = $"{alert.Id}-geofence",
            Callsign = track.Callsign.Length > 0 ? track.Callsign : track.Uid,
            TrackUid = track.Uid,
            TrackType = track.Type,
            Latitude = place.Latitude,
            Longitude = place.Longitude,
            Remarks = string.Join('\n', alert.Texts.Select(text => text.Headline).Append(alert.Rule)),
            TimeMs = alert.Sent.ToUnixTimeMilliseconds(),
            StaleMs = NowMs + (long)Shown.TotalMilliseconds,
            Access = label?.Access,
            Caveat = label?.Caveat is { Length: > 0 } caveat ? caveat : null,
            ReleasableTo = label?.ReleasableTo is { Length: > 0 } nations ? nations : null,
        };
    }

    void Publish(
        Audience audience, string type, GeofenceBreach breach, Action<IBufferWriter<byte>, GeofenceBreach> write)
    {
        var xml = new ArrayBufferWriter<byte>(1024);
        write(xml, breach);
        _hub.Desk.Publish(
            null, audience, WireEncoding.Xml, xml.WrittenSpan, new MessageFacts(type, breach.StaleMs),
            new LoopTurn(_hub.Picture.ReadClock(), NowMs));
    }

    long NowMs => _hub.Time.GetUtcNow().ToUnixTimeMilliseconds();

    static GroupSet InBoth(GroupSet one, GroupSet other)
    {
        var members = other.Members().ToHashSet();
        return one.Members().Where(members.Contains).Aggregate(GroupSet.Empty, (set, number) => set.With(number));
    }
}
