using CsCheck;
using Liaison.Picture.Recording.Storage;

namespace Liaison.Picture.Tests.Recording;

public sealed class PackedColumnTests
{
    // Columns are bounded so that differences of differences never overflow.
    static readonly Gen<long> Values = Gen.Frequency(
        (4, Gen.Long[-2000, 2000]), (1, Gen.Long[-(1L << 50), 1L << 50]), (2, Gen.Const(7L)),
        (1, Gen.Const(ReportColumns.Unknown)));

    static readonly Gen<long[]> Columns = Gen.OneOf(
        Values.Array[1, 200],
        Gen.Select(Gen.Long[-100_000, 100_000], Gen.Long[-500, 500], Gen.Long[-3, 3].Array[1, 200]).Select(
            (first, step, noise) => noise.Select((one, i) => first + (step * i) + one).ToArray()));

    [Fact]
    public void What_is_packed_comes_back() => Columns.Sample(values =>
    {
        var read = Read(Pack(values), values[0], values.Length, out var reader);
        Assert.Equal(values, read);
        Assert.True(reader.IsAtEnd);
    });

    [Fact]
    public void A_part_of_a_column_can_be_read_and_what_follows_is_found() => Columns.Sample(values =>
    {
        var wanted = (values.Length / 2) + 1;
        Assert.Equal(values[..wanted], Read(Pack(values), values[0], wanted, out var reader));
        Assert.True(reader.IsAtEnd);
    });

    [Fact]
    public void Any_bytes_at_all_are_read_without_a_fault() => Gen.Byte.Array[0, 100].Sample(bytes =>
    {
        var reader = new ByteReader(bytes);
        PackedColumn.Read(ref reader, new long[50]);
    });

    [Fact]
    public void An_even_movement_takes_about_a_bit_for_each_report()
    {
        var values = Enumerable.Range(0, 1000).Select(i => 1_280_000_000L + (i * 4711)).ToArray();
        Assert.InRange(Pack(values).Length, 1000 / 8, 200);
    }

    static byte[] Pack(long[] values)
    {
        var buffer = new ByteBuffer();
        PackedColumn.Write(values, buffer, new ByteBuffer());
        return buffer.Written.ToArray();
    }

    static long[] Read(byte[] packed, long first, int count, out ByteReader reader)
    {
        var values = new long[count];
        values[0] = first;
        reader = new ByteReader(packed);
        PackedColumn.Read(ref reader, values);
        return values;
    }
}
