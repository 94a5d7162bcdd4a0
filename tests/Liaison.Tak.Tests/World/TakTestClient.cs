using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Liaison.Picture;

namespace Liaison.Tak.Tests.World;

/// <summary>A client over a real socket. It reads as fast as it can, unless the test makes it slow.</summary>
sealed class TakTestClient : IAsyncDisposable
{
    /// <summary>How long a test waits for what must come. The machine may be very busy.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    const int FastBytes = 256 * 1024;

    static int _introduced;

    readonly Lock _lock = new();
    readonly Socket? _socket;
    readonly Stream _stream;
    readonly EventStream _decoder;
    readonly List<ReceivedEvent> _events = [];
    readonly CancellationTokenSource _ending = new();
    TaskCompletionSource _changed = NewSignal();
    int _pongs;
    Exception? _failure;
    bool _isClosed;
    Task _receiving = Task.CompletedTask;

    TakTestClient(Socket? socket, Stream stream, WireEncoding encoding = WireEncoding.Xml) =>
        (_socket, _stream, _decoder) = (socket, stream, new EventStream(encoding));

    public string Callsign { get; set; } = "";

    /// <summary>Uid of the client: made of its callsign.</summary>
    public string Uid => "ANDROID-" + Callsign;

    /// <summary>Connects without TLS.</summary>
    /// <param name="endPoint">Where.</param>
    /// <param name="receiveBytes">Size of the socket's buffer; 0 leaves it to the system.</param>
    /// <param name="readsByItself">False when the test itself reads with <see cref="ReadAsync"/>.</param>
    public static async Task<TakTestClient> ConnectAsync(
        IPEndPoint endPoint, int receiveBytes = 0, bool readsByItself = true)
    {
        var socket = await OpenAsync(endPoint, receiveBytes);
        return new TakTestClient(socket, new NetworkStream(socket)).Begin(readsByItself);
    }

