using Liaison.Configuration;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Liaison.Observability;

/// <summary>Measurements at /metrics always; measurements and traces to a collector when one is configured.</summary>
static class TelemetrySetup
{
    /// <summary>Meters and activity sources of all rooms begin with this.</summary>
    const string OwnSources = "Liaison.*";

    public static void Apply(IServiceCollection services, TelemetryOptions options, NodeOptions node, string version)
    {
        var collector = options.OtlpEndpoint.Length > 0 ? new Uri(options.OtlpEndpoint) : null;
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("liaison", serviceVersion: version, serviceInstanceId: node.Id)
                .AddAttributes([new("liaison.headquarters", node.Name)]))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(OwnSources, "System.Runtime", "Microsoft.AspNetCore.Hosting",
                    "Microsoft.AspNetCore.Server.Kestrel");
                metrics.AddPrometheusExporter();
                if (collector is not null)
                    metrics.AddOtlpExporter(o => o.Endpoint = collector);
            });
        if (collector is not null)
            telemetry.WithTracing(tracing => tracing
                .AddSource(OwnSources, "Microsoft.AspNetCore")
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TraceShare)))
                .AddOtlpExporter(o => o.Endpoint = collector));
    }
}
