namespace Liaison.Feeds.Ais;

/// <summary>Takes what an <see cref="AisReader"/> finds. Spans live for the call only.</summary>
interface IAisHandler
{
    /// <summary>Takes a message of a known type that is long enough for it.</summary>
    /// <returns>What is wrong with it, when it is of no use; then it is rejected.</returns>
    AisRejection OnMessage(in AisMessage message);

    /// <summary>Takes a line, or the beginning of one, that cannot be used.</summary>
    void OnRejected(AisRejection reason, ReadOnlySpan<byte> line);

    /// <summary>Counts a line that is something else: a comment, a sentence of another kind.</summary>
    void OnOther();
}
