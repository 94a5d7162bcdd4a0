using System.Text;
using Liaison.Picture.Log;
using Liaison.Picture.Reading;
using Liaison.Picture.Tracks;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Picture.Tests;

/// <summary>A picture with a clock that stands still, and short ways to report and to read.</summary>
sealed class PictureWorld : IDisposable
{
    int _sent;

    public PictureWorld(LogLimits? limits = null, long maxMessageBytes = 32L << 20, int maxTracks = 100_000) =>
        Picture = new LivePicture(
            new BracketCodec(), Time,
            new PictureOptions { Log = limits ?? LogLimits.Default, MaxMessageBytes = maxMessageBytes, MaxTracks = maxTracks });

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));

    public LivePicture Picture { get; }

    public Audience Audience(params string[] groups) => Picture.AudienceOf(Picture.Groups.SetOf(groups));

    public PictureReader Reader(int self, params string[] groups) =>
        Picture.OpenReader(Picture.Groups.SetOf(groups), WireEncoding.Xml, self);

    /// <summary>Reports a position; the text of the report is its number, so that no two are alike.</summary>
    public (AppendOutcome Outcome, string Text, long Entry) Report(
        Audience audience, int reporter, string uid, WireEncoding encoding = WireEncoding.Xml, double latitude = 26,
        double longitude = 128, string? text = null, TimeSpan? holds = null, string source = "tak", TrackKey key = default,
        string callsign = "")
    {
        text ??= $"{++_sent}";
        var row = -1;
        var nowMs = Time.GetUtcNow().ToUnixTimeMilliseconds();
        var values = new TrackValues
        {
            Uid = Encoding.UTF8.GetBytes(uid),
            Type = "a-f-G"u8,
            Callsign = Encoding.UTF8.GetBytes(callsign),
            Source = Picture.WordOf(Encoding.UTF8.GetBytes(source)),
            Key = key,
            Latitude = latitude,
            Longitude = longitude,
            TimeMs = nowMs,
            StartMs = nowMs,
            StaleMs = nowMs + (long)(holds ?? TimeSpan.FromMinutes(5)).TotalMilliseconds,
        };
        using var appender = Picture.BeginAppend(audience, reporter, Picture.ReadClock());
        var outcome = appender.Report(values, encoding, BracketCodec.Report(encoding, uid, text), ref row, out var entry);
        return (outcome, text, entry);
    }

    public (long Sequence, string Text, long Entry) Message(Audience audience, int reporter)
    {
        var text = $"{++_sent}";
        using var appender = Picture.BeginAppend(audience, reporter, Picture.ReadClock());
        var sequence = appender.Message(WireEncoding.Xml, BracketCodec.Report(WireEncoding.Xml, $"message{reporter - 1}", text), out var entry);
        return (sequence, text, entry);
    }

    /// <summary>Reads until there is nothing more.</summary>
    public static string ReadAll(PictureReader reader)
    {
        var text = new StringBuilder();
        for (var part = Read(reader); part.Length > 0; part = Read(reader)) text.Append(part);
        return text.ToString();
    }

    /// <summary>Reads one turn, of which only a part is sent.</summary>
    public static string Read(PictureReader reader, int mostBytes = int.MaxValue)
    {
        var gathering = new Gathering();
        reader.Gather(gathering);
        var text = new StringBuilder();
        foreach (var range in gathering.Ranges) text.Append(Encoding.UTF8.GetString(range.Bytes));
        var sent = Math.Min(mostBytes, text.Length);
        reader.Advance(gathering, sent);
        return text.ToString(0, sent);
    }

    public void Dispose() => Picture.Dispose();
}
