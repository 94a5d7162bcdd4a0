using Liaison.Kernel.Geodesy;
using Liaison.Picture.Areas.Geometry;
using Liaison.Picture.Observing;

namespace Liaison.Picture.Areas;

/// <summary>An area as the engine watches it.</summary>
sealed class WatchedArea
{
    const double MostUsedError = 1_000;

    readonly double _margin;

    public WatchedArea(WatchArea area)
    {
        Area = area;
        Geometry = AreaGeometry.Of(area.Shape);
        Cells = AreaGrid.CellsOf(Geometry);
        Filter = new AreaFilter(area);
        // Noise beyond a part of the area's size is not told from motion through it.
        _margin = Math.Min(area.Margin, Geometry.Size / 4);
        Grounds =
        [
            .. area.Rules.Select(rule => rule.Kind == AreaRuleKind.Meet ? new MeetingGround(rule.Metres!.Value) : null),
        ];
        HasSilence = area.Rules.Any(rule => rule.Kind == AreaRuleKind.Silence);
    }

    public WatchArea Area { get; }

    public AreaGeometry Geometry { get; }

    /// <summary>The cells of the grid that it may touch.</summary>
    public AreaCells Cells { get; }

    public AreaFilter Filter { get; }

    /// <summary>For each rule the tracks of which two may meet; null for rules of other kinds.</summary>
    public IReadOnlyList<MeetingGround?> Grounds { get; }

    /// <summary>Whether it calls out for silence.</summary>
    public bool HasSilence { get; }

    /// <summary>Number of the observation for which it was looked at last.</summary>
    public long Stamp { get; set; }

    /// <summary>Whether tracks that are inside now were inside before it was watched.</summary>
    public bool IsNew { get; set; } = true;

    /// <summary>How far outside a track must be to have left, metres: the margin, or the error of its position.</summary>
    public double MarginOf(in Observation observation) => observation.CircularError > _margin
        ? Math.Max(_margin, Math.Min(observation.CircularError, MostUsedError)) : _margin;
}

/// <summary>A track that is inside an area.</summary>
sealed class Watch(WatchedArea area, long track, string uid, string callsign)
{
    public WatchedArea Area => area;

    public long Track => track;

    public string Uid => uid;

    /// <summary>What people call it: its callsign, or its uid.</summary>
    public string Name => callsign.Length > 0 ? callsign : uid;

    /// <summary>Since when it is inside, Unix milliseconds.</summary>
    public required long SinceMs { get; init; }

    /// <summary>Its last report.</summary>
    public Observation Last { get; set; }

    /// <summary>The next area that the same track is in.</summary>
    public Watch? Next { get; set; }

    /// <summary>Where it is among those that may fall silent; -1 when it is not.</summary>
    public int SilenceIndex { get; set; } = -1;

    /// <summary>What each rule of the area knows of it.</summary>
    public RuleState[] Rules { get; } = [.. area.Area.Rules.Select(_ => new RuleState())];
}

/// <summary>What one rule knows of one track.</summary>
sealed class RuleState
{
    /// <summary>Since when what the rule looks for goes on, Unix milliseconds; -1 while it does not.</summary>
    public long SinceMs { get; set; } = -1;

    /// <summary>Whether it has been called out.</summary>
    public bool IsRaised { get; set; }

    /// <summary>The alert that stands for it; null for none.</summary>
    public string? Alert { get; set; }

    /// <summary>Where a track that may loiter was first; for a meeting, where it is.</summary>
    public EarthVector Place { get; set; }

    /// <summary>Whom it is near.</summary>
    public List<Meeting>? Meetings { get; set; }
}

/// <summary>Two tracks near each other.</summary>
sealed class Meeting(Watch one, Watch other, long sinceMs)
{
    public Watch One => one;

    public Watch Other => other;

    public long SinceMs => sinceMs;

    public bool IsRaised { get; set; }

    public string? Alert { get; set; }

    public Watch PartnerOf(Watch watch) => watch == one ? other : one;
}
