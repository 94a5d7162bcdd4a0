using CsCheck;
using Liaison.Feeds.Adsb;

namespace Liaison.Feeds.Tests.Adsb;

public sealed class BeastClockTests
{
    const long Now = 1_800_000_000_000;
    const ulong Second = 12_000_000;
    const ulong Computed = 0xFF00_4D4C_4154;

    BeastClock _clock;

    [Fact]
    public void It_runs_with_the_receivers_clock_while_a_file_is_read()
    {
        Assert.Equal(Now, _clock.At(500 * Second, Now));
        Assert.Equal(Now + 3_000, _clock.At(503 * Second, Now));
        Assert.Equal(Now + 40_000, _clock.At(540 * Second, Now + 5));
    }

    [Fact]
    public void Frames_without_a_time_go_by_their_receipt()
    {
        Assert.Equal(Now, _clock.At(0, Now));
        Assert.Equal(Now + 900, _clock.At(Computed, Now + 900));
        Assert.Equal(Now + 1_000, _clock.At(7 * Second, Now + 1_000));
        Assert.Equal(Now + 1_500, _clock.At(7 * Second + Second / 2, Now + 1_500));
        Assert.Equal(Now + 1_600, _clock.At(0, Now + 1_600));
    }

    [Fact]
    public void A_receiver_that_starts_again_does_not_turn_time_back()
    {
        _clock.At(100_000 * Second, Now);
        Assert.Equal(Now + 5_000, _clock.At(3 * Second, Now + 5_000));
        Assert.Equal(Now + 6_000, _clock.At(4 * Second, Now + 6_000));
    }

    [Fact]
    public void Receivers_whose_clocks_differ_go_by_the_receipt()
    {
        for (var i = 0ul; i < 100; i++)
        {
            var heard = _clock.At(i % 2 == 0 ? (1000 + i) * Second : (900_000 + i) * Second, Now + 1000 * (long)i);
            Assert.Equal(Now + 1000 * (long)i, heard);
        }
    }

    [Fact]
    public void It_never_runs_back_and_never_falls_behind() =>
        Gen.Select(Gen.ULong[0, 0xFFFF_FFFF_FFFF], Gen.Int[0, 100_000]).List[1, 50].Sample(frames =>
        {
            var (clock, received, last) = (new BeastClock(), Now, long.MinValue);
            foreach (var (ticks, passedMs) in frames)
            {
                received += passedMs;
                var now = clock.At(ticks, received);
                Assert.True(now >= last && now >= received - 60_000);
                last = now;
            }
        });
}
