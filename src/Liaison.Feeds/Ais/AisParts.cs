namespace Liaison.Feeds.Ais;

/// <summary>
/// Parts of messages that came in more than one sentence, until the others come, in whatever order. It holds
/// <see cref="Capacity"/> messages; the one that has waited longest goes when there are more.
/// </summary>
sealed class AisParts
{
    /// <summary>The most messages that wait.</summary>
    public const int Capacity = 64;

    /// <summary>How long parts wait, in milliseconds; a station sends them one after the other.</summary>
    public const int MostWaitMs = 30_000;

    /// <summary>How many sentences may come between parts, since recorded sentences all come at one time.</summary>
    public const int MostSentences = 4096;

    const int MostParts = 9;
    const int MostStation = 15;

    readonly Waiting[] _waiting = new Waiting[Capacity];
    readonly ulong[] _keys = new ulong[Capacity];
    readonly byte[] _payloads = new byte[Capacity * AisArmor.MaxCharacters];
    readonly Piece[] _pieces = new Piece[Capacity * MostParts];
    readonly byte[] _stations = new byte[Capacity * MostStation];
    readonly ulong[] _piece = new ulong[AisBits.Words];
    readonly byte[] _lost = new byte[AisArmor.MaxCharacters];
    int _lostLength;
    int _pieceUsed;
    int _done;
    long _sentences;

    /// <summary>The payloads that <see cref="Add"/> threw away because the other parts did not come.</summary>
    public ReadOnlySpan<byte> Lost => _lost.AsSpan(0, _lostLength);

    /// <summary>The station of the message that was completed last; empty when none was told.</summary>
    public ReadOnlySpan<byte> Station => _stations.AsSpan(_done * MostStation, _waiting[_done].StationLength);

    /// <summary>The tag block's time of the message that was completed last, Unix milliseconds; 0 for none.</summary>
    public long TagTimeMs => _waiting[_done].TagTimeMs;

    /// <summary>Takes a sentence that is a part.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="tag">The tag block before it.</param>
    /// <param name="receivedMs">When it came, Unix milliseconds.</param>
    /// <param name="words">When it is the last part that was missing, the message's bits.</param>
    /// <param name="length">The number of bits; -1 while parts are missing.</param>
    /// <returns>What is wrong with the sentence or the message.</returns>
    public AisRejection Add(
        in AisSentence sentence, in AisTagBlock tag, long receivedMs, Span<ulong> words, out int length)
    {
        length = -1;
        _lostLength = 0;
        _sentences++;
        var slot = Find(KeyOf(sentence, tag), receivedMs, 1 << sentence.Part);
        ref var waiting = ref _waiting[slot];
        if (waiting.Length + sentence.Payload.Length > AisArmor.MaxCharacters)
        {
            _keys[slot] = 0;
            return AisRejection.PayloadTooLong;
        }

        waiting.ReceivedMs = receivedMs;
        waiting.Sentence = _sentences;
        if (tag.TimeMs != 0 && waiting.TagTimeMs == 0) waiting.TagTimeMs = tag.TimeMs;
        if (!tag.Station.IsEmpty && waiting.StationLength == 0)
        {
            waiting.StationLength = (byte)Math.Min(tag.Station.Length, MostStation);
            tag.Station[..waiting.StationLength].CopyTo(_stations.AsSpan(slot * MostStation));
        }

        sentence.Payload.CopyTo(_payloads.AsSpan((slot * AisArmor.MaxCharacters) + waiting.Length));
        _pieces[(slot * MostParts) + sentence.Part - 1] =
            new Piece((byte)waiting.Length, (byte)sentence.Payload.Length, (byte)sentence.FillBits);
        waiting.Length += (byte)sentence.Payload.Length;
        waiting.Have |= 1 << sentence.Part;
        waiting.Count++;
        return waiting.Count < sentence.Parts ? AisRejection.None : Join(slot, sentence.Parts, words, out length);
    }

    AisRejection Join(int slot, int parts, Span<ulong> words, out int length)
    {
        words.Clear();
        length = 0;
        _done = slot;
        _keys[slot] = 0;
        for (var i = 0; i < parts; i++)
        {
            var piece = _pieces[(slot * MostParts) + i];
            var payload = _payloads.AsSpan((slot * AisArmor.MaxCharacters) + piece.Start, piece.Length);
            if (!AisArmor.TryRead(payload, _piece, ref _pieceUsed)) return AisRejection.BadPayload;
            var bits = (piece.Length * 6) - piece.FillBits;
            AisArmor.Cut(_piece, bits);
            Append(words, length, _piece, bits);
            length += bits;
        }

        return AisRejection.None;
    }

    static void Append(Span<ulong> words, int length, ReadOnlySpan<ulong> piece, int bits)
    {
        var (word, shift) = (length >> 6, length & 63);
        for (var i = 0; i < (bits + 63) >> 6; i++)
        {
            words[word + i] |= piece[i] >> shift;
            if (shift > 0) words[word + i + 1] |= piece[i] << (64 - shift);
        }
    }

    // The place of the message, a new one when the parts there are of an older message.
    int Find(ulong key, long receivedMs, int part)
    {
        var slot = _keys.AsSpan().IndexOf(key);
        if (slot >= 0)
        {
            ref var waiting = ref _waiting[slot];
            if ((waiting.Have & part) == 0 && receivedMs - waiting.ReceivedMs <= MostWaitMs
                && _sentences - waiting.Sentence <= MostSentences)
            {
                return slot;
            }
        }
        else
        {
            slot = _keys.AsSpan().IndexOf(0ul);
            if (slot < 0) slot = Oldest();
        }

        Free(slot);
        _keys[slot] = key;
        return slot;
    }

    int Oldest()
    {
        var oldest = 0;
        for (var i = 1; i < Capacity; i++)
        {
            if (_waiting[i].Sentence < _waiting[oldest].Sentence) oldest = i;
        }

        return oldest;
    }

    void Free(int slot)
    {
        if (_keys[slot] != 0)
        {
            _lostLength = _waiting[slot].Length;
            _payloads.AsSpan(slot * AisArmor.MaxCharacters, _lostLength).CopyTo(_lost);
        }

        _waiting[slot] = default;
    }

    // Never 0: there is no message of 0 parts.
    static ulong KeyOf(in AisSentence sentence, in AisTagBlock tag)
    {
        var key = (uint)sentence.Parts | (sentence.IsOwnShip ? 16u : 0);
        if (tag.Group >= 0) return ((ulong)tag.Group << 32) | (1 << 5) | key;
        var station = 0u;
        foreach (var one in tag.Station) station = (station * 31) + one;
        return ((ulong)(ushort)station << 48) | ((ulong)sentence.Talker << 32)
            | ((ulong)sentence.Sequence << 24) | ((ulong)sentence.Channel << 16) | key;
    }

    struct Waiting
    {
        public long ReceivedMs;
        public long Sentence;
        public long TagTimeMs;
        public int Have;
        public byte Count;
        public byte Length;
        public byte StationLength;
    }

    readonly record struct Piece(byte Start, byte Length, byte FillBits);
}
