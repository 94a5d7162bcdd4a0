using Liaison.Picture.Recording.Storage;

namespace Liaison.Picture.Recording;

/// <summary>What the recorder knows of one row of the picture.</summary>
struct MirroredTrack
{
    /// <summary>Number of the track; 0 in <see cref="Uid"/>'s absence.</summary>
    public long Track;

    /// <summary>Number of its newest report.</summary>
    public long Sequence;

    /// <summary>Number of the report that last changed who it is.</summary>
    public long IdentitySequence;

    /// <summary>The tail that has named it, and its number there.</summary>
    public long Tail;

    public int TailTrack;

    /// <summary>Null for a row without a track.</summary>
    public string? Uid;

    public string Callsign;

    public ReportColumns Columns;
}

/// <summary>
/// The recorder's own copy of the newest report of each track, by row: a keyframe is written from it, and what changed
/// is told from it, without asking the picture.
/// </summary>
sealed class TrackMirror
{
    const int ChunkBits = 12;
    const int ChunkRows = 1 << ChunkBits;

    MirroredTrack[][] _chunks = [];

    public int Rows => _chunks.Length << ChunkBits;

    /// <summary>The entry of a row, made when it is not there yet.</summary>
    public ref MirroredTrack this[int row]
    {
        get
        {
            while (row >> ChunkBits >= _chunks.Length) _chunks = [.. _chunks, new MirroredTrack[ChunkRows]];
            return ref _chunks[row >> ChunkBits][row & (ChunkRows - 1)];
        }
    }

    public void Clear() => _chunks = [];
}
