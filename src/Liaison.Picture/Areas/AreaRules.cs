using Liaison.Kernel.Geodesy;
using Liaison.Picture.Observing;

namespace Liaison.Picture.Areas;

/// <summary>What the rules of an area make of a track that is inside it. Used by one thread.</summary>
/// <remarks>
/// What goes on for some time is told by reports alone, but silence: between two reports nobody knows where a track is.
/// </remarks>
sealed class AreaRules(AreaAlerts alerts)
{
    // A speed is normal again when it is this far on the right side of the bound: a tenth, at least a quarter of a knot.
    const double SpeedMargin = 0.1;
    const double LeastSpeedMargin = 0.13;

    // Where a track of longer ago is, is too uncertain for a meeting.
    static readonly long MeetWithinMs = (long)TimeSpan.FromMinutes(15).TotalMilliseconds;

    readonly List<Meeting> _parted = [];

    /// <summary>A track has come in.</summary>
    /// <param name="watch">The track.</param>
    /// <param name="nowMs">When, Unix milliseconds.</param>
    /// <param name="wasInside">Whether it was inside before, out of sight.</param>
    public void Enter(Watch watch, long nowMs, bool wasInside)
    {
        var rules = watch.Area.Area.Rules;
        for (var i = 0; i < rules.Count; i++)
        {
            var state = watch.Rules[i];
            if (rules[i].Kind != AreaRuleKind.Enter)
            {
                // Silence that was told, and a stay that was told: neither is told again.
                if (wasInside && rules[i].Kind is AreaRuleKind.Silence or AreaRuleKind.Dwell)
                    state.IsRaised = (state.Alert = alerts.TakeOn(watch.Area, i, watch.Uid)) is not null;
                continue;
            }

            state.Alert = wasInside
                ? alerts.TakeOn(watch.Area, i, watch.Uid) : alerts.Raise(new AreaFinding(watch.Area, i, watch, nowMs));
        }
    }

    /// <summary>A track that is inside has reported.</summary>
    public void Report(Watch watch, in Observation report)
    {
        var rules = watch.Area.Area.Rules;
        watch.Last = report;
        for (var i = 0; i < rules.Count; i++)
        {
            var state = watch.Rules[i];
            switch (rules[i].Kind)
            {
                case AreaRuleKind.Dwell:
                    state.SinceMs = watch.SinceMs;
                    CallOut(watch, i, state, report.ReceivedMs);
                    break;
                case AreaRuleKind.Speed:
                    LookAtSpeed(watch, i, state, report);
                    break;
                case AreaRuleKind.Silence:
                    Reset(state, "reports again");
                    break;
                case AreaRuleKind.Loiter:
                    LookAtPlace(watch, i, state, report);
                    break;
                case AreaRuleKind.Meet:
                    LookAround(watch, i, state, report);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Time has passed; a track may have fallen silent.</summary>
    /// <returns>Whether silence can still be told of it.</returns>
    public bool Tick(Watch watch, long nowMs)
    {
        var rules = watch.Area.Area.Rules;
        var isPending = false;
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i].Kind != AreaRuleKind.Silence || watch.Rules[i].IsRaised) continue;
            watch.Rules[i].SinceMs = watch.Last.ReceivedMs;
            CallOut(watch, i, watch.Rules[i], nowMs);
            isPending |= !watch.Rules[i].IsRaised;
        }

        return isPending;
    }

    /// <summary>A track has gone out.</summary>
    public void Leave(Watch watch, in Observation report)
    {
        watch.Last = report;
        var rules = watch.Area.Area.Rules;
        for (var i = 0; i < rules.Count; i++)
            if (rules[i].Kind == AreaRuleKind.Leave) Tell(watch, i, report.ReceivedMs, isBetweenReports: false);
        Drop(watch, "left the area");
    }

    /// <summary>A track was seen on both sides of an area.</summary>
    public void Cross(Watch watch)
    {
        var rules = watch.Area.Area.Rules;
        for (var i = 0; i < rules.Count; i++)
            if (rules[i].Kind is AreaRuleKind.Enter or AreaRuleKind.Leave)
                Tell(watch, i, watch.Last.ReceivedMs, isBetweenReports: true);
    }

