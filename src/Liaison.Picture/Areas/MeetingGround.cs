using Liaison.Kernel.Geodesy;

namespace Liaison.Picture.Areas;

/// <summary>The tracks inside an area by place, to find those near each other. Used by one thread.</summary>
sealed class MeetingGround(double metres)
{
    // They part when they are this much farther apart than where they met: no flapping.
    const double Parting = 1.2;

    // A harbour where hundreds lie side by side must not fill the memory.
    const int MostOfOne = 16;
    const int MostMeetings = 10_000;

    readonly Dictionary<(int X, int Y, int Z), List<(Watch Watch, RuleState State)>> _cells = [];
    int _meetings;

    /// <summary>Puts a track where it is now.</summary>
    /// <param name="watch">The track.</param>
    /// <param name="state">What the rule knows of it.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="nowMs">When, Unix milliseconds.</param>
    /// <param name="oldestMs">Those whose last report is older are not met.</param>
    /// <param name="parted">Gets the meetings that are over.</param>
    public void Move(
        Watch watch, RuleState state, EarthVector place, long nowMs, long oldestMs, List<Meeting> parted)
    {
        var isHere = state.Meetings is not null;
        if (!isHere || CellOf(place) != CellOf(state.Place))
        {
            if (isHere) TakeOut(watch, state);
            if (!_cells.TryGetValue(CellOf(place), out var cell)) _cells.Add(CellOf(place), cell = []);
            cell.Add((watch, state));
        }

        state.Place = place;
        state.Meetings ??= [];
        Part(watch, state, place, parted);
        if (state.Meetings.Count < MostOfOne && _meetings < MostMeetings) Meet(watch, state, place, nowMs, oldestMs);
    }

    /// <summary>Takes a track away.</summary>
    /// <param name="watch">The track.</param>
    /// <param name="state">What the rule knows of it.</param>
    /// <param name="parted">Gets the meetings that are over.</param>
    public void Remove(Watch watch, RuleState state, List<Meeting> parted)
    {
        if (state.Meetings is not { } meetings) return;
        TakeOut(watch, state);
        foreach (var meeting in meetings.ToArray()) End(meeting, parted);
        state.Meetings = null;
    }

    void Part(Watch watch, RuleState state, EarthVector place, List<Meeting> parted)
    {
        for (var i = state.Meetings!.Count - 1; i >= 0; i--)
        {
            var meeting = state.Meetings[i];
            var other = StateOf(meeting.PartnerOf(watch));
            if (other.Place.SquaredDistance(place) > Square(metres * Parting)) End(meeting, parted);
        }
    }

    void Meet(Watch watch, RuleState state, EarthVector place, long nowMs, long oldestMs)
    {
        var (x, y, z) = CellOf(place);
        for (var i = 0; i < 27; i++)
        {
            if (!_cells.TryGetValue((x + (i % 3) - 1, y + (i / 3 % 3) - 1, z + (i / 9) - 1), out var cell)) continue;
            foreach (var (other, otherState) in cell)
            {
                if (other == watch || other.Last.ReceivedMs < oldestMs || otherState.Meetings!.Count >= MostOfOne
                    || otherState.Place.SquaredDistance(place) > Square(metres)
                    || state.Meetings!.Exists(meeting => meeting.PartnerOf(watch) == other))
                    continue;
                var met = new Meeting(watch, other, nowMs);
                state.Meetings.Add(met);
                otherState.Meetings.Add(met);
                if (++_meetings >= MostMeetings || state.Meetings.Count >= MostOfOne) return;
            }
        }
    }

    void End(Meeting meeting, List<Meeting> parted)
    {
        StateOf(meeting.One).Meetings!.Remove(meeting);
        StateOf(meeting.Other).Meetings!.Remove(meeting);
        _meetings--;
        parted.Add(meeting);
    }

    void TakeOut(Watch watch, RuleState state)
    {
        var key = CellOf(state.Place);
        var cell = _cells[key];
        cell.RemoveAll(held => held.Watch == watch);
        if (cell.Count == 0) _cells.Remove(key);
    }

    RuleState StateOf(Watch watch)
    {
        var rules = watch.Area.Grounds;
        for (var i = 0; i < rules.Count; i++)
            if (rules[i] == this) return watch.Rules[i];
        throw new System.Diagnostics.UnreachableException();
    }

    (int X, int Y, int Z) CellOf(EarthVector place) => (
        (int)Math.Floor(place.X / metres), (int)Math.Floor(place.Y / metres), (int)Math.Floor(place.Z / metres));

    static double Square(double value) => value * value;
}
