using System.Runtime.InteropServices;

namespace Liaison.Picture.Tracks;

/// <summary>
/// The texts of a track in one allocation: this header, then uid, callsign and packed report. It is written again only
/// when the callsign changes or a report is packed, so a track that moves costs no allocation.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
unsafe struct TrackBlob
{
    ushort _uidLength;
    ushort _callsignLength;
    int _packedLength;

    public readonly int Bytes => sizeof(TrackBlob) + _uidLength + _callsignLength + _packedLength;

    public static ReadOnlySpan<byte> Uid(TrackBlob* blob) => new(Text(blob), blob->_uidLength);

    public static ReadOnlySpan<byte> Callsign(TrackBlob* blob) => new(Text(blob) + blob->_uidLength, blob->_callsignLength);

    public static ReadOnlySpan<byte> Packed(TrackBlob* blob) =>
        new(Text(blob) + blob->_uidLength + blob->_callsignLength, blob->_packedLength);

    /// <summary>Replaces <paramref name="old"/> (null for none) with a blob of these texts.</summary>
    public static TrackBlob* Create(TrackBlob* old, ReadOnlySpan<byte> uid, ReadOnlySpan<byte> callsign, ReadOnlySpan<byte> packed)
    {
        var blob = (TrackBlob*)NativeMemory.Alloc((nuint)(sizeof(TrackBlob) + uid.Length + callsign.Length + packed.Length));
        blob->_uidLength = (ushort)uid.Length;
        blob->_callsignLength = (ushort)callsign.Length;
        blob->_packedLength = packed.Length;
        var text = Text(blob);
        uid.CopyTo(new Span<byte>(text, uid.Length));
        callsign.CopyTo(new Span<byte>(text + uid.Length, callsign.Length));
        packed.CopyTo(new Span<byte>(text + uid.Length + callsign.Length, packed.Length));
        if (old is not null) NativeMemory.Free(old);
        return blob;
    }

    /// <summary>Keeps a packed report, in place when it is as long as the one before.</summary>
    public static TrackBlob* Pack(TrackBlob* blob, ReadOnlySpan<byte> packed)
    {
        if (packed.Length != blob->_packedLength) return Create(blob, Uid(blob), Callsign(blob), packed);
        packed.CopyTo(new Span<byte>(Text(blob) + blob->_uidLength + blob->_callsignLength, packed.Length));
        return blob;
    }

    public static void Free(TrackBlob* blob) => NativeMemory.Free(blob);

    static byte* Text(TrackBlob* blob) => (byte*)(blob + 1);
}
