using Liaison.Picture.Log;

namespace Liaison.Picture.Tests.Reading;

public sealed class PictureReaderTests
{
    static readonly LogLimits Small = new(KeptBytes: 0, MaxBytes: 1, MaxLag: TimeSpan.FromSeconds(3));

    [Fact]
    public void A_reader_gets_what_others_report_and_not_its_own()
    {
        using var world = new PictureWorld();
        var blue = world.Audience("blue");
        using var reader = world.Reader(self: 1, "blue");
        Assert.Equal("", PictureWorld.ReadAll(reader));

        world.Report(blue, 2, "a");
        var own = world.Report(blue, 1, "b");
        reader.NoteOwn(blue, own.Entry);
        world.Report(blue, 2, "c");

        Assert.Equal("<a:1><c:3>", PictureWorld.ReadAll(reader));
        Assert.Equal("", PictureWorld.ReadAll(reader));
    }

    [Fact]
    public void A_reader_sees_only_the_groups_that_it_has()
    {
        using var world = new PictureWorld();
        using var reader = world.Reader(1, "blue", "green");
        PictureWorld.ReadAll(reader);

        world.Report(world.Audience("red"), 2, "hidden");
        world.Report(world.Audience("red", "green"), 3, "shared");
        world.Report(world.Audience("blue"), 4, "seen");

        Assert.Equal("<shared:2><seen:3>", PictureWorld.ReadAll(reader));
    }

    [Fact]
    public void A_newcomer_gets_the_newest_report_of_each_track_and_then_what_comes()
    {
        using var world = new PictureWorld();
        var blue = world.Audience("blue");
        world.Report(blue, 2, "a");
        world.Report(blue, 2, "a");
        world.Report(blue, 3, "b");
        using var reader = world.Reader(1, "blue");

        Assert.Equal("<a:2><b:3>", PictureWorld.ReadAll(reader));
        Assert.True(reader.IsFollowing);
        world.Report(blue, 2, "a");
        Assert.Equal("<a:4>", PictureWorld.ReadAll(reader));
    }

    [Fact]
    public void A_newcomer_is_not_shown_the_track_of_one_who_has_left()
    {
        using var world = new PictureWorld();
        var blue = world.Audience("blue");
        world.Report(blue, 2, "gone");
        world.Report(blue, 3, "here");
        world.Picture.ReporterLeft("gone"u8);
        using var reader = world.Reader(1, "blue");

        Assert.Equal("<here:2>", PictureWorld.ReadAll(reader));
    }

    [Fact]
    public void A_reader_that_lags_gets_the_newest_of_each_track_and_every_message_once()
    {
        using var world = new PictureWorld(Small);
        var blue = world.Audience("blue");
        using var reader = world.Reader(1, "blue");
        PictureWorld.ReadAll(reader);

        world.Report(blue, 2, "a");
        var first = world.Message(blue, 2);
        world.Report(blue, 2, "a");
        var second = world.Message(blue, 2);
        var last = world.Report(blue, 2, "a");
        world.Time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal($"<message1:{first.Text}><message1:{second.Text}><a:{last.Text}>", PictureWorld.ReadAll(reader));
        Assert.Equal(1, reader.FellBehind);
        Assert.True(reader.IsFollowing);
    }

    [Fact]
    public void A_report_that_was_half_sent_is_finished_before_anything_else()
    {
        using var world = new PictureWorld(Small);
        var blue = world.Audience("blue");
        using var reader = world.Reader(1, "blue");
        PictureWorld.ReadAll(reader);
        world.Report(blue, 2, "track");
        var text = PictureWorld.Read(reader, mostBytes: 3);
        world.Report(blue, 2, "track");
        world.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.True(reader.TrySendFirst("<answer:x>"u8));

        Assert.Equal("<track:1><answer:x><track:2>", text + PictureWorld.ReadAll(reader));
    }

