using System.Text;
using Liaison.Kernel.Events;
using Liaison.Kernel.Geodesy;
using Liaison.Kernel.Identity;
using Liaison.Picture.Alerts;
using Liaison.Picture.Areas;
using Liaison.Picture.Tracks;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Picture.Tests.Areas;

/// <summary>A real picture, board and watch on a clock that stands still; the watch takes its turns when it is told to.</summary>
sealed class AreaWorld : IDisposable
{
    readonly Audience _audience;
    readonly string? _folder;
    AreaWatch _watch;
    ulong _seed;

    public AreaWorld(string? folder = null, params IEnumerable<WatchArea> areas)
    {
        _folder = folder;
        Picture = new LivePicture(new BracketCodec(), Time, new PictureOptions());
        _audience = Picture.AudienceOf(Picture.Groups.SetOf("g"));
        Board = new AlertBoard(Time, new EventNumbers(), In("alerts.json"));
        Areas = new WatchAreaList(In("areas.json"));
        foreach (var area in areas) Areas.Put(area, mustExist: false);
        _watch = Watch();
        Turn();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));

    public LivePicture Picture { get; private set; }

    public AlertBoard Board { get; private set; }

    public WatchAreaList Areas { get; private set; }

    public AreaWatch Watcher => _watch;

    /// <summary>The headlines, in English, of what was called out, in order.</summary>
    public IReadOnlyList<string> Called =>
        [.. Board.List(withEnded: true).OrderBy(e => e.Alert.Id, StringComparer.Ordinal).Select(e => e.Alert.Texts[0].Headline)];

    /// <summary>What was called out and is not over.</summary>
    public IReadOnlyList<string> Ongoing =>
        [.. Board.List().Where(e => e.Over is null).OrderBy(e => e.Alert.Id, StringComparer.Ordinal).Select(e => e.Alert.Texts[0].Headline)];

    public static WatchArea Circle(double radius, params AreaRule[] rules) => new()
    {
        Id = "circle",
        Name = "strait",
        Shape = new AreaCircle(new GeoPoint(26, 128), radius),
        Severity = AlertSeverity.Moderate,
        Rules = rules,
    };

    /// <summary>Reports a track some metres east of 26 N 128 E.</summary>
    public void Report(
        string uid, double metresEast, double metresNorth = 0, float speed = float.NaN, string type = "a-n-S",
        string source = "ais", string label = "", float error = float.NaN, DateTimeOffset? made = null)
    {
        var scale = LocalScale.At(26);
        ReportAt(
            uid, 26 + (metresNorth / scale.North), 128 + (metresEast / scale.East), speed, type, source, label, error, made);
    }

    public void ReportAt(
        string uid, double latitude, double longitude, float speed = float.NaN, string type = "a-n-S",
        string source = "ais", string label = "", float error = float.NaN, DateTimeOffset? made = null)
    {
        var timeMs = (made ?? Time.GetUtcNow()).ToUnixTimeMilliseconds();
        var values = new TrackValues
        {
            Uid = Encoding.UTF8.GetBytes(uid),
            Type = Encoding.UTF8.GetBytes(type),
            Source = Picture.WordOf(Encoding.UTF8.GetBytes(source)),
            Label = Picture.WordOf(Encoding.UTF8.GetBytes(label)),
            Latitude = latitude,
            Longitude = longitude,
            Speed = speed,
            CircularError = error,
            TimeMs = timeMs,
            StartMs = timeMs,
            StaleMs = timeMs + 300_000,
        };
        var row = -1;
        using (var appender = Picture.BeginAppend(_audience, 1, Picture.ReadClock()))
            appender.Report(values, WireEncoding.Xml, BracketCodec.Report(WireEncoding.Xml, uid, "x"), ref row, out _);
        Turn();
    }

    /// <summary>Time passes, and the watch looks.</summary>
    public void Wait(double seconds)
    {
        Time.Advance(TimeSpan.FromSeconds(seconds));
        Picture.RemoveLongStale();
        Turn();
    }

    public void Turn()
    {
        while (_watch.Turn())
        {
            // There is more.
        }
    }

    /// <summary>The node ends and starts anew: its picture is empty, its files are as they were.</summary>
    public AreaWorld Restart()
    {
        _watch.Dispose();
        Board.Dispose();
        Picture.Dispose();
        var again = new AreaWorld(_folder) { _seed = _seed + 1000 };
        again.Time.Advance(Time.GetUtcNow() - again.Time.GetUtcNow());
        return again;
    }

    public void Dispose()
    {
        _watch.Dispose();
        Board.Dispose();
        Picture.Dispose();
    }

    AreaWatch Watch()
    {
        var ids = IdSource.Seeded(Time, ++_seed);
        return new AreaWatch(
            Picture, Areas, Board, Time, ids.Next,
            new AreaWatchOptions { Sender = "JFHQ", InsidePath = In("areas-inside.json") });
    }

    string? In(string file) => _folder is null ? null : Path.Combine(_folder, file);
}
