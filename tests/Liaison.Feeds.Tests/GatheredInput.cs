using System.Text;
using System.Threading.Channels;
using Liaison.Feeds.Running;

namespace Liaison.Feeds.Tests;

/// <summary>An input that keeps what it gets: each whole as a text, in order.</summary>
sealed class GatheredInput : IFeedInput
{
    readonly Channel<string> _wholes = Channel.CreateBounded<string>(1000);
    readonly StringBuilder _text = new();

    /// <summary>What a whole leads to.</summary>
    public Func<string, InputOutcome> Outcome { get; init; } = _ => InputOutcome.Taken;

    public TaskCompletionSource IsConnected { get; } = new();

    /// <summary>What has come and is not yet whole.</summary>
    public string Text
    {
        get
        {
            lock (_text) return _text.ToString();
        }
    }

    public void Connected() => IsConnected.TrySetResult();

    public void Accept(ReadOnlySpan<byte> bytes)
    {
        lock (_text) _text.Append(Encoding.UTF8.GetString(bytes));
    }

    public void Abandon() => End("");

    public InputOutcome End(string name)
    {
        string whole;
        lock (_text)
        {
            whole = _text.ToString();
            _text.Clear();
        }

        Assert.True(_wholes.Writer.TryWrite(whole));
        return Outcome(whole);
    }

    public ValueTask<string> NextAsync() => _wholes.Reader.ReadAsync(Deadline.Token());

    public async Task UntilTextAsync(string text)
    {
        for (var deadline = Deadline.Token(); Text != text; deadline.ThrowIfCancellationRequested()) await Task.Yield();
    }
}
