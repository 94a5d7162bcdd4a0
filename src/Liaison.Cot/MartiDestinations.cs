using System.Runtime.CompilerServices;

namespace Liaison.Cot;

/// <summary>What a destination names.</summary>
public enum MartiDestinationKind : byte
{
    /// <summary>A device, by its uid.</summary>
    Uid,

    /// <summary>A device, by its callsign.</summary>
    Callsign,

    /// <summary>A group of users.</summary>
    Group,

    /// <summary>A mission, by name.</summary>
    Mission,

    /// <summary>A mission, by guid.</summary>
    MissionGuid,
}

/// <summary>One addressee of an event.</summary>
/// <param name="Kind">What the value names.</param>
/// <param name="Value">Where the value is in the payload; <see cref="XmlText"/> reads it.</param>
public readonly record struct MartiDestination(MartiDestinationKind Kind, ByteRange Value);

/// <summary>Reads the addressees of an event: <c>marti/dest</c>, each attribute of which names one.</summary>
public static class MartiDestinations
{
    /// <summary>Reads the destinations in order.</summary>
    /// <param name="payload">The payload that <paramref name="ev"/> was scanned from.</param>
    /// <param name="ev">An event that passed the scan.</param>
    /// <param name="destinations">Where to put them; <see cref="CotLimits.MaxDestinations"/> of the scan is always
    /// enough, and what does not fit is left out.</param>
    /// <returns>Number of destinations; 0 when the event is for everybody.</returns>
    public static int Read(
        ReadOnlySpan<byte> payload, in CotEvent ev, Span<MartiDestination> destinations)
    {
        if (ev.Marti.IsEmpty)
            return 0;
        Unsafe.SkipInit(out XmlScratch scratch);
        Unsafe.SkipInit(out XmlPadding padding);
        var scan = new XmlScan(padding.Extend(payload[..ev.Marti.End]), ev.Marti.Offset, CotLimits.Widest, ref scratch)
        {
            MayUseOuterPrefixes = true,
        };
        var count = 0;
        for (var token = scan.Next(); token is not (XmlToken.Done or XmlToken.Error); token = scan.Next())
        {
            if (token == XmlToken.End || scan.NameKey != XmlKey.Dest)
                continue;
            foreach (ref readonly var attribute in scan.Attributes)
            {
                if (count < destinations.Length && IsDestination(scan.Text, in attribute, out var kind))
                    destinations[count++] = new MartiDestination(kind, attribute.Value);
            }
        }

        return count;
    }

    internal static bool IsDestination(
        ReadOnlySpan<byte> text, in XmlAttribute attribute, out MartiDestinationKind kind)
    {
        kind = attribute.Key switch
        {
            XmlKey.Callsign => MartiDestinationKind.Callsign,
            XmlKey.DestinationGroup => MartiDestinationKind.Group,
            XmlKey.Mission => MartiDestinationKind.Mission,
            XmlKey.MissionGuid => MartiDestinationKind.MissionGuid,
            _ => MartiDestinationKind.Uid,
        };
        return !attribute.Value.IsEmpty && attribute.Key switch
        {
            XmlKey.MissionGuid => attribute.Name(text).SequenceEqual("mission-guid"u8),
            XmlKey.Callsign or XmlKey.Uid or XmlKey.DestinationGroup or XmlKey.Mission => true,
            _ => false,
        };
    }
}