    /// <summary>Connects with TLS and shows a certificate.</summary>
    public static async Task<TakTestClient> ConnectTlsAsync(
        IPEndPoint endPoint, X509Certificate2 certificate, bool readsByItself = true, int receiveBytes = 0)
    {
        var socket = await OpenAsync(endPoint, receiveBytes);
        var tls = new SslStream(new NetworkStream(socket));
        var trust = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        trust.CustomTrustStore.Add(TestAuthority.Shared.Root);
        using var patience = new CancellationTokenSource(Patience);
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                ClientCertificateContext = SslStreamCertificateContext.Create(
                    certificate, [TestAuthority.Shared.Issuing]),
                CertificateChainPolicy = trust,
            },
            patience.Token);
        return new TakTestClient(socket, tls).Begin(readsByItself);
    }

    /// <summary>A client over something else than a socket of its own.</summary>
    public static TakTestClient Over(Stream stream, WireEncoding encoding) =>
        new TakTestClient(null, stream, encoding).Begin(readsByItself: true);

    /// <summary>What came so far.</summary>
    public IReadOnlyList<ReceivedEvent> Events
    {
        get
        {
            lock (_lock) return [.. _events];
        }
    }

    /// <summary>Events with this text that came so far.</summary>
    public int CountOf(string text) => Events.Count(e => e.Xml.Contains(text, StringComparison.Ordinal));

    /// <summary>Says who the client is, and waits until the node has taken it.</summary>
    public async Task<TakTestClient> IntroduceAsync(string callsign)
    {
        Callsign = callsign;
        // No two sessions say the same bytes: those would be taken for a loop.
        await SendEventAsync(CotText.Position(Uid, callsign, $"session {Interlocked.Increment(ref _introduced)}"));
        await PingAsync();
        return this;
    }

    /// <summary>Sends an event in the encoding that was agreed.</summary>
    public Task SendEventAsync(string xml) =>
        _decoder.Encoding == WireEncoding.Xml ? SendAsync(xml) : SendAsync(CotText.Message(xml));

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        using var patience = new CancellationTokenSource(Patience);
        await _stream.WriteAsync(bytes, patience.Token);
        await _stream.FlushAsync(patience.Token);
    }

    /// <summary>Sends a ping and waits for its answer: the node has then taken all that was sent before.</summary>
    public async Task PingAsync()
    {
        var before = Volatile.Read(ref _pongs);
        await SendEventAsync(CotText.Ping(Uid));
        await WaitAsync(() => Volatile.Read(ref _pongs) > before, "the answer to a ping");
    }

    /// <summary>Waits for an event with this text.</summary>
    public async Task<ReceivedEvent> ReceiveAsync(string text)
    {
        var seen = 0;
        ReceivedEvent? found = null;
        await WaitAsync(Look, $"an event with '{text}'");
        return found!;

        bool Look()
        {
            lock (_lock)
            {
                for (; found is null && seen < _events.Count; seen++)
                    if (_events[seen].Xml.Contains(text, StringComparison.Ordinal)) found = _events[seen];
            }

            return found is not null;
        }
    }

    public async Task WaitAsync(Func<bool> isThere, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task changed;
            lock (_lock) changed = _changed.Task;
            if (isThere()) return;
            if (_failure is not null) throw new InvalidDataException($"{Callsign} waited for {what}", _failure);
            if (_isClosed)
                throw new EndOfStreamException($"{Callsign} waited for {what}, but the node closed.{Recent()}");
            try
            {
                await changed.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"{Callsign} waited for {what} in vain.{Recent()}");
            }
        }
    }

    /// <summary>Waits until the node has closed the connection.</summary>
    public async Task ClosedAsync() => await _receiving.WaitAsync(Patience);

    /// <summary>Ends the connection in order: what the node sent is acknowledged.</summary>
    public async Task LeaveAsync()
    {
        if (_stream is SslStream tls) await tls.ShutdownAsync();
        _socket!.Shutdown(SocketShutdown.Send);
        await ClosedAsync();
    }

    /// <summary>Ends the connection as a radio does that loses its signal: with a reset.</summary>
    public void Cut()
    {
        _ending.Cancel();
        _socket!.LingerState = new LingerOption(enable: true, 0);
        _socket.Close();
    }

    /// <summary>Reads at most this many bytes, in a client that does not read by itself.</summary>
    public async Task<int> ReadAsync(int most)
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[most];
        var count = await _stream.ReadAsync(buffer, patience.Token);
        Take(buffer.AsSpan(0, count));
        return count;
    }

    /// <summary>From now on the client reads as fast as it can.</summary>
    public void ReadOn()
    {
        if (_socket is { ReceiveBufferSize: < FastBytes }) _socket.ReceiveBufferSize = FastBytes;
        _receiving = ReceiveAllAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _socket?.Dispose();
        await _receiving;
        await _stream.DisposeAsync();
        _ending.Dispose();
    }

    static async Task<Socket> OpenAsync(IPEndPoint endPoint, int receiveBytes)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBytes > 0) socket.ReceiveBufferSize = receiveBytes;
        using var patience = new CancellationTokenSource(Patience);
        await socket.ConnectAsync(endPoint, patience.Token);
        return socket;
    }

    TakTestClient Begin(bool readsByItself)
    {
        if (readsByItself) ReadOn();
        return this;
    }

    async Task ReceiveAllAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await _stream.ReadAsync(buffer, _ending.Token) is > 0 and var count) Take(buffer.AsSpan(0, count));
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or OperationCanceledException
            or WebSocketException)
        {
            // The end of the connection, however it came.
        }
        catch (InvalidDataException failure)
        {
            _failure = failure;
        }

        lock (_lock)
        {
            _isClosed = true;
            _changed.TrySetResult();
        }
    }

    void Take(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            foreach (var next in _decoder.Take(bytes))
            {
                _events.Add(next);
                if (next.Type == "t-x-c-t-r") _pongs++;
            }

            _changed.TrySetResult();
            _changed = NewSignal();
        }
    }

    string Recent() => string.Concat(Events.TakeLast(5).Select(e => Environment.NewLine + e));

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
