using Liaison.Kernel.Geodesy;
using Liaison.Picture.Areas.Geometry;
using Liaison.Picture.Observing;

namespace Liaison.Picture.Areas;

/// <summary>
/// Follows all tracks through all watch areas: who comes in, who goes out, who passes through between two reports. Of a
/// track that is in no area it keeps its last place alone. Used by one thread.
/// </summary>
sealed class AreaEngine(
    AreaRules rules, InsideMemory memory, Func<ushort, string> textOf, Func<long, (string Uid, string Callsign)?> find)
{
    // A way that nothing can have gone is no way: the position was wrong, or two devices use one uid.
    const double MostMetresPerSecond = 1_500;
    const double SpareMetres = 1_000;

    // Farther apart in time, the straight way says little.
    static readonly long MostGapMs = (long)TimeSpan.FromHours(2).TotalMilliseconds;

    // What a clock may be ahead before its reports stop to overtake others.
    const long MostAheadMs = 60_000;

    readonly SilenceList _silent = new();
    readonly List<int> _found = [];
    IReadOnlyList<WatchedArea> _areas = [];
    AreaGrid _grid = new([]);
    LastSeen[] _last = [];
    Watch?[] _watches = [];
    long _stamp;

    /// <summary>How many tracks are inside areas, counted once for each area.</summary>
    public int Inside { get; private set; }

    /// <summary>The areas that are watched.</summary>
    public IReadOnlyList<WatchedArea> Areas => _areas;

    /// <summary>
    /// Takes these areas in the place of those before. What has not changed keeps what it knows; after it, the whole
    /// picture must be given to <see cref="Prime"/>.
    /// </summary>
    public void SetAreas(IReadOnlyList<WatchArea> areas)
    {
        var before = _areas.ToDictionary(watched => watched.Area.Id);
        var after = new List<WatchedArea>();
        foreach (var area in areas.Where(area => area.Enabled))
        {
            if (before.TryGetValue(area.Id, out var known) && known.Area == area) before.Remove(area.Id);
            else known = new WatchedArea(area);
            after.Add(known);
        }

        foreach (var gone in before.Values) DropArea(gone, areas.Any(area => area.Id == gone.Area.Id));
        (_areas, _grid) = (after, new AreaGrid(after.Select(watched => watched.Cells)));
    }

    /// <summary>Takes a track as it is: what is inside an area that is new was inside before.</summary>
    public void Prime(in Observation report) => Look(report, isPriming: true);

    /// <summary>Says that the whole picture has been given to <see cref="Prime"/>.</summary>
    public void EndPriming()
    {
        foreach (var area in _areas) area.IsNew = false;
    }

    /// <summary>Takes what has been reported.</summary>
    public void Take(ReadOnlySpan<Observation> reports)
    {
        foreach (ref readonly var report in reports)
        {
            if (report.Kind == ObservationKind.Removed) Forget(report);
            else Look(report, isPriming: false);
        }
    }

    /// <summary>Time has passed.</summary>
    public void Tick(long nowMs) => _silent.Tick(watch => rules.Tick(watch, nowMs));

    /// <summary>Lets go of tracks that left the picture while reports were missed.</summary>
    public void ForgetMissing(long nowMs)
    {
        for (var row = 0; row < _watches.Length; row++)
            if (_watches[row] is { } watch && find(watch.Track) is null) LoseSight(row, nowMs);
    }

    void Look(in Observation report, bool isPriming)
    {
        // What is no place is in no area.
        if (!(Math.Abs(report.Latitude) <= 90 && Math.Abs(report.Longitude) <= 180)) return;
        var row = report.Row;
        if (row >= _last.Length) Grow(row);
        var last = _last[row];
        var isKnown = last.Track == report.Track && last.Sequence > 0;
        if (isKnown && (report.Sequence < last.Sequence || (report.Sequence == last.Sequence && !isPriming))) return;
        // A late report of where the track was before says nothing new.
        if (isKnown && report.TimeMs < last.TimeMs && last.TimeMs <= report.ReceivedMs + MostAheadMs) return;
        if (!isKnown && _watches[row] is not null) LoseSight(row, report.ReceivedMs);
        _last[row] = new LastSeen(
            report.Track, report.Sequence, report.Latitude, report.Longitude, report.TimeMs, report.ReceivedMs);

        _stamp++;
        var here = new Spot(report.Latitude, report.Longitude);
        if (_watches[row] is not null) LookInside(row, ref here, report);
        var there = new Spot(last.Latitude, last.Longitude);
        _found.Clear();
        var way = isKnown && !isPriming ? WayOf(last, report) : 0;
        if (way > 0 && !AreaGrid.IsSameCell(here, there)) _grid.FindOn(there, here, _found);
        else _grid.FindAt(here, _found);
        foreach (var number in _found)
        {
            var area = _areas[number];
            if (area.Stamp == _stamp) continue;
            area.Stamp = _stamp;
            if (area.Geometry.IsInBox(here) && area.Filter.Passes(report, textOf) && area.Geometry.Contains(ref here))
                Enter(row, area, report, wasInside: isPriming && area.IsNew);
            else if (way > area.MarginOf(report) && area.Filter.Passes(report, textOf)
                && area.Geometry.IsCrossed(ref there, ref here))
                Cross(area, report);
        }
    }

    /// <summary>The length of the way since the last report, metres; 0 when it is none.</summary>
    static double WayOf(in LastSeen last, in Observation report)
    {
        double north = report.Latitude - last.Latitude, east = Spot.East(last.Longitude, report.Longitude);
        if (north == 0 && east == 0) return 0;
        var metres = LocalScale.At(report.Latitude).Metres(north, east);
        // Reports that were held back come at once, but say when they were made.
        var ms = Math.Max(report.TimeMs - last.TimeMs, report.ReceivedMs - last.ReceivedMs);
        return ms <= MostGapMs && metres <= SpareMetres + (MostMetresPerSecond * ms / 1000) ? metres : 0;
    }

    void LookInside(int row, ref Spot here, in Observation report)
    {
        Watch? before = null;
        for (var watch = _watches[row]; watch is not null; watch = watch.Next)
        {
            var area = watch.Area;
            area.Stamp = _stamp;
            var fits = area.Filter.Passes(report, textOf);
            if (fits && area.Geometry.IsWithin(ref here, area.MarginOf(report)))
            {
                Report(watch, report);
                before = watch;
                continue;
            }

            if (before is null) _watches[row] = watch.Next;
            else before.Next = watch.Next;
            Inside--;
            memory.Leave(area.Area.Id, watch.Uid);
            _silent.Remove(watch);
            if (fits) rules.Leave(watch, report);
            else rules.Drop(watch, "no longer of a kind that the area watches");
        }
    }

    void Enter(int row, WatchedArea area, in Observation report, bool wasInside)
    {
        if (find(report.Track) is not { } who) return;
        // It may have come back before its silence was told.
        _silent.ComeBack(area.Area.Id, who.Uid);
        var since = memory.SinceOf(area.Area.Id, who.Uid);
        var watch = new Watch(area, report.Track, who.Uid, who.Callsign)
        {
            SinceMs = since ?? report.ReceivedMs,
            Last = report,
            Next = _watches[row],
        };
        _watches[row] = watch;
        Inside++;
        memory.Enter(area.Area.Id, who.Uid, watch.SinceMs);
        rules.Enter(watch, report.ReceivedMs, wasInside || since is not null);
        Report(watch, report);
    }

    void Report(Watch watch, in Observation report)
    {
        rules.Report(watch, report);
        if (watch.Area.HasSilence) _silent.Add(watch);
    }

    void Cross(WatchedArea area, in Observation report)
    {
        if (find(report.Track) is { } who)
            rules.Cross(new Watch(area, report.Track, who.Uid, who.Callsign) { SinceMs = report.ReceivedMs, Last = report });
    }

    void Forget(in Observation report)
    {
        if (report.Row >= _last.Length || _last[report.Row].Track != report.Track) return;
        LoseSight(report.Row, report.ReceivedMs);
        _last[report.Row] = default;
    }

    /// <summary>A track has left the picture: it has not gone out of its areas by that.</summary>
    void LoseSight(int row, long nowMs)
    {
        for (var watch = _watches[row]; watch is not null; watch = watch.Next)
        {
            Inside--;
            _silent.Orphan(watch);
            memory.LoseSight(watch.Area.Area.Id, watch.Uid, nowMs);
            rules.Drop(watch, "no longer in the picture", keepsSilence: true);
        }

        _watches[row] = null;
    }

    void DropArea(WatchedArea area, bool isChanged)
    {
        var reason = isChanged ? "the area was changed" : "the area was removed";
        for (var row = 0; row < _watches.Length; row++)
        {
            Watch? before = null;
            for (var watch = _watches[row]; watch is not null; watch = watch.Next)
            {
                if (watch.Area != area)
                {
                    before = watch;
                    continue;
                }

                if (before is null) _watches[row] = watch.Next;
                else before.Next = watch.Next;
                Inside--;
                rules.Drop(watch, reason);
            }
        }

        _silent.RemoveArea(area);
        if (!isChanged) memory.ForgetArea(area.Area.Id);
    }

    void Grow(int row)
    {
        var size = Math.Max(1024, row + 1 + (row / 2));
        Array.Resize(ref _last, size);
        Array.Resize(ref _watches, size);
    }

    /// <summary>Where a track was last.</summary>
    readonly record struct LastSeen(
        long Track, long Sequence, double Latitude, double Longitude, long TimeMs, long ReceivedMs);
}
