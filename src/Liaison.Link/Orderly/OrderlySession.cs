using Liaison.Journal.Blocks;
using Liaison.Journal.Records;

namespace Liaison.Link.Orderly;

/// <summary>
/// One connection of the orderly lane, as its two sides see it: which frames are sent, and what is made of those that
/// come. Each side says first up to where it holds what; from there the logs go on, block by block. Nothing is
/// remembered from one connection to the next but what is on disk, so a cut at any moment loses nothing and repeats
/// nothing.
/// </summary>
/// <remarks>
/// It has no socket, no clock and no thread: who carries the frames calls it, one call at a time, and may be a
/// simulation. What the partner says it holds is used for the flow alone: where to go on is compared by hash, and what
/// counts as delivered is what it has signed.
/// </remarks>
public sealed class OrderlySession
{
    readonly OutboundLog _outbound;
    readonly InboundLog _inbound;
    readonly string _partner;
    readonly OrderlySettings _settings;
    readonly Queue<(long Record, int Bytes)> _underWay = [];

    IEnumerator<Block>? _giving;
    IEnumerator<Block>? _returning;
    LogHead? _lost;
    DateTimeOffset _spoke;
    bool _hasGreeted;
    bool _isGreeted;
    bool _hasToClose;
    long _given;
    long _told;
    int _underWayBytes;

    /// <summary>Begins with a new connection.</summary>
    /// <param name="outbound">What is given.</param>
    /// <param name="inbound">What was given.</param>
    /// <param name="partner">The headquarters that must be at the other end.</param>
    /// <param name="settings">How the lane is run.</param>
    /// <param name="now">The time.</param>
    public OrderlySession(
        OutboundLog outbound, InboundLog inbound, string partner, OrderlySettings settings, DateTimeOffset now)
    {
        (_outbound, _inbound, _partner, _settings) = (outbound, inbound, partner, settings);
        LastHeard = _spoke = now;
    }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => Fault != LinkFault.None;

    /// <summary>Whether both sides have compared what they hold, and nothing has to be fetched back.</summary>
    public bool IsInStep => _isGreeted && _lost is null && !HasEnded;

    /// <summary>Why it has ended.</summary>
    public LinkFault Fault { get; private set; }

    /// <summary>The same in words.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>The partner's two stories, when it told two.</summary>
    public ForkEvidence? Evidence { get; private set; }

    /// <summary>When the partner was last heard.</summary>
    public DateTimeOffset LastHeard { get; private set; }

    /// <summary>The partner's clock less ours when it last said so, the delay of the line in it.</summary>
    public TimeSpan? ClockDifference { get; private set; }

    /// <summary>The last record of ours that the partner says it holds.</summary>
    public long PartnerHolds { get; private set; }

    /// <summary>What to send next, if anything.</summary>
    /// <param name="now">The time.</param>
    public LinkFrame? Next(DateTimeOffset now)
    {
        var frame = Choose(now);
        if (frame is not null) _spoke = now;
        return frame;
    }

    /// <summary>Takes a frame that has come. Blocks are not on disk before <see cref="Keep"/>.</summary>
    public void Receive(LinkFrame frame, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (HasEnded) return;
        LastHeard = now;
        try
        {
            Take(frame, now);
        }
        catch (IOException failure)
        {
            End(LinkFault.OwnDisk, failure.Message);
        }
    }

    /// <summary>Puts on disk what was received; the partner is told.</summary>
    /// <returns>The records, in order.</returns>
    public IReadOnlyList<LogRecord> Keep()
    {
        try
        {
            return _inbound.Keep();
        }
        catch (IOException failure)
        {
            End(LinkFault.OwnDisk, failure.Message);
            return [];
        }
    }

    /// <summary>Looks at the clock: a partner that has been silent for too long is gone.</summary>
    public void Look(DateTimeOffset now)
    {
        if (!HasEnded && now - LastHeard > _settings.DeadAfter)
            End(LinkFault.Silent, $"nothing heard for {(now - LastHeard).TotalSeconds:0} s");
    }

