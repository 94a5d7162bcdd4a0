using System.Security.Cryptography;
using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Watch.Shifts;

/// <summary>What one watch officer hands over to the next. Both sign its digest.</summary>
/// <param name="Shift">The shift that ends.</param>
/// <param name="Position">Its position.</param>
/// <param name="Outgoing">Who was on watch.</param>
/// <param name="Oncoming">Who takes over.</param>
/// <param name="Began">When the shift began.</param>
/// <param name="At">When the brief was made: what it says is as of then.</param>
/// <param name="NextEnd">When the next shift is to end; null when the position is stood down.</param>
/// <param name="Remarks">What the officer adds; may be empty.</param>
/// <param name="Critical">What the on-coming officer acknowledges, each.</param>
/// <param name="Open">The first of what else is open.</param>
/// <param name="OpenCount">How much else is open.</param>
public sealed record HandoverBrief(
    Guid Shift, string Position, string Outgoing, string Oncoming, DateTimeOffset Began, DateTimeOffset At,
    DateTimeOffset? NextEnd, string Remarks, IReadOnlyList<BriefItem> Critical, IReadOnlyList<BriefItem> Open,
    int OpenCount)
{
    /// <summary>The most critical items of a brief: more than that nobody takes over at once.</summary>
    public const int MostCritical = 2000;

    /// <summary>The most other items; what is left out is counted.</summary>
    public const int MostOpen = 200;

    /// <summary>Whether nobody follows: the position is stood down.</summary>
    public bool IsStandDown => NextEnd is null;

    /// <summary>What names the brief: SHA-256 of the bytes that <see cref="BodyCodec"/> makes of it.</summary>
    public byte[] Digest() => SHA256.HashData(BodyCodec.Encode(this));
}
