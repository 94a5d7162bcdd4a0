using System.Diagnostics.CodeAnalysis;
using System.Formats.Cbor;

namespace Liaison.Headquarters.Records;

/// <summary>
/// The bytes of a positional record type: deterministic CBOR (RFC 8949, section 4.2), arrays without member names and
/// without floating-point numbers. Text, whole numbers, booleans, ids (16 bytes), times and spans (milliseconds),
/// enumerations (names), bytes, other positional types, lists of these, and nothing for what may be absent.
/// </summary>
public static class BodyCodec
{
    /// <summary>The layout in words; two types with one shape have the same bytes.</summary>
    public static string ShapeOf<T>() => Of<T>.Codec.Shape;

    /// <summary>Writes a value.</summary>
    public static byte[] Encode<T>(T value)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        Write(writer, value);
        return writer.Encode();
    }

    /// <summary>Reads a value.</summary>
    /// <returns>False when the bytes are not what <see cref="Encode{T}"/> makes of this type or a later form of
    /// it.</returns>
    public static bool TryDecode<T>(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out T? value)
    {
        try
        {
            var reader = new CborReader(bytes, CborConformanceMode.Canonical);
            value = Read<T>(reader)!;
            return reader.BytesRemaining == 0;
        }
        catch (Exception e) when (
            e is CborContentException or InvalidOperationException or FormatException or OverflowException)
        {
            value = default;
            return false;
        }
    }

    internal static void Write<T>(CborWriter writer, T value) => Of<T>.Codec.Write(writer, value);

    internal static T Read<T>(CborReader reader) => Of<T>.Codec.Read(reader);

    static class Of<T>
    {
        public static readonly ValueCodec<T> Codec = ValueCodecs.Of<T>();
    }
}
