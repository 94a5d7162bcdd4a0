using System.Text;

namespace Liaison.Picture.Recording.Storage;

/// <summary>A track while a tail is played: its newest report, and the callsigns it has had.</summary>
sealed class TailTrack(string uid)
{
    public string Uid { get; } = uid;

    public List<(int Number, string Text)> Callsigns { get; } = new(1);

    /// <summary>The newest report.</summary>
    public ReportColumns Columns;

    /// <summary>The callsign that its newest report names; empty for none.</summary>
    public string Callsign
    {
        get
        {
            for (var i = Callsigns.Count - 1; i >= 0; i--)
                if (Callsigns[i].Number == Columns[ReportColumns.Callsign]) return Callsigns[i].Text;
            return "";
        }
    }
}

/// <summary>
/// Plays the items of a tail, frame by frame: each report, with the track as it was then. Items that make no sense end
/// the frame; a frame whose checksum holds has none.
/// </summary>
/// <param name="startMs">When the tail began.</param>
/// <param name="untilMs">Later reports are not played.</param>
/// <param name="visit">Called for each report and each entry of the keyframe.</param>
sealed class TailPlayer(long startMs, long untilMs, Action<TailTrack, TailItem> visit)
{
    readonly List<TailTrack> _tracks = [];
    bool _isDone;

    public RecordedWords Words { get; } = new();

    public void Play(ReadOnlySpan<byte> items)
    {
        var reader = new ByteReader(items);
        while (!reader.IsAtEnd && !_isDone)
        {
            var head = reader.Varint();
            var number = (int)Math.Min(head >> 2, int.MaxValue);
            switch ((TailItem)(head & 3))
            {
                case TailItem.Definition:
                    if (!TryDefine(number, ref reader)) return;
                    break;
                case TailItem.Track:
                    var track = new TailTrack(Encoding.UTF8.GetString(reader.Bytes()));
                    track.Columns[ReportColumns.At] = startMs;
                    _tracks.Add(track);
                    break;
                case var item:
                    if (number >= _tracks.Count) return;
                    var columns = _tracks[number].Columns;
                    columns.ReadChanges(ref reader);
                    if (reader.Failed) return;
                    _isDone = columns[ReportColumns.At] > untilMs;
                    if (_isDone) return;
                    _tracks[number].Columns = columns;
                    visit(_tracks[number], item);
                    break;
            }
        }
    }

    bool TryDefine(int number, ref ByteReader reader)
    {
        switch ((TailDefinition)reader.Byte())
        {
            case TailDefinition.Word:
                Words.AddWord(number, reader.Bytes());
                break;
            case TailDefinition.Groups:
                Words.AddGroups(number, ref reader);
                break;
            case TailDefinition.Callsign when number < _tracks.Count:
                _tracks[number].Callsigns.Add((reader.Count(int.MaxValue), Encoding.UTF8.GetString(reader.Bytes())));
                break;
            default:
                return false;
        }

        return !reader.Failed;
    }
}
