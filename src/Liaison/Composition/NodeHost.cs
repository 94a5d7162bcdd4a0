using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Liaison.Access;
using Liaison.Configuration;
using Liaison.Data;
using Liaison.Feeds.Running;
using Liaison.Journal.Writing;
using Liaison.Kernel.Identity;
using Liaison.Kernel.Labels;
using Liaison.Observability;
using Liaison.Picture;
using Liaison.Picture.Alerts;
using Liaison.Picture.Layers;
using Liaison.Picture.Recording;
using Liaison.Stores;
using Liaison.Tak;
using Liaison.Tak.Certificates;
using Liaison.Tak.Codec;
using Liaison.Tak.Routing;
using Liaison.Tak.Sessions;
using Liaison.Tak.Tls;
using Liaison.Web;
using Liaison.Web.Access;
using Liaison.Web.Accounts;
using Liaison.Web.Accounts.OpenId;
using Liaison.Web.Map;
using Liaison.Web.Node;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Liaison.Composition;

/// <summary>
/// Puts one node together: the only place that knows all parts. Each part is one method here; the order of starting is
/// the
/// order in which the hosted services are added.
/// </summary>
sealed class NodeHost(DataFolder folder, NodeConfiguration configuration, bool isDemo, TimeProvider time)
{
    // Below the descriptors that the TAK side leaves to others.
    const int MaxWebConnections = 400;
    const int MaxBodyBytes = 1 << 20;

    /// <summary>What this program calls itself.</summary>
    public static string Version { get; } = typeof(NodeHost).Assembly.GetName().Version!.ToString(3);

    /// <summary>Runs the node until it is told to stop.</summary>
    /// <exception cref="CommandException">It could not start; the message names the setting to change.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        using var running = folder.LockForRunning();
        using var authority = CertificateAuthority.Open(folder.Keys, time);
        using var certificate = authority.ServerCertificate(configuration.Node.ServerNames, out var renewed);
        var clients = new ClientRegistry(folder.Clients);
        await using var journal = await OpenJournalAsync();
        using var keys = DecisionKeys.Open(configuration.Node.Name, folder.DecisionKey);
        await using var app = Build(authority, certificate, clients, journal, keys);
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger<NodeHost>();
        if (renewed)
            NodeLog.CertificateRenewed(log, certificate.NotAfter.ToUniversalTime());
        try
        {
            await app.StartAsync(stop);
        }
        catch (Exception e) when (e is IOException or SocketException or AddressInUseException)
        {
            throw new CommandException(PortAdvice.For(configuration, e), e);
        }