    /// <summary>Ends it.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="detail">In words; the partner is told.</param>
    public void End(LinkFault fault, string detail)
    {
        if (HasEnded) return;
        (Fault, Detail) = (fault, detail);
        _hasToClose = fault is not (LinkFault.ClosedByPartner or LinkFault.Silent);
        _giving?.Dispose();
        _returning?.Dispose();
        (_giving, _returning) = (null, null);
    }

    LinkFrame? Choose(DateTimeOffset now)
    {
        if (HasEnded)
        {
            if (!_hasToClose) return null;
            _hasToClose = false;
            return new LinkFrame.Closing(Fault, Detail);
        }

        try
        {
            return Greeting() ?? Returning() ?? Holding() ?? (LinkFrame?)Giving()
                ?? (now - _spoke >= _settings.AliveEvery ? new LinkFrame.Alive(now.ToUnixTimeMilliseconds()) : null);
        }
        catch (IOException failure)
        {
            End(LinkFault.OwnDisk, failure.Message);
            return Choose(now);
        }
    }

    LinkFrame.Hello? Greeting()
    {
        if (_hasGreeted) return null;
        _hasGreeted = true;
        _told = _inbound.Head.Record;
        var last = _outbound.ReadLast();
        return new LinkFrame.Hello(
            _outbound.Owner.Headquarters, _outbound.Owner.Log, _outbound.Head, last?.Header ?? default,
            last?.Signature ?? default, _inbound.Head == LogHead.None ? null : _inbound.Log, _inbound.Head);
    }

    LinkFrame.Returned? Returning()
    {
        if (_returning is null) return null;
        if (_returning.MoveNext()) return new LinkFrame.Returned(_returning.Current);
        _returning.Dispose();
        _returning = null;
        return null;
    }

    LinkFrame.Holding? Holding()
    {
        if (!_isGreeted || _inbound.Head.Record == _told) return null;
        _told = _inbound.Head.Record;
        return new LinkFrame.Holding(_told);
    }

    LinkFrame.Given? Giving()
    {
        if (!IsInStep || _underWayBytes >= _settings.WindowBytes || _outbound.Head.Record == _given) return null;
        _giving ??= _outbound.Read(_given + 1).GetEnumerator();
        if (!_giving.MoveNext())
        {
            // What came after the reading began is read by the next.
            _giving.Dispose();
            _giving = null;
            return null;
        }

        var block = _giving.Current;
        var bytes = block.Records.Sum(record => record.Length);
        _given = block.Last;
        _underWay.Enqueue((_given, bytes));
        _underWayBytes += bytes;
        return new LinkFrame.Given(block);
    }

    void Take(LinkFrame frame, DateTimeOffset now)
    {
        switch (frame)
        {
            case LinkFrame.Closing closing:
                End(LinkFault.ClosedByPartner, $"{closing.Fault}: {closing.Detail}");
                break;
            case LinkFrame.Hello hello when !_isGreeted:
                Compare(hello);
                break;
            case var _ when !_isGreeted || frame is LinkFrame.Hello:
                End(LinkFault.BadFrame, "the greeting is the first frame, and no other");
                break;
            case LinkFrame.Given given:
                Take(given.Content);
                break;
            case LinkFrame.Returned returned:
                TakeBack(returned.Content);
                break;
            case LinkFrame.Holding held when held.Record >= PartnerHolds && held.Record <= _given:
                PartnerHolds = held.Record;
                while (_underWay.TryPeek(out var oldest) && oldest.Record <= held.Record)
                    _underWayBytes -= _underWay.Dequeue().Bytes;
                break;
            case LinkFrame.Holding:
                End(LinkFault.BadFrame, "it holds what it was not given");
                break;
            case LinkFrame.Alive alive:
                ClockDifference = TimeSpan.FromMilliseconds(alive.TimeMs - now.ToUnixTimeMilliseconds());
                break;
        }
    }

