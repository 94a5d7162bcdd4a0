using Liaison.Kernel.Files;

namespace Liaison.Picture.Recording.Storage;

/// <summary>
/// Writes the newest part of the recording as it comes: frames of items, each with its length and checksum, so that
/// what a crash tears is recognised. Used by one thread.
/// </summary>
sealed class TailWriter : IDisposable
{
    readonly FileStream _file;
    readonly ByteBuffer _items = new();
    readonly ByteBuffer _frame = new();
    readonly HashSet<int> _words = [];
    readonly HashSet<int> _groups = [];
    readonly ReportColumns _base;
    int _tracks;
    uint _reportsInFrame;
    bool _isKeyframeWhole;
    long _until;
    long _bytes;

    /// <summary>Begins a tail.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public TailWriter(string path, long number, long startMs)
    {
        (Path, Number, StartMs, _until) = (path, number, startMs, startMs);
        _base[ReportColumns.At] = startMs;
        _file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read | FileShare.Delete,
            UnixCreateMode = WholeFile.PrivateFile,
            BufferSize = 0,
        });
        _frame.Raw(TailFormat.Magic);
        _frame.Int64(number);
        _frame.Int64(startMs);
        _frame.UInt32(Checksum.Of(_frame.Written));
        Write(_frame.Written);
    }

    public string Path { get; }

    public long Number { get; }

    public long StartMs { get; }

    /// <summary>Reports written, keyframe excluded.</summary>
    public long Reports { get; private set; }

    /// <summary>Bytes of the file. For any thread.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Whether a word has been written, else notes that it is now.</summary>
    public bool NeedsWord(int word) => _words.Add(word);

    /// <summary>Whether a set of groups has been written, else notes that it is now.</summary>
    public bool NeedsGroups(int groups) => _groups.Add(groups);

    public void Word(int number, string text)
    {
        Define(TailDefinition.Word, number);
        _items.Text(text);
    }

    public void Groups(int number, IReadOnlyCollection<string> names)
    {
        Define(TailDefinition.Groups, number);
        _items.Varint((ulong)names.Count);
        foreach (var name in names) _items.Text(name);
    }

    /// <summary>A callsign of a track, by the number that stands in its reports.</summary>
    public void Callsign(int track, int number, string text)
    {
        Define(TailDefinition.Callsign, track);
        _items.Varint((ulong)number);
        _items.Text(text);
    }

    /// <summary>A track that this tail has not named yet.</summary>
    /// <returns>Its number in this tail.</returns>
    public int Track(string uid)
    {
        Head(TailItem.Track, 0);
        _items.Text(uid);
        return _tracks++;
    }

    /// <summary>The newest report of a track when the tail began.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Keyframe(int track, in ReportColumns columns)
    {
        Head(TailItem.Keyframe, track);
        columns.WriteChanges(_base, _items);
        if (_items.Length >= TailFormat.UsualFrameBytes) WriteFrame(TailFormat.CoversNothing);
    }

    /// <summary>The keyframe is whole: what the tail covers begins.</summary>
    public void EndKeyframe() => _isKeyframeWhole = true;

    /// <summary>The first report of a track in this tail.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Report(int track, in ReportColumns columns)
    {
        Head(TailItem.Report, track);
        columns.WriteChanges(_base, _items);
        Count(columns);
    }

    /// <summary>A report of a track that has one in this tail already.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Report(int track, in ReportColumns columns, in ReportColumns before)
    {
        Head(TailItem.Report, track);
        columns.WriteChanges(before, _items);
        Count(columns);
    }

    /// <summary>Writes what waits: the tail is whole until a moment.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Mark(long untilMs)
    {
        _until = Math.Max(_until, untilMs);
        WriteFrame(_isKeyframeWhole ? _until : TailFormat.CoversNothing);
    }

    /// <summary>Waits until the disk has it.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public void FlushToDisk() => _file.Flush(flushToDisk: true);

    public void Dispose() => _file.Dispose();

    void Count(in ReportColumns columns)
    {
        Reports++;
        _reportsInFrame++;
        _until = Math.Max(_until, columns[ReportColumns.At]);
        if (_items.Length >= TailFormat.UsualFrameBytes) Mark(_until);
    }

    void Head(TailItem item, int number) => _items.Varint(((ulong)number << 2) | (uint)item);

    void Define(TailDefinition what, int number)
    {
        Head(TailItem.Definition, number);
        _items.Byte((byte)what);
    }

    void WriteFrame(long until)
    {
        _frame.Clear();
        _frame.Int64(until);
        _frame.UInt32(_reportsInFrame);
        _frame.Raw(_items.Written);
        var checksum = Checksum.Of(_frame.Written);
        var length = _items.Length;
        _items.Clear();
        _reportsInFrame = 0;
        Span<byte> head = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(head, length);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(head[4..], checksum);
        Write(head);
        Write(_frame.Written);
    }

    void Write(ReadOnlySpan<byte> bytes)
    {
        _file.Write(bytes);
        Volatile.Write(ref _bytes, _bytes + bytes.Length);
    }
}
