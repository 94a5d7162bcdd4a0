namespace Liaison.Picture.Alerts;

/// <summary>
/// What the board holds, found by id, by the number of its last change, by series, by reference and by expiry.
/// </summary>
sealed class AlertShelf(TimeSpan overLasts)
{
    readonly Dictionary<string, (AlertEntry Entry, int Bytes)> _entries = new(StringComparer.Ordinal);

    // Numbers ascend; one that is not its alert's last any more is passed over, and swept out when half of them are.
    readonly List<(long Number, string Id)> _changes = [];
    readonly Queue<string> _ended = [];
    readonly Dictionary<string, List<string>> _series = new(StringComparer.Ordinal);

    // By id or series: the latest that ends it.
    readonly Dictionary<string, string> _endedBy = new(StringComparer.Ordinal);
    DateTimeOffset _nextExpiry = DateTimeOffset.MaxValue;

    public int Count => _entries.Count;

    public long Bytes { get; private set; }

    public bool HasEnded => _ended.Count > 0;

    public AlertEntry? Find(string id) => _entries.TryGetValue(id, out var held) ? held.Entry : null;

    /// <summary>Adds an alert, or puts it in the place of an older state of the same.</summary>
    public void Put(AlertEntry entry, int bytes)
    {
        var id = entry.Alert.Id;
        var before = _entries.TryGetValue(id, out var held) ? held : default;
        Bytes += bytes - before.Bytes;
        _entries[id] = (entry, bytes);
        _changes.Add((entry.Number, id));
        if (_changes.Count > 1024 + (2 * _entries.Count)) _changes.RemoveAll(change => !IsLast(change));
        if (!entry.IsActive && before.Entry?.IsActive != false) _ended.Enqueue(id);
        if (entry.IsActive && ExpiryOf(entry) is { } expires && expires < _nextExpiry) _nextExpiry = expires;
        if (before.Entry is null) Register(entry.Alert);
    }

    /// <summary>Alerts that changed after a number, in the order of their last change.</summary>
    public IEnumerable<AlertEntry> After(long number)
    {
        var (low, high) = (0, _changes.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_changes[middle].Number <= number) low = middle + 1;
            else high = middle;
        }

        for (; low < _changes.Count; low++)
            if (IsLast(_changes[low])) yield return _entries[_changes[low].Id].Entry;
    }

    /// <summary>What has ended an alert before it came; null when nothing has.</summary>
    public string? EndOf(Alert alert)
    {
        if (_endedBy.TryGetValue(alert.Id, out var by) && MayEnd(_entries[by].Entry.Alert, alert)) return by;
        if (alert.Series is not { } series) return null;
        if (_endedBy.TryGetValue(series, out by) && _entries[by].Entry.Alert is var end && end.Sent >= alert.Sent
            && MayEnd(end, alert))
            return by;
        return OfSeries(series).FirstOrDefault(entry => entry.Alert.Sent > alert.Sent && MayEnd(entry.Alert, alert))
            ?.Alert.Id;
    }

    /// <summary>The alerts that stand and that this one ends, or takes the place of.</summary>
    public IReadOnlyList<AlertEntry> EndedBy(Alert alert)
    {
        var ended = alert.Series is { } series
            ? OfSeries(series).Where(entry => entry.Alert.Sent < alert.Sent).ToList() : [];
        if (Ends(alert))
            foreach (var reference in alert.References)
            {
                if (Find(reference) is { } entry) ended.Add(entry);
                ended.AddRange(OfSeries(reference).Where(member => member.Alert.Sent <= alert.Sent));
            }

        return
        [
            .. ended.DistinctBy(entry => entry.Alert.Id)
                .Where(entry => entry.IsActive && entry.Alert.Id != alert.Id && MayEnd(alert, entry.Alert)),
        ];
    }

    /// <summary>The alerts that stand, the least severe and oldest of them.</summary>
    public IReadOnlyList<AlertEntry> LeastOfActive(int count) =>
    [
        .. _entries.Values.Select(held => held.Entry).Where(entry => entry.IsActive)
            .OrderBy(entry => entry.Alert.Severity).ThenBy(entry => entry.Number).Take(count),
    ];

    /// <summary>Lets go of the alert that ended first.</summary>
    /// <returns>False when none has ended.</returns>
    public bool DropEnded()
    {
        if (!_ended.TryDequeue(out var id)) return false;
        _entries.Remove(id, out var held);
        Bytes -= held.Bytes;
        var alert = held.Entry.Alert;
        foreach (var reference in alert.References)
            if (_endedBy.TryGetValue(reference, out var by) && by == id) _endedBy.Remove(reference);
        if (alert.Series is { } series && _series.TryGetValue(series, out var members) && members.Remove(id)
            && members.Count == 0)
            _series.Remove(series);
        return true;
    }

    /// <summary>The alerts that stand and whose time is over.</summary>
    public IReadOnlyList<AlertEntry> TakeExpired(DateTimeOffset now)
    {
        if (now < _nextExpiry) return [];
        var active = _entries.Values.Select(held => held.Entry).Where(entry => entry.IsActive).ToList();
        _nextExpiry = active.Select(ExpiryOf).Where(expiry => expiry > now).Min() ?? DateTimeOffset.MaxValue;
        return [.. active.Where(entry => ExpiryOf(entry) <= now)];
    }

    void Register(Alert alert)
    {
        if (alert.Series is { } series)
        {
            if (!_series.TryGetValue(series, out var members)) _series.Add(series, members = []);
            members.Add(alert.Id);
        }

        if (!Ends(alert)) return;
        foreach (var reference in alert.References)
            if (!_endedBy.TryGetValue(reference, out var by) || _entries[by].Entry.Alert.Sent < alert.Sent)
                _endedBy[reference] = alert.Id;
    }

    /// <summary>The alerts of a series, those that have ended included.</summary>
    public IEnumerable<AlertEntry> OfSeries(string series) =>
        _series.TryGetValue(series, out var members) ? members.Select(id => _entries[id].Entry) : [];

    static bool Ends(Alert alert) => alert.MessageType is AlertMessageType.Update or AlertMessageType.Cancel;

    // A feed must not end what another sender warns of. The same agency may come by two feeds; what the node's own watch
    // areas have seen is theirs alone. What is not meant in earnest ends nothing that is.
    static bool MayEnd(Alert by, Alert alert) =>
        (by.Status == AlertStatus.Actual || alert.Status != AlertStatus.Actual)
        && (by.Source == alert.Source || (by.Sender == alert.Sender
            && by.Source != AlertSources.WatchAreas && alert.Source != AlertSources.WatchAreas));

    DateTimeOffset? ExpiryOf(AlertEntry entry)
    {
        var over = entry.Over?.At + overLasts;
        return over is null || entry.Alert.Expires < over ? entry.Alert.Expires ?? over : over;
    }

    bool IsLast((long Number, string Id) change) =>
        _entries.TryGetValue(change.Id, out var held) && held.Entry.Number == change.Number;
}