    /// <summary>A track is no longer watched in an area.</summary>
    /// <param name="watch">The track.</param>
    /// <param name="reason">Why.</param>
    /// <param name="keepsSilence">Whether an alert that it is silent goes on.</param>
    public void Drop(Watch watch, string reason, bool keepsSilence = false)
    {
        var rules = watch.Area.Area.Rules;
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i].Kind == AreaRuleKind.Silence && keepsSilence) continue;
            var state = watch.Rules[i];
            if (rules[i].Kind == AreaRuleKind.Meet)
            {
                watch.Area.Grounds[i]!.Remove(watch, state, _parted);
                Part(reason);
            }

            Reset(state, reason);
        }
    }

    // What happens in a moment is over at once: it stands until somebody has seen it.
    void Tell(Watch watch, int rule, long nowMs, bool isBetweenReports)
    {
        var alert = alerts.Raise(new AreaFinding(watch.Area, rule, watch, nowMs) { IsBetweenReports = isBetweenReports });
        alerts.Resolve(ref alert, isBetweenReports ? "left again" : "left the area");
    }

    void LookAtSpeed(Watch watch, int number, RuleState state, in Observation report)
    {
        if (!float.IsFinite(report.Speed)) return;
        var rule = watch.Area.Area.Rules[number];
        if (report.Speed > rule.Above || report.Speed < rule.Below)
        {
            if (state.SinceMs < 0) state.SinceMs = report.ReceivedMs;
            CallOut(watch, number, state, report.ReceivedMs, report.Speed);
            return;
        }

        // While it has not been called out, any normal speed breaks the row.
        var isNormal = !state.IsRaised
            || (!(report.Speed > rule.Above - SpeedMarginOf(rule.Above))
                && !(report.Speed < rule.Below + SpeedMarginOf(rule.Below)));
        if (isNormal) Reset(state, "normal speed");
    }

    static double? SpeedMarginOf(double? bound) =>
        bound is { } speed ? Math.Max(LeastSpeedMargin, speed * SpeedMargin) : null;

    void LookAtPlace(Watch watch, int number, RuleState state, in Observation report)
    {
        var place = EarthVector.At(report.Latitude, report.Longitude);
        var reach = EarthVector.ChordsOf(watch.Area.Area.Rules[number].Metres!.Value).Farther;
        // One that was called out must be clear of the place: no flapping.
        if (state.IsRaised) reach += watch.Area.MarginOf(report);
        if (state.SinceMs < 0 || state.Place.SquaredDistance(place) > reach * reach)
        {
            Reset(state, "moved on");
            (state.SinceMs, state.Place) = (report.ReceivedMs, place);
        }

        CallOut(watch, number, state, report.ReceivedMs);
    }

    void LookAround(Watch watch, int number, RuleState state, in Observation report)
    {
        var place = EarthVector.At(report.Latitude, report.Longitude);
        watch.Area.Grounds[number]!.Move(
            watch, state, place, report.ReceivedMs, report.ReceivedMs - MeetWithinMs, _parted);
        Part("parted");
        var seconds = watch.Area.Area.Rules[number].Seconds!.Value;
        foreach (var meeting in state.Meetings!)
        {
            var lasts = Math.Max(0, report.ReceivedMs - meeting.SinceMs) / 1000.0;
            if (meeting.IsRaised || lasts < seconds) continue;
            meeting.IsRaised = true;
            meeting.Alert = alerts.Raise(new AreaFinding(watch.Area, number, watch, report.ReceivedMs)
            {
                Other = meeting.PartnerOf(watch),
                Value = lasts,
            });
        }
    }

    void Part(string reason)
    {
        foreach (var meeting in _parted)
        {
            var alert = meeting.Alert;
            alerts.Resolve(ref alert, reason);
        }

        _parted.Clear();
    }

    void CallOut(Watch watch, int rule, RuleState state, long nowMs, double? value = null)
    {
        if (state.IsRaised) return;
        // The node's clock may have been set back.
        state.SinceMs = Math.Min(state.SinceMs, nowMs);
        var lasts = (nowMs - state.SinceMs) / 1000.0;
        if (lasts < (watch.Area.Area.Rules[rule].Seconds ?? 0)) return;
        state.IsRaised = true;
        state.Alert = alerts.Raise(new AreaFinding(watch.Area, rule, watch, nowMs) { Value = value ?? lasts });
    }

    void Reset(RuleState state, string reason)
    {
        var alert = state.Alert;
        alerts.Resolve(ref alert, reason);
        (state.Alert, state.IsRaised, state.SinceMs) = (null, false, -1);
    }
}
