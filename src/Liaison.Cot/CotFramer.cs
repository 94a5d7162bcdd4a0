using System.Runtime.InteropServices;

namespace Liaison.Cot;

/// <summary>Where a <see cref="CotFramer"/> stands in a stream; 8 bytes for each connection. The default value is the
/// beginning of a stream.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct CotFramerState
{
    internal enum Phase : byte
    {
        Seek,
        StartTag,
        Body,
        Comment,
        CData,
        Skip,
    }

    // Bytes at the front of the caller's buffer that need not be looked at again.
    internal int Scanned;
    internal Phase Current;
    // The quote that is open in the start tag, or 0.
    internal byte Quote;
}

/// <summary>
/// Cuts a TAK version 0 stream into events, on bytes. An event runs from <c>&lt;event</c> to the first
/// <c>&lt;/event&gt;</c> outside comments and CDATA. What stands between events (declarations, byte order marks,
/// white space, an <c>auth</c> element, anything else) is dropped. Any split of the stream into reads gives the same
/// results, and no byte is searched twice, however short the reads are.
/// </summary>
public static class CotFramer
{
    const int DoctypeLength = 9;

    internal static ReadOnlySpan<byte> EndTag => "</event>"u8;

    static ReadOnlySpan<byte> StartTag => "<event"u8;

    /// <summary>Looks for the next event.</summary>
    /// <param name="buffer">All bytes read and not dropped yet. The caller keeps at least
    /// <see cref="CotLimits.MaxFrameBytes"/> bytes of room.</param>
    /// <param name="limits">The longest event.</param>
    /// <param name="state">The place in this stream, kept by the caller between calls.</param>
    /// <param name="frame">What was found; the caller always drops <see cref="CotFrame.Consumed"/> bytes.</param>
    /// <returns>The status of the frame; never <see cref="FrameStatus.Broken"/>: an XML stream finds back by
    /// itself.</returns>
    public static FrameStatus TryFrame(
        ReadOnlySpan<byte> buffer, CotLimits limits, ref CotFramerState state, out CotFrame frame)
    {
        var start = 0;
        if (state.Current is CotFramerState.Phase.Skip && !TrySkip(buffer, ref state, ref start))
        {
            frame = CotFrame.NeedMore(start);
            return frame.Status;
        }

        if (state.Current is CotFramerState.Phase.Seek && !TrySeek(buffer, ref state, ref start))
            frame = Stop(buffer, start, ref state);
        else
            frame = ReadEvent(buffer, start, limits, ref state);
        return frame.Status;
    }

    // The bytes up to the end of a refused event are dropped; only a cut-off end tag is kept.
    static bool TrySkip(ReadOnlySpan<byte> buffer, ref CotFramerState state, ref int start)
    {
        var end = buffer.IndexOf(EndTag);
        if (end < 0)
        {
            start = Math.Max(0, buffer.Length - (EndTag.Length - 1));
            return false;
        }

        start = end + EndTag.Length;
        state = default;
        return true;
    }

    static bool TrySeek(ReadOnlySpan<byte> buffer, ref CotFramerState state, ref int start)
    {
        while (true)
        {
            var offset = buffer[start..].IndexOf((byte)'<');
            if (offset < 0)
            {
                start = buffer.Length;
                return false;
            }

            start += offset;
            var rest = buffer[start..];
            if (rest.StartsWith(StartTag) && rest.Length > StartTag.Length)
            {
                if (EndsName(rest[StartTag.Length]))
                {
                    state.Current = CotFramerState.Phase.StartTag;
                    state.Scanned = StartTag.Length;
                    state.Quote = 0;
                    return true;
                }
            }
            else if (IsPrefix(rest, StartTag) || IsPrefix(rest, "<!DOCTYPE"u8))
            {
                return false;
            }

            start++;
        }
    }

    static bool EndsName(byte value) => XmlBytes.IsSpace(value) || value is (byte)'>' or (byte)'/';

    static bool IsPrefix(ReadOnlySpan<byte> text, ReadOnlySpan<byte> whole) =>
        text.Length <= whole.Length ? whole.StartsWith(text) : whole.Length == DoctypeLength && text.StartsWith(whole);

    // Nothing to frame: either more bytes are needed from "start" on, or a whole DOCTYPE stands there.
    static CotFrame Stop(ReadOnlySpan<byte> buffer, int start, ref CotFramerState state)
    {
        state = default;
        return buffer.Length - start >= DoctypeLength
            ? CotFrame.Rejected(CotError.DoctypeRefused, start + DoctypeLength)
            : CotFrame.NeedMore(start);
    }

