using System.Text;

namespace Liaison.Picture.Tracks;

/// <summary>
/// Short texts that many tracks share (types, sources, labels), each kept once and named by a number. Number 0 is the empty
/// text. The table has a bound: what comes after it is full gets number 0. Changed under the picture's lock only.
/// </summary>
sealed class Interned(int capacity)
{
    readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { [""] = 0 };
    byte[][] _bytes = [[]];
    string[] _texts = [""];
    int _count = 1;

    public bool IsFull => _count == capacity;

    public ReadOnlySpan<byte> Bytes(int number) => Volatile.Read(ref _bytes)[number];

    public string Text(int number) => Volatile.Read(ref _texts)[number];

    public int NumberOf_NeedsLock(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[128];
        if (utf8.Length > text.Length || !Encoding.UTF8.TryGetChars(utf8, text, out var length)) return 0;
        var lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text[..length], out var number)) return number;
        if (_count == capacity) return 0;
        if (_count == _texts.Length)
        {
            // Readers may hold the old arrays: they are replaced, never changed.
            Volatile.Write(ref _bytes, Grown(_bytes));
            Volatile.Write(ref _texts, Grown(_texts));
        }

        _bytes[_count] = utf8.ToArray();
        _texts[_count] = new string(text[..length]);
        _numbers[_texts[_count]] = _count;
        return _count++;
    }

    static T[] Grown<T>(T[] array)
    {
        var grown = new T[array.Length * 2];
        array.CopyTo(grown, 0);
        return grown;
    }
}
