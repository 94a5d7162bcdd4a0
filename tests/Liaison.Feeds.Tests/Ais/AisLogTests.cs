using System.Buffers;
using System.Text;
using Liaison.Feeds.Ais;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Feeds.Tests.Ais;

public sealed class AisLogTests
{
    const string One = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A";
    const string Two = "!AIVDM,1,1,,A,16SteH0P00Jt63hHaa6SagvJ087r,0*42";

    readonly FakeTimeProvider _time = new();
    readonly ArrayBufferWriter<byte> _written = new();

    [Fact]
    public void Sentences_come_as_far_apart_as_their_tag_blocks_say()
    {
        var log = Log($"{Tag("c:1700000000,s:a")}{One}\n{Tag("c:1700000004")}{Two}\n");
        Assert.Equal((One, 4.0), Play(log));
        _time.Advance(TimeSpan.FromSeconds(3.5));
        Assert.Equal(("", 0.5), Play(log));
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal((Two, 1.0), Play(log));
    }

    [Theory]
    [InlineData("{0},d-109,S2105,t050056.00,T56.13,r003669946,1325394060,1325394001", "{0},1325394003")]
    [InlineData("1325394001 {0}", "1325394003 {0}")]
    [InlineData("[1325394001.5] {0}", "[1325394003.5] {0}")]
    [InlineData("1325394001000 {0}", "1325394003000 {0}")]
    public void A_loggers_own_time_counts_too(string first, string second)
    {
        var log = Log(first.Replace("{0}", One) + "\n" + second.Replace("{0}", Two) + "\n");
        Assert.Equal((One, 2.0), Play(log));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(Two, Play(log).Sentences);
    }

    [Fact]
    public void A_log_without_times_is_played_at_a_fixed_rate()
    {
        var log = Log($"# a comment\n{One}\n$GPGLL,,,,*00\n{Two}\n{One}\n", rate: 4);
        Assert.Equal((One, 0.25), Play(log));
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal($"{Two}\r\n{One}", Play(log).Sentences);
    }

    [Fact]
    public void At_its_end_it_begins_again()
    {
        var log = Log($"{One}\r\n{Two}", rate: 1);
        var heard = new List<string>();
        for (var second = 0; second < 60; second++)
        {
            if (Play(log).Sentences is { Length: > 0 } sentence) heard.Add(sentence);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([One, Two, One, Two, One, Two], heard.Take(6));
        Assert.InRange(heard.Count, 38, 42);
    }

    [Fact]
    public void A_long_pause_of_the_recording_is_cut_short()
    {
        var log = Log($"{Tag("c:1700000000")}{One}\n{Tag("c:1700090000")}{Two}\n");
        Assert.Equal((One, 10.0), Play(log));
    }

    [Fact]
    public void After_a_long_time_without_calls_there_is_no_burst()
    {
        var log = Log(string.Concat(Enumerable.Repeat(One + "\n", 1000)), rate: 10);
        Play(log);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(One, Play(log).Sentences);
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_stop_the_log()
    {
        var clock = new Shifted(_time);
        var log = new AisLog(new MemoryStream(Encoding.ASCII.GetBytes($"{One}\n{Two}\n")), clock, rate: 1);
        log.Play(_written);
        clock.Hours = -5;
        log.Play(_written);
        Assert.Equal($"{One}\r\n{Two}\r\n", Encoding.ASCII.GetString(_written.WrittenSpan));
    }

    [Fact]
    public void A_log_without_any_sentence_is_refused()
    {
        var log = Log("nothing\nto see\n");
        Assert.Throws<IOException>(() => log.Play(_written));
    }

    [Fact]
    public void A_line_longer_than_any_buffer_is_passed_over()
    {
        var log = Log(new string('x', 300_000) + "\n" + One + "\n");
        Assert.Equal(One, Play(log).Sentences);
    }

    [Fact]
    public void A_recorded_log_gives_the_reports_that_its_file_gives()
    {
        var bytes = File.ReadAllBytes(Path.Combine(SampleFiles.Folder("ais"), "dma_decode_encode_messages.txt"));
        var log = new AisLog(new MemoryStream(bytes), _time, rate: 100);
        var (tracks, sink) = (new AisTracks(), new AisRecorder());
        for (var i = 0; i < 70; i++)
        {
            _written.ResetWrittenCount();
            log.Play(_written);
            tracks.Accept(_written.WrittenSpan, _time.GetUtcNow().ToUnixTimeMilliseconds(), sink);
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        var (directTracks, direct) = (new AisTracks(), new AisRecorder());
        directTracks.Accept(bytes, _time.GetUtcNow().ToUnixTimeMilliseconds(), direct);
        Assert.Equal(
            direct.Reports.Select(report => report.Uid).Distinct().Order(),
            sink.Reports.Select(report => report.Uid).Distinct().Order());
        Assert.All(sink.Reports, report =>
            Assert.InRange(_time.GetUtcNow().ToUnixTimeMilliseconds() - report.TimeMs, 0, 20_000));
    }

    AisLog Log(string text, int rate = AisLog.DefaultRate) =>
        new(new MemoryStream(Encoding.ASCII.GetBytes(text)), _time, rate);

    (string Sentences, double Seconds) Play(AisLog log)
    {
        _written.ResetWrittenCount();
        var wait = log.Play(_written);
        return (Encoding.ASCII.GetString(_written.WrittenSpan).TrimEnd(), wait.TotalSeconds);
    }

    static string Tag(string body) => $"\\{body}*{AisSentence.Checksum(Encoding.ASCII.GetBytes(body)):X2}\\";

    sealed class Shifted(TimeProvider inner) : TimeProvider
    {
        public int Hours { get; set; }

        public override DateTimeOffset GetUtcNow() => inner.GetUtcNow().AddHours(Hours);
    }
}