    static CotFrame ReadEvent(ReadOnlySpan<byte> buffer, int start, CotLimits limits, ref CotFramerState state)
    {
        var window = buffer[start..];
        var isWhole = window.Length >= limits.MaxFrameBytes;
        if (isWhole)
            window = window[..limits.MaxFrameBytes];
        while (true)
        {
            var step = state.Current switch
            {
                CotFramerState.Phase.StartTag => ReadStartTag(window, ref state),
                CotFramerState.Phase.Body => ReadBody(window, ref state),
                CotFramerState.Phase.Comment => SkipTo(window, "-->"u8, ref state),
                _ => SkipTo(window, "]]>"u8, ref state),
            };
            switch (step)
            {
                case Step.Next:
                    continue;
                case Step.End:
                    var length = state.Scanned;
                    state = default;
                    return CotFrame.Event(start, length);
                case Step.SelfClosed:
                    return Reject(CotError.SelfClosedEvent, start, CotFramerState.Phase.Seek, ref state);
                case Step.Doctype:
                    return Reject(CotError.DoctypeRefused, start, CotFramerState.Phase.Skip, ref state);
                case Step.Malformed:
                    return Reject(CotError.MalformedMarkup, start, CotFramerState.Phase.Skip, ref state);
            }

            if (!isWhole)
                return CotFrame.NeedMore(start);
            state.Scanned = limits.MaxFrameBytes - (EndTag.Length - 1);
            return Reject(CotError.FrameTooLong, start, CotFramerState.Phase.Skip, ref state);
        }
    }

    enum Step
    {
        More,
        Next,
        End,
        SelfClosed,
        Doctype,
        Malformed,
    }

    static CotFrame Reject(CotError error, int start, CotFramerState.Phase next, ref CotFramerState state)
    {
        var consumed = start + state.Scanned;
        state = default;
        state.Current = next;
        return CotFrame.Rejected(error, consumed);
    }

    // The start tag ends at the first '>' outside quotes.
    static Step ReadStartTag(ReadOnlySpan<byte> window, ref CotFramerState state)
    {
        if (state.Scanned == StartTag.Length && TryReadPlainStartTag(window, ref state))
            return Step.Next;
        var at = state.Scanned;
        while (at < window.Length)
        {
            var rest = window[at..];
            var offset = state.Quote == 0
                ? rest.IndexOfAny((byte)'>', (byte)'"', (byte)'\'')
                : rest.IndexOf(state.Quote);
            if (offset < 0)
                break;
            at += offset + 1;
            var found = window[at - 1];
            if (found != '>' || state.Quote != 0)
            {
                state.Quote = state.Quote == 0 ? found : (byte)0;
                continue;
            }

            state.Scanned = at;
            if (window[at - 2] == '/')
                return Step.SelfClosed;
            state.Current = CotFramerState.Phase.Body;
            return Step.Next;
        }

        state.Scanned = window.Length;
        return Step.More;
    }

    // The usual case, without hopping from quote to quote: the first '>' has an even number of the one kind of quote
    // that is used before it.
    static bool TryReadPlainStartTag(ReadOnlySpan<byte> window, ref CotFramerState state)
    {
        var end = window.IndexOf((byte)'>');
        if (end < 0 || window[end - 1] == '/')
            return false;
        var tag = window[..end];
        var hasSingle = tag.IndexOf((byte)'\'') >= 0;
        if (hasSingle && tag.IndexOf((byte)'"') >= 0)
            return false;
        if ((tag.Count(hasSingle ? (byte)'\'' : (byte)'"') & 1) != 0)
            return false;
        state.Scanned = end + 1;
        state.Current = CotFramerState.Phase.Body;
        return true;
    }

    static Step ReadBody(ReadOnlySpan<byte> window, ref CotFramerState state)
    {
        var from = state.Scanned;
        var end = window[from..].IndexOf(EndTag);
        var area = end < 0 ? window[from..] : window.Slice(from, end);
        var declaration = area.IndexOf("<!"u8);
        if (declaration >= 0)
        {
            state.Scanned = from + declaration;
            return ReadDeclaration(window[state.Scanned..], ref state);
        }

        if (end >= 0)
        {
            state.Scanned = from + end + EndTag.Length;
            return Step.End;
        }

        // A cut-off end tag or "<!" begins at most seven bytes before the end.
        state.Scanned = Math.Max(from, window.Length - (EndTag.Length - 1));
        return Step.More;
    }

    static Step ReadDeclaration(ReadOnlySpan<byte> rest, ref CotFramerState state)
    {
        if (rest.StartsWith("<!--"u8))
            return Enter(CotFramerState.Phase.Comment, 4, ref state);
        if (rest.StartsWith("<![CDATA["u8))
            return Enter(CotFramerState.Phase.CData, 9, ref state);
        if (rest.StartsWith("<!DOCTYPE"u8))
        {
            state.Scanned += DoctypeLength;
            return Step.Doctype;
        }

        if ("<!--"u8.StartsWith(rest) || "<![CDATA["u8.StartsWith(rest) || "<!DOCTYPE"u8.StartsWith(rest))
            return Step.More;
        state.Scanned += 2;
        return Step.Malformed;
    }

    static Step Enter(CotFramerState.Phase phase, int length, ref CotFramerState state)
    {
        state.Current = phase;
        state.Scanned += length;
        return Step.Next;
    }

    static Step SkipTo(ReadOnlySpan<byte> window, ReadOnlySpan<byte> end, ref CotFramerState state)
    {
        var offset = window[state.Scanned..].IndexOf(end);
        if (offset < 0)
        {
            state.Scanned = Math.Max(state.Scanned, window.Length - (end.Length - 1));
            return Step.More;
        }

        state.Scanned += offset + end.Length;
        state.Current = CotFramerState.Phase.Body;
        return Step.Next;
    }
}
