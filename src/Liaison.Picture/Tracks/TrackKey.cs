using System.Buffers.Text;
using System.Globalization;

namespace Liaison.Picture.Tracks;

/// <summary>
/// An identity that a ship or aircraft bears whoever reports it: reports with the same key are of one track, though their
/// uids differ.
/// </summary>
public readonly record struct TrackKey
{
    const ulong MmsiKind = 1ul << 32;
    const ulong IcaoKind = 2ul << 32;
    const uint LargestMmsi = 999_999_999;
    const uint LargestIcao = 0xFF_FFFF;

    readonly ulong _value;

    TrackKey(ulong value) => _value = value;

    /// <summary>No key: the track is known by its uid alone.</summary>
    public static TrackKey None => default;

    /// <summary>Whether there is none.</summary>
    public bool IsNone => _value == 0;

    /// <summary>A ship's Maritime Mobile Service Identity, 1 to 999999999.</summary>
    public static TrackKey Mmsi(uint mmsi) => mmsi is 0 or > LargestMmsi
        ? throw new ArgumentOutOfRangeException(nameof(mmsi), mmsi, "An MMSI has at most nine digits.")
        : new TrackKey(MmsiKind | mmsi);

    /// <summary>An aircraft's 24-bit address, as ICAO Annex 10 gives it.</summary>
    public static TrackKey Icao(uint address) => address is 0 or > LargestIcao
        ? throw new ArgumentOutOfRangeException(nameof(address), address, "An address has 24 bits.")
        : new TrackKey(IcaoKind | address);

    /// <summary>
    /// The key that a uid says by itself: <c>MMSI-431000123</c>, <c>AIS.431000123</c>, <c>ICAO-86E123</c>, and so on, as
    /// gateways of ships' and aircraft's reports write them. None for all other uids.
    /// </summary>
    public static TrackKey FromUid(ReadOnlySpan<byte> uid)
    {
        if (uid.Length < 6 || (uid[0] | 0x20) is not ((byte)'m' or (byte)'a' or (byte)'i')) return None;
        var cut = uid.IndexOfAny((byte)'-', (byte)'.', (byte)':');
        if (cut is < 3 or > 5) return None;
        var value = uid[(cut + 1)..];
        Span<byte> prefix = stackalloc byte[cut];
        for (var i = 0; i < cut; i++) prefix[i] = (byte)(uid[i] | 0x20);
        if (prefix.SequenceEqual("mmsi"u8) || prefix.SequenceEqual("ais"u8))
        {
            return value.Length == 9 && Utf8Parser.TryParse(value, out uint mmsi, out var used) && used == 9 && mmsi > 0
                ? Mmsi(mmsi) : None;
        }

        if (!prefix.SequenceEqual("icao"u8) && !prefix.SequenceEqual("adsb"u8)) return None;
        return value.Length == 6 && Utf8Parser.TryParse(value, out uint address, out var read, 'x') && read == 6 && address > 0
            ? Icao(address) : None;
    }

    /// <inheritdoc />
    public override string ToString() => (_value >> 32) switch
    {
        1 => string.Create(CultureInfo.InvariantCulture, $"MMSI-{(uint)_value:D9}"),
        2 => string.Create(CultureInfo.InvariantCulture, $"ICAO-{(uint)_value:X6}"),
        _ => "",
    };
}
