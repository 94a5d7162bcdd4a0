using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Liaison.Composition;
using Liaison.Feeds.Running;
using Liaison.Headquarters.Command;
using Liaison.Journal.Blocks;
using Liaison.Journal.Stores;
using Liaison.Journal.Writing;
using Liaison.Kernel.Events;
using Liaison.Kernel.Identity;
using Liaison.Picture;
using Liaison.Picture.Alerts;
using Liaison.Picture.Areas;
using Liaison.Picture.Layers;
using Liaison.Picture.Recording;
using Liaison.Picture.Tracks;
using Liaison.Stores;
using Liaison.Tak;
using Liaison.Tak.Codec;
using Liaison.Tak.Routing;
using Liaison.Web.Access;
using Liaison.Web.Accounts;
using Liaison.Web.Map;
using Liaison.Web.Node;
using Liaison.Web.Tests.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Web.Tests;

/// <summary>A real web server with a real picture and TAK node, on free ports of this machine.</summary>
sealed class WebWorld : IAsyncDisposable
{
    /// <summary>A report with this uid makes the node fail.</summary>
    public const string FailingUid = "failing";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    readonly string _appFolder = Directory.CreateTempSubdirectory("liaison-app-").FullName;
    readonly string _recordings = Directory.CreateTempSubdirectory("liaison-recording-").FullName;
    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly WebApplication _app;
    readonly Recorder? _recorder;

