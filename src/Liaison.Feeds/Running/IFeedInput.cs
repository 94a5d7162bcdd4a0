namespace Liaison.Feeds.Running;

/// <summary>Where a source puts what it gets. Called by one thread at a time.</summary>
interface IFeedInput
{
    /// <summary>The source is there: connected, listening, open.</summary>
    void Connected();

    /// <summary>Takes the next bytes.</summary>
    void Accept(ReadOnlySpan<byte> bytes);

    /// <summary>What came is whole: the datagram, the file, the answer, or the connection has ended.</summary>
    /// <param name="name">What the source calls it; empty for nothing.</param>
    InputOutcome End(string name);

    /// <summary>What came and was not whole is thrown away; nothing more of it will come.</summary>
    void Abandon();
}

/// <summary>What became of a whole input.</summary>
/// <param name="Refusal">Why it was refused; null when it was taken.</param>
/// <param name="Links">Addresses that it names where more is to be had.</param>
readonly record struct InputOutcome(string? Refusal, IReadOnlyList<string> Links)
{
    public static InputOutcome Taken => new(null, []);
}
