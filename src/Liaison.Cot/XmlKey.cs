namespace Liaison.Cot;

/// <summary>
/// Names as numbers: the first eight bytes of a name, little-endian, zero-filled, and <see cref="Long"/> when the
/// name goes on after them. A name of up to eight bytes is decided by its key; a longer one needs a comparison of
/// the whole.
/// </summary>
static class XmlKey
{
    /// <summary>Marks names of more than eight bytes: ASCII leaves the bit free.</summary>
    public const ulong Long = 1UL << 63;

    /// <summary><c>event</c></summary>
    public const ulong Event = 0x746E657665;

    /// <summary><c>point</c></summary>
    public const ulong Point = 0x746E696F70;

    /// <summary><c>detail</c></summary>
    public const ulong Detail = 0x6C6961746564;

    /// <summary><c>marti</c></summary>
    public const ulong Marti = 0x697472616D;

    /// <summary><c>dest</c></summary>
    public const ulong Dest = 0x74736564;

    /// <summary><c>contact</c></summary>
    public const ulong Contact = 0x746361746E6F63;

    /// <summary><c>__group</c></summary>
    public const ulong Group = 0x70756F72675F5F;

    /// <summary><c>track</c></summary>
    public const ulong Track = 0x6B63617274;

    /// <summary><c>link</c></summary>
    public const ulong Link = 0x6B6E696C;

    /// <summary><c>remarks</c></summary>
    public const ulong Remarks = 0x736B72616D6572;

    /// <summary><c>__chat</c></summary>
    public const ulong Chat = 0x746168635F5F;

    /// <summary><c>emergency</c></summary>
    public const ulong Emergency = 0xE36E656772656D65;

    /// <summary><c>_flow-tags_</c></summary>
    public const ulong FlowTags = 0xE1742D776F6C665F;

    /// <summary><c>takv</c></summary>
    public const ulong Takv = 0x766B6174;

    /// <summary><c>status</c></summary>
    public const ulong Status = 0x737574617473;

    /// <summary><c>precisionlocation</c></summary>
    public const ulong PrecisionLocation = 0xEF69736963657270;

    /// <summary><c>xmlns</c></summary>
    public const ulong Xmlns = 0x736E6C6D78;

    /// <summary><c>uid</c></summary>
    public const ulong Uid = 0x646975;

    /// <summary><c>type</c></summary>
    public const ulong Type = 0x65707974;

    /// <summary><c>how</c></summary>
    public const ulong How = 0x776F68;

    /// <summary><c>time</c></summary>
    public const ulong Time = 0x656D6974;

    /// <summary><c>start</c></summary>
    public const ulong Start = 0x7472617473;

    /// <summary><c>stale</c></summary>
    public const ulong Stale = 0x656C617473;

    /// <summary><c>access</c></summary>
    public const ulong Access = 0x737365636361;

    /// <summary><c>qos</c></summary>
    public const ulong Qos = 0x736F71;

    /// <summary><c>opex</c></summary>
    public const ulong Opex = 0x7865706F;

    /// <summary><c>caveat</c></summary>
    public const ulong Caveat = 0x746165766163;

    /// <summary><c>releasableTo</c></summary>
    public const ulong ReleasableTo = 0xE2617361656C6572;

    /// <summary><c>lat</c></summary>
    public const ulong Lat = 0x74616C;

    /// <summary><c>lon</c></summary>
    public const ulong Lon = 0x6E6F6C;

    /// <summary><c>hae</c></summary>
    public const ulong Hae = 0x656168;

    /// <summary><c>ce</c></summary>
    public const ulong Ce = 0x6563;

    /// <summary><c>le</c></summary>
    public const ulong Le = 0x656C;

    /// <summary><c>callsign</c></summary>
    public const ulong Callsign = 0x6E6769736C6C6163;

    /// <summary><c>endpoint</c></summary>
    public const ulong Endpoint = 0x746E696F70646E65;

    /// <summary><c>name</c></summary>
    public const ulong Name = 0x656D616E;

    /// <summary><c>role</c></summary>
    public const ulong Role = 0x656C6F72;

    /// <summary><c>course</c></summary>
    public const ulong Course = 0x657372756F63;

    /// <summary><c>speed</c></summary>
    public const ulong Speed = 0x6465657073;

    /// <summary><c>group</c></summary>
    public const ulong DestinationGroup = 0x70756F7267;

    /// <summary><c>mission</c></summary>
    public const ulong Mission = 0x6E6F697373696D;

    /// <summary><c>mission-guid</c></summary>
    public const ulong MissionGuid = 0xAD6E6F697373696D;

    /// <summary><c>device</c></summary>
    public const ulong Device = 0x656369766564;

    /// <summary><c>platform</c></summary>
    public const ulong Platform = 0x6D726F6674616C70;

    /// <summary><c>os</c></summary>
    public const ulong Os = 0x736F;

    /// <summary><c>version</c></summary>
    public const ulong Version = 0x6E6F6973726576;

    /// <summary><c>battery</c></summary>
    public const ulong Battery = 0x79726574746162;

    /// <summary><c>geopointsrc</c></summary>
    public const ulong GeoPointSource = 0xF46E696F706F6567;

    /// <summary><c>altsrc</c></summary>
    public const ulong AltitudeSource = 0x637273746C61;

    /// <summary>The key of a name; the fields above are this function, worked out.</summary>
    public static ulong Of(ReadOnlySpan<byte> name)
    {
        ulong key = 0;
        for (var i = Math.Min(name.Length, 8) - 1; i >= 0; i--)
            key = (key << 8) | name[i];
        return name.Length > 8 ? key | Long : key;
    }
}
