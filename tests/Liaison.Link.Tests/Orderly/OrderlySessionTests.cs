using System.Security.Cryptography;
using Liaison.Journal.Blocks;
using Liaison.Link.Orderly;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Link.Tests.Orderly;

public sealed class OrderlySessionTests : IDisposable
{
    static readonly OrderlySettings Settings = new() { WindowBytes = 2000 };

    readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero));
    readonly ECDsa _keyOfJfhq = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly ECDsa _keyOfJjoc = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly Node _jfhq;
    readonly Node _jjoc;

    public OrderlySessionTests()
    {
        _jfhq = new Node("JFHQ", "JJOC", Guid.NewGuid(), _keyOfJfhq, _time, Settings);
        _jjoc = new Node("JJOC", "JFHQ", Guid.NewGuid(), _keyOfJjoc, _time, Settings);
        Restart();
    }

    [Fact]
    public void What_is_released_is_at_the_partner_in_order()
    {
        for (var i = 1; i <= 100; i++) _jfhq.Release(i, Guid.NewGuid());
        Talk();
        Assert.Equal(Enumerable.Range(1, 100), Node.NumbersIn(_jjoc.InboundDisk));
        _jfhq.Release(101, Guid.NewGuid());
        Talk();
        Assert.Equal(Enumerable.Range(1, 101), Node.NumbersIn(_jjoc.InboundDisk));
        Assert.Equal(_jfhq.Outbound.Head.Record, _jfhq.Session!.PartnerHolds);
    }

    [Fact]
    public void No_more_is_under_way_than_the_window_and_one_block()
    {
        for (var i = 1; i <= 100; i++) _jfhq.Release(i, Guid.NewGuid());
        Greet();
        var bytes = 0;
        while (_jfhq.Session!.Next(_time.GetUtcNow()) is LinkFrame.Given given)
            bytes += given.Content.Records.Sum(record => record.Length);
        Assert.InRange(bytes, Settings.WindowBytes, Settings.WindowBytes + 200);
    }

    [Fact]
    public void What_is_not_on_the_disk_is_not_said_to_be_held()
    {
        _jfhq.Release(1, Guid.NewGuid());
        Greet();
        while (_jfhq.Session!.Next(_time.GetUtcNow()) is { } frame) _jjoc.Session!.Receive(frame, _time.GetUtcNow());
        Assert.Null(_jjoc.Session!.Next(_time.GetUtcNow()));
        Assert.NotEmpty(_jjoc.Session.Keep());
        Assert.IsType<LinkFrame.Holding>(_jjoc.Session.Next(_time.GetUtcNow()));
    }

    [Fact]
    public void A_side_with_nothing_to_say_says_that_it_is_there()
    {
        Talk();
        Assert.Null(_jfhq.Session!.Next(_time.GetUtcNow()));
        _time.Advance(Settings.AliveEvery);
        var alive = Assert.IsType<LinkFrame.Alive>(_jfhq.Session.Next(_time.GetUtcNow()));
        _jjoc.Session!.Receive(alive, _time.GetUtcNow() - TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), _jjoc.Session.ClockDifference);
    }

    [Fact]
    public void A_silent_partner_is_gone()
    {
        Talk();
        _time.Advance(Settings.DeadAfter);
        _jfhq.Session!.Look(_time.GetUtcNow());
        Assert.False(_jfhq.Session.HasEnded);
        _time.Advance(TimeSpan.FromSeconds(1));
        _jfhq.Session.Look(_time.GetUtcNow());
        Assert.Equal(LinkFault.Silent, _jfhq.Session.Fault);
    }

    [Fact]
    public void A_log_that_was_restored_and_written_anew_is_seen_by_both_and_proved()
    {
        for (var i = 1; i <= 5; i++) _jfhq.Release(i, Guid.NewGuid());
        Talk();
        _jfhq.OutboundDisk = _jfhq.OutboundDisk.AsItWas(3);
        Restart();
        for (var i = 6; i <= 8; i++) _jfhq.Release(i, Guid.NewGuid());
        Talk();
        Assert.Equal(LinkFault.Forked, _jfhq.Session!.Fault is LinkFault.ClosedByPartner
            ? _jjoc.Session!.Fault : _jfhq.Session.Fault);
        Assert.Equal([1, 2, 3, 4, 5], Node.NumbersIn(_jjoc.InboundDisk));
        // Whoever of the two finds it first: the holder's proof needs the holder to look.
        Restart();
        var hello = _jfhq.Session!.Next(_time.GetUtcNow())!;
        _jjoc.Session!.Receive(hello, _time.GetUtcNow());
        Assert.Equal(LinkFault.Forked, _jjoc.Session.Fault);
        Assert.True(_jjoc.Session.Evidence!.Proves(_jfhq.PublicKey.Span));
        Assert.False(_jjoc.Session.Evidence.Proves(_jjoc.PublicKey.Span));
    }

    [Fact]
    public void Whose_log_was_changed_sees_it_in_what_the_partner_holds()
    {
        for (var i = 1; i <= 5; i++) _jfhq.Release(i, Guid.NewGuid());
        Talk();
        _jfhq.OutboundDisk = _jfhq.OutboundDisk.AsItWas(3);
        Restart();
        for (var i = 6; i <= 12; i++) _jfhq.Release(i, Guid.NewGuid());
        _jfhq.Session!.Receive(_jjoc.Session!.Next(_time.GetUtcNow())!, _time.GetUtcNow());
        Assert.Equal(LinkFault.Forked, _jfhq.Session.Fault);
    }

    [Fact]
    public void A_restored_log_takes_nothing_before_the_partner_was_asked()
    {
        for (var i = 1; i <= 3; i++) _jfhq.Release(i, Guid.NewGuid());
        Talk();
        (_jfhq.OutboundDisk, _jfhq.IsRestored) = (_jfhq.OutboundDisk.AsItWas(2), true);
        Restart();
        Assert.Throws<InvalidOperationException>(() => _jfhq.Release(4, Guid.NewGuid()));
        Talk();
        _jfhq.Release(4, Guid.NewGuid());
        Talk();
        Assert.Equal([1, 2, 3, 4], Node.NumbersIn(_jjoc.InboundDisk));
    }

    [Fact]
    public void Nothing_is_given_while_something_has_to_come_back()
    {
        for (var i = 1; i <= 3; i++) _jfhq.Release(i, Guid.NewGuid());
        Talk();
        (_jfhq.OutboundDisk, _jfhq.IsRestored) = (_jfhq.OutboundDisk.AsItWas(2), true);
        Restart();
        Greet();
        Assert.False(_jfhq.Session!.IsInStep);
        Assert.Null(_jfhq.Session.Next(_time.GetUtcNow()));
    }

    [Fact]
    public void What_is_given_back_is_ours_as_we_signed_it_or_is_not_taken()
    {
        for (var i = 1; i <= 3; i++) _jfhq.Release(i, Guid.NewGuid());
        Talk();
        var whole = _jfhq.OutboundDisk;
        var next = whole.Blocks[2];
        foreach (var wrong in (Block[])[
            whole.Blocks[3], whole.Blocks[1], next with { Records = whole.Blocks[3].Records },
            next with { Signature = whole.Blocks[3].Signature }])
        {
            (_jfhq.OutboundDisk, _jfhq.IsRestored) = (whole.AsItWas(2), true);
            Restart();
            Greet();
            _jfhq.Session!.Receive(new LinkFrame.Returned(wrong), _time.GetUtcNow());
            Assert.Equal(LinkFault.Forked, _jfhq.Session.Fault);
            Assert.Equal(2, _jfhq.OutboundDisk.Count);
            Assert.True(_jfhq.Outbound.WaitsForPartner);
        }
    }

    [Fact]
    public void A_block_that_does_not_follow_what_was_given_is_proof_of_two_stories()
    {
        _jfhq.Release(1, Guid.NewGuid());
        Talk();
        // The same log once more, with another first release.
        using var liar = new Node("JFHQ", "JJOC", _jfhq.Outbound.Owner.Log, _keyOfJfhq, _time, Settings);
        liar.Start(_jjoc.KeyId);
        liar.Release(2, Guid.NewGuid());
        liar.Release(3, Guid.NewGuid());
        _jjoc.Session!.Receive(new LinkFrame.Given(liar.OutboundDisk.Blocks[2]), _time.GetUtcNow());
        Assert.Equal(LinkFault.Forked, _jjoc.Session.Fault);
        Assert.True(_jjoc.Session.Evidence!.Proves(_jfhq.PublicKey.Span));
    }

    [Fact]
    public void A_sound_log_proves_nothing_against_its_owner()
    {
        for (var i = 1; i <= 5; i++) _jfhq.Release(i, Guid.NewGuid());
        foreach (var a in _jfhq.OutboundDisk.Blocks)
        {
            foreach (var b in _jfhq.OutboundDisk.Blocks)
                Assert.False(new ForkEvidence(SignedHeader.Of(a), SignedHeader.Of(b)).Proves(_jfhq.PublicKey.Span));
        }
    }

    [Fact]
    public void A_replayed_a_skipped_and_a_foreign_block_end_the_link()
    {
        for (var i = 1; i <= 3; i++) _jfhq.Release(i, Guid.NewGuid());
        Talk();
        _jfhq.Release(4, Guid.NewGuid());
        _jfhq.Release(5, Guid.NewGuid());
        _jjoc.Release(1, Guid.NewGuid());
        foreach (var block in (Block[])[
            _jfhq.OutboundDisk.Blocks[0], _jfhq.OutboundDisk.Blocks[3], _jfhq.OutboundDisk.Blocks[5],
            _jjoc.OutboundDisk.Blocks[0]])
        {
            Greet();
            _jjoc.Session!.Receive(new LinkFrame.Given(block), _time.GetUtcNow());
            Assert.Equal(LinkFault.BadBlock, _jjoc.Session.Fault);
            Assert.Equal([1, 2, 3], Node.NumbersIn(_jjoc.InboundDisk));
        }
    }

    [Fact]
    public void A_block_is_taken_as_it_was_signed_or_not_at_all()
    {
        _jfhq.Release(1, Guid.NewGuid());
        var good = _jfhq.OutboundDisk.Blocks[0];
        foreach (var changed in (Block[])[
            good with { Records = [Flipped(good.Records[0])] },
            good with { Header = Flipped(good.Header) },
            good with { Signature = Flipped(good.Signature) },
            good with { Records = [.. good.Records, .. good.Records] },
            good with { Number = 2 }])
        {
            Restart();
            Greet();
            _jjoc.Session!.Receive(new LinkFrame.Given(changed), _time.GetUtcNow());
            Assert.Equal(LinkFault.BadBlock, _jjoc.Session.Fault);
            Assert.Empty(_jjoc.InboundDisk.Blocks);
        }

        static byte[] Flipped(ReadOnlyMemory<byte> bytes)
        {
            var copy = bytes.ToArray();
            copy[^1] ^= 1;
            return copy;
        }
    }

    [Fact]
    public void Another_headquarters_another_log_and_a_claim_that_does_not_fit_are_refused()
    {
        _jfhq.Release(1, Guid.NewGuid());
        Talk();
        Restart();
        var hello = (LinkFrame.Hello)_jfhq.Session!.Next(_time.GetUtcNow())!;
        foreach (var (wrong, fault) in ((LinkFrame.Hello, LinkFault)[])[
            (hello with { Headquarters = "JFHX" }, LinkFault.WrongPartner),
            (hello with { Log = Guid.NewGuid() }, LinkFault.BadFrame),
            (hello with { HeldLog = Guid.NewGuid(), Held = new LogHead(1, 1, new byte[32]) }, LinkFault.WrongPartner),
            (hello with { Head = hello.Head with { Record = 9 } }, LinkFault.BadFrame),
            (hello with { HeldLog = _jjoc.Outbound.Owner.Log, Held = LogHead.None }, LinkFault.None)])
        {
            _jjoc.Connect();
            _jjoc.Session!.Receive(wrong, _time.GetUtcNow());
            Assert.Equal(fault, _jjoc.Session.Fault);
        }
    }

    [Fact]
    public void Frames_at_a_wrong_moment_end_the_link()
    {
        _jfhq.Release(1, Guid.NewGuid());
        var block = _jfhq.OutboundDisk.Blocks[0];
        _jjoc.Session!.Receive(new LinkFrame.Given(block), _time.GetUtcNow());
        Assert.Equal(LinkFault.BadFrame, _jjoc.Session.Fault);
        foreach (var frame in (LinkFrame[])[new LinkFrame.Holding(7), new LinkFrame.Returned(block)])
        {
            Restart();
            Greet();
            _jjoc.Session!.Receive(frame, _time.GetUtcNow());
            Assert.Equal(LinkFault.BadFrame, _jjoc.Session.Fault);
        }

        Restart();
        var hello = _jfhq.Session!.Next(_time.GetUtcNow())!;
        _jjoc.Session!.Receive(hello, _time.GetUtcNow());
        _jjoc.Session.Receive(hello, _time.GetUtcNow());
        Assert.Equal(LinkFault.BadFrame, _jjoc.Session.Fault);
    }

    [Fact]
    public void Who_ends_the_link_says_why_once()
    {
        Talk();
        _jfhq.Session!.End(LinkFault.BadFrame, "as it is");
        var closing = Assert.IsType<LinkFrame.Closing>(_jfhq.Session.Next(_time.GetUtcNow()));
        Assert.Null(_jfhq.Session.Next(_time.GetUtcNow()));
        _jjoc.Session!.Receive(closing, _time.GetUtcNow());
        Assert.Equal(LinkFault.ClosedByPartner, _jjoc.Session.Fault);
        Assert.Contains("as it is", _jjoc.Session.Detail, StringComparison.Ordinal);
        Assert.Null(_jjoc.Session.Next(_time.GetUtcNow()));
    }

    public void Dispose()
    {
        _jfhq.Dispose();
        _jjoc.Dispose();
        _keyOfJfhq.Dispose();
        _keyOfJjoc.Dispose();
    }

    void Restart()
    {
        _jfhq.Start(_jjoc.KeyId);
        _jjoc.Start(_jfhq.KeyId);
        _jfhq.Connect();
        _jjoc.Connect();
    }

    /// <summary>A new connection, on which both have greeted and nothing more.</summary>
    void Greet()
    {
        _jfhq.Connect();
        _jjoc.Connect();
        var (one, other) = (_jfhq.Session!.Next(_time.GetUtcNow())!, _jjoc.Session!.Next(_time.GetUtcNow())!);
        _jfhq.Session.Receive(other, _time.GetUtcNow());
        _jjoc.Session.Receive(one, _time.GetUtcNow());
    }

    void Talk()
    {
        for (var isQuiet = false; !isQuiet;)
        {
            isQuiet = true;
            foreach (var (from, to) in ((Node, Node)[])[(_jfhq, _jjoc), (_jjoc, _jfhq)])
            {
                while (from.Session!.Next(_time.GetUtcNow()) is { } frame)
                {
                    isQuiet = false;
                    to.Session!.Receive(frame, _time.GetUtcNow());
                }

                to.Session!.Keep();
            }
        }
    }
}