    [Fact]
    public void An_answer_goes_ahead_of_what_waits()
    {
        using var world = new PictureWorld();
        using var reader = world.Reader(1, "blue");
        PictureWorld.ReadAll(reader);
        world.Report(world.Audience("blue"), 2, "a");
        reader.TrySendFirst("<pong:1>"u8);

        Assert.Equal("<pong:1><a:1>", PictureWorld.ReadAll(reader));
    }

    [Fact]
    public void After_the_switch_everything_comes_in_the_other_encoding_and_nothing_is_lost()
    {
        using var world = new PictureWorld();
        var blue = world.Audience("blue");
        using var reader = world.Reader(1, "blue");
        PictureWorld.ReadAll(reader);
        world.Report(blue, 2, "a");
        world.Report(blue, 2, "b", WireEncoding.Protobuf);
        var text = PictureWorld.Read(reader, mostBytes: 2);
        reader.SwitchTo(WireEncoding.Protobuf);
        world.Report(blue, 3, "c");

        Assert.Equal("<a:1>[b:2][c:3]", text + PictureWorld.ReadAll(reader));
    }

    [Fact]
    public void A_reader_with_other_groups_gets_what_it_did_not_see_before()
    {
        using var world = new PictureWorld();
        world.Report(world.Audience("blue"), 2, "b");
        world.Report(world.Audience("red"), 3, "r");
        using var reader = world.Reader(1, "blue");
        Assert.Equal("<b:1>", PictureWorld.ReadAll(reader));

        reader.SetGroups(world.Picture.Groups.SetOf("blue", "red"));

        Assert.Equal("<r:2>", PictureWorld.ReadAll(reader));
    }

    [Fact]
    public void The_same_bytes_from_another_sender_are_a_loop()
    {
        using var world = new PictureWorld();
        var blue = world.Audience("blue");
        world.Report(blue, 2, "a", text: "first");
        world.Report(blue, 2, "a", text: "second");

        Assert.Equal(AppendOutcome.Loop, world.Report(blue, 3, "a", text: "first").Outcome);
        Assert.Equal(AppendOutcome.Accepted, world.Report(blue, 2, "a", text: "first").Outcome);
        Assert.Equal(AppendOutcome.Accepted, world.Report(blue, 3, "a", text: "third").Outcome);
    }

    [Fact]
    public void Who_comes_back_may_say_the_same_again()
    {
        using var world = new PictureWorld();
        var blue = world.Audience("blue");
        world.Report(blue, 2, "a", text: "same");
        world.Picture.ReporterLeft("a"u8);
        Assert.Equal(AppendOutcome.Accepted, world.Report(blue, 3, "a", text: "same").Outcome);
    }

    [Fact]
    public void Messages_that_were_not_acknowledged_are_named_when_a_reader_ends()
    {
        using var world = new PictureWorld();
        var blue = world.Audience("blue");
        using var reader = world.Reader(1, "blue");
        PictureWorld.ReadAll(reader);
        world.Message(blue, 2);
        PictureWorld.ReadAll(reader);
        var unacknowledged = world.Message(blue, 2);
        var length = PictureWorld.ReadAll(reader).Length;
        var unsent = world.Message(blue, 2);

        Assert.Equal([unacknowledged.Sequence, unsent.Sequence], reader.NotReceived(length));
        Assert.Equal([unsent.Sequence], reader.NotReceived(0));
    }

    [Fact]
    public void A_full_picture_refuses_new_tracks_and_goes_on_with_those_it_has()
    {
        using var world = new PictureWorld(maxTracks: 1);
        var blue = world.Audience("blue");
        Assert.Equal(AppendOutcome.Accepted, world.Report(blue, 2, "a").Outcome);
        Assert.Equal(AppendOutcome.PictureFull, world.Report(blue, 2, "b").Outcome);
        Assert.Equal(AppendOutcome.Accepted, world.Report(blue, 2, "a").Outcome);
    }
}