        NodeLog.Ready(log, configuration.Node.Name, string.Join(", ", app.Urls));
        await app.WaitForShutdownAsync(stop);
        NodeLog.Stopped(log, configuration.Node.Name);
    }

    async Task<JournalService> OpenJournalAsync()
    {
        try
        {
            return await JournalService.OpenAsync(
                folder, configuration.Journal, configuration.Node, time, IdSource.Secure(time));
        }
        catch (Exception e) when (e is IOException or LogFailedException)
        {
            throw new CommandException($"the journal cannot be opened: {e.Message}", e);
        }
    }

    WebApplication Build(
        CertificateAuthority authority, X509Certificate2 certificate, ClientRegistry clients, JournalService journal,
        DecisionKeys keys)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = folder.Path });
        // Everything comes from our own options: no appsettings.json, no ASPNETCORE_ variables.
        builder.Configuration.Sources.Clear();
        LogSetup.Apply(builder.Logging, configuration.Log, time);
        TelemetrySetup.Apply(builder.Services, configuration.Telemetry, configuration.Node, Version);
        builder.Services.Configure<ConsoleLifetimeOptions>(o => o.SuppressStatusMessages = true);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(configuration.Web);
        AddAccess(builder.Services);
        AddWeb(builder.Services);
        AddPicture(builder.Services);
        DiskRoomService.Add(builder.Services, journal, configuration.Node);
        // First of all that starts: what the others put into the picture is recorded.
        RecordingService.Add(builder.Services, configuration.Recording, folder, time);
        AreaService.Add(builder.Services, folder, configuration, time);
        AddHeadquarters(builder.Services, journal, keys);
        AddMap(builder.Services);
        AddTak(builder.Services, clients);
        FeedService.Add(builder.Services, configuration, time);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, authority, certificate, clients));

        var app = builder.Build();
        // Nobody else asks for the instruments: they are there from here on.
        _ = app.Services.GetRequiredService<TakMetrics>();
        // What its file holds is read before anything is posted; one that cannot be read is told at the start.
        _ = app.Services.GetRequiredService<AlertBoard>();
        _ = app.Services.GetRequiredService<AccountBook>();
        foreach (var fault in app.Services.GetRequiredService<LayerBoard>().Faults)
            NodeLog.LayerUnreadable(app.Services.GetRequiredService<ILogger<NodeHost>>(), fault);
        _ = app.Services.GetRequiredService<FeedMetrics>();
        _ = app.Services.GetService<RecorderMetrics>();
        app.MapPrometheusScrapingEndpoint("/metrics").ForOperators();
        app.MapLiaison();
        return app;
    }

    void AddHeadquarters(IServiceCollection services, JournalService journal, DecisionKeys keys)
    {
        using var logging = LoggerFactory.Create(log => LogSetup.Apply(log, configuration.Log, time));
        try
        {
            HeadquartersService.Add(services, journal, keys, folder, time, logging.CreateLogger<HeadquartersService>());
        }
        catch (LogFailedException e)
        {
            throw new CommandException($"the journal cannot be read: {e.Message}", e);
        }
    }

    void AddAccess(IServiceCollection services)
    {
        services.AddSingleton(configuration.Accounts);
        if (configuration.OpenId.Authority.Length > 0)
            services.AddOpenIdSignIn(configuration.OpenId, ReadSecret(configuration.OpenId.SecretFile));
        services.AddSingleton(_ => AccountDesk.OpenBook(folder));
        services.AddHostedService<StaffService>();
        services.AddSingleton<TokenBook>();
        services.AddSingleton<ITokenVerifier>(s =>
            isDemo ? new DemoTokens(s.GetRequiredService<TokenBook>()) : s.GetRequiredService<TokenBook>());
    }

    static string ReadSecret(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"openId.secretFile = {file}: {e.Message}", e);
        }
    }

    void AddWeb(IServiceCollection services)
    {
        services.AddSingleton(new WebNode
        {
            Name = configuration.Node.Name,
            Country = configuration.Node.Country,
            Fingerprint = folder.Fingerprint(),
            Version = Version,
            NodeId = configuration.Node.Id,
            Exercise = configuration.Node.Exercise.Length > 0 ? configuration.Node.Exercise : null,
            DefaultLabel = Label.NodeDefault(LabelPolicy.Default).ToBanner(),
            AnonymousRole = isDemo ? Role.Viewer : null,
            AppFolder = AppFolder.Find(configuration.Web.AppFolder),
        });
        services.AddSingleton<IReadiness>(s => s.GetRequiredService<TakService>());
        services.AddLiaisonWeb();
    }

    void AddPicture(IServiceCollection services) =>
        services.AddSingleton(new LivePicture(new CotReportCodec(), time));

    void AddMap(IServiceCollection services)
    {
        if (Basemap.Open(configuration.Map, out var basemap) is { } fault) throw new CommandException(fault);
        services.AddSingleton(basemap);
        services.AddSingleton(new LayerBoard(time, folder.Layers));
    }

    void AddTak(IServiceCollection services, ClientRegistry clients)
    {
        var keys = new AuthorityFiles(folder.Keys);
        services.AddSingleton(clients);
        services.AddSingleton<RegisteredClientDirectory>();
        services.AddSingleton<IClientDirectory>(s => s.GetRequiredService<RegisteredClientDirectory>());
        services.AddSingleton<IMessageStore>(_ => new SqliteMessageStore(folder.Messages));
        services.AddSingleton(s => new TakNode(
            configuration.Tak,
            s.GetRequiredService<LivePicture>(),
            s.GetRequiredService<IMessageStore>(),
            time,
            IdSource.Secure(time).Next,
            new TakNodeNames(configuration.Node.Id, configuration.Node.Name, $"Liaison {Version}"),
            s.GetRequiredService<ILoggerFactory>(),
            new TlsFiles(keys.ServerChain, keys.ServerKey, keys.Trust),
            s.GetRequiredService<IClientDirectory>()));
        services.AddSingleton<TakMetrics>();
        services.AddSingleton<TakService>();
        services.AddHostedService(s => s.GetRequiredService<TakService>());
        // Alerts come first: their answers have a mark that those to tasks have not.
        services.AddSingleton<ITakTopic, AlertTopic>();
        services.AddSingleton<ITakTopic, TaskTopic>();
        services.AddHostedService<TakCorrespondence>();
    }

    void Listen(
        Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel,
        CertificateAuthority authority, X509Certificate2 certificate, ClientRegistry clients)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = MaxWebConnections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = MaxWebConnections;
        kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        // Plain http is for this machine alone: there is no setting that opens it to others.
        kestrel.Listen(IPAddress.Loopback, configuration.Web.HttpPort);
        kestrel.Listen(IPAddress.Parse(configuration.Web.HttpsAddress), configuration.Web.HttpsPort, listen =>
            listen.UseHttps(https =>
            {
                https.ServerCertificate = certificate;
                https.ServerCertificateChain = [authority.Issuing];
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.ClientCertificateValidation = (client, _, _) => clients.StandingOf(
                    CertificateFingerprint.Of(client), time.GetUtcNow(), out _) == ClientStanding.Good;
            }));
    }
}
