using System.Globalization;
using Liaison.Kernel.Geodesy;
using Liaison.Kernel.Labels;
using Liaison.Picture.Alerts;

namespace Liaison.Picture.Areas;

/// <summary>Makes alerts of what the engine has found, and ends them. Used by one thread.</summary>
sealed class AreaAlerts(
    AlertBoard board, AreaWatchOptions options, Func<string> nextId, Func<ushort, string> textOf)
{
    // A storm of one area's alerts would push all others off the board.
    const double MostAtOnce = 100;
    const double MorePerSecond = 2;

    // A ship that lies at anchor, and one that never comes back, are not called out for ever.
    static readonly TimeSpan Lasts = TimeSpan.FromDays(7);
    static readonly TimeSpan SilenceLasts = TimeSpan.FromDays(1);

    readonly Dictionary<string, (double Left, long AtMs)> _budgets = new(StringComparer.Ordinal);

    // Alerts that living watches answer for.
    readonly HashSet<string> _standing = new(StringComparer.Ordinal);

    /// <summary>How many alerts were not made since an area had made too many.</summary>
    public long Suppressed { get; private set; }

    /// <summary>Makes an alert, unless one for the same thing is standing: then that one is taken on.</summary>
    /// <returns>Its id; null when the area has made too many.</returns>
    public string? Raise(AreaFinding finding)
    {
        var series = SeriesOf(finding);
        if (TakeOn(series) is { } ongoing) return ongoing;
        if (!HasBudget(finding)) return null;
        var alert = AlertOf(finding, series);
        board.Post(alert);
        _standing.Add(alert.Id);
        return alert.Id;
    }

    /// <summary>Takes on an alert of an earlier run, or of before a track was out of sight.</summary>
    public string? TakeOn(WatchedArea area, int rule, string uid) => TakeOn(SeriesOf(area, rule, uid));

    /// <summary>Says that what an alert was made for is over.</summary>
    public void Resolve(ref string? alert, string reason)
    {
        if (alert is null) return;
        board.Resolve(alert, reason);
        _standing.Remove(alert);
        alert = null;
    }

    /// <summary>Ends what earlier runs left behind and no track has taken on.</summary>
    public void ResolveAbandoned()
    {
        foreach (var entry in board.List())
            if (entry.Alert.Source == AlertSources.WatchAreas && entry.Over is null && !_standing.Contains(entry.Alert.Id))
                board.Resolve(entry.Alert.Id, "not seen since the node started");
    }

    string? TakeOn(string series)
    {
        if (board.FindOngoing(series) is not { } ongoing) return null;
        _standing.Add(ongoing.Alert.Id);
        return ongoing.Alert.Id;
    }

    bool HasBudget(AreaFinding finding)
    {
        var (left, atMs) = _budgets.TryGetValue(finding.Area.Area.Id, out var budget) ? budget : (MostAtOnce, finding.NowMs);
        left = Math.Min(MostAtOnce, left + (Math.Max(0, finding.NowMs - atMs) / 1000.0 * MorePerSecond));
        var has = left >= 1;
        _budgets[finding.Area.Area.Id] = (has ? left - 1 : left, finding.NowMs);
        if (!has) Suppressed++;
        return has;
    }

    Alert AlertOf(AreaFinding finding, string series)
    {
        var area = finding.Area.Area;
        var id = nextId();
        var last = finding.Track.Last;
        var sent = DateTimeOffset.FromUnixTimeMilliseconds(finding.NowMs);
        return new Alert
        {
            Id = id,
            Source = AlertSources.WatchAreas,
            Sender = options.Sender,
            Identifier = id,
            Sent = sent,
            Expires = sent + (finding.Rule.Kind == AreaRuleKind.Silence ? SilenceLasts : Lasts),
            Status = options.IsExercise ? AlertStatus.Exercise : AlertStatus.Actual,
            MessageType = AlertMessageType.Alert,
            Scope = AlertScope.Restricted,
            Series = series,
            Categories = ["Security"],
            Severity = area.Severity,
            Urgency = AlertUrgency.Immediate,
            Certainty = AlertCertainty.Observed,
            Texts = AreaWords.TextsOf(finding),
            Areas =
            [
                new AlertArea
                {
                    Description = area.Name,
                    Circles = [new AlertCircle(new GeoPoint(last.Latitude, last.Longitude), 0)],
                },
            ],
            Tracks = finding.Other is { } other ? [finding.Track.Uid, other.Uid] : [finding.Track.Uid],
            Rule = $"{area.Name}: {AreaWords.RuleOf(finding.Rule)}",
            Label = finding.LabelOf(textOf),
        };
    }

    static string SeriesOf(AreaFinding finding) => finding.Other is not { } other
        ? SeriesOf(finding.Area, finding.RuleNumber, finding.Track.Uid)
        : SeriesOf(finding.Area, finding.RuleNumber, string.CompareOrdinal(finding.Track.Uid, other.Uid) < 0
            ? $"{finding.Track.Uid}|{other.Uid}" : $"{other.Uid}|{finding.Track.Uid}");

    static string SeriesOf(WatchedArea area, int rule, string uids) =>
        string.Create(CultureInfo.InvariantCulture, $"{AlertSources.WatchAreas}/{area.Area.Id}/{rule}/{uids}");
}

/// <summary>What a rule has found.</summary>
/// <param name="Area">The area.</param>
/// <param name="RuleNumber">Which of its rules.</param>
/// <param name="Track">The track.</param>
/// <param name="NowMs">When, Unix milliseconds.</param>
readonly record struct AreaFinding(WatchedArea Area, int RuleNumber, Watch Track, long NowMs)
{
    /// <summary>The rule.</summary>
    public AreaRule Rule => Area.Area.Rules[RuleNumber];

    /// <summary>The track that it met; null for none.</summary>
    public Watch? Other { get; init; }

    /// <summary>How long it has gone on, or how fast the track is; 0 where that says nothing.</summary>
    public double Value { get; init; }

    /// <summary>Whether the track was seen on both sides of the area, but not inside.</summary>
    public bool IsBetweenReports { get; init; }

    /// <summary>The banner of a label that covers the area's and those of the tracks; null for the node's default.</summary>
    public string? LabelOf(Func<ushort, string> textOf)
    {
        var policy = LabelPolicy.Default;
        Label? covering = null;
        string?[] banners =
            [textOf(Track.Last.Label), Other is { } other ? textOf(other.Last.Label) : "", Area.Area.Label];
        foreach (var (banner, i) in banners.Select((banner, i) => (banner, i)))
        {
            if (i == 1 && Other is null) continue;
            var label = Label.NodeDefault(policy);
            // What this node cannot read it cannot raise either: it stands as it is, never as something lower.
            if (!string.IsNullOrEmpty(banner) && !Label.TryParse(banner, policy, out label, out _)) return banner;
            covering = covering is null ? label : Label.Dominant(covering, label);
        }

        return covering!.Equals(Label.NodeDefault(policy)) ? null : covering.ToBanner();
    }
}
