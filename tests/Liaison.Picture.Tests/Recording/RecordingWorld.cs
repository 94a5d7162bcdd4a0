using System.Text;
using Liaison.Picture.Recording;
using Liaison.Picture.Tracks;

namespace Liaison.Picture.Tests.Recording;

/// <summary>What a test reports of a track.</summary>
sealed record Said(
    string Uid, double Latitude, double Longitude, double Height, float Course, float Speed, string Type,
    string Callsign)
{
    public static Said Of(string uid, double latitude = 26, double longitude = 128) =>
        new(uid, latitude, longitude, double.NaN, float.NaN, float.NaN, "a-f-G", "");
}

/// <summary>A picture with a recorder whose steps a test takes itself, on a folder of its own.</summary>
sealed class RecordingWorld : IDisposable
{
    readonly PictureWorld _world = new();
    readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("liaison-recording-");

    public RecordingWorld(RecordingOptions? options = null)
    {
        Options = options ?? new RecordingOptions();
        Recorder = NewRecorder();
        Recorded = NewReader();
    }

    public RecordingOptions Options { get; }

    public string Folder => Path.Combine(_root.FullName, "picture");

    public LivePicture Picture => _world.Picture;

    public Recorder Recorder { get; private set; }

    public RecordedPicture Recorded { get; private set; }

    public DateTimeOffset Now => _world.Time.GetUtcNow();

    public IEnumerable<string> Chunks => Files("*.chunk");

    public IEnumerable<string> Tails => Files("*.tail");

    /// <summary>Lets time pass, and the recorder do what is due.</summary>
    public void Pass(TimeSpan time)
    {
        _world.Time.Advance(time);
        Recorder.Step();
    }

    /// <summary>Lets time pass without the recorder doing anything.</summary>
    public void Stand(TimeSpan time) => _world.Time.Advance(time);

    public void SetClock(DateTimeOffset now) => _world.Time.AdjustTime(now);

    public void Say(Said said, params string[] groups)
    {
        var row = -1;
        var nowMs = Now.ToUnixTimeMilliseconds();
        var values = new TrackValues
        {
            Uid = Encoding.UTF8.GetBytes(said.Uid),
            Type = Encoding.UTF8.GetBytes(said.Type),
            How = "m-g"u8,
            Callsign = Encoding.UTF8.GetBytes(said.Callsign),
            Source = Picture.WordOf("tak"u8),
            Latitude = said.Latitude,
            Longitude = said.Longitude,
            Height = said.Height,
            CircularError = 9.9f,
            LinearError = float.NaN,
            Course = said.Course,
            Speed = said.Speed,
            TimeMs = nowMs - 250,
            StartMs = nowMs - 250,
            StaleMs = nowMs + 60_000,
        };
        var audience = Picture.AudienceOf(Picture.Groups.SetOf(groups.Length == 0 ? ["all"] : groups));
        using var appender = Picture.BeginAppend(audience, LivePicture.NoReporter, Picture.ReadClock());
        appender.Report(values, WireEncoding.Xml, BracketCodec.Report(WireEncoding.Xml, said.Uid, "x"), ref row, out _);
    }

    public void Leave(string uid) => Picture.Remove(Encoding.UTF8.GetBytes(uid));

    /// <summary>Lets the parts of the recording that have ended be packed.</summary>
    public void Pack()
    {
        Recorder.Stop();
        Recorder.KeepOnce();
        Recorded = NewReader();
    }

    /// <summary>The recorder is gone as after kill -9: nothing is ended, nothing is written any more.</summary>
    public void KillRecorder()
    {
        Recorder = NewRecorder();
        Recorded = NewReader();
    }

    public RecordedPicture NewReader() => new(Folder, Picture.Groups, _world.Time);

    public void Dispose()
    {
        Recorder.Dispose();
        _world.Dispose();
        _root.Delete(recursive: true);
    }

    Recorder NewRecorder() => new(Picture, Folder, _world.Time, Options);

    IEnumerable<string> Files(string pattern) =>
        Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, pattern).Order() : [];
}
