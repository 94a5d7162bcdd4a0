using System.Security.Cryptography;
using Liaison.Configuration;
using Liaison.Feeds.Running;
using Liaison.Picture;
using Liaison.Picture.Alerts;
using Liaison.Picture.Layers;
using Liaison.Web;

namespace Liaison.Composition;

/// <summary>Starts the feeds with the program; the container ends them.</summary>
sealed class FeedService(FeedHost feeds) : IHostedService
{
    public static void Add(IServiceCollection services, NodeConfiguration configuration, TimeProvider time)
    {
        services.AddSingleton(s => Create(s, configuration.Feeds, time));
        services.AddSingleton<FeedMetrics>();
        services.AddHostedService<FeedService>();
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        feeds.Start();
        return Task.CompletedTask;
    }

    // The container disposes the host of the feeds, which waits for them.
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    static FeedHost Create(IServiceProvider services, FeedsOptions options, TimeProvider time)
    {
        var picture = services.GetRequiredService<LivePicture>();
        try
        {
            return new FeedHost(options, new FeedSurroundings
            {
                Picture = picture,
                Alerts = services.GetRequiredService<IAlertSink>(),
                Layers = services.GetRequiredService<LayerBoard>(),
                Groups = picture.Groups.SetOf(services.GetRequiredService<WebNode>().Groups),
                Random = RandomNumberGenerator.Fill,
                Time = time,
                Logger = services.GetRequiredService<ILogger<FeedHost>>(),
            });
        }
        catch (FeedOptionsException e)
        {
            throw new CommandException($"feeds: {e.Message}", e);
        }
    }
}
