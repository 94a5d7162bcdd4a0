using System.Net;
using Liaison.Tak.Net;

namespace Liaison.Tak.Tls;

/// <summary>
/// Where TLS clients wait until they have shown who they are. It has a thread of its own, so that a storm of handshakes
/// holds up nobody who is connected; and it knows no client longer than the handshake's time-out.
/// </summary>
sealed unsafe class TlsLobby : IDisposable
{
    const int MaxEvents = 128;
    const int TickMs = 250;
    const int ListenerKeyBit = 63;

    readonly TlsContext _context;
    readonly TimeProvider _time;
    readonly TimeSpan _timeout;
    readonly Action<string, IPAddress> _refused;
    readonly RecordStage _stage = new();
    readonly List<(TcpListenerSource Listener, Admit Admit)> _listeners = [];
    readonly Dictionary<int, Guest> _guests = [];
    readonly int _epoll = Posix.CreateEpoll();
    readonly Thread _thread;
    volatile bool _stopping;

    /// <summary>Takes in a client that has shown its certificate.</summary>
    /// <returns>Null when it is taken; the reason when it is refused.</returns>
    public delegate string? Admit(int descriptor, IPAddress address, nint ssl, string fingerprint);

    /// <param name="context">Settings of the connections.</param>
    /// <param name="time">The clock.</param>
    /// <param name="timeout">How long a handshake may take.</param>
    /// <param name="refused">Told of each client that was not taken in, and why.</param>
    public TlsLobby(TlsContext context, TimeProvider time, TimeSpan timeout, Action<string, IPAddress> refused)
    {
        (_context, _time, _timeout, _refused) = (context, time, timeout, refused);
        _thread = new Thread(Run) { Name = "tak tls lobby", IsBackground = true };
    }

    /// <summary>Clients that are in the middle of their handshake.</summary>
    public int Waiting => _guests.Count;

    /// <summary>Listens at a further place, before <see cref="Start"/>.</summary>
    /// <param name="endPoint">Where.</param>
    /// <param name="mayEnter">Asked before the handshake whether there is room.</param>
    /// <param name="leave">Told when a client for whom there was room does not come in.</param>
    /// <param name="admit">Takes in those who have shown a certificate.</param>
    public IPEndPoint Listen(IPEndPoint endPoint, Func<IPAddress, bool> mayEnter, Action<IPAddress> leave, Admit admit)
    {
        var listener = new TcpListenerSource(endPoint, (descriptor, address, _) =>
            mayEnter(address) && Receive(descriptor, address, leave, admit));
        _ = Posix.Control(
            _epoll, Posix.Add, listener.Descriptor, Posix.Readable, (1ul << ListenerKeyBit) | (uint)_listeners.Count);
        _listeners.Add((listener, admit));
        return listener.EndPoint;
    }

    public void Start() => _thread.Start();

    public void Dispose()
    {
        _stopping = true;
        if (_thread.IsAlive) _thread.Join();
        foreach (var (listener, _) in _listeners) listener.Dispose();
        foreach (var guest in _guests.Values.ToList()) Refuse(guest, "the node stops");
        Posix.Close(_epoll);
        _stage.Dispose();
        _context.Dispose();
    }

    void Run()
    {
        var events = stackalloc byte[MaxEvents * EpollEvent.MaxBytes];
        while (!_stopping)
        {
            var count = Posix.Wait(_epoll, events, MaxEvents, TickMs);
            for (var i = 0; i < count; i++)
            {
                var (_, key) = EpollEvent.Read(events, i);
                if (key >> ListenerKeyBit != 0) _listeners[(int)(uint)key].Listener.OnReadable(default);
                else if (_guests.TryGetValue((int)key, out var guest)) Continue(guest);
            }

            foreach (var late in _guests.Values.Where(g => _time.GetElapsedTime(g.Since) > _timeout).ToList())
                Refuse(late, "the handshake took too long");
        }
    }

    bool Receive(int descriptor, IPAddress address, Action<IPAddress> leave, Admit admit)
    {
        Posix.Prepare(descriptor, 0);
        var guest = new Guest(
            descriptor, address, _context.Open(descriptor, _stage), _time.GetTimestamp(), leave, admit);
        _guests[descriptor] = guest;
        _ = Posix.Control(_epoll, Posix.Add, descriptor, Posix.Readable, (ulong)descriptor);
        return true;
    }

    void Continue(Guest guest)
    {
        OpenSsl.ERR_clear_error();
        var result = OpenSsl.SSL_accept(guest.Ssl);
        var error = result == 1 ? 0 : OpenSsl.SSL_get_error(guest.Ssl, result);
        // A flight of the handshake is a few kilobytes: a socket that does not take it at once belongs to no real client.
        var staged = _stage.Bytes;
        var isSent = staged.IsEmpty || Posix.Send(guest.Descriptor, staged) == staged.Length;
        _stage.Clear();
        if (result != 1)
        {
            if (error != OpenSsl.WantRead) Refuse(guest, $"the handshake failed: {OpenSsl.TakeError()}");
            else if (!isSent) Refuse(guest, "the client did not take the handshake");
            return;
        }

        _ = Posix.Control(_epoll, Posix.Delete, guest.Descriptor, 0, 0);
        if (TlsContext.FingerprintOf(guest.Ssl) is not { } fingerprint)
        {
            Refuse(guest, "no certificate was shown");
            return;
        }

        if (guest.Admit(guest.Descriptor, guest.Address, guest.Ssl, fingerprint) is { } reason) Refuse(guest, reason);
        else _guests.Remove(guest.Descriptor);
    }

    void Refuse(Guest guest, string reason)
    {
        _guests.Remove(guest.Descriptor);
        OpenSsl.SSL_free(guest.Ssl);
        Posix.Close(guest.Descriptor);
        guest.Leave(guest.Address);
        _stage.Clear();
        _refused(reason, guest.Address);
    }

    sealed record Guest(
        int Descriptor, IPAddress Address, nint Ssl, long Since, Action<IPAddress> Leave, Admit Admit);
}
