using System.Buffers;

namespace Liaison.Feeds.Running;

/// <summary>Reads whole documents of a feed: alerts, layers.</summary>
interface IDocumentReader
{
    /// <summary>Reads one document and hands on what is in it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="name">What its source calls it, for example its file's name; empty for nothing.</param>
    DocumentResult Read(ReadOnlyMemory<byte> document, string name);
}

/// <summary>What became of a document.</summary>
/// <param name="Refusal">Why all of it is refused; null when it was read.</param>
/// <param name="Taken">How many items were new and taken.</param>
/// <param name="Links">Addresses of further documents that it names.</param>
/// <param name="PartRefusals">Why parts of it are refused, while the rest was read.</param>
readonly record struct DocumentResult(
    string? Refusal, int Taken, IReadOnlyList<string> Links, IReadOnlyList<string> PartRefusals)
{
    public static DocumentResult Refused(string reason) => new(reason, 0, [], []);
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
        var result = _tooLong ? DocumentResult.Refused(TooLong) : reader.Read(_document.WrittenMemory, name);
        if (result.Refusal is { } refusal)
        {
            meter.Reject(refusal, _document.WrittenSpan);
            return new InputOutcome(refusal, []);
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        for (var i = 0; i < result.Taken; i++) meter.Accept(now, now);
        foreach (var reason in result.PartRefusals) meter.Reject(reason, _document.WrittenSpan);
        if (result.Taken == 0) meter.Ignore();
        return new InputOutcome(null, result.Links);
    }
}
