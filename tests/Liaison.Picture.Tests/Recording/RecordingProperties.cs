using CsCheck;
using Liaison.Picture.Recording;
using Liaison.Picture.Tracks;

namespace Liaison.Picture.Tests.Recording;

public sealed class RecordingProperties
{
    // Half of the last digit that is kept.
    const double DegreesOff = 0.5e-7 + 1e-12;
    const double HundredthsOff = 0.005 + 1e-4;

    static readonly string[] Types = ["a-f-G", "a-n-S", "a-h-A"];
    static readonly string[] Callsigns = ["", "RAVEN", "KITE"];

    static readonly Gen<double> Heights = Gen.OneOf(Gen.Const(double.NaN), Gen.Double[-500, 40_000], Gen.Const(1e300));
    static readonly Gen<float> Courses = Gen.OneOf(Gen.Const(float.NaN), Gen.Float[0, 360]);
    static readonly Gen<float> Speeds = Gen.OneOf(Gen.Const(float.NaN), Gen.Float[0, 500]);

    static readonly Gen<Said> Sayings = Gen.Select(
        Gen.Int[0, 5], Gen.Double[-90, 90], Gen.Double[-180, 180], Heights, Courses, Speeds,
        Gen.Int[0, 2].Select(i => Types[i]), Gen.Int[0, 2].Select(i => Callsigns[i])).Select(
        (who, latitude, longitude, height, course, speed, type, callsign) =>
            new Said($"track-{who}", latitude, longitude, height, course, speed, type, callsign));

    // A null means that the track of that number leaves.
    static readonly Gen<(Said? Said, int Leaves, int AfterMs)[]> Days = Gen.Select(
        Gen.Frequency((6, Sayings.Select(said => (Said?)said)), (1, Gen.Const((Said?)null))), Gen.Int[0, 5],
        Gen.Frequency((6, Gen.Int[2, 2_000]), (1, Gen.Int[1, 50_000]))).Array[1, 60];

    [Fact]
    public void The_picture_of_any_moment_comes_back_as_it_was() => Days.Sample(day =>
    {
        using var world = new RecordingWorld();
        world.Recorder.Step();
        var moments = new List<(DateTimeOffset At, List<TrackSnapshot> Tracks)>();
        foreach (var (said, leaves, afterMs) in day)
        {
            if (said is not null) world.Say(said);
            else world.Leave($"track-{leaves}");
            world.Recorder.Step();
            // A report that comes in the very millisecond in which a recording begins is a millisecond later.
            moments.Add((world.Now.AddMilliseconds(1), [.. world.Picture.All(null, 100)]));
            world.Pass(TimeSpan.FromMilliseconds(afterMs));
        }

        world.Pass(TimeSpan.FromSeconds(1));
        foreach (var (at, tracks) in moments) Same(tracks, world.Recorded.At(at, null, null, 100));
        world.Pack();
        Assert.Empty(world.Tails);
        foreach (var (at, tracks) in moments) Same(tracks, world.Recorded.At(at, null, null, 100));
    }, iter: 60);

    [Fact]
    public void A_track_s_history_is_all_that_it_said_in_order() => Days.Sample(day =>
    {
        using var world = new RecordingWorld();
        world.Recorder.Step();
        var said = new List<(DateTimeOffset At, Said Said)>();
        foreach (var (saying, _, afterMs) in day)
        {
            if (saying is not null)
            {
                world.Say(saying);
                said.Add((world.Now, saying));
            }

            world.Pass(TimeSpan.FromMilliseconds(afterMs));
        }

        world.Pass(TimeSpan.FromSeconds(1));
        SameHistory(said, world);
        world.Pack();
        SameHistory(said, world);
    }, iter: 60);

    static void SameHistory(List<(DateTimeOffset At, Said Said)> said, RecordingWorld world)
    {
        foreach (var one in said.GroupBy(one => one.Said.Uid))
        {
            var history = world.Recorded.History(one.Key, one.First().At.AddMinutes(-1), world.Now, 1000)!;
            Assert.Equal(one.Count(), history.Fixes.Count);
            Assert.All(one.Zip(history.Fixes), pair =>
            {
                // A report is written no earlier than the mark before it.
                Assert.InRange((pair.Second.At - pair.First.At).TotalMilliseconds, 0, 1);
                Assert.Equal(pair.First.Said.Latitude, pair.Second.Latitude, DegreesOff);
                Assert.Equal(pair.First.Said.Longitude, pair.Second.Longitude, DegreesOff);
            });
            Assert.Empty(history.Gaps);
            Assert.Single(history.Fixes, fix => fix.IsBegin);
        }
    }

    static void Same(List<TrackSnapshot> expected, PictureAt read)
    {
        Assert.Null(read.Gap);
        var tracks = read.Tracks.OrderBy(track => track.Uid, StringComparer.Ordinal).ToList();
        expected = [.. expected.OrderBy(track => track.Uid, StringComparer.Ordinal)];
        Assert.Equal(expected.Select(track => track.Uid), tracks.Select(track => track.Uid));
        foreach (var (was, now) in expected.Zip(tracks))
        {
            Assert.Equal(was.Latitude, now.Latitude, DegreesOff);
            Assert.Equal(was.Longitude, now.Longitude, DegreesOff);
            Assert.Equal(Math.Min(was.Height, 1e9), now.Height, HundredthsOff);
            Assert.Equal(was.Course, now.Course, HundredthsOff);
            Assert.Equal(was.Speed, now.Speed, HundredthsOff);
            Assert.Equal(was.CircularError, now.CircularError, HundredthsOff);
            Assert.Equal(
                (was.Callsign, was.Type, was.How, was.Source, was.Label, was.IsEmergency, was.Groups),
                (now.Callsign, now.Type, now.How, now.Source, now.Label, now.IsEmergency, now.Groups));
            Assert.Equal((was.Time, was.Stale), (now.Time, now.Stale));
        }
    }
}
