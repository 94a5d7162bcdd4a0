namespace Liaison.Picture.Reading;

/// <summary>
/// The latest messages in the order of their arrival, within a bound in bytes. Used under the picture's lock only.
/// </summary>
sealed class MessageRing(long maxBytes)
{
    // What a message costs beside its bytes, roughly: objects and references.
    const int Overhead = 128;

    readonly List<KeptMessage> _messages = [];
    int _first;
    long _bytes;

    /// <summary>Sequence of the newest message that was given up for lack of room; 0 when none was.</summary>
    public long LostUpTo { get; private set; }

    public void Add_NeedsLock(KeptMessage message)
    {
        _messages.Add(message);
        _bytes += message.Bytes.Length + Overhead;
        while (_bytes > maxBytes)
        {
            var oldest = _messages[_first];
            _messages[_first++] = null!;
            _bytes -= oldest.Bytes.Length + Overhead;
            LostUpTo = oldest.Sequence;
        }

        if (_first < 1024 || _first < _messages.Count / 2) return;
        _messages.RemoveRange(0, _first);
        _first = 0;
    }

    /// <summary>The oldest message after a sequence, or null.</summary>
    public KeptMessage? After_NeedsLock(long sequence)
    {
        var (low, high) = (_first, _messages.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (_messages[middle].Sequence <= sequence) low = middle + 1;
            else high = middle;
        }

        return low < _messages.Count ? _messages[low] : null;
    }
}
