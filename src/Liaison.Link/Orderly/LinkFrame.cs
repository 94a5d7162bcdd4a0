using Liaison.Journal.Blocks;

namespace Liaison.Link.Orderly;

/// <summary>What one side of the orderly lane says to the other.</summary>
public abstract record LinkFrame
{
    LinkFrame()
    {
    }

    /// <summary>The first frame of each side: what it has to give, and what it holds of the other's.</summary>
    /// <param name="Headquarters">Who speaks.</param>
    /// <param name="Log">The outbound log of the speaker for this partner.</param>
    /// <param name="Head">Up to where that log goes.</param>
    /// <param name="HeadHeader">The header of its last block; empty when there is none.</param>
    /// <param name="HeadSignature">The signature over that header: a claim that its speaker cannot take back.</param>
    /// <param name="HeldLog">The partner's log that the speaker holds; null when it holds nothing.</param>
    /// <param name="Held">Up to where it holds that log on disk.</param>
    public sealed record Hello(
        string Headquarters, Guid Log, LogHead Head, ReadOnlyMemory<byte> HeadHeader,
        ReadOnlyMemory<byte> HeadSignature, Guid? HeldLog, LogHead Held) : LinkFrame;

    /// <summary>The next block of the speaker's log.</summary>
    /// <param name="Content">The block, byte for byte as it was signed.</param>
    public sealed record Given(Block Content) : LinkFrame;

    /// <summary>
    /// A block of the hearer's own log, given back: the hearer has lost it with its disk, the speaker has kept it.
    /// </summary>
    /// <param name="Content">The block, byte for byte as it was signed.</param>
    public sealed record Returned(Block Content) : LinkFrame;

    /// <summary>What the speaker holds on disk; for the flow, and no proof.</summary>
    /// <param name="Record">The last record of the hearer's log.</param>
    public sealed record Holding(long Record) : LinkFrame;

    /// <summary>The speaker is there, and has nothing else to say.</summary>
    /// <param name="TimeMs">Its clock, Unix milliseconds.</param>
    public sealed record Alive(long TimeMs) : LinkFrame;

    /// <summary>The speaker ends the link.</summary>
    /// <param name="Fault">Why.</param>
    /// <param name="Detail">In words.</param>
    public sealed record Closing(LinkFault Fault, string Detail) : LinkFrame;
}
