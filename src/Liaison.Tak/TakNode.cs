using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Liaison.Picture;
using Liaison.Tak.Chat;
using Liaison.Tak.Net;
using Liaison.Tak.Routing;
using Liaison.Tak.Sessions;
using Liaison.Tak.Tls;
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
    readonly TlsFiles? _tls;
    readonly IClientDirectory? _directory;
    TlsLobby? _lobby;
    int _nextLoop = -1;
    long _refusedOfIdentity;

    /// <summary>Makes a node that does not listen yet.</summary>
    /// <param name="options">Ports and bounds.</param>
    /// <param name="picture">Where reports go.</param>
    /// <param name="store">Where messages wait for clients who are away.</param>
    /// <param name="time">The clock.</param>
    /// <param name="newId">Makes random ids.</param>
    /// <param name="names">How the node calls itself.</param>
    /// <param name="loggers">Makes the loggers.</param>
    /// <param name="tls">Certificates for inputs of TLS; null when there are none.</param>
    /// <param name="directory">Who may connect with a certificate; null when nobody may.</param>
    public TakNode(
        TakOptions options, LivePicture picture, IMessageStore store, TimeProvider time, Func<Guid> newId, TakNodeNames names,
        ILoggerFactory loggers, TlsFiles? tls = null, IClientDirectory? directory = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(loggers);
        (_tls, _directory) = (tls, directory);
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
            if (count > 1) loop.OnNews = FlushNow;
            _loops[i] = loop;
        }
    }

    // A batch of this size fills what a send can carry well; smaller ones wait for the tick.
    const int EnoughBytes = 40 * 1024;

    // What the kernel may hold that a client cannot take yet: beyond it, newer positions overtake older ones here.
    const int NotSentBytes = 128 * 1024;

    /// <summary>What its sessions share.</summary>
    internal TakHub Hub => _hub;

    /// <summary>Chat between the node and its clients.</summary>
    public TakChat Chat => _hub.Chat;

    /// <summary>Where the node listens, by the names of its inputs.</summary>
    public IReadOnlyList<TakEndpoint> Endpoints => _endpoints;

    /// <summary>Connected clients.</summary>
    public int SessionCount => _hub.Roster.Count;

    /// <summary>Messages that wait for clients who are away.</summary>
    public int MessagesWaiting => _hub.Desk.Waiting;

    /// <summary>Connections that were refused since there are as many as allowed, in all, from one address or with one
    /// certificate.</summary>
    public long Refused => _gate.Refused + Interlocked.Read(ref _refusedOfIdentity);

    /// <summary>Begins to listen.</summary>
    /// <exception cref="IOException">A port is taken; the message names the input.</exception>
    public void Start()
    {
        foreach (var input in _hub.Options.Inputs) Open(input);
        foreach (var loop in _loops) loop.Start();
        _hub.Picture.News += FlushNow;
        _lobby?.Start();
        if (_directory is not null) _directory.Changed += ReadDirectoryAgain;
    }

    /// <summary>Serves a client by WebSocket (<c>/takproto/1</c>) until it or the node ends.</summary>
    /// <param name="socket">The accepted WebSocket.</param>
    /// <param name="address">Where the client is, for the operator.</param>
    /// <param name="fingerprint">SHA-256 of its certificate in lower-case hexadecimal; null for a client without one.</param>
    /// <param name="groups">The groups of a client without a certificate.</param>
    /// <param name="cancellation">Ends the session.</param>
    public Task RunWebSocketAsync(
        WebSocket socket, string address, string? fingerprint, IReadOnlyList<string> groups, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(socket);
        var anonymous = _hub.Picture.Groups.SetOf(groups);
        var identity = fingerprint is null ? new TakIdentity("websocket", null, anonymous, anonymous) { OutNames = groups } : IdentityOf(fingerprint);
        return identity is null
            ? socket.CloseAsync(WebSocketCloseStatus.PolicyViolation, "certificate not known here, or revoked", cancellation)
            : RunWebSocketAsync(socket, address, identity, cancellation);
    }

    async Task RunWebSocketAsync(WebSocket socket, string address, TakIdentity identity, CancellationToken cancellation)
    {
        using var session = new WebSocketSession(_hub, socket, address);
        await session.RunAsync(identity, cancellation);
    }

    /// <summary>The clients that are connected now.</summary>
    public IReadOnlyList<TakClientState> Clients() => [.. _hub.Roster.All().Select(TakClientState.Of)];

    /// <summary>Tells the loops that something was put into the picture by somebody else.</summary>
    void FlushNow()
    {
        foreach (var loop in _loops) loop.Notify();
    }

    /// <summary>Stops listening, closes the connections and writes what is not stored yet.</summary>
    public void Dispose()
    {
        _hub.Picture.News -= FlushNow;
        if (_directory is not null) _directory.Changed -= ReadDirectoryAgain;
        _lobby?.Dispose();
        foreach (var loop in _loops) loop.Dispose();
        _hub.Dispose();
    }

    void Open(TakInputOptions input)
    {
        var endPoint = new IPEndPoint(IPAddress.Parse(input.Address), input.Port);
        try
        {
            _endpoints.Add(new TakEndpoint(input.Name, input.Protocol, input.Protocol switch
            {
                TakProtocol.Tcp => OpenPlain(input, endPoint),
                TakProtocol.Tls => OpenTls(input, endPoint),
                _ => OpenDatagrams(input, endPoint),
            }));
        }
        catch (SocketException failure)
        {
            throw new IOException($"The TAK input '{input.Name}' cannot listen at {endPoint}: {failure.Message}.", failure);
        }

        LogListening(input.Name, input.Protocol, _endpoints[^1].EndPoint);
    }

    IPEndPoint OpenPlain(TakInputOptions input, IPEndPoint endPoint)
    {
        var identity = AnonymousIdentity(input);
        var listener = new TcpListenerSource(endPoint, (descriptor, address, turn) =>
        {
            if (!_gate.TryEnter(address)) return false;
            Posix.Prepare(descriptor, NotSentBytes);
            Place(loop => Join(loop, new Connection(descriptor, address), input, identity, "tcp", turn.UnixMs));
            return true;
        });
        _loops[0].AddSource(listener);
        return listener.EndPoint;
    }

    IPEndPoint OpenTls(TakInputOptions input, IPEndPoint endPoint)
    {
        if (_tls is null || _directory is null)
            throw new IOException($"The TAK input '{input.Name}' is of TLS, but the node has no certificate for it.");
        _lobby ??= new TlsLobby(
            new TlsContext(_tls), _hub.Time, TimeSpan.FromSeconds(_hub.Options.HandshakeTimeoutSeconds), RefusedAtLobby);
        return _lobby.Listen(endPoint, _gate.TryEnter, _gate.Leave, (descriptor, address, ssl, fingerprint) =>
        {
            if (IdentityOf(fingerprint) is not { } identity) return "the certificate is not known here, or revoked";
            Posix.Prepare(descriptor, NotSentBytes);
            var unixMs = _hub.Time.GetUtcNow().ToUnixTimeMilliseconds();
            var loop = NextLoop();
            loop.Post(() => Join(loop, new TlsConnection(descriptor, address, ssl, loop.Records), input, identity, "tls", unixMs));
            return null;
        });
    }

    IPEndPoint OpenDatagrams(TakInputOptions input, IPEndPoint endPoint)
    {
        var session = new DatagramSession(_hub, input, AnonymousIdentity(input));
        _ = _hub.Roster.TryAdd(session.Session, int.MaxValue);
        var source = new DatagramSource(endPoint, session.Take);
        _loops[0].AddSource(source);
        return source.EndPoint;
    }

    TakIdentity? IdentityOf(string fingerprint) =>
        _directory is not null && _directory.TryFind(fingerprint, out var client)
            ? new TakIdentity(
                client.Name, fingerprint, _hub.Picture.Groups.SetOf(client.Publishes), _hub.Picture.Groups.SetOf(client.Receives))
            { OutNames = client.Receives }
            : null;

    /// <summary>Clients may have other groups than before: each connected one is looked up again.</summary>
    void ReadDirectoryAgain()
    {
        foreach (var session in _hub.Roster.All()) ReadDirectoryAgain(session);
    }

    void ReadDirectoryAgain(TakSession session)
    {
        if (session.Identity.Fingerprint is not { } fingerprint) return;
        var identity = IdentityOf(fingerprint);
        if (identity == session.Identity) return;
        session.Post(() =>
        {
            if (identity is null) session.End("the certificate was revoked");
            else session.Regroup(identity);
        });
    }

    EventLoop NextLoop() => _loops[(int)((uint)Interlocked.Increment(ref _nextLoop) % (uint)_loops.Length)];

    /// <summary>Gives a connection that the first loop has taken to the loop whose turn it is.</summary>
    void Place(Action<EventLoop> join)
    {
        var loop = NextLoop();
        if (loop == _loops[0]) join(loop);
        else loop.Post(() => join(loop));
    }

    TakIdentity AnonymousIdentity(TakInputOptions input)
    {
        var groups = _hub.Picture.Groups.SetOf(input.Groups);
        return new TakIdentity(input.Name, null, groups, groups) { OutNames = input.Groups };
    }

    void Join(EventLoop loop, Connection connection, TakInputOptions input, TakIdentity identity, string transport, long unixMs)
    {
        var link = new LoopLink(loop, connection, transport, _gate);
        var session = new TakSession(_hub, link, identity, _hub.NextNumber(), input.Receive, WireEncoding.Xml);
        connection.Peer = session;
        if (!_hub.Roster.TryAdd(session, _hub.Options.MaxSessionsPerIdentity))
        {
            Interlocked.Increment(ref _refusedOfIdentity);
            RefusedAtLobby("there are as many sessions with its certificate as allowed", connection.Address);
            _gate.Leave(connection.Address);
            connection.Free();
            session.Reader?.Dispose();
            return;
        }

        // The directory may have changed since the client was let in.
        ReadDirectoryAgain(session);
        if (input.Receive) session.Deliver(_hub.Notices.ProtocolOffer(unixMs));
        loop.Add(connection);
    }

    void Tend(EventLoop loop, LoopTurn turn)
    {
        loop.ForEach(peer =>
        {
            if (peer is TakSession session) _hub.Desk.Tend(session);
        });
        if (loop != _loops[0]) return;
        _hub.Desk.Expire(DateTimeOffset.FromUnixTimeMilliseconds(turn.UnixMs));
    }

    void RefusedAtLobby(string reason, IPAddress address)
    {
        if (_hub.MayLogRefusal()) LogRefusedClient(address, reason);
    }

    [LoggerMessage(1005, LogLevel.Warning, "A TLS client at {Address} was not let in: {Reason}.")]
    partial void LogRefusedClient(IPAddress address, string reason);

    [LoggerMessage(1000, LogLevel.Information, "TAK input '{Name}' listens ({Protocol}) at {EndPoint}.")]
    partial void LogListening(string name, TakProtocol protocol, IPEndPoint endPoint);
}
