using System.Security.Cryptography;
using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Watch.Shifts;

/// <summary>Things of one kind in a brief.</summary>
/// <param name="Items">The first of them.</param>
/// <param name="Count">How many there are.</param>
public sealed record BriefList(IReadOnlyList<WatchItem> Items, int Count);

/// <summary>How many records of forces, readiness and sites there are.</summary>
/// <param name="Forces">Records about units, who commands them, and command itself.</param>
/// <param name="Readiness">Reports of readiness.</param>
/// <param name="Sites">Records about sites and what areas are to have.</param>
public sealed record RecordCounts(long Forces, long Readiness, long Sites);

/// <summary>
/// What the outgoing watch officer hands over. It names each thing by its id and version, and holds no time: as long
/// as nothing has changed and nothing has fallen due, the same brief comes out.
/// </summary>
/// <param name="Shift">The shift that ends.</param>
/// <param name="Words">The officer's own words; empty while there are none.</param>
/// <param name="Critical">Critical items: each is acknowledged or closed before the hand-over.</param>
/// <param name="Events">Entries of the log since the shift began, the newest first.</param>
/// <param name="Tasks">Open tasks.</param>
/// <param name="Requests">Open requests for support.</param>
/// <param name="Decisions">Decisions that wait for a key.</param>
/// <param name="Changed">What was there before the shift or came in it, and changed or ended in it, the last change
/// first; of entries of the log those that were amended or withdrawn.</param>
/// <param name="Records">How many records of forces, readiness and sites came since the shift began.</param>
public sealed record HandoverBrief(
    Guid Shift, string Words, BriefList Critical, BriefList Events, BriefList Tasks, BriefList Requests,
    BriefList Decisions, BriefList Changed, RecordCounts Records)
{
    /// <summary>The most critical items of a brief; nobody takes over more.</summary>
    public const int MostCritical = 500;

    /// <summary>The most things of each other list; what is left out is counted.</summary>
    public const int MostOthers = 50;

    static ReadOnlySpan<byte> Domain => "liaison/handover-brief/v1\0"u8;

    /// <summary>What names the brief: SHA-256 of a domain and the bytes that <see cref="BodyCodec"/> makes of it.</summary>
    public byte[] Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Domain);
        hash.AppendData(BodyCodec.Encode(this));
        return hash.GetHashAndReset();
    }
}
