using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using CsCheck;
using Liaison.Picture.Viewing;

namespace Liaison.Picture.Tests.Viewing;

public sealed class ViewerProperties
{
    enum Act
    {
        Report,
        Remove,
        Look,
        Acknowledge,
        Turn,
        Wait,
    }

    // The poles, the antimeridian and the edges of cells more often than chance has it.
    static Gen<double> Latitudes => Gen.Frequency(
        (6, Gen.Double[-90, 90]), (1, Gen.OneOf(Gen.Const(-90.0), Gen.Const(90.0), Gen.Const(0.0))),
        (1, Gen.Int[-720, 720].Select(eighths => eighths / 8.0)));

    static Gen<double> Longitudes => Gen.Frequency(
        (6, Gen.Double[-180, 179.9]), (1, Gen.OneOf(Gen.Const(-180.0), Gen.Const(179.9999999), Gen.Const(0.0))),
        (1, Gen.Int[-1440, 1439].Select(eighths => eighths / 8.0)));

    static Gen<double> Edges => Gen.Frequency((6, Longitudes), (1, Gen.OneOf(Gen.Const(-180.0), Gen.Const(180.0))));

    static readonly Gen<(Act Act, int Who, double Latitude, double Longitude)[]> Acts = Gen.Select(
        Gen.Frequency((8, Gen.Const(Act.Report)), (2, Gen.Const(Act.Remove)), (1, Gen.Const(Act.Look)),
            (2, Gen.Const(Act.Acknowledge)), (4, Gen.Const(Act.Turn)), (1, Gen.Const(Act.Wait))),
        Gen.Int[0, 60], Latitudes, Longitudes).Array[1, 300];

    [Fact]
    public void Whoever_applies_the_frames_holds_what_is_in_the_viewport() => Acts.Sample(acts =>
    {
        using var world = new PictureWorld();
        var blue = world.Audience("blue");
        using var viewer = world.Picture.OpenViewer(new ViewerWords("JFHQ", "UNCLASSIFIED", type => "S" + type));
        var client = new Client();
        var box = (West: -180.0, South: -90.0, East: 180.0, North: 90.0);
        foreach (var (act, who, latitude, longitude) in acts)
        {
            switch (act)
            {
                case Act.Report:
                    world.Report(
                        blue, 2, $"t{who}", latitude: latitude, longitude: longitude, holds: TimeSpan.FromMinutes(1),
                        callsign: latitude > 0 ? $"NORTH {who}" : $"SOUTH {who}");
                    break;
                case Act.Remove:
                    world.Picture.Remove(System.Text.Encoding.UTF8.GetBytes($"t{who}"));
                    break;
                case Act.Look:
                    // West beyond east looks across the antimeridian.
                    box = (longitude, -Math.Abs(latitude), -longitude, Math.Abs(latitude));
                    viewer.SetViewport(box.West, box.South, box.East, box.North);
                    break;
                case Act.Acknowledge:
                    viewer.Acknowledge(client.Frame);
                    break;
                case Act.Wait:
                    world.Time.Advance(TimeSpan.FromSeconds(20));
                    break;
                default:
                    client.Turn(viewer);
                    break;
            }
        }

        world.Time.Advance(TimeSpan.FromSeconds(2));
        do viewer.Acknowledge(client.Frame);
        while (client.Turn(viewer));

        var nowMs = world.Time.GetUtcNow();
        var expected = world.Picture.InBox(box, null, int.MaxValue)
            .Select(t => ($"{t.Uid} {t.Callsign}", t.Row, Math.Round(t.Longitude * 1e7), Math.Round(t.Latitude * 1e7), t.Stale < nowMs)).Order();
        Assert.Equal(expected, client.Tracks());
        Assert.True(client.IsComplete);
    }, iter: 300);

