using System.Diagnostics;

namespace Liaison.Durability.Appending;

/// <summary>An appender in a process of its own, seen from outside.</summary>
sealed class AppenderProcess : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(1);

    readonly Process _process;
    readonly Task _reading;
    readonly Lock _lock = new();
    readonly List<Ack> _acks = [];
    volatile bool _isReady;
    volatile bool _isLow;
    volatile string? _failure;

    AppenderProcess(Process process)
    {
        _process = process;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Whether its log is open.</summary>
    public bool IsReady => _isReady;

    /// <summary>Whether it takes nothing because its disk is full.</summary>
    public bool IsLow => _isLow;

    /// <summary>What it said when its log failed; null when it did not.</summary>
    public string? Failure => _failure;

    /// <summary>How many acknowledgements were seen until now.</summary>
    public int Acknowledged
    {
        get
        {
            lock (_lock) return _acks.Count;
        }
    }

    /// <summary>Starts one.</summary>
    /// <param name="settings">What it is to do.</param>
    /// <param name="through">A program that starts it in turn, and its arguments; empty for none.</param>
    public static AppenderProcess Start(AppenderSettings settings, params IReadOnlyList<string> through)
    {
        string[] command =
            [.. through, Path.Combine(AppContext.BaseDirectory, "Liaison.Durability"), "append", settings.ToArgument()];
        return new AppenderProcess(Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
    }

    /// <summary>Waits until it is ready, or has failed.</summary>
    /// <returns>Whether it is ready.</returns>
    public async Task<bool> ReadyAsync()
    {
        await UntilAsync(() => _isReady);
        return _isReady;
    }

    /// <summary>Waits for something, or until it has ended.</summary>
    public async Task UntilAsync(Func<bool> condition)
    {
        var began = Stopwatch.GetTimestamp();
        while (!condition() && !_reading.IsCompleted)
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new TimeoutException("the appender does not do what it must, and has not ended");
            await Task.Delay(LookEvery);
        }
    }

    /// <summary>Kills it, as <c>kill -9</c> does.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Lets it finish what it has begun, and close its log.</summary>
    public void Stop() => _process.StandardInput.Close();

    /// <summary>Waits until it has ended.</summary>
    /// <returns>What it had acknowledged: all that it had told, also what was read only afterwards.</returns>
    public async Task<IReadOnlyList<Ack>> EndedAsync()
    {
        await _reading.WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _acks;
    }

    /// <summary>The exit code, after its end.</summary>
    public int ExitCode => _process.ExitCode;

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Ack.TryParse(line, out var ack))
            {
                lock (_lock) _acks.Add(ack);
            }
            else if (line == "ready") _isReady = true;
            else if (line is "low" or "enough") _isLow = line == "low";
            else if (line.StartsWith("failed ", StringComparison.Ordinal)) _failure = line["failed ".Length..];
        }
    }
}
