using Liaison.Observability;
using Microsoft.Extensions.Logging;

namespace Liaison.Tests.Observability;

public sealed class RepeatLimiterTests : IDisposable
{
    readonly SettableTime _time = new();
    readonly Recorder _recorder = new();

    public void Dispose() => _recorder.Dispose();

    ILogger Logger(int perMinute) => new RepeatLimiter(_recorder, perMinute, _time).CreateLogger("test");

    [Fact]
    public void A_flood_of_one_warning_is_cut_and_counted_and_others_pass()
    {
        var logger = Logger(perMinute: 3);
        for (var i = 0; i < 100; i++)
            logger.Log(LogLevel.Warning, new EventId(1), "flood", null, (s, _) => s);
        logger.Log(LogLevel.Warning, new EventId(2), "other", null, (s, _) => s);
        for (var i = 0; i < 5; i++)
            logger.Log(LogLevel.Information, new EventId(1), "calm", null, (s, _) => s);
        _time.Ticks += TimeSpan.FromMinutes(1).Ticks;
        logger.Log(LogLevel.Warning, new EventId(1), "flood", null, (s, _) => s);

        Assert.Equal(["flood", "flood", "flood", "other", "calm", "calm", "calm", "calm", "calm",
            "97 more entries like the next one were left out.", "flood"], _recorder.Lines);
    }

    [Fact]
    public void Without_a_limit_everything_passes()
    {
        var logger = Logger(perMinute: 0);
        for (var i = 0; i < 50; i++)
            logger.Log(LogLevel.Error, new EventId(1), "again", null, (s, _) => s);

        Assert.Equal(50, _recorder.Lines.Count);
    }

    sealed class SettableTime : TimeProvider
    {
        public long Ticks { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Ticks;
    }

    sealed class Recorder : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose() { }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
