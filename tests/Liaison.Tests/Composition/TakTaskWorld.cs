using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Liaison.Composition;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Addressees;
using Liaison.Headquarters.Watch.Tasks;
using Liaison.Journal.Blocks;
using Liaison.Journal.Stores;
using Liaison.Journal.Writing;
using Liaison.Kernel.Identity;
using Liaison.Picture;
using Liaison.Tak;
using Liaison.Tak.Codec;
using Liaison.Tak.Routing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Tests.Composition;

/// <summary>A command post with its journal, a TAK node with a port, and what brings tasks and alerts from one
/// to the other.</summary>
sealed class TakTaskWorld : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly MemoryLogStore _store = new();
    readonly LivePicture _picture = new(new CotReportCodec(), TimeProvider.System);
    readonly LogWriter _journal;
    readonly TakCorrespondence _correspondence;

    TakTaskWorld()
    {
        var time = TimeProvider.System;
        _journal = LogWriter.Open(
            _store, new EcdsaBlockSigner(_key), new LogOwner(Guid.NewGuid(), "JFHQ", "USA"), Guid.NewGuid(), time);
        var ids = IdSource.Secure(time);
        Post = new CommandPost(new Boards(), new JournalRecordLog(_journal, _store), time, ids);
        Tak = new TakNode(
            new TakOptions { Inputs = [new() { Name = "plain", Port = 0 }] }, _picture, new MemoryMessageStore(), time,
            ids.Next, new TakNodeNames("n", "JFHQ", "Liaison"), NullLoggerFactory.Instance);
        _correspondence = new TakCorrespondence(
            Post, Tak, [new AlertTopic(), new TaskTopic()], NullLogger<TakCorrespondence>.Instance);
    }

    public CommandPost Post { get; }

    public TakNode Tak { get; }

    public static async Task<TakTaskWorld> StartAsync()
    {
        var world = new TakTaskWorld();
        world.Tak.Start();
        await world._correspondence.StartAsync(Deadline());
        return world;
    }

    public static CancellationToken Deadline() => new CancellationTokenSource(Patience).Token;

    /// <summary>A client over TCP that has said who it is.</summary>
    public async Task<TakTaskClient> JoinAsync(string callsign)
    {
        var client = new TcpClient();
        await client.ConnectAsync(Tak.Endpoints[0].EndPoint, Deadline());
        var joined = new TakTaskClient(client, callsign);
        await joined.SendAsync($"uid-{callsign}", "a-f-G", $"<contact callsign='{callsign}'/>");
        for (var deadline = Deadline(); Tak.Clients().All(c => c.Callsign != callsign); await Task.Yield())
            deadline.ThrowIfCancellationRequested();
        return joined;
    }

    public async Task<Guid> GiveAsync(params IReadOnlyList<Addressee> addressees)
    {
        var content = new TaskContent(
            "Clear the pier", "From the north.", addressees, "Cdr Sato", null, null, null, [], null, null, null);
        var outcome = await Post.DecideAsync(
            new Actor("Sato", "watch"),
            (boards, occasion) => boards.Tasks.Decide(new DraftTask(content, "", true), occasion), (_, id) => id);
        Assert.Null(outcome.Refusal);
        return outcome.Answer;
    }

    public Task<UnitTask> FindAsync(Guid id) => Post.ReadAsync(boards => boards.Tasks.Find(id)!);

    public async Task<UnitTask> UntilAsync(Guid id, TaskState state)
    {
        for (var deadline = Deadline(); ; deadline.ThrowIfCancellationRequested())
        {
            var task = await FindAsync(id);
            if (task.State == state) return task;
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _correspondence.StopAsync(CancellationToken.None);
        _correspondence.Dispose();
        Tak.Dispose();
        await _journal.DisposeAsync();
        Post.Dispose();
        _picture.Dispose();
        _key.Dispose();
    }
}

/// <summary>A TAK client by plain TCP.</summary>
sealed class TakTaskClient(TcpClient client, string callsign) : IDisposable
{
    readonly StringBuilder _came = new();

    public string Callsign => callsign;

    public async Task SendAsync(string uid, string type, string detail) => await client.GetStream().WriteAsync(
        Encoding.UTF8.GetBytes(
            $"<event version='2.0' uid='{uid}' type='{type}' how='h-g-i-g-o' time='2026-09-01T00:00:00Z' "
            + "start='2026-09-01T00:00:00Z' stale='2099-01-01T00:00:00Z'>"
            + $"<point lat='1' lon='2' hae='0' ce='9' le='9'/><detail>{detail}</detail></event>"),
        TakTaskWorld.Deadline());

    public Task SayAsync(string uid, string text, bool toNode = false) => SendAsync(
        uid, "b-t-f", $"<remarks>{text}</remarks>" + (toNode ? "<marti><dest callsign='JFHQ'/></marti>" : ""));

    /// <summary>All that came from the node, when a text is among it.</summary>
    public async Task<string> ReadAsync(string text)
    {
        var buffer = new byte[4096];
        while (!_came.ToString().Contains(text, StringComparison.Ordinal))
        {
            var read = await client.GetStream().ReadAsync(buffer, TakTaskWorld.Deadline());
            Assert.NotEqual(0, read);
            _came.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return _came.ToString();
    }

    public void Dispose() => client.Dispose();
}
