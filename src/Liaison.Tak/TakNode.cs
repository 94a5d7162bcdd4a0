using System.Net;
using Liaison.Picture;
using Liaison.Tak.Net;
using Liaison.Tak.Routing;
using Liaison.Tak.Sessions;
using Microsoft.Extensions.Logging;

namespace Liaison.Tak;

/// <summary>
/// Serves TAK clients: listens at the ports of its options, puts what clients report into the picture, and sends each what
/// it may see. Start it once; dispose it to stop.
/// </summary>
public sealed partial class TakNode : IDisposable
{
    readonly ILogger _logger;
    readonly TakHub _hub;
    readonly EventLoop[] _loops;
    readonly ConnectionGate _gate;
    readonly List<TakEndpoint> _endpoints = [];
    int _nextLoop;

    /// <summary>Makes a node that does not listen yet.</summary>
    /// <param name="options">Ports and bounds.</param>
    /// <param name="picture">Where reports go.</param>
    /// <param name="store">Where messages wait for clients who are away.</param>
    /// <param name="time">The clock.</param>
    /// <param name="newId">Makes random ids.</param>
    /// <param name="names">How the node calls itself.</param>
    /// <param name="loggers">Makes the loggers.</param>
    public TakNode(
        TakOptions options, LivePicture picture, IMessageStore store, TimeProvider time, Func<Guid> newId, TakNodeNames names,
        ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(loggers);
        _logger = loggers.CreateLogger<TakNode>();
        _hub = new TakHub(options, picture, store, time, newId, names, loggers.CreateLogger<TakHub>()) { FlushNow = FlushNow };
        _gate = new ConnectionGate(options, Posix.RaiseOpenFiles());
        var count = options.Loops > 0 ? options.Loops : Math.Max(1, Environment.ProcessorCount / 2);
        var loopOptions = new LoopOptions(options.FlushIntervalMs, EnoughBytes, options.IdleTimeoutSeconds * 1000);
        _loops = new EventLoop[count];
        for (var i = 0; i < count; i++)
        {
            var loop = new EventLoop(picture, time, loopOptions, _logger, $"tak loop {i}");
            loop.EverySecond = turn => Tend(loop, turn);
            _loops[i] = loop;
        }
    }

    // A batch of this size fills what a send can carry well; smaller ones wait for the tick.
    const int EnoughBytes = 32 * 1024;

    // What the kernel may hold that a client cannot take yet: beyond it, newer positions overtake older ones here.
    const int NotSentBytes = 128 * 1024;

    /// <summary>Where the node listens, by the names of its inputs.</summary>
    public IReadOnlyList<TakEndpoint> Endpoints => _endpoints;

    /// <summary>Connected clients.</summary>
    public int SessionCount => _hub.Roster.Count;

    /// <summary>Messages that wait for clients who are away.</summary>
    public int MessagesWaiting => _hub.Desk.Waiting;

    /// <summary>Connections that were refused since there are as many as allowed.</summary>
    public long Refused => _gate.Refused;

    /// <summary>Begins to listen.</summary>
    /// <exception cref="IOException">A port is taken; the message names the input.</exception>
    public void Start()
    {
        foreach (var input in _hub.Options.Inputs) Open(input);
        foreach (var loop in _loops) loop.Start();
    }

    /// <summary>The clients that are connected now.</summary>
    public IReadOnlyList<TakClientState> Clients() => [.. _hub.Roster.All().Select(TakClientState.Of)];

    /// <summary>Tells the loops that something was put into the picture by somebody else.</summary>
    public void FlushNow()
    {
        foreach (var loop in _loops) loop.Notify();
    }

    /// <summary>Stops listening, closes the connections and writes what is not stored yet.</summary>
    public void Dispose()
    {
        foreach (var loop in _loops) loop.Dispose();
        _hub.Dispose();
    }

    void Open(TakInputOptions input)
    {
        var endPoint = new IPEndPoint(IPAddress.Parse(input.Address), input.Port);
        try
        {
            switch (input.Protocol)
            {
                case TakProtocol.Tcp:
                    var identity = AnonymousIdentity(input);
                    var listener = new TcpListenerSource(endPoint, (descriptor, address, turn) =>
                        TakePlain(input, identity, descriptor, address, turn));
                    _loops[0].AddSource(listener);
                    _endpoints.Add(new TakEndpoint(input.Name, input.Protocol, listener.EndPoint));
                    break;
                default:
                    throw new NotSupportedException($"{input.Protocol} is not served.");
            }
        }
        catch (System.Net.Sockets.SocketException failure)
        {
            throw new IOException($"The TAK input '{input.Name}' cannot listen at {endPoint}: {failure.Message}.", failure);
        }

        LogListening(input.Name, input.Protocol, _endpoints[^1].EndPoint);
    }

    TakIdentity AnonymousIdentity(TakInputOptions input)
    {
        var groups = _hub.Picture.Groups.SetOf(input.Groups);
        return new TakIdentity(input.Name, null, groups, groups);
    }

    bool TakePlain(TakInputOptions input, TakIdentity identity, int descriptor, IPAddress address, LoopTurn turn)
    {
        if (!_gate.TryEnter(address)) return false;
        Posix.Prepare(descriptor, NotSentBytes);
        var connection = new Connection(descriptor, address);
        var loop = _loops[_nextLoop++ % _loops.Length];
        if (loop == _loops[0]) Join(loop, connection, input, identity, "tcp", turn.UnixMs);
        else loop.Post(() => Join(loop, connection, input, identity, "tcp", turn.UnixMs));
        return true;
    }

    void Join(EventLoop loop, Connection connection, TakInputOptions input, TakIdentity identity, string transport, long unixMs)
    {
        var link = new LoopLink(loop, connection, transport);
        var session = new TakSession(_hub, link, identity, _hub.NextNumber(), input.Receive, WireEncoding.Xml);
        connection.Peer = new GatedPeer(session, () => _gate.Leave(connection.Address));
        if (!_hub.Roster.TryAdd(session, _hub.Options.MaxSessionsPerIdentity))
        {
            _gate.Leave(connection.Address);
            connection.Free();
            return;
        }

        session.Deliver(_hub.Notices.ProtocolOffer(unixMs));
        loop.Add(connection);
    }

    void Tend(EventLoop loop, LoopTurn turn)
    {
        loop.ForEach(peer =>
        {
            if (peer is GatedPeer { Session: { } session }) _hub.Desk.Tend(session);
        });
        if (loop != _loops[0]) return;
        _hub.Desk.Expire(DateTimeOffset.FromUnixTimeMilliseconds(turn.UnixMs));
    }

    [LoggerMessage(1000, LogLevel.Information, "TAK input '{Name}' listens ({Protocol}) at {EndPoint}.")]
    partial void LogListening(string name, TakProtocol protocol, IPEndPoint endPoint);
}
