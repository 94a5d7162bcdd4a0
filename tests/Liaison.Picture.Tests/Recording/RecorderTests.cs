using Liaison.Kernel.Geodesy;
using Liaison.Picture.Recording;

namespace Liaison.Picture.Tests.Recording;

public sealed class RecorderTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void What_was_reported_before_the_recorder_began_is_in_its_picture()
    {
        using var world = new RecordingWorld();
        world.Say(Said.Of("early"));
        world.Recorder.Step();
        world.Pass(Second);
        Assert.Equal("early", Assert.Single(world.Recorded.At(world.Now, null, null, 10).Tracks).Uid);
    }

    [Fact]
    public void A_moment_before_and_after_the_recording_is_a_gap()
    {
        using var world = new RecordingWorld();
        var began = world.Now;
        world.Recorder.Step();
        world.Pass(Second);
        world.Pack();
        var ended = world.Now;
        world.Stand(TimeSpan.FromMinutes(1));

        Assert.Equal(new RecordedGap(null, began), world.Recorded.At(began - Second, null, null, 10).Gap);
        Assert.Null(world.Recorded.At(began, null, null, 10).Gap);
        Assert.Equal(new RecordedGap(ended, null), world.Recorded.At(world.Now, null, null, 10).Gap);
    }

    [Fact]
    public void A_quiet_time_is_no_gap()
    {
        using var world = new RecordingWorld();
        world.Recorder.Step();
        world.Say(Said.Of("one"));
        var from = world.Now;
        for (var i = 0; i < 1000; i++) world.Pass(Second);

        var overview = world.Recorded.Overview(from, world.Now, 10);
        Assert.Empty(overview.Gaps);
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 0, 0], overview.Buckets.Select(bucket => bucket.Reports));
        Assert.Single(world.Recorded.At(world.Now, null, null, 10).Tracks);
    }

    [Fact]
    public void Recordings_follow_each_other_without_a_gap_and_each_begins_with_the_whole_picture()
    {
        using var world = new RecordingWorld();
        world.Recorder.Step();
        var from = world.Now;
        world.Say(Said.Of("quiet"));
        for (var i = 0; i < 700; i++)
        {
            world.Say(Said.Of("loud", latitude: i / 100.0));
            world.Pass(Second);
        }

        world.Recorder.KeepOnce();
        Assert.Equal(2, world.Chunks.Count());
        Assert.Single(world.Tails);
        var read = world.NewReader();
        Assert.Empty(read.Overview(from, world.Now, 1).Gaps);
        Assert.Equal(701, read.Overview(from, world.Now, 1).Buckets.Single().Reports);
        Assert.Equal(2, read.At(world.Now, null, null, 10).Tracks.Count);
        Assert.Equal(700, read.History("loud", from, world.Now, 1000)!.Fixes.Count);
        Assert.Single(read.History("quiet", from, world.Now, 1000)!.Fixes);
        Assert.Equal(701, read.Between(from, world.Now).Count());
    }

    [Fact]
    public void A_recorder_that_lags_leaves_a_gap_and_goes_on_with_the_whole_picture()
    {
        using var world = new RecordingWorld();
        world.Recorder.Step();
        world.Say(Said.Of("one", latitude: 1));
        world.Pass(Second);
        var from = world.Now;
        for (var i = 0; i < 140_000; i++) world.Say(Said.Of("one", latitude: 2));
        world.Pass(Second);
        Assert.Equal(1, world.Recorder.Gaps);
        for (var i = 0; i < 10; i++) world.Pass(Second);

        var gap = Assert.Single(world.Recorded.Overview(from, world.Now, 1).Gaps);
        Assert.Equal(from, gap.From);
        Assert.InRange(gap.To!.Value - from, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(8));
        Assert.Equal(2, world.Recorded.At(world.Now, null, null, 10).Tracks.Single().Latitude);
        Assert.NotNull(world.Recorded.At(from + (2 * Second), null, null, 10).Gap);
    }

    [Fact]
    public void A_gap_splits_the_way_of_a_track()
    {
        using var world = new RecordingWorld();
        world.Recorder.Step();
        var from = world.Now;
        world.Say(Said.Of("one", latitude: 1));
        world.Pass(Second);
        world.KillRecorder();
        world.Stand(TimeSpan.FromMinutes(2));
        world.Recorder.Step();
        world.Pass(Second);
        world.Say(Said.Of("one", latitude: 2));
        world.Pass(Second);

        var history = world.Recorded.History("one", from, world.Now, 10)!;
        Assert.Equal([1.0, 2.0], history.Fixes.Select(fix => fix.Latitude));
        Assert.Equal([true, true], history.Fixes.Select(fix => fix.IsBegin));
        Assert.Equal(TimeSpan.FromMinutes(2), Assert.Single(history.Gaps) is var gap ? gap.To - gap.From : null);
    }

    [Fact]
    public void A_track_that_left_and_came_back_has_its_way_in_two_parts()
    {
        using var world = new RecordingWorld();
        world.Recorder.Step();
        var from = world.Now;
        world.Say(Said.Of("one", latitude: 1) with { Callsign = "FIRST" });
        world.Pass(Second);
        world.Leave("one");
        world.Pass(Second);
        var away = world.Now;
        world.Pass(Second);
        world.Say(Said.Of("one", latitude: 2) with { Callsign = "SECOND" });
        world.Pass(Second);
        Check();
        world.Pack();
        Check();

        void Check()
        {
            var history = world.Recorded.History("one", from, world.Now, 10)!;
            Assert.Equal([(1.0, true), (2.0, true)], history.Fixes.Select(fix => (fix.Latitude, fix.IsBegin)));
            Assert.Equal("SECOND", history.Callsign);
            Assert.Empty(world.Recorded.At(away, null, null, 10).Tracks);
            Assert.Equal("FIRST", world.Recorded.At(from + (Second / 2), null, null, 10).Tracks.Single().Callsign);
        }
    }

    [Fact]
    public void Moments_are_found_among_many_tracks_in_a_box()
    {
        using var world = new RecordingWorld();
        world.Recorder.Step();
        for (var i = 0; i < 3000; i++)
            world.Say(Said.Of($"track-{i}", latitude: i / 100.0, longitude: i % 2 == 0 ? 179.5 : -179.5));
        world.Pass(Second);
        world.Pack();
        Assert.True(GeoBox.TryCreate(179, 0, -179, 9.995, out var box));
        Assert.Equal(1000, world.Recorded.At(world.Now, box, null, int.MaxValue).Tracks.Count);
        Assert.Equal(7, world.Recorded.At(world.Now, null, track => track.Uid.EndsWith('3'), 7).Tracks.Count);
        for (var i = 0; i < 3000; i += 7)
            Assert.Single(world.Recorded.History($"track-{i}", world.Now.AddDays(-1), world.Now, 10)!.Fixes);
        Assert.Null(world.Recorded.History("track-3000", world.Now.AddDays(-1), world.Now, 10));
    }

    [Fact]
    public void A_clock_that_is_set_back_begins_a_new_recording_and_the_newer_one_counts()
    {
        using var world = new RecordingWorld();
        world.Recorder.Step();
        var began = world.Now;
        world.Say(Said.Of("one", latitude: 1));
        for (var i = 0; i < 100; i++) world.Pass(Second);
        world.SetClock(began + (50 * Second));
        world.Recorder.Step();
        world.Say(Said.Of("one", latitude: 2));
        for (var i = 0; i < 10; i++) world.Pass(Second);

        Assert.Equal(1, world.Recorder.Gaps);
        Assert.Equal(1, world.Recorded.At(began + (40 * Second), null, null, 10).Tracks.Single().Latitude);
        Assert.Equal(2, world.Recorded.At(world.Now, null, null, 10).Tracks.Single().Latitude);
    }

    [Fact]
    public void The_newest_positions_are_kept_when_there_are_more_than_asked_for()
    {
        using var world = new RecordingWorld();
        world.Recorder.Step();
        var from = world.Now;
        for (var i = 0; i < 20; i++)
        {
            world.Say(Said.Of("one", latitude: i));
            world.Pass(Second);
        }

        var history = world.Recorded.History("one", from, world.Now, 5)!;
        Assert.Equal([15.0, 16, 17, 18, 19], history.Fixes.Select(fix => Math.Round(fix.Latitude, 6)));
        Assert.True(history.IsCut);
        Assert.Null(world.Recorded.History("nobody", from, world.Now, 5));
    }

    [Fact]
    public void A_track_keeps_the_audience_that_it_had()
    {
        using var world = new RecordingWorld();
        world.Recorder.Step();
        world.Say(Said.Of("open"), "everybody");
        world.Say(Said.Of("closed"), "few", "fewer");
        world.Pass(Second);
        world.Pack();

        var tracks = world.Recorded.At(world.Now, null, null, 10).Tracks.ToDictionary(track => track.Uid);
        Assert.Equal(world.Picture.Groups.SetOf("everybody"), tracks["open"].Groups);
        Assert.Equal(world.Picture.Groups.SetOf("few", "fewer"), tracks["closed"].Groups);
    }

    [Fact]
    public void The_oldest_recordings_go_when_they_are_too_old()
    {
        using var world = new RecordingWorld(new RecordingOptions { MaximumAge = TimeSpan.FromMinutes(20) });
        world.Recorder.Step();
        for (var i = 0; i < 3600; i++) world.Pass(Second);
        world.Recorder.KeepOnce();

        Assert.InRange(world.Chunks.Count(), 4, 5);
        Assert.NotNull(world.NewReader().At(world.Now - TimeSpan.FromMinutes(30), null, null, 10).Gap);
        Assert.Null(world.NewReader().At(world.Now - TimeSpan.FromMinutes(19), null, null, 10).Gap);
    }

    [Fact]
    public void The_oldest_recordings_go_when_they_take_too_much()
    {
        using var world = new RecordingWorld(new RecordingOptions { MaximumBytes = 4000 });
        world.Recorder.Step();
        for (var i = 0; i < 3600; i++)
        {
            world.Say(Said.Of("one", latitude: i % 90, longitude: i % 97));
            world.Pass(Second);
        }

        world.Recorder.KeepOnce();
        Assert.InRange(world.Chunks.Sum(path => new FileInfo(path).Length), 1, 4000);
        Assert.InRange(world.Recorder.Bytes, 1, 100_000);
    }

    [Fact]
    public void A_disk_that_fails_pauses_the_recording_and_nothing_else()
    {
        using var world = new RecordingWorld();
        File.WriteAllText(world.Folder, "a file stands where the folder should");
        world.Recorder.Step();
        Assert.Equal(RecorderState.Paused, world.Recorder.State);
        Assert.Equal(1, world.Recorder.Failures);
        Assert.NotNull(world.Recorder.LastFailure);
        world.Say(Said.Of("one"));
        world.Pass(Second);
        Assert.Equal(1, world.Recorder.Failures);

        File.Delete(world.Folder);
        for (var i = 0; i < 10; i++) world.Pass(Second);
        Assert.Equal(RecorderState.Recording, world.Recorder.State);
        Assert.Single(world.Recorded.At(world.Now, null, null, 10).Tracks);
    }
}
