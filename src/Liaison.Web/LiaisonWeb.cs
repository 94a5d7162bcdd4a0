using System.Text.Json;
using System.Text.Json.Serialization;
using Liaison.Journal.Stores;
using Liaison.Journal.Writing;
using Liaison.Web.Access;
using Liaison.Web.Accounts;
using Liaison.Web.Accounts.OpenId;
using Liaison.Web.Accounts.Passkeys;
using Liaison.Web.Activity;
using Liaison.Web.Alerts;
using Liaison.Web.App;
using Liaison.Web.Areas;
using Liaison.Web.Decisions;
using Liaison.Web.Events;
using Liaison.Web.Feeds;
using Liaison.Web.Forces;
using Liaison.Web.Information;
using Liaison.Web.Journal;
using Liaison.Web.Kml;
using Liaison.Web.Layers;
using Liaison.Web.Log;
using Liaison.Web.Map;
using Liaison.Web.Node;
using Liaison.Web.Ogc;
using Liaison.Web.Posture;
using Liaison.Web.Problems;
using Liaison.Web.Readiness;
using Liaison.Web.Recording;
using Liaison.Web.Reports;
using Liaison.Web.Requests;
using Liaison.Web.Shifts;
using Liaison.Web.Sites;
using Liaison.Web.StaffAlerts;
using Liaison.Web.Tak;
using Liaison.Web.Tasks;
using Liaison.Web.Tracks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Liaison.Web;

/// <summary>Puts the HTTP API, the live streams and the web app into an ASP.NET Core application.</summary>
public static class LiaisonWeb
{
    // A peer that is gone without a word, as when its network is cut, is let go of after the two together.
    static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(20);
    static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(40);

    // One for each topic. How JSON is written is said once, below, for all of them.
    static readonly JsonSerializerContext[] JsonContexts =
    [
        AccountApiJson.Default,
        ActivityJson.Default,
        DecisionJson.Default,
        ForceJson.Default,
        InformationJson.Default,
        LayerJson.Default,
        LogJson.Default,
        OgcJson.Default,
        PostureJson.Default,
        ReadinessJson.Default,
        RecordJson.Default,
        ReportJson.Default,
        RequestJson.Default,
        RfiJson.Default,
        ShiftJson.Default,
        SiteJson.Default,
        StaffAlertJson.Default,
        TaskJson.Default,
        WebJson.Default,
    ];

    /// <summary>
    /// Adds what the API needs. The program adds a <see cref="WebNode"/>, an <see cref="ITokenVerifier"/>, the
    /// accounts, the picture, the TAK node, the feeds, the alert board, the watch areas, the row of events, the command
    /// post and the store of its journal, the source of ids, the clock, and an <see cref="IReadiness"/> for each part
    /// that may not be ready; and the recorded picture, if the node records.
    /// </summary>
    public static IServiceCollection AddLiaisonWeb(this IServiceCollection services)
    {
        services.TryAddSingleton(new AccountOptions());
        services.TryAddSingleton(new WebOptions());
        services.TryAddSingleton(s => new OfferedWays(s.GetRequiredService<AccountOptions>().Passwords, null));
        services.AddSingleton<RequestRate>();
        services.TryAddSingleton(_ => new PasswordHasher(PasswordCost.Usual));
        services.AddSingleton<SignInDelays>();
        services.AddSingleton<SessionBook>();
        services.AddSingleton<SignInService>();
        services.AddSingleton<PasskeyCeremonies>();
        services.AddSingleton<AccountAdministration>();
        services.AddSingleton<ViewerGate>();
        services.AddSingleton<RecordingGate>();
        services.AddSingleton<EventGate>();
        services.AddSingleton<IEventSource, AlertEvents>();
        services.AddSingleton<IEventSource, RecordEvents>();
        services.AddSingleton<FeatureSources>();
        services.AddSingleton<ImportGate>();
        services.ConfigureHttpJsonOptions(options =>
        {
            var json = options.SerializerOptions;
            foreach (var context in JsonContexts) json.TypeInfoResolverChain.Insert(0, context);
            json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.AllowDuplicateProperties = false;
            json.RespectNullableAnnotations = true;
            json.NumberHandling = JsonNumberHandling.Strict;
            json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        });
        services.AddProblemDetails();
        services.AddOpenApi("v1", ApiDescription.Configure);
        return services;
    }

    /// <summary>
    /// Only those who may see connections reach the endpoints of this builder, and programs of this machine over plain
    /// http: for what the program itself maps to be watched by, as metrics.
    /// </summary>
    public static TBuilder ForOperators<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequiredPermission(Permission.SeeConnections, OrThisMachine: true));

    /// <summary>Maps the API, the streams and, where there is one, the web app.</summary>
    public static void MapLiaison(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseSecurityHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context =>
                Problem.Of(context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error).ExecuteAsync(context),
            // The journal itself says in the log what happened to it.
            SuppressDiagnosticsCallback = failed => failed.Exception is LogFullException or LogFailedException,
        });
        app.UseStatusCodePages(
            refused => Problem.OfStatus(refused.HttpContext.Response.StatusCode).ExecuteAsync(refused.HttpContext));
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = AskEvery, KeepAliveTimeout = AnswerWithin });
        app.UseRequestRate();
        app.UseOpenId();
        app.UseOwnPagesOnly();
        app.UseAccess();
        app.MapNode();
        app.MapSession();
        app.MapPasskeys();
        app.MapOpenId();
        app.MapAccounts();
        app.MapTokens();
        app.MapTracks();
        app.MapRecording();
        app.MapTak();
        app.MapAlerts();
        app.MapAlertPush();
        app.MapAreas();
        app.MapEvents();
        app.MapJournal();
        app.MapForces();
        app.MapLog();
        app.MapCcirs();
        app.MapRfis();
        app.MapStaffAlerts();
        app.MapShifts();
        app.MapActivity();
        app.MapTasks();
        app.MapRequests();
        app.MapDecisions();
        app.MapReports();
        app.MapSites();
        app.MapReadiness();
        app.MapPosture();
        app.MapLayers();
        app.MapOgc();
        app.MapKml();
        app.MapBasemap();
        app.MapFeeds();
        app.MapOpenApi("/openapi/{documentName}.json").IsOpen("It describes the API, which is public.");
        if (app.Services.GetRequiredService<WebNode>().AppFolder is { } folder) app.UseWebApp(folder);
    }
}
