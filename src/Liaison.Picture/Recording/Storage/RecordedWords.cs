using System.Text;
using Liaison.Picture.Groups;

namespace Liaison.Picture.Recording.Storage;

/// <summary>The words and sets of groups of one recording, by the numbers that stand in its reports.</summary>
sealed class RecordedWords
{
    const int MostGroups = 1024;

    readonly Dictionary<int, string> _words = [];
    readonly Dictionary<int, string[]> _groups = [];

    // Most ask for the set of the report before. Replaced whole, so that threads may share these words.
    Numbered? _last;

    public void AddWord(int number, ReadOnlySpan<byte> text) => _words[number] = Encoding.UTF8.GetString(text);

    /// <summary>Reads the names of a set of groups: how many, then each.</summary>
    public void AddGroups(int number, ref ByteReader reader)
    {
        var names = new string[reader.Count(MostGroups)];
        for (var i = 0; i < names.Length; i++) names[i] = Encoding.UTF8.GetString(reader.Bytes());
        _groups[number] = names;
    }

    /// <summary>A word; empty when the recording does not say.</summary>
    public string Text(long number) => _words.GetValueOrDefault((int)number, "");

    /// <summary>
    /// The set of groups as this node numbers them now. Groups that nobody is in any more are not made anew for it.
    /// </summary>
    public GroupSet Set(long number, GroupTable table)
    {
        if (_last is { } last && last.Number == number && last.Table == table && last.Count == table.Count)
            return last.Set;
        var set = GroupSet.Empty;
        foreach (var name in Names(number))
            if (table.TryFind(name, out var group)) set = set.With(group);
        _last = new Numbered(number, table, table.Count, set);
        return set;
    }

    /// <summary>The names of a set of groups.</summary>
    public string[] Names(long number) => _groups.GetValueOrDefault((int)number, []);

    public void Write(ByteBuffer buffer)
    {
        buffer.Varint((ulong)_words.Count);
        foreach (var (number, text) in _words)
        {
            buffer.Varint((ulong)number);
            buffer.Text(text);
        }

        buffer.Varint((ulong)_groups.Count);
        foreach (var (number, names) in _groups)
        {
            buffer.Varint((ulong)number);
            buffer.Varint((ulong)names.Length);
            foreach (var name in names) buffer.Text(name);
        }
    }

    sealed record Numbered(long Number, GroupTable Table, int Count, GroupSet Set);

    public static RecordedWords Read(ref ByteReader reader)
    {
        var words = new RecordedWords();
        for (var left = reader.Count(ushort.MaxValue); left > 0 && !reader.Failed; left--)
            words.AddWord(reader.Count(ushort.MaxValue), reader.Bytes());
        for (var left = reader.Count(ushort.MaxValue); left > 0 && !reader.Failed; left--)
            words.AddGroups(reader.Count(ushort.MaxValue), ref reader);
        return words;
    }
}