    [Fact]
    public void No_more_than_two_frames_wait_for_an_acknowledgement()
    {
        using var world = new PictureWorld();
        var blue = world.Audience("blue");
        using var viewer = world.Picture.OpenViewer(new ViewerWords("JFHQ", "UNCLASSIFIED", type => type));
        var client = new Client();
        for (var i = 0; i < 5; i++)
        {
            world.Report(blue, 2, "a");
            client.Turn(viewer);
        }

        Assert.Equal(2u, client.Frame);
        viewer.Acknowledge(2);
        Assert.True(client.Turn(viewer));
        viewer.Acknowledge(99);
        world.Report(blue, 2, "a");
        client.Turn(viewer);
        Assert.False(client.Turn(viewer));
    }

    [Fact]
    public void A_box_holds_what_a_search_through_everything_finds() => Gen.Select(
        Latitudes, Longitudes).Array[0, 200].Select(Edges, Latitudes, Edges, Latitudes).Sample(
        (places, west, south, east, north) =>
        {
            using var world = new PictureWorld();
            var blue = world.Audience("blue");
            for (var i = 0; i < places.Length; i++)
                world.Report(blue, 2, $"t{i}", latitude: places[i].Item1, longitude: places[i].Item2);
            var expected = Enumerable.Range(0, places.Length).Where(i =>
                places[i].Item1 >= south && places[i].Item1 <= north
                && ((west <= east ? places[i].Item2 >= west && places[i].Item2 <= east
                    : places[i].Item2 >= west || places[i].Item2 <= east)
                    || (east == 180 && places[i].Item2 == -180))).Select(i => $"t{i}");
            Assert.Equal(
                expected.Order(StringComparer.Ordinal),
                world.Picture.InBox((west, south, east, north), null, int.MaxValue).Select(t => t.Uid).Order(StringComparer.Ordinal));
        }, iter: 300);

    /// <summary>Reads frames as the browser does.</summary>
    sealed class Client
    {
        readonly Dictionary<int, string> _uids = [];
        readonly Dictionary<int, (double Longitude, double Latitude, bool IsStale)> _positions = [];

        public uint Frame { get; private set; }

        public bool IsComplete { get; private set; }

        public bool Turn(PictureViewer viewer)
        {
            var writer = new ArrayBufferWriter<byte>();
            if (!viewer.CollectFrame(writer)) return false;
            Apply(writer.WrittenSpan);
            return true;
        }

        public IEnumerable<(string, int, double, double, bool)> Tracks() => _positions
            .Select(p => (_uids[p.Key], p.Key, p.Value.Longitude, p.Value.Latitude, p.Value.IsStale)).Order();

        void Apply(ReadOnlySpan<byte> frame)
        {
            Assert.Equal(1, frame[0]);
            if ((frame[1] & 1) != 0) _positions.Clear();
            IsComplete = (frame[1] & 2) != 0;
            Frame = BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]);
            for (var rest = frame[16..]; rest.Length > 0;)
            {
                var (kind, count) = (rest[0], BinaryPrimitives.ReadInt32LittleEndian(rest[4..]));
                rest = rest[8..];
                for (; count > 0; count--) rest = rest[Item(kind, rest)..];
            }
        }

        int Item(int kind, ReadOnlySpan<byte> item)
        {
            var number = BinaryPrimitives.ReadInt32LittleEndian(item);
            switch (kind)
            {
                case 1:
                    var length = BinaryPrimitives.ReadUInt16LittleEndian(item[4..]);
                    using (var json = JsonDocument.Parse(item.Slice(6, length).ToArray()))
                        _uids[number] = $"{json.RootElement.GetProperty("uid")} {json.RootElement.GetProperty("callsign")}";
                    return 6 + length;
                case 2:
                    _positions[number] = (
                        BinaryPrimitives.ReadInt32LittleEndian(item[4..]), BinaryPrimitives.ReadInt32LittleEndian(item[8..]),
                        (item[18] & 1) != 0);
                    return 20;
                case 3:
                    Assert.True(_positions.Remove(number));
                    return 4;
                default:
                    Assert.Equal(4, kind);
                    return 2 + BinaryPrimitives.ReadUInt16LittleEndian(item);
            }
        }
    }
}
