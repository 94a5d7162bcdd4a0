using System.Buffers;

namespace Liaison.Feeds.Running;

/// <summary>Reads whole documents of a feed: alerts, layers.</summary>
interface IDocumentReader
{
    /// <summary>Reads one document and hands on what is in it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="name">What its source calls it, for example its file's name; empty for nothing.</param>
    /// <param name="taken">How many items were new and taken.</param>
    /// <param name="links">Addresses of further documents that it names.</param>
    /// <returns>Why it is refused; null when it was read.</returns>
    string? Read(ReadOnlyMemory<byte> document, string name, out int taken, out IReadOnlyList<string> links);
}

/// <summary>Input that is read as whole documents.</summary>
sealed class DocumentInput(IDocumentReader reader, FeedMeter meter, TimeProvider time, Action connected) : IFeedInput
{
    const int MostBytes = 16 << 20;
    const string TooLong = "longer than 16 MiB";

    readonly ArrayBufferWriter<byte> _document = new();
    bool _tooLong;

    public void Connected() => connected();

    public void Accept(ReadOnlySpan<byte> bytes)
    {
        meter.Receive(bytes.Length);
        _tooLong |= _document.WrittenCount + bytes.Length > MostBytes;
        if (!_tooLong) _document.Write(bytes);
    }

    public InputOutcome End(string name)
    {
        try
        {
            return Read(name);
        }
        finally
        {
            Abandon();
        }
    }

    public void Abandon()
    {
        _document.ResetWrittenCount();
        _tooLong = false;
    }

    InputOutcome Read(string name)
    {
        IReadOnlyList<string> links = [];
        var taken = 0;
        var refusal = _tooLong ? TooLong : reader.Read(_document.WrittenMemory, name, out taken, out links);
        if (refusal is not null)
        {
            meter.Reject(refusal, _document.WrittenSpan);
            return new InputOutcome(refusal, []);
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        for (var i = 0; i < taken; i++) meter.Accept(now, now);
        if (taken == 0) meter.Ignore();
        return new InputOutcome(null, links);
    }
}