    void Compare(LinkFrame.Hello hello)
    {
        if (hello.Headquarters != _partner)
            End(LinkFault.WrongPartner, $"{hello.Headquarters} speaks where {_partner} is expected");
        else if (!IsWhole(hello))
            End(LinkFault.BadFrame, "the head that it names is not that of its header");
        else if (_inbound.Log is { } known && hello.Log != known)
            End(LinkFault.WrongPartner, "it gives another log than before");
        else if (hello.HeldLog is { } held && held != _outbound.Owner.Log)
            End(LinkFault.WrongPartner, "it holds another log of ours");
        else if (CompareTheirs(hello) && CompareOurs(hello.Held))
            _isGreeted = true;
    }

    /// <summary>Their log: they may have more than we hold, or have lost what we hold.</summary>
    bool CompareTheirs(LinkFrame.Hello hello)
    {
        if (hello.Head.Record > _inbound.Head.Record) return true;
        if (!_inbound.WentThrough(hello.Head))
        {
            var block = _inbound.Read(hello.Head.Record).First();
            Evidence = new ForkEvidence(SignedHeader.Of(block), new(hello.HeadHeader, hello.HeadSignature));
            End(LinkFault.Forked, $"its log says something else of record {hello.Head.Record} than it said before");
            return false;
        }

        if (hello.Head.Record < _inbound.Head.Record)
            _returning = _inbound.Read(hello.Head.Record + 1).GetEnumerator();
        return true;
    }

    /// <summary>Our log: they may hold less than we have, or what we have lost.</summary>
    bool CompareOurs(LogHead held)
    {
        if (held.Record > _outbound.Head.Record)
        {
            _lost = held;
            return true;
        }

        if (!_outbound.WentThrough(held))
        {
            End(LinkFault.Forked, $"our log says something else of record {held.Record} than what the partner holds");
            return false;
        }

        (_given, PartnerHolds) = (held.Record, held.Record);
        _outbound.IsWhole();
        return true;
    }

    static bool IsWhole(LinkFrame.Hello hello) =>
        hello.Head == LogHead.None || (BlockHeader.TryRead(hello.HeadHeader, out var header)
            && header.Log == hello.Log && header.Number == hello.Head.Block && header.Last == hello.Head.Record
            && BlockHeader.Hash(hello.HeadHeader.Span).AsSpan().SequenceEqual(hello.Head.Hash.Span));

    void Take(Block block)
    {
        var last = _inbound.Waiting == 0 ? _inbound.ReadLast() : null;
        if (_inbound.Take(block) is not { } fault) return;
        var evidence = last is null ? null : new ForkEvidence(SignedHeader.Of(last), SignedHeader.Of(block));
        if (evidence is not null && _inbound.Key is { } key && evidence.Proves(key.Span))
        {
            Evidence = evidence;
            End(LinkFault.Forked, $"its block {block.Number} does not follow what it gave before");
        }
        else
        {
            End(LinkFault.BadBlock, $"block {block.Number}: {fault.Detail}");
        }
    }

    void TakeBack(Block block)
    {
        if (_lost is null)
        {
            End(LinkFault.BadFrame, "it gives back what was not lost");
        }
        else if (_outbound.TakeBack(block) is { } fault)
        {
            End(LinkFault.Forked, $"what the partner holds of our log does not follow ours: {fault}");
        }
        else if (_outbound.Head.Record >= _lost.Record)
        {
            var isSame = _outbound.Head == _lost;
            (_given, PartnerHolds, _lost) = (_lost.Record, _lost.Record, null);
            if (isSame) _outbound.IsWhole();
            else End(LinkFault.Forked, "what the partner gave back is not what it says it holds");
        }
    }
}
