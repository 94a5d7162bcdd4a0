using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Liaison.Web.Tests;

/// <summary>The browser's end of the live picture: it applies frames, and acknowledges them when it is told to.</summary>
sealed class Browser(ClientWebSocket socket) : IDisposable
{
    readonly Dictionary<int, string> _names = [];
    readonly Dictionary<int, (double Longitude, double Latitude)> _places = [];
    readonly byte[] _buffer = new byte[512 * 1024];

    public uint Frame { get; private set; }

    /// <summary>What the newest frame counted, as JSON.</summary>
    public JsonElement Counts { get; private set; }

    /// <summary>Whether it says so of each frame that it has applied.</summary>
    public bool Acknowledges { get; set; } = true;

    /// <summary>Uids of what it shows, in order.</summary>
    public IEnumerable<string> Uids => _places.Keys.Select(number => _names[number]).Order(StringComparer.Ordinal);

    public (double Longitude, double Latitude) PlaceOf(string uid) => _places[_names.Single(n => n.Value == uid).Key];

    public static async Task<Browser> OpenAsync(WebWorld world) =>
        new(await world.WebSocketAsync("/api/v1/tracks/live", "liaison.tracks.v1"));

    public Task LookAsync(double west, double south, double east, double north) =>
        SendAsync(FormattableString.Invariant($$"""{"viewport":[{{west}},{{south}},{{east}},{{north}}],"zoom":7,"intervalMs":250}"""));

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    public Task SendAsync(byte[] bytes, WebSocketMessageType type) =>
        socket.SendAsync(bytes, type, endOfMessage: true, WebWorld.Deadline());

    /// <summary>Sends a part of a request whose end is still to come.</summary>
    public Task SendPartAsync(byte[] bytes) =>
        socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: false, WebWorld.Deadline());

    /// <summary>Applies frames until it shows exactly these.</summary>
    public async Task ShowsAsync(params string[] uids)
    {
        // Frames may come without end: the wait is bounded as a whole.
        for (var deadline = WebWorld.Deadline(); !Uids.SequenceEqual(uids); deadline.ThrowIfCancellationRequested())
            await NextAsync();
    }

    /// <summary>Applies the next frame.</summary>
    public async Task NextAsync()
    {
        var length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(_buffer.AsMemory(length), WebWorld.Deadline());
            length += part.Count;
        }
        while (!part.EndOfMessage);
        Assert.Equal(WebSocketMessageType.Binary, part.MessageType);
        Apply(_buffer.AsSpan(0, length));
        if (Acknowledges) await SendAsync($$"""{"ack":{{Frame}}}""");
    }

    /// <summary>Reads on until the node ends the stream.</summary>
    public async Task<(WebSocketCloseStatus? Status, string? Reason)> EndAsync()
    {
        while ((await socket.ReceiveAsync(_buffer.AsMemory(), WebWorld.Deadline())).MessageType != WebSocketMessageType.Close)
        {
        }

        return (socket.CloseStatus, socket.CloseStatusDescription);
    }

    public void Dispose() => socket.Dispose();

    void Apply(ReadOnlySpan<byte> frame)
    {
        Assert.Equal(1, frame[0]);
        if ((frame[1] & 1) != 0) _places.Clear();
        var number = BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]);
        Assert.Equal(Frame + 1, number);
        Frame = number;
        for (var rest = frame[16..]; rest.Length > 0;)
        {
            var (kind, count) = (rest[0], BinaryPrimitives.ReadInt32LittleEndian(rest[4..]));
            rest = rest[8..];
            for (; count > 0; count--) rest = rest[ApplyItem(kind, rest)..];
        }
    }

    int ApplyItem(int kind, ReadOnlySpan<byte> item)
    {
        if (kind == 4)
        {
            var counts = BinaryPrimitives.ReadUInt16LittleEndian(item);
            using var json = JsonDocument.Parse(item.Slice(2, counts).ToArray());
            Counts = json.RootElement.Clone();
            return 2 + counts;
        }

        var track = BinaryPrimitives.ReadInt32LittleEndian(item);
        switch (kind)
        {
            case 1:
                var length = BinaryPrimitives.ReadUInt16LittleEndian(item[4..]);
                using (var json = JsonDocument.Parse(item.Slice(6, length).ToArray()))
                    _names[track] = json.RootElement.GetProperty("uid").GetString()!;
                return 6 + length;
            case 2:
                _places[track] = (
                    BinaryPrimitives.ReadInt32LittleEndian(item[4..]) / 1e7, BinaryPrimitives.ReadInt32LittleEndian(item[8..]) / 1e7);
                return 20;
            default:
                Assert.Equal(3, kind);
                Assert.True(_places.Remove(track));
                return 4;
        }
    }
}
