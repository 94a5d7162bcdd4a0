using System.Collections.Concurrent;
using Liaison.Kernel.Identity;

namespace Liaison.Kernel.Tests.Identity;

public sealed class IdSourceTests
{
    static readonly DateTimeOffset Start = new(2026, 10, 4, 15, 30, 0, 123, TimeSpan.Zero);

    [Fact]
    public void An_id_is_a_UUID_of_version_7_that_carries_its_time()
    {
        var id = IdSource.Seeded(new SetClock(Start), seed: 1).Next();
        Assert.Equal((7, 2), (id.Version, id.Variant >> 2));
        var milliseconds = Convert.ToInt64(id.ToString("N")[..12], 16);
        Assert.Equal(Start, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
    }

    [Fact]
    public void Ids_grow_within_a_millisecond_and_when_the_clock_steps_back()
    {
        var clock = new SetClock(Start);
        var ids = IdSource.Seeded(clock, seed: 2);
        var last = ids.Next();
        for (var i = 0; i < 100_000; i++)
        {
            if (i % 1000 == 0)
                clock.Now = Start.AddMilliseconds(i % 3 * 1000 - 1500);
            var next = ids.Next();
            Assert.True(next.CompareTo(last) > 0, "as a value");
            Assert.True(string.CompareOrdinal(next.ToString(), last.ToString()) > 0, "as text");
            last = next;
        }
    }

    [Fact]
    public void A_full_low_part_carries_into_the_high_part()
    {
        var ids = new IdSource(new SetClock(Start), destination => destination.Fill(0xFF));
        // The low part starts at its top, so that the first step carries into the 12 bits above, and no other does.
        var last = ids.Next();
        var carries = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var next = ids.Next();
            Assert.True(next.CompareTo(last) > 0);
            Assert.Equal((7, 2), (next.Version, next.Variant >> 2));
            carries += next.ToString("N")[13..16] == last.ToString("N")[13..16] ? 0 : 1;
            last = next;
        }
        Assert.Equal(1, carries);
    }

    [Fact]
    public void The_same_seed_and_clock_give_the_same_ids()
    {
        Guid[] Ten(ulong seed)
        {
            var ids = IdSource.Seeded(new SetClock(Start), seed);
            return [.. Enumerable.Range(0, 10).Select(_ => ids.Next())];
        }
        Assert.Equal(Ten(7), Ten(7));
        Assert.NotEqual(Ten(7), Ten(8));
    }

    [Fact]
    public void Two_nodes_do_not_make_the_same_id()
    {
        var clock = new SetClock(Start);
        Assert.NotEqual(IdSource.Secure(clock).Next(), IdSource.Secure(clock).Next());
    }

    [Fact]
    public void Threads_never_get_the_same_id()
    {
        var ids = IdSource.Secure(new SetClock(Start));
        var seen = new ConcurrentDictionary<Guid, bool>();
        Parallel.For(0, 10_000, _ => Assert.True(seen.TryAdd(ids.Next(), true)));
    }

    [Fact]
    public void The_seeded_randomness_is_the_published_sequence()
    {
        // The first outputs of SplitMix64 for the seed 1234567, as listed by Rosetta Code.
        Span<byte> bytes = stackalloc byte[16];
        new SeededRandom(1234567).Fill(bytes);
        Assert.Equal(6457827717110365317UL, BitConverter.ToUInt64(bytes));
        Assert.Equal(3203168211198807973UL, BitConverter.ToUInt64(bytes[8..]));
    }

    sealed class SetClock(DateTimeOffset start) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = start;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
