using System.Text;

namespace Liaison.Picture.Recording.Storage;

/// <summary>
/// All reports of one track in one recording, column by column. The first may be the keyframe's: the newest report when
/// the recording began. Its checksum covers all of it, the uid included.
/// </summary>
static class TrackBlock
{
    const int MostReports = 1 << 26;
    const int MostCallsigns = 1 << 16;
    const int HasKeyframe = 1;

    /// <summary>Writes the reports of one track.</summary>
    /// <param name="uid">Whose.</param>
    /// <param name="callsigns">The callsigns it has had; the reports' column counts in this list, from 1.</param>
    /// <param name="columns">A list of values for each column, all as long as the first.</param>
    /// <param name="hasKeyframe">Whether the first report is the keyframe's.</param>
    /// <param name="startMs">When the recording began.</param>
    /// <param name="buffer">Where it goes.</param>
    /// <param name="scratch">Room for one column.</param>
    public static void Write(
        string uid, IReadOnlyList<string> callsigns, List<long>[] columns, bool hasKeyframe, long startMs,
        ByteBuffer buffer, ByteBuffer scratch)
    {
        var begin = buffer.Length;
        buffer.Text(uid);
        buffer.Varint((ulong)callsigns.Count);
        foreach (var callsign in callsigns) buffer.Text(callsign);
        buffer.Byte(hasKeyframe ? (byte)HasKeyframe : (byte)0);
        buffer.Varint((ulong)columns[0].Count);
        uint changing = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            var values = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(columns[i]);
            if (values.ContainsAnyExcept(values[0])) changing |= 1u << i;
        }

        buffer.Varint(changing);
        for (var i = 0; i < columns.Length; i++)
        {
            var values = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(columns[i]);
            buffer.Signed(i == ReportColumns.At ? values[0] - startMs : values[0]);
            if ((changing & (1u << i)) != 0) PackedColumn.Write(values, buffer, scratch);
        }

        buffer.UInt32(Checksum.Of(buffer.Written[begin..]));
    }

    /// <summary>Whether a block is as it was written.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> block) =>
        block.Length > 4 && Checksum.Of(block[..^4]) == BitConverter.ToUInt32(block[^4..]);

    /// <summary>Reads the reports of a block that is whole, up to a moment.</summary>
    /// <returns>False when it makes no sense.</returns>
    public static bool TryRead(ReadOnlySpan<byte> block, long startMs, long untilMs, BlockReports into)
    {
        var reader = new ByteReader(block[..^4]);
        into.Clear();
        into.Uid = Encoding.UTF8.GetString(reader.Bytes());
        for (var left = reader.Count(MostCallsigns); left > 0 && !reader.Failed; left--)
            into.Callsigns.Add(Encoding.UTF8.GetString(reader.Bytes()));
        into.HasKeyframe = (reader.Byte() & HasKeyframe) != 0;
        var count = reader.Count(MostReports);
        var changing = reader.Varint();
        if (reader.Failed || count == 0) return false;
        for (var i = 0; i < ReportColumns.Count; i++)
        {
            var first = reader.Signed();
            var values = into.Begin(i, count, i == ReportColumns.At ? first + startMs : first);
            if ((changing & (1ul << i)) == 0) values.Fill(values[0]);
            else PackedColumn.Read(ref reader, values);
            if (reader.Failed) return false;
            // Times stand first and ascend: of the other columns only what is wanted is read.
            if (i == ReportColumns.At) count = Upto(values, untilMs);
            if (count == 0) break;
        }

        into.Count = count;
        return true;
    }

    /// <summary>The uid of a block that is whole.</summary>
    public static ReadOnlySpan<byte> UidOf(ReadOnlySpan<byte> block) => new ByteReader(block).Bytes();

    static int Upto(ReadOnlySpan<long> times, long untilMs)
    {
        var count = times.BinarySearch(untilMs + 1);
        if (count < 0) return ~count;
        while (count > 0 && times[count - 1] > untilMs) count--;
        return count;
    }
}

/// <summary>Reports of one track as columns, in memory that is used again for the next track.</summary>
sealed class BlockReports
{
    readonly long[][] _columns = new long[ReportColumns.Count][];

    public BlockReports() => Array.Fill(_columns, []);

    public string Uid { get; set; } = "";

    public List<string> Callsigns { get; } = [];

    public bool HasKeyframe { get; set; }

    public int Count { get; set; }

    /// <summary>One report.</summary>
    public ReportColumns this[int index]
    {
        get
        {
            var report = default(ReportColumns);
            for (var i = 0; i < ReportColumns.Count; i++) report[i] = _columns[i][index];
            return report;
        }
    }

    /// <summary>When a report was received, Unix milliseconds.</summary>
    public long AtMs(int index) => _columns[ReportColumns.At][index];

    /// <summary>The callsign that a report names; empty for none.</summary>
    public string CallsignOf(in ReportColumns report) =>
        report[ReportColumns.Callsign] is var number && number > 0 && number <= Callsigns.Count
            ? Callsigns[(int)number - 1] : "";

    public void Clear()
    {
        (Uid, HasKeyframe, Count) = ("", false, 0);
        Callsigns.Clear();
    }

    public Span<long> Begin(int column, int count, long first)
    {
        if (_columns[column].Length < count) _columns[column] = new long[count];
        _columns[column][0] = first;
        return _columns[column].AsSpan(0, count);
    }
}
