namespace Liaison.Picture.Tracks;

/// <summary>
/// Rows of tracks, found by uid. Rows are numbered and stay where they are; sixteen neighbours make a block, the unit in
/// which a reader that lags is brought up to date. Used under the picture's lock only.
/// </summary>
sealed unsafe class TrackTable(ulong hashSeed, int capacity) : IDisposable
{
    public const int BlockBits = 4;
    public const int BlockRows = 1 << BlockBits;

    const int ChunkBits = 14;
    const int ChunkRows = 1 << ChunkBits;

    readonly SeededHash _hash = new(hashSeed);
    Track[][] _chunks = [];
    long[] _newestOfBlock = [];
    int[] _lives = [];

    // Open addressing with linear probing: upper half of the hash, then row + 1; 0 is empty.
    ulong[] _index = new ulong[1024];
    readonly Stack<int> _free = new();
    int _rows;

    /// <summary>Tracks in the table.</summary>
    public int Count { get; private set; }

    /// <summary>Rows in use or once in use: every row is below this.</summary>
    public int Rows => _rows;

    public int Blocks => (_rows + BlockRows - 1) >> BlockBits;

    public ref Track this[int row] => ref _chunks[row >> ChunkBits][row & (ChunkRows - 1)];

    /// <summary>Sequence of the newest report in a block of rows.</summary>
    public long NewestOfBlock(int block) => _newestOfBlock[block];

    /// <summary>Number of the track in a row, which no other track ever has.</summary>
    public long NumberOf(int row) => ((long)_lives[row] << 32) | (uint)row;

    /// <summary>The row of a track by its number, or -1 when it has left.</summary>
    public int RowOf(long number)
    {
        var row = (int)(uint)number;
        return (uint)row < (uint)_rows && !this[row].IsFree && _lives[row] == (int)(number >> 32) ? row : -1;
    }

    /// <summary>Marks a row as changed by the report with this sequence.</summary>
    public void Touch(int row, long sequence)
    {
        this[row].Sequence = sequence;
        _newestOfBlock[row >> BlockBits] = sequence;
    }

    public ulong HashOf(ReadOnlySpan<byte> uid) => _hash.Of(uid);

    /// <summary>The row of the track with this uid, or -1.</summary>
    public int Find(ReadOnlySpan<byte> uid, ulong hash)
    {
        var mask = _index.Length - 1;
        for (var at = (int)(hash >> 32) & mask; _index[at] != 0; at = (at + 1) & mask)
        {
            if (_index[at] >> 32 != hash >> 32) continue;
            var row = (int)(uint)_index[at] - 1;
            if (TrackBlob.Uid(this[row].Blob).SequenceEqual(uid)) return row;
        }

        return -1;
    }

    /// <summary>Whether this is the row of the track with this uid; any number may be asked.</summary>
    public bool IsRowOf(int row, ReadOnlySpan<byte> uid) =>
        (uint)row < (uint)_rows && !this[row].IsFree && TrackBlob.Uid(this[row].Blob).SequenceEqual(uid);

    /// <summary>A new row for a uid that is not in the table; -1 when the table is full.</summary>
    public int Add(ReadOnlySpan<byte> uid, ulong hash, ReadOnlySpan<byte> callsign)
    {
        if (Count == capacity) return -1;
        if (!_free.TryPop(out var row))
        {
            row = _rows++;
            if (row >> ChunkBits == _chunks.Length)
            {
                _chunks = [.. _chunks, new Track[ChunkRows]];
                Array.Resize(ref _newestOfBlock, _chunks.Length * ChunkRows >> BlockBits);
                Array.Resize(ref _lives, _chunks.Length * ChunkRows);
            }
        }

        if (++Count * 4L > _index.Length * 3L) GrowIndex();
        ref var track = ref this[row];
        track = new Track { Blob = TrackBlob.Create(null, uid, callsign, default), Next = -1, Previous = -1 };
        Insert(_index, hash, row);
        return row;
    }

    /// <summary>Frees a row; its block counts as changed by <paramref name="sequence"/>.</summary>
    public void Remove(int row, long sequence)
    {
        ref var track = ref this[row];
        RemoveFromIndex(HashOf(TrackBlob.Uid(track.Blob)), row);
        TrackBlob.Free(track.Blob);
        track = default;
        _newestOfBlock[row >> BlockBits] = sequence;
        _lives[row]++;
        _free.Push(row);
        Count--;
    }

    public void Dispose()
    {
        for (var row = 0; row < _rows; row++)
            if (this[row].Blob is not null) TrackBlob.Free(this[row].Blob);
        (_chunks, _rows, Count) = ([], 0, 0);
    }

    static void Insert(ulong[] index, ulong hash, int row)
    {
        var mask = index.Length - 1;
        var at = (int)(hash >> 32) & mask;
        while (index[at] != 0) at = (at + 1) & mask;
        index[at] = (hash & 0xFFFFFFFF_00000000) | (uint)(row + 1);
    }

    void GrowIndex()
    {
        var index = new ulong[_index.Length * 2];
        foreach (var entry in _index)
        {
            if (entry == 0) continue;
            Insert(index, entry, (int)(uint)entry - 1);
        }

        _index = index;
    }

    void RemoveFromIndex(ulong hash, int row)
    {
        var mask = _index.Length - 1;
        var at = (int)(hash >> 32) & mask;
        while ((uint)_index[at] != (uint)(row + 1)) at = (at + 1) & mask;

        // Backward shift: entries behind the gap move up unless they stand at or after their own place.
        for (var next = (at + 1) & mask; _index[next] != 0; next = (next + 1) & mask)
        {
            var home = (int)(_index[next] >> 32) & mask;
            if (((next - home) & mask) < ((next - at) & mask)) continue;
            _index[at] = _index[next];
            at = next;
        }

        _index[at] = 0;
    }
}
