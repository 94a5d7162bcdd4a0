using System.Text;
using CsCheck;
using Liaison.Feeds.Ais;

namespace Liaison.Feeds.Tests.Ais;

public sealed class AisReaderTests
{
    const string Position = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A";
    const string PositionRead = "1 371798000 168 0 ";
    const string First = "!AIVDM,2,1,5,A,53@nhq@00001Q0?KOWA0ThuB0lE8eE:22222221N1p52240Ht5000000,0*28";
    const string Second = "!AIVDM,2,2,5,A,000000000000000,2*21";
    const string VoyageRead = "5 219001061 424 0 ";

    [Fact]
    public void A_sentence_is_a_message() => Assert.Equal([PositionRead], AisLines.Of(Position + "\r\n").Messages);

    [Theory]
    [InlineData("junk ")]
    [InlineData("2026-01-01 00:00:00.123 ")]
    [InlineData("!!")]
    [InlineData("\\broken\\")]
    [InlineData("\u0000\u00ff$")]
    [InlineData("!AIVDM,1,1,,A,15RTgt0P")]
    public void What_stands_before_a_sentence_does_not_hide_it(string before) =>
        Assert.Equal([PositionRead], AisLines.Of(before + Position + "\n").Messages);

    [Theory]
    [InlineData(",d-109,S2105,t050056.00,T56.13718694,r003669946,1325394060,1325394001")]
    [InlineData("\\x0d\\x0a")]
    [InlineData(" end")]
    public void What_stands_behind_a_sentence_does_not_hide_it(string behind)
    {
        var lines = AisLines.Of(Position + behind + "\n");
        Assert.Equal([PositionRead], lines.Messages);
        Assert.Empty(lines.Rejections);
    }

    [Fact]
    public void Two_sentences_without_a_line_end_between_them_are_two() =>
        Assert.Equal([PositionRead, PositionRead], AisLines.Of(Position + Position).Messages);

    [Theory]
    [InlineData("!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4B", nameof(AisRejection.BadChecksum))]
    [InlineData("!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0", nameof(AisRejection.NoChecksum))]
    [InlineData("!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ", nameof(AisRejection.BadField))]
    [InlineData("!AIVDM,1,2,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*49", nameof(AisRejection.BadField))]
    [InlineData("!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,6*4C", nameof(AisRejection.BadField))]
    [InlineData("nothing", nameof(AisRejection.NotASentence))]
    public void A_broken_sentence_is_rejected_with_its_reason(string line, string reason)
    {
        var lines = AisLines.Of(line);
        Assert.Empty(lines.Messages);
        Assert.Equal([reason], lines.Rejections.Select(each => $"{each}"));
    }

    [Theory]
    [InlineData("0", nameof(AisRejection.BadType))]
    [InlineData("L", nameof(AisRejection.BadType))]
    [InlineData("15RTgt0PAso", nameof(AisRejection.MessageTooShort))]
    [InlineData("15RTgt0PAso;90TKcjM8h6g208C~", nameof(AisRejection.BadPayload))]
    [InlineData("", nameof(AisRejection.BadType))]
    public void A_message_that_is_none_is_rejected(string payload, string reason) =>
        Assert.Equal(
            [reason],
            AisLines.Of(Sentence($"AIVDM,1,1,,A,{payload},0")).Rejections.Select(each => $"{each}"));

    [Fact]
    public void A_payload_longer_than_any_message_is_rejected() =>
        Assert.Equal([AisRejection.PayloadTooLong],
            AisLines.Of(Sentence($"AIVDM,1,1,,A,{new string('1', AisArmor.MaxCharacters + 1)},0")).Rejections);

    [Fact]
    public void A_voyage_without_its_last_bits_is_a_voyage()
    {
        // Many stations send 420 or 422 bits instead of 424.
        var last = Sentence("AIVDM,2,2,5,A,00000000000000,0");
        Assert.Equal(["5 219001061 420 0 "], AisLines.Of($"{First}\n{last}\n").Messages);
    }

    [Fact]
    public void Parts_make_a_message_in_any_order()
    {
        Assert.Equal([VoyageRead], AisLines.Of($"{First}\n{Second}\n").Messages);
        Assert.Equal([VoyageRead], AisLines.Of($"{Second}\n{First}\n").Messages);
    }

    [Fact]
    public void Parts_of_other_channels_and_sequences_do_not_mix()
    {
        var other = Sentence("AIVDM,2,2,5,B,000000000000000,2");
        var third = Sentence("AIVDM,2,2,6,A,000000000000000,2");
        Assert.Equal([VoyageRead], AisLines.Of($"{First}\n{other}\n{third}\n{Second}\n").Messages);
    }

    [Fact]
    public void Parts_may_come_in_datagrams_of_their_own()
    {
        var reader = new AisReader();
        Assert.Empty(AisLines.Of(First, reader).Messages);
        Assert.Equal([VoyageRead], AisLines.Of(Second, reader).Messages);
    }

    [Fact]
    public void A_part_that_comes_too_late_is_not_joined()
    {
        var reader = new AisReader();
        AisLines.Of(First, reader, receivedMs: 1000);
        var late = AisLines.Of(Second, reader, receivedMs: 1000 + AisParts.MostWaitMs + 1);
        Assert.Empty(late.Messages);
        Assert.Equal([AisRejection.LostPart], late.Rejections);
    }

