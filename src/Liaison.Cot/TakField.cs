namespace Liaison.Cot;

/// <summary>Tags (field number and wire type) of the messages of TAK protocol version 1, package
/// <c>atakmap.commoncommo.protobuf.v1</c>.</summary>
static class TakField
{
    const int Varint = 0;
    const int Fixed64 = 1;
    const int Bytes = 2;

    // TakMessage
    public const uint Control = (1 << 3) | Bytes;
    public const uint CotEvent = (2 << 3) | Bytes;

    // TakControl
    public const uint MinVersion = (1 << 3) | Varint;
    public const uint MaxVersion = (2 << 3) | Varint;
    public const uint ContactUid = (3 << 3) | Bytes;

    // CotEvent
    public const uint Type = (1 << 3) | Bytes;
    public const uint Access = (2 << 3) | Bytes;
    public const uint Qos = (3 << 3) | Bytes;
    public const uint Opex = (4 << 3) | Bytes;
    public const uint Uid = (5 << 3) | Bytes;
    public const uint SendTime = (6 << 3) | Varint;
    public const uint StartTime = (7 << 3) | Varint;
    public const uint StaleTime = (8 << 3) | Varint;
    public const uint How = (9 << 3) | Bytes;
    public const uint Lat = (10 << 3) | Fixed64;
    public const uint Lon = (11 << 3) | Fixed64;
    public const uint Hae = (12 << 3) | Fixed64;
    public const uint Ce = (13 << 3) | Fixed64;
    public const uint Le = (14 << 3) | Fixed64;
    public const uint Detail = (15 << 3) | Bytes;
    public const uint Caveat = (16 << 3) | Bytes;
    public const uint ReleasableTo = (17 << 3) | Bytes;

    // Detail
    public const uint XmlDetail = (1 << 3) | Bytes;
    public const uint Contact = (2 << 3) | Bytes;
    public const uint Group = (3 << 3) | Bytes;
    public const uint PrecisionLocation = (4 << 3) | Bytes;
    public const uint Status = (5 << 3) | Bytes;
    public const uint Takv = (6 << 3) | Bytes;
    public const uint Track = (7 << 3) | Bytes;

    // Members of detail whose fields are strings only: contact, group, precision location, takv.
    public const uint Text1 = (1 << 3) | Bytes;
    public const uint Text2 = (2 << 3) | Bytes;
    public const uint Text3 = (3 << 3) | Bytes;
    public const uint Text4 = (4 << 3) | Bytes;

    // Status, track
    public const uint Battery = (1 << 3) | Varint;
    public const uint Speed = (1 << 3) | Fixed64;
    public const uint Course = (2 << 3) | Fixed64;
}
