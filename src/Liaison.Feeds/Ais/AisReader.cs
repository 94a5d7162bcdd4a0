namespace Liaison.Feeds.Ais;

/// <summary>
/// Finds AIS messages in a stream of lines, whatever stands around them: tag blocks before a sentence, what a logger
/// wrote before or behind it, other sentences, junk. Nothing is allocated for a sentence.
/// </summary>
/// <remarks>Used by one thread at a time.</remarks>
sealed class AisReader
{
    /// <summary>The most bytes of a line. A sentence has 82, a tag block as many; loggers add some.</summary>
    public const int MaxLineBytes = 1024;

    readonly byte[] _line = new byte[MaxLineBytes];
    readonly ulong[] _words = new ulong[AisBits.Words];
    readonly ulong[] _joined = new ulong[AisBits.Words];
    readonly AisParts _parts = new();
    int _kept;
    bool _isTooLong;
    int _used;

    /// <summary>Takes the next bytes; a line that is not complete is kept.</summary>
    /// <typeparam name="T">The handler's type: a struct, so that calls are direct.</typeparam>
    public void Accept<T>(ReadOnlySpan<byte> bytes, long receivedMs, ref T handler)
        where T : struct, IAisHandler, allows ref struct
    {
        while (true)
        {
            var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0) break;
            if (_kept == 0 && !_isTooLong)
            {
                OnLine(bytes[..end], receivedMs, ref handler);
            }
            else
            {
                Keep(bytes[..end], ref handler);
                End(receivedMs, ref handler);
            }

            bytes = bytes[(end + 1)..];
        }

        Keep(bytes, ref handler);
    }

    /// <summary>
    /// What is kept of a line is all of it. Parts of messages stay: the others may come in the next datagram.
    /// </summary>
    public void End<T>(long receivedMs, ref T handler)
        where T : struct, IAisHandler, allows ref struct
    {
        var length = _kept;
        (_kept, var wasTooLong, _isTooLong) = (0, _isTooLong, false);
        if (!wasTooLong) OnLine(_line.AsSpan(0, length), receivedMs, ref handler);
    }

    void Keep<T>(ReadOnlySpan<byte> bytes, ref T handler)
        where T : struct, IAisHandler, allows ref struct
    {
        if (_isTooLong) return;
        var room = MaxLineBytes - _kept;
        bytes[..Math.Min(room, bytes.Length)].CopyTo(_line.AsSpan(_kept));
        _kept += Math.Min(room, bytes.Length);
        if (bytes.Length <= room) return;
        // Said once; the rest of the line is passed over.
        handler.OnRejected(AisRejection.LineTooLong, _line);
        (_kept, _isTooLong) = (0, true);
    }

    void OnLine<T>(ReadOnlySpan<byte> line, long receivedMs, ref T handler)
        where T : struct, IAisHandler, allows ref struct
    {
        if (line.IsEmpty) return;
        if (line.Length > MaxLineBytes)
        {
            handler.OnRejected(AisRejection.LineTooLong, line[..MaxLineBytes]);
            return;
        }

        if (line[0] == '#')
        {
            handler.OnOther();
            return;
        }

        var tag = AisTagBlock.None;
        var (rejection, isUnderstood) = (AisRejection.None, false);
        var rest = line;
        while (!rest.IsEmpty)
        {
            var length = 0;
            switch (rest[0])
            {
                case (byte)'!' when AisSentence.IsAis(rest):
                    var found = OnSentence(rest, tag, receivedMs, ref handler, out length);
                    tag = AisTagBlock.None;
                    isUnderstood = true;
                    if (found != AisRejection.None) rejection = found;
                    break;
                case (byte)'!' or (byte)'$':
                    if (!isUnderstood) handler.OnOther();
                    isUnderstood = true;
                    break;
                case (byte)'\\' when !isUnderstood:
                    length = rest[1..].IndexOf((byte)'\\') + 2;
                    if (length < 2 || !AisTagBlock.TryRead(rest[1..(length - 1)], out tag))
                        rejection = AisRejection.BadTagBlock;
                    break;
            }

            if (length < 2) length = 1;
            rest = rest[length..];
            var next = rest.IndexOfAny((byte)'!', (byte)'$', (byte)'\\');
            rest = next < 0 ? [] : rest[next..];
        }

        if (rejection == AisRejection.None && !isUnderstood) rejection = AisRejection.NotASentence;
        if (rejection != AisRejection.None) handler.OnRejected(rejection, line);
    }

    // The length stays 0 when the sentence is broken: another one may begin within it.
    AisRejection OnSentence<T>(
        ReadOnlySpan<byte> text, in AisTagBlock tag, long receivedMs, ref T handler, out int length)
        where T : struct, IAisHandler, allows ref struct
    {
        var rejection = AisSentence.Read(text, out var sentence);
        length = sentence.Length;
        if (rejection != AisRejection.None) return rejection;
        AisMessage message;
        if (sentence.Parts == 1)
        {
            if (!AisArmor.TryRead(sentence.Payload, _words, ref _used)) return AisRejection.BadPayload;
            var bits = (sentence.Payload.Length * 6) - sentence.FillBits;
            AisArmor.Cut(_words, bits);
            message = new AisMessage
            {
                Bits = new AisBits(_words, bits),
                ReceivedMs = receivedMs,
                TagTimeMs = tag.TimeMs,
                Station = tag.Station,
            };
        }
        else
        {
            rejection = _parts.Add(sentence, tag, receivedMs, _joined, out var bits);
            if (!_parts.Lost.IsEmpty) handler.OnRejected(AisRejection.LostPart, _parts.Lost);
            if (rejection != AisRejection.None || bits < 0) return rejection;
            message = new AisMessage
            {
                Bits = new AisBits(_joined, bits),
                ReceivedMs = receivedMs,
                TagTimeMs = _parts.TagTimeMs,
                Station = _parts.Station,
            };
        }

        rejection = message.Check();
        return rejection == AisRejection.None ? handler.OnMessage(message) : rejection;
    }
}