    [Fact]
    public void A_part_that_comes_again_begins_a_new_message()
    {
        var lines = AisLines.Of($"{First}\n{First}\n{Second}\n");
        Assert.Equal([VoyageRead], lines.Messages);
        Assert.Equal([AisRejection.LostPart], lines.Rejections);
    }

    [Fact]
    public void Parts_that_wait_for_ever_take_no_more_than_their_room()
    {
        var text = new StringBuilder();
        for (var i = 0; i < AisParts.Capacity * 3; i++)
            text.AppendLine(Sentence($"AIVDM,9,1,{(char)('0' + (i % 64))},{(char)('!' + (i / 64))},1234,0"));
        text.Append(First).Append('\n').Append(Second).Append('\n');
        var lines = AisLines.Of(text.ToString());
        Assert.Equal([VoyageRead], lines.Messages);
        Assert.Equal((AisParts.Capacity * 2) + 1, lines.Rejections.Count(each => each == AisRejection.LostPart));
    }

    [Fact]
    public void A_tag_block_tells_time_and_station()
    {
        var lines = AisLines.Of($"{Tag("s:r003669945,c:1241544035")}{Position}\n{Tag("c:1241544035123")}{Position}\n");
        Assert.Equal(["1 371798000 168 1241544035000 r003669945", "1 371798000 168 1241544035123 "], lines.Messages);
    }

    [Fact]
    public void A_tag_block_with_a_wrong_checksum_says_nothing_and_its_sentence_is_used()
    {
        var lines = AisLines.Of($"\\s:r003669945,c:1241544035*00\\{Position}");
        Assert.Equal([PositionRead], lines.Messages);
        Assert.Equal([AisRejection.BadTagBlock], lines.Rejections);
    }

    [Fact]
    public void A_group_joins_parts_whatever_the_sentences_say()
    {
        // The second sentence bears another channel, as from a multiplexer; the group is the same.
        var second = Sentence("AIVDM,2,2,5,B,000000000000000,2");
        var text = $"{Tag("g:1-2-77,s:north,c:1241544035")}{First}\n{Tag("g:2-2-77")}{second}\n";
        Assert.Equal(["5 219001061 424 1241544035000 north"], AisLines.Of(text).Messages);
    }

    [Fact]
    public void Stations_that_hear_the_same_message_do_not_mix_their_parts()
    {
        var text = $"{Tag("s:a")}{First}\n{Tag("s:b")}{First}\n{Tag("s:a")}{Second}\n{Tag("s:b")}{Second}\n";
        Assert.Equal(["5 219001061 424 0 a", "5 219001061 424 0 b"], AisLines.Of(text).Messages);
    }

    [Fact]
    public void A_line_without_end_is_passed_over_and_the_next_is_read()
    {
        var junk = new string('x', 10 * AisReader.MaxLineBytes);
        var lines = AisLines.Of($"{junk}\n{Position}\n");
        Assert.Equal([PositionRead], lines.Messages);
        Assert.Equal([AisRejection.LineTooLong], lines.Rejections);
    }

    [Fact]
    public void Whatever_comes_nothing_is_thrown_and_the_next_sentence_is_read()
    {
        var pieces = Gen.OneOf(
            Gen.Byte.Array[0, 60],
            Gen.Const(Encoding.ASCII.GetBytes(Position)), Gen.Const(Encoding.ASCII.GetBytes(First)),
            Gen.Const(Encoding.ASCII.GetBytes(Second)), Gen.Const(Encoding.ASCII.GetBytes("\\s:a,c:1*")),
            Gen.Const("\n"u8.ToArray()),
            Gen.Select(Gen.Int[0, Position.Length - 1], Gen.Byte).Select((at, odd) =>
            {
                var broken = Encoding.ASCII.GetBytes(Position);
                broken[at] = odd;
                return broken;
            }));
        Gen.Select(pieces.Array[0, 12], Gen.Int[1, 40]).Sample((parts, size) =>
        {
            var reader = new AisReader();
            var lines = new AisLines();
            var input = parts.SelectMany(part => part).ToArray();
            for (var at = 0; at < input.Length; at += size)
                reader.Accept(input.AsSpan(at, Math.Min(size, input.Length - at)), at, ref lines);
            reader.Accept(Encoding.ASCII.GetBytes("\n" + Position + "\n"), 0, ref lines);
            Assert.Equal(PositionRead, lines.Messages[^1]);
        });
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        var reader = new AisReader();
        var counter = new Counter();
        var text = Encoding.ASCII.GetBytes($"{Tag("s:a,c:1241544035")}{Position}\n{First}\n{Second}\n");
        reader.Accept(text, 0, ref counter);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) reader.Accept(text, i, ref counter);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2002, counter.Messages);
    }

    static string Sentence(string body) =>
        $"!{body}*{AisSentence.Checksum(Encoding.ASCII.GetBytes(body)):X2}";

    static string Tag(string body) => $"\\{body}*{AisSentence.Checksum(Encoding.ASCII.GetBytes(body)):X2}\\";

    struct Counter : IAisHandler
    {
        public int Messages { get; private set; }

        public AisRejection OnMessage(in AisMessage message)
        {
            Messages++;
            return AisRejection.None;
        }

        public readonly void OnRejected(AisRejection reason, ReadOnlySpan<byte> line)
        {
        }

        public readonly void OnOther()
        {
        }
    }
}
