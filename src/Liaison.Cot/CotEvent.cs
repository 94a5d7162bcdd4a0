namespace Liaison.Cot;

/// <summary>The form in which an event came.</summary>
public enum CotEncoding : byte
{
    /// <summary>TAK protocol version 0: an XML event.</summary>
    Xml,

    /// <summary>TAK protocol version 1: a protobuf TakMessage.</summary>
    Protobuf,
}

/// <summary>Facts about an event that its values do not show.</summary>
[Flags]
public enum CotFlags : byte
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>The event has a point.</summary>
    HasPoint = 1,

    /// <summary>The event has a detail element or message, perhaps an empty one.</summary>
    HasDetail = 2,

    /// <summary>Stale is before time: tolerated, since clocks of devices drift.</summary>
    StaleBeforeTime = 4,

    /// <summary>The event or its detail element declares XML namespace prefixes that children may use.</summary>
    OuterNamespaces = 8,

    /// <summary>Course or speed is present.</summary>
    HasTrack = 16,
}

/// <summary>
/// What one scan found in an event: values, and ranges of bytes in the payload that was scanned. It holds no bytes
/// itself and is valid only together with that payload. Ranges give raw bytes; <see cref="ByteRange.IsEscaped"/>
/// tells when the
/// value differs from them.
/// </summary>
public struct CotEvent
{
    /// <summary>Unique name of the thing that the event is about.</summary>
    public ByteRange Uid { get; internal set; }

    /// <summary>CoT type, for example <c>a-f-G-U-C</c>; never escaped.</summary>
    public ByteRange Type { get; internal set; }

    /// <summary>How the position was found, for example <c>m-g</c>.</summary>
    public ByteRange How { get; internal set; }

    /// <summary>Access marking.</summary>
    public ByteRange Access { get; internal set; }

    /// <summary>Quality of service.</summary>
    public ByteRange Qos { get; internal set; }

    /// <summary>Operation, exercise or simulation.</summary>
    public ByteRange Opex { get; internal set; }

    /// <summary>Caveat marking.</summary>
    public ByteRange Caveat { get; internal set; }

    /// <summary>Releasable-to marking (XML <c>releasableTo</c>, protobuf <c>releaseableTo</c>).</summary>
    public ByteRange ReleasableTo { get; internal set; }

    /// <summary>The XML of all children of detail; of a protobuf event, its xmlDetail only.</summary>
    public ByteRange Detail { get; internal set; }

    /// <summary>The protobuf Detail message; empty in an XML event.</summary>
    public ByteRange DetailMessage { get; internal set; }

    /// <summary>Callsign of the contact.</summary>
    public ByteRange Callsign { get; internal set; }

    /// <summary>Endpoint of the contact.</summary>
    public ByteRange Endpoint { get; internal set; }

    /// <summary>Name of the team (<c>__group</c>), for example <c>Cyan</c>.</summary>
    public ByteRange GroupName { get; internal set; }

    /// <summary>Role in the team.</summary>
    public ByteRange GroupRole { get; internal set; }

    /// <summary>The whole <c>marti</c> element (destinations), which is cut out before the event goes on.</summary>
    public ByteRange Marti { get; internal set; }

    /// <summary>The whole <c>_flow-tags_</c> element.</summary>
    public ByteRange FlowTags { get; internal set; }

    /// <summary>The whole <c>__chat</c> element.</summary>
    public ByteRange Chat { get; internal set; }

    /// <summary>The whole <c>remarks</c> element.</summary>
    public ByteRange Remarks { get; internal set; }

    /// <summary>The whole <c>emergency</c> element.</summary>
    public ByteRange Emergency { get; internal set; }

    /// <summary>The whole first <c>link</c> element.</summary>
    public ByteRange Link { get; internal set; }

    /// <summary>When the event was made, Unix milliseconds UTC.</summary>
    public long TimeMs { get; internal set; }

    /// <summary>From when it holds, Unix milliseconds UTC.</summary>
    public long StartMs { get; internal set; }

    /// <summary>Until when it holds, Unix milliseconds UTC.</summary>
    public long StaleMs { get; internal set; }

    /// <summary>Degrees north, WGS-84, -90 to 90; NaN without a point.</summary>
    public double Latitude { get; internal set; }

    /// <summary>Degrees east, WGS-84, -180 to 180; NaN without a point.</summary>
    public double Longitude { get; internal set; }

    /// <summary>Height above the ellipsoid in metres; NaN when unknown.</summary>
    public double Hae { get; internal set; }

    /// <summary>Circular error in metres; NaN when unknown.</summary>
    public double Ce { get; internal set; }

    /// <summary>Linear (vertical) error in metres; NaN when unknown.</summary>
    public double Le { get; internal set; }

    /// <summary>Course over ground in degrees true; NaN when absent.</summary>
    public double Course { get; internal set; }

    /// <summary>Speed over ground in metres per second; NaN when absent.</summary>
    public double Speed { get; internal set; }

    /// <summary>Facts that the values do not show.</summary>
    public CotFlags Flags { get; internal set; }

    /// <summary>The form of the payload.</summary>
    public CotEncoding Encoding { get; internal set; }

    /// <summary>True when <paramref name="flag"/> is set.</summary>
    public readonly bool Has(CotFlags flag) => (Flags & flag) == flag;

    // Written in place: an initialiser would build the 300 bytes elsewhere and copy them.
    internal static void Clear(out CotEvent ev, CotEncoding encoding)
    {
        ev = default;
        ev.Encoding = encoding;
        ev.Latitude = double.NaN;
        ev.Longitude = double.NaN;
        ev.Hae = double.NaN;
        ev.Ce = double.NaN;
        ev.Le = double.NaN;
        ev.Course = double.NaN;
        ev.Speed = double.NaN;
    }
}
