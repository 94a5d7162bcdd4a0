using System.Security.Cryptography;
using Liaison.Link.Orderly;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Link.Tests.Orderly;

/// <summary>
/// Two headquarters, a line between them that is cut and comes back, disks that break, and a clock: all in one thread
/// and from one seed, so that what went wrong can be played again.
/// </summary>
sealed class World : IDisposable
{
    static readonly ECDsa[] Keys =
        [ECDsa.Create(ECCurve.NamedCurves.nistP256), ECDsa.Create(ECCurve.NamedCurves.nistP256)];

    readonly Random _random;
    readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero));
    readonly Node[] _nodes;

    // What is on the line to each node, in order; nothing overtakes within a connection.
    readonly Queue<byte[]>[] _line = [new(), new()];
    readonly bool[] _isOpen = new bool[2];
    int _next;

    public World(int seed)
    {
        _random = new Random(seed);
        var settings = new OrderlySettings { WindowBytes = seed % 3 == 0 ? 1 : seed % 3 == 1 ? 400 : 1 << 20 };
        _nodes =
        [
            new Node("JFHQ", "JJOC", new Guid(1, 0, 0, new byte[8]), Keys[0], _time, settings),
            new Node("JJOC", "JFHQ", new Guid(2, 0, 0, new byte[8]), Keys[1], _time, settings),
        ];
        foreach (var i in (int[])[0, 1]) Start(i);
    }

    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>Something happens.</summary>
    public void Step()
    {
        var i = _random.Next(2);
        switch (_random.Next(100))
        {
            case < 22:
                if (!_nodes[i].Outbound.WaitsForPartner) Guarded(i, node => node.Release(++_next, NewId()));
                break;
            case < 50:
                Send(i);
                break;
            case < 78:
                Deliver(i);
                break;
            case < 84:
                Guarded(i, node => node.Session?.Keep());
                break;
            case < 90:
                Connect();
                break;
            case < 93:
                Cut(_random.Next(3));
                break;
            case < 95:
                Pass(TimeSpan.FromSeconds(_random.Next(60)));
                break;
            case < 97:
                Start(i);
                break;
            default:
                // The power goes at one of the next writes, with the block or without it.
                var disk = _random.Next(2) == 0 ? _nodes[i].OutboundDisk : _nodes[i].InboundDisk;
                (disk.WritesUntilCrash, disk.KeepsLast) = (_random.Next(3), _random.Next(2) == 0);
                break;
        }

        foreach (var node in _nodes) node.IsRestored &= node.Outbound.WaitsForPartner;
        Check();
    }

    /// <summary>The line holds, the disks too, and everything is said that there is to say.</summary>
    public void Heal()
    {
        foreach (var node in _nodes) (node.OutboundDisk.WritesUntilCrash, node.InboundDisk.WritesUntilCrash) = (-1, -1);
        Cut(2);
        Connect();
        for (var quiet = 0; quiet < 3; quiet++)
        {
            for (var i = 0; i < 2; i++)
            {
                while (Send(i)) quiet = 0;
                while (Deliver(i)) quiet = 0;
                Guarded(i, node => node.Session?.Keep());
            }
        }

        Check();
    }

    /// <summary>
    /// The disk of what was released is put back to an older state, as from a backup: no older than what the partner
    /// holds can make good.
    /// </summary>
    public void Restore(int i)
    {
        var count = _nodes[i].OutboundDisk.Count;
        _nodes[i].OutboundDisk = _nodes[i].OutboundDisk.AsItWas(_random.Next(count + 1));
        _nodes[i].IsRestored = true;
        Start(i);
    }

    public void Connect()
    {
        foreach (var line in _line) line.Clear();
        foreach (var i in (int[])[0, 1])
        {
            Guarded(i, node => node.Inbound.Keep());
            _nodes[i].Connect();
            _isOpen[i] = true;
        }
    }

    /// <summary>Cuts the line: for one side, which the other does not notice, or for both.</summary>
    public void Cut(int side)
    {
        foreach (var i in (int[])[0, 1])
        {
            if (side != 2 && side != i) continue;
            Leave(i);
            Guarded(i, node => node.Inbound.Keep());
        }
    }

    /// <summary>Starts a node from what is on its disks; what it had only taken is gone.</summary>
    public void Start(int i)
    {
        Leave(i);
        _nodes[i].Start(_nodes[1 - i].KeyId);
    }

    public void Pass(TimeSpan time)
    {
        _time.Advance(time);
        foreach (var node in _nodes) node.Session?.Look(_time.GetUtcNow());
    }

    public void Dispose()
    {
        foreach (var node in _nodes) node.Dispose();
    }

    void Leave(int i)
    {
        _line[i].Clear();
        _isOpen[i] = false;
        _nodes[i].Session = null;
    }

    bool Send(int from)
    {
        if (_nodes[from].Session is not { } session) return false;
        LinkFrame? frame = null;
        Guarded(from, _ => frame = session.Next(_time.GetUtcNow()));
        if (frame is null) return false;
        // To a side that is gone it is lost.
        if (_isOpen[1 - from]) _line[1 - from].Enqueue(FrameCodec.Write(frame));
        return true;
    }

    bool Deliver(int to)
    {
        if (!_line[to].TryDequeue(out var bytes)) return false;
        if (_nodes[to].Session is not { } session) return true;
        Assert.True(FrameCodec.TryRead(bytes, out var frame, out _));
        Guarded(to, _ => session.Receive(frame, _time.GetUtcNow()));
        return true;
    }

    void Guarded(int i, Action<Node> act)
    {
        try
        {
            act(_nodes[i]);
        }
        catch (CrashException)
        {
            Start(i);
        }
    }

    Guid NewId()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    /// <summary>At every moment: what one holds is the beginning of what the other has given, byte for byte.</summary>
    void Check()
    {
        foreach (var i in (int[])[0, 1])
        {
            var (given, held) = (_nodes[i].OutboundDisk.Blocks, _nodes[1 - i].InboundDisk.Blocks);
            // After its disk was put back the giver may have less for a while.
            for (var b = 0; b < Math.Min(given.Count, held.Count); b++)
                Assert.True(held[b].Header.Span.SequenceEqual(given[b].Header.Span), $"block {b + 1} differs");
            var numbers = Node.NumbersIn(_nodes[i].OutboundDisk);
            Assert.Equal(numbers.Order(), numbers);
            Assert.NotEqual(LinkFault.Forked, _nodes[i].Session?.Fault ?? LinkFault.None);
        }
    }
}
