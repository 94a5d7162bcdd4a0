using System.Text.Json;
using Liaison.Configuration;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Liaison.Observability;

/// <summary>Logs go to standard error: standard output belongs to results.</summary>
static class LogSetup
{
    const string TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";

    public static void Apply(ILoggingBuilder logging, LogOptions options, TimeProvider time)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(options.Level);
        // The framework's own lines tell of each request; its warnings are worth reading.
        logging.AddFilter("Microsoft", options.Level < LogLevel.Information ? options.Level : LogLevel.Warning);
        // Failure to bind is reported once, with the setting to change.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        if (options.Level == LogLevel.None)
            return;

        logging.AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.UseUtcTimestamp = true;
            o.TimestampFormat = TimestampFormat;
            o.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.AddJsonConsole(o =>
        {
            o.UseUtcTimestamp = true;
            o.TimestampFormat = "O";
            o.JsonWriterOptions = new JsonWriterOptions { Indented = false };
        });
        logging.Services.Configure<ConsoleLoggerOptions>(o =>
        {
            o.LogToStandardErrorThreshold = LogLevel.Trace;
            o.FormatterName = options.Format == LogFormat.Json
                ? ConsoleFormatterNames.Json
                : ConsoleFormatterNames.Simple;
        });
        logging.ClearProviders();
        logging.Services.AddSingleton<ILoggerProvider>(services => new RepeatLimiter(
            new ConsoleLoggerProvider(
                services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>(),
                services.GetServices<ConsoleFormatter>()),
            options.RepeatsPerMinute,
            time));
    }
}