    WebWorld(Role? anonymous, TimeProvider time, bool records, string? basemap, Action<WebApplication>? more,
        Action<IServiceCollection>? configure)
    {
        File.WriteAllText(Path.Combine(_appFolder, "index.html"), "<!doctype html><title>Liaison</title>");
        Directory.CreateDirectory(Path.Combine(_appFolder, "assets"));
        File.WriteAllText(Path.Combine(_appFolder, "assets", "app-1.js"), "plain");
        File.WriteAllText(Path.Combine(_appFolder, "assets", "app-1.js.br"), "small");
        Picture = new LivePicture(new FailingCodec(), TimeProvider.System);
        Tak = new TakNode(
            new TakOptions { Inputs = [new() { Name = "plain", Port = 0 }] }, Picture, new MemoryMessageStore(),
            TimeProvider.System, () => new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]), new TakNodeNames("n", "JFHQ", "Liaison"),
            NullLoggerFactory.Instance);
        Alerts = new AlertBoard(TimeProvider.System, Numbers);
        Layers = new LayerBoard(TimeProvider.System);
        Journal = LogWriter.Open(
            Store, new EcdsaBlockSigner(_key), new LogOwner(Guid.NewGuid(), "JFHQ", "USA"), Guid.NewGuid(), time);
        var boards = new Boards();
        boards.Decisions.Use(new DecisionKeys("JFHQ", ECDsa.Create(ECCurve.NamedCurves.nistP256)));
        Post = new CommandPost(boards, new JournalRecordLog(Journal, Store), time, IdSource.Secure(time));
        Assert.Null(Basemap.Open(new MapOptions { Basemap = basemap }, out var map));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(new FeedHost(FeedInputs(), new FeedSurroundings
        {
            Picture = Picture,
            Alerts = Alerts,
            Layers = Layers,
            Groups = Picture.Groups.SetOf(["__ANON__"]),
            Random = RandomNumberGenerator.Fill,
            Time = TimeProvider.System,
            Logger = NullLogger.Instance,
        }));
        builder.Services.AddSingleton(time).AddSingleton(Picture).AddSingleton(Tak).AddSingleton(Part)
            .AddSingleton(Numbers).AddSingleton(Alerts).AddSingleton<IAlertSink>(Alerts)
            .AddSingleton(Layers).AddSingleton(map).AddSingleton(Areas).AddSingleton(IdSource.Seeded(TimeProvider.System, 1))
            .AddSingleton(Post).AddSingleton<ILogStore>(Store)
            .AddSingleton<IReadiness>(Part).AddSingleton(Accounts).AddSingleton<TokenBook>()
            .AddSingleton<ITokenVerifier, RoleTokens>()
            // Tests ask again and again until something has happened.
            .AddSingleton(new WebOptions { RequestsPerSecond = 100_000 })
            // The least that is allowed: tests sign in often.
            .AddSingleton(new PasswordHasher(new PasswordCost(MemoryKiB: 64, Passes: 1)))
            .AddSingleton(new WebNode
            {
                Name = "JFHQ",
                Country = "USA",
                Fingerprint = "ab",
                Version = "1",
                NodeId = "n",
                DefaultLabel = "UNCLASSIFIED",
                AnonymousRole = anonymous,
                AppFolder = _appFolder,
            })
            .AddLiaisonWeb();
        if (records)
        {
            _recorder = new Recorder(Picture, _recordings, TimeProvider.System, new RecordingOptions());
            builder.Services.AddSingleton(new RecordedPicture(_recordings, Picture.Groups, TimeProvider.System));
        }

        configure?.Invoke(builder.Services);
        _app = builder.Build();
        _app.MapLiaison();
        more?.Invoke(_app);
    }

    public LivePicture Picture { get; }

    public TakNode Tak { get; }

    public EventNumbers Numbers { get; } = new();

    public AlertBoard Alerts { get; }

    public WatchAreaList Areas { get; } = new();

    public LayerBoard Layers { get; }

    public PartOfNode Part { get; } = new();

    public AccountBook Accounts { get; } = new(new MemoryAccountStore());

    public MemoryLogStore Store { get; } = new();

    public LogWriter Journal { get; }

    public CommandPost Post { get; }

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>All addresses that are mapped.</summary>
    public IEnumerable<RouteEndpoint> Routes =>
        _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    public HttpClient Http { get; private set; } = null!;

    public static async Task<WebWorld> StartAsync(
        Role? anonymous = Role.Viewer, TimeProvider? time = null, bool records = false, string? basemap = null,
        Action<WebApplication>? more = null, Action<IServiceCollection>? configure = null)
    {
        var world = new WebWorld(anonymous, time ?? TimeProvider.System, records, basemap, more, configure);
        world.Tak.Start();
        if (world._recorder is { } recorder)
        {
            recorder.Start();
            await UntilAsync(() => recorder.State == RecorderState.Recording);
        }

        world._app.Services.GetRequiredService<FeedHost>().Start();
        await world._app.StartAsync(TestContext.Current.CancellationToken);
        world.Http = new HttpClient { BaseAddress = new Uri(world._app.Urls.First()) };
        return world;
    }

    public static CancellationToken Deadline()
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(Patience);
        return source.Token;
    }

    /// <summary>File of the feed <c>ships</c>, which begins paused.</summary>
    public string ShipsFile => Path.Combine(_appFolder, "ships.nmea");

    /// <summary>Waits for what other threads do.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        for (var deadline = Deadline(); !condition(); deadline.ThrowIfCancellationRequested()) await Task.Yield();
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? role = null) => SendAsync(HttpMethod.Get, path, role, null);

    public Task<HttpResponseMessage> PostAsync(string path, string? role, string json) =>
        SendAsync(HttpMethod.Post, path, role, new StringContent(json, Encoding.UTF8, "application/json"));

    public async Task<ClientWebSocket> WebSocketAsync(string path, string? protocol = null, string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        if (protocol is not null) socket.Options.AddSubProtocol(protocol);
        var address = new UriBuilder(Http.BaseAddress!) { Scheme = "ws", Path = path }.Uri;
        await socket.ConnectAsync(address, Deadline());
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _recorder?.Dispose();
        await Journal.DisposeAsync();
        Post.Dispose();
        _key.Dispose();
        Tak.Dispose();
        Alerts.Dispose();
        Picture.Dispose();
        Directory.Delete(_appFolder, recursive: true);
        Directory.Delete(_recordings, recursive: true);
    }

    FeedsOptions FeedInputs() => new()
    {
        Inputs = [new FeedOptions { Name = "ships", Kind = FeedKind.Ais, From = $"file:{ShipsFile}", Paused = true }],
    };

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? role, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (role is not null) request.Headers.Add("Authorization", $"Bearer {role}");
        return await Http.SendAsync(request, Deadline());
    }

    public sealed class PartOfNode : IReadiness
    {
        public string Name => "a part";

        public bool IsReady { get; set; } = true;
    }

    /// <summary>The name of a role is a token for it; other tokens are the accounts' matter.</summary>
    sealed class RoleTokens(TokenBook tokens) : ITokenVerifier
    {
        public bool TryVerify(string token, bool overLoopback, [NotNullWhen(true)] out Caller? caller)
        {
            caller = Roles.TryParse(token, out var role) ? new Caller(token, role) : null;
            return caller is not null || tokens.TryVerify(token, overLoopback, out caller);
        }
    }

    /// <summary>The real codec, but for the uid that stands for a fault of the node.</summary>
    sealed class FailingCodec : IReportCodec
    {
        readonly CotReportCodec _codec = new();

        public int MaxReportBytes => _codec.MaxReportBytes;

        public int Transcode(WireEncoding from, ReadOnlySpan<byte> report, Span<byte> destination) =>
            _codec.Transcode(from, report, destination);

        public int Pack(WireEncoding from, ReadOnlySpan<byte> report, Span<byte> destination) =>
            _codec.Pack(from, report, destination);

        public int Unpack(in TrackValues values, ReadOnlySpan<byte> packed, WireEncoding to, Span<byte> destination) =>
            _codec.Unpack(values, packed, to, destination);

        public int Write(in TrackValues values, in ReportText text, WireEncoding to, Span<byte> destination) =>
            values.Uid.SequenceEqual(Encoding.UTF8.GetBytes(FailingUid))
                ? throw new InvalidDataException("secret words") : _codec.Write(values, text, to, destination);
    }
}
