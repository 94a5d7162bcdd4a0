using System.Buffers;
using Liaison.Feeds.Ais;
using Liaison.Feeds.Running;

namespace Liaison.Feeds.Sources;

/// <summary>Plays a recorded log of ships again and again as if it were now.</summary>
sealed class AisLogSource(string path, TimeProvider time) : IFeedSource
{
    public string Place => $"log:{path}";

    public async Task RunAsync(IFeedInput input, CancellationToken stop)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        var log = new AisLog(file, time);
        var sentences = new ArrayBufferWriter<byte>();
        input.Connected();
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var wait = log.Play(sentences);
            if (sentences.WrittenCount > 0) input.Accept(sentences.WrittenSpan);
            sentences.ResetWrittenCount();
            await Task.Delay(wait, time, stop).ConfigureAwait(false);
        }
    }
}
