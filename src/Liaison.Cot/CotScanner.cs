using System.Buffers;
using System.Runtime.CompilerServices;

namespace Liaison.Cot;

/// <summary>
/// Reads one CoT XML event in a single pass: strict well-formedness, where everything is, and the values. What it
/// accepts can be handed on byte for byte: a conforming XML parser accepts it as well. Nothing is allocated.
/// </summary>
public static class CotScanner
{
    // Visible ASCII without the characters that XML escapes, so that a type reads the same in both encodings.
    static readonly SearchValues<byte> TypeCharacters = SearchValues.Create(
        "-.;:,+*/_?!#$%@~^|=()[]{}`\\0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    /// <summary>Reads <paramref name="eventXml"/>, which is exactly one event as <see cref="CotFramer"/> cuts
    /// it.</summary>
    /// <param name="eventXml">From <c>&lt;event</c> to <c>&lt;/event&gt;</c>.</param>
    /// <param name="limits">Bounds on what the event may cost.</param>
    /// <param name="ev">Ranges into <paramref name="eventXml"/>, and values; not to be used when refused.</param>
    /// <param name="error">Why the event was refused.</param>
    /// <returns>False when the event was refused.</returns>
    public static bool TryScan(ReadOnlySpan<byte> eventXml, CotLimits limits, out CotEvent ev, out CotError error)
    {
        CotEvent.Clear(out ev, CotEncoding.Xml);
        error = CheckEnvelope(eventXml, limits);
        if (error != CotError.None)
            return false;
        Unsafe.SkipInit(out XmlScratch scratch);
        var scan = new XmlScan(eventXml, 0, limits, ref scratch);
        error = ReadRoot(ref scan, limits, ref ev);
        if (error == CotError.None)
            error = ReadChildren(ref scan, limits, ref ev);
        return error == CotError.None;
    }

    static CotError CheckEnvelope(ReadOnlySpan<byte> eventXml, CotLimits limits)
    {
        if (eventXml.Length > limits.MaxFrameBytes)
            return CotError.FrameTooLong;
        if (eventXml.Length < XmlBytes.MinLength || !eventXml.StartsWith("<event"u8)
            || !eventXml.EndsWith(CotFramer.EndTag))
            return CotError.NotAnEvent;
        return XmlCharacters.AreLegal(eventXml) ? CotError.None : CotError.BadCharacter;
    }

    static CotError ReadRoot(ref XmlScan scan, CotLimits limits, ref CotEvent ev)
    {
        var token = scan.Next();
        if (token == XmlToken.Error)
            return scan.Error;
        if (scan.NameKey != XmlKey.Event)
            return CotError.NotAnEvent;
        if (token == XmlToken.Empty)
            return CotError.SelfClosedEvent;
        if (scan.DeclaresPrefix)
            ev.Flags |= CotFlags.OuterNamespaces;
        var text = scan.Text;
        var times = default(EventTimes);
        foreach (ref readonly var attribute in scan.Attributes)
            TakeEventAttribute(text, in attribute, ref ev, ref times);
        var error = CheckIdentity(text, in ev, limits);
        return error == CotError.None ? times.Read(text, ref ev) : error;
    }

    internal static CotError CheckIdentity(ReadOnlySpan<byte> payload, in CotEvent ev, CotLimits limits)
    {
        if (ev.Uid.IsEmpty)
            return CotError.MissingUid;
        if (ev.Uid.Length > limits.MaxUidBytes
            && (!ev.Uid.IsEscaped || XmlText.DecodedLength(ev.Uid.Slice(payload)) > limits.MaxUidBytes))
            return CotError.UidTooLong;
        return ev.Type.IsEmpty || ev.Type.Length > limits.MaxTypeBytes
            || ev.Type.Slice(payload).IndexOfAnyExcept(TypeCharacters) >= 0
            ? CotError.BadType
            : CotError.None;
    }

    struct EventTimes
    {
        public ByteRange Time;
        public ByteRange Start;
        public ByteRange Stale;

        public readonly CotError Read(ReadOnlySpan<byte> text, ref CotEvent ev)
        {
            var time = Time.Slice(text);
            if (!CotTime.TryParse(time, out var timeMs))
                return CotError.BadTime;
            ev.TimeMs = timeMs;
            var start = Start.Slice(text);
            var startMs = timeMs;
            // Nearly every sender writes the same instant twice.
            if (!start.SequenceEqual(time) && !CotTime.TryParse(start, out startMs))
                return CotError.BadTime;
            ev.StartMs = startMs;
            if (!CotTime.TryParse(Stale.Slice(text), out var staleMs))
                return CotError.BadTime;
            ev.StaleMs = staleMs;
            if (staleMs < timeMs)
                ev.Flags |= CotFlags.StaleBeforeTime;
            return CotError.None;
        }
    }

    static void TakeEventAttribute(
        ReadOnlySpan<byte> text, in XmlAttribute attribute, ref CotEvent ev, ref EventTimes times)
    {
        switch (attribute.Key)
        {
            case XmlKey.Uid: ev.Uid = attribute.Value; break;
            case XmlKey.Type: ev.Type = attribute.Value; break;
            case XmlKey.How: ev.How = attribute.Value; break;
            case XmlKey.Time: times.Time = attribute.Value; break;
            case XmlKey.Start: times.Start = attribute.Value; break;
            case XmlKey.Stale: times.Stale = attribute.Value; break;
            case XmlKey.Access: ev.Access = attribute.Value; break;
            case XmlKey.Qos: ev.Qos = attribute.Value; break;
            case XmlKey.Opex: ev.Opex = attribute.Value; break;
            case XmlKey.Caveat: ev.Caveat = attribute.Value; break;
            case XmlKey.ReleasableTo when attribute.Name(text).SequenceEqual("releasableTo"u8):
                ev.ReleasableTo = attribute.Value;
                break;
        }
    }

    static CotError ReadChildren(ref XmlScan scan, CotLimits limits, ref CotEvent ev)
    {
        while (true)
        {
            var token = scan.Next();
            if (token == XmlToken.Error)
                return scan.Error;
            if (scan.Depth == 0)
                break;
            var isChild = token == XmlToken.Start ? scan.Depth == 2 : token == XmlToken.Empty && scan.Depth == 1;
            if (!isChild)
                continue;
            var error = scan.NameKey switch
            {
                XmlKey.Point => ReadPoint(in scan, ref ev),
                XmlKey.Detail => ReadDetail(ref scan, token, limits, ref ev),
                _ => CotError.None,
            };
            if (error != CotError.None)
                return error;
        }

        if (scan.Position != scan.Text.Length)
            return CotError.NotAnEvent;
        var type = ev.Type.Slice(scan.Text);
        return !ev.Has(CotFlags.HasPoint) && type[0] == 'a' && (type.Length == 1 || type[1] == '-')
            ? CotError.MissingPoint
            : CotError.None;
    }

    static CotError ReadDetail(ref XmlScan scan, XmlToken token, CotLimits limits, ref CotEvent ev)
    {
        if (ev.Has(CotFlags.HasDetail))
            return CotError.DuplicateElement;
        ev.Flags |= CotFlags.HasDetail;
        if (scan.DeclaresPrefix)
            ev.Flags |= CotFlags.OuterNamespaces;
        if (token == XmlToken.Empty)
            return CotError.None;
        var start = scan.Position;
        var error = DetailScanner.Read(ref scan, limits, ref ev);
        if (error == CotError.None)
            ev.Detail = new ByteRange(start, scan.TagStart - start);
        return error;
    }

    static CotError ReadPoint(in XmlScan scan, ref CotEvent ev)
    {
        if (ev.Has(CotFlags.HasPoint))
            return CotError.DuplicateElement;
        ev.Flags |= CotFlags.HasPoint;
        var text = scan.Text;
        foreach (ref readonly var attribute in scan.Attributes)
        {
            if (!IsPointAttribute(attribute.Key))
                continue;
            var value = double.NaN;
            if (!attribute.Value.IsEmpty && !CotNumber.TryParse(attribute.Value.Slice(text), out value))
                return attribute.Key is XmlKey.Lat or XmlKey.Lon ? CotError.BadPosition : CotError.BadNumber;
            switch (attribute.Key)
            {
                case XmlKey.Lat: ev.Latitude = value; break;
                case XmlKey.Lon: ev.Longitude = value; break;
                case XmlKey.Hae: ev.Hae = CotNumber.UnknownToNaN(value); break;
                case XmlKey.Ce: ev.Ce = CotNumber.UnknownToNaN(value); break;
                default: ev.Le = CotNumber.UnknownToNaN(value); break;
            }
        }

        return IsOnEarth(in ev) ? CotError.None : CotError.BadPosition;
    }

    static bool IsPointAttribute(ulong key) =>
        key is XmlKey.Lat or XmlKey.Lon or XmlKey.Hae or XmlKey.Ce or XmlKey.Le;

    // NaN compares false, so a missing latitude or longitude is refused too.
    internal static bool IsOnEarth(in CotEvent ev) =>
        Math.Abs(ev.Latitude) <= 90 && Math.Abs(ev.Longitude) <= 180;
}
