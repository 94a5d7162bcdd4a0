using CsCheck;

namespace Liaison.Picture.Tests.Recording;

/// <summary>Whatever becomes of the files, nothing is ever read that was not reported.</summary>
public sealed class DamageTests
{
    const int Tracks = 4;
    const int Rounds = 12;

    static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    DateTimeOffset _began;

    [Fact]
    public void A_tail_that_is_cut_off_anywhere_is_a_shorter_recording()
    {
        using var world = Recorded();
        world.KillRecorder();
        world.Stand(TimeSpan.FromMinutes(1));
        var tail = File.ReadAllBytes(world.Tails.Single());
        Gen.Int[0, tail.Length - 1].Sample(length =>
        {
            File.WriteAllBytes(world.Tails.Single(), tail[..length]);
            Check(world);
        }, threads: 1, iter: 200);
    }

    [Fact]
    public void A_bit_of_a_tail_that_is_wrong_is_a_shorter_recording()
    {
        using var world = Recorded();
        world.KillRecorder();
        world.Stand(TimeSpan.FromMinutes(1));
        Flip(world, world.Tails.Single());
    }

    [Fact]
    public void A_bit_of_a_chunk_that_is_wrong_is_a_shorter_recording()
    {
        using var world = Recorded();
        world.Pack();
        Flip(world, world.Chunks.Single());
    }

    [Fact]
    public void A_chunk_that_is_cut_off_anywhere_is_left_out()
    {
        using var world = Recorded();
        world.Pack();
        var chunk = File.ReadAllBytes(world.Chunks.Single());
        Gen.Int[0, chunk.Length - 1].Sample(length =>
        {
            File.WriteAllBytes(world.Chunks.Single(), chunk[..length]);
            Assert.Empty(world.NewReader().At(world.Now, null, null, 100).Tracks);
            Check(world);
        }, threads: 1, iter: 50);
    }

    [Fact]
    public void Any_bytes_for_a_file_are_no_recording() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        using var world = new RecordingWorld();
        Directory.CreateDirectory(world.Folder);
        File.WriteAllBytes(Path.Combine(world.Folder, "0000000001.tail"), bytes);
        File.WriteAllBytes(Path.Combine(world.Folder, "0000000002.chunk"), bytes);
        Assert.NotNull(world.NewReader().At(world.Now, null, null, 100).Gap);
    }, iter: 50);

    [Fact]
    public void What_was_left_by_a_crash_is_packed_when_the_recorder_begins_again()
    {
        using var world = Recorded();
        var before = world.Recorded.At(world.Now, null, null, 100).Tracks.Count;
        Assert.Equal(Tracks, before);
        var lastMark = world.Now;
        world.KillRecorder();
        File.AppendAllText(world.Tails.Single(), "what a crash tore off");
        world.Stand(TimeSpan.FromMinutes(3));
        world.Recorder.Step();
        world.Recorder.KeepOnce();

        Assert.Single(world.Chunks);
        Assert.Equal(Tracks, world.Recorded.At(lastMark, null, null, 100).Tracks.Count);
        var gap = world.Recorded.At(lastMark + TimeSpan.FromMinutes(1), null, null, 100).Gap;
        Assert.Equal(lastMark, gap!.From);
        Assert.Equal(world.Now, gap.To);
    }

    RecordingWorld Recorded()
    {
        var world = new RecordingWorld();
        _began = world.Now;
        world.Recorder.Step();
        for (var round = 0; round < Rounds; round++)
        {
            for (var track = 0; track < Tracks; track++)
                world.Say(Said.Of($"track-{track}", Latitude(track, round), 128) with { Callsign = $"CALL-{track}" });
            world.Pass(Round);
        }

        return world;
    }

    static double Latitude(int track, int round) => (track * 10) + (round * 0.25);

    void Flip(RecordingWorld world, string path)
    {
        var whole = File.ReadAllBytes(path);
        Gen.Int[0, (whole.Length * 8) - 1].Sample(bit =>
        {
            var damaged = (byte[])whole.Clone();
            damaged[bit >> 3] ^= (byte)(1 << (bit & 7));
            File.WriteAllBytes(path, damaged);
            Check(world);
        }, threads: 1, iter: 300);
    }

    /// <summary>Each track that is found was where it is said to have been.</summary>
    void Check(RecordingWorld world)
    {
        var recorded = world.NewReader();
        for (var round = 0; round < Rounds; round += 3)
        {
            var read = recorded.At(_began + (round * Round) + TimeSpan.FromMilliseconds(500), null, null, 100);
            foreach (var track in read.Tracks)
                Assert.Equal(Latitude(track.Uid[^1] - '0', round), track.Latitude, 1e-7);
        }

        for (var track = 0; track < Tracks; track++)
        {
            var fixes = recorded.History($"track-{track}", _began, world.Now, 100)?.Fixes ?? [];
            foreach (var fix in fixes)
                Assert.Equal(Latitude(track, (int)((fix.At - _began) / Round)), fix.Latitude, 1e-7);
        }
    }
}
