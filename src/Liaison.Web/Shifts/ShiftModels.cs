using System.Text.Json.Serialization;
using Liaison.Headquarters.Watch.Shifts;
using Liaison.Web.Command;

namespace Liaison.Web.Shifts;

/// <summary>A shift: one officer on watch at one position.</summary>
public sealed record ShiftModel
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The number of the record that began it.</summary>
    public required long Number { get; init; }

    /// <summary>The number of the last record that changed it; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Name of the headquarters whose shift it is.</summary>
    public required string Headquarters { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }

    /// <summary>The area of duty.</summary>
    public required string Position { get; init; }

    /// <summary>Who is on watch.</summary>
    public required string Officer { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>When it is to end.</summary>
    public required DateTimeOffset PlannedEnd { get; init; }

    /// <summary>Whether it should have ended by now.</summary>
    public required bool Overdue { get; init; }

    /// <summary>When it ended; absent while it lasts.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The shift that it took over from.</summary>
    public Guid? Previous { get; init; }

    /// <summary>The shift that followed.</summary>
    public Guid? Next { get; init; }

    /// <summary>The brief that was made last; in the answer for one shift.</summary>
    public HandoverModel? Handover { get; init; }
}

/// <summary>A brief, and how far it is on its way from one officer to the other.</summary>
public sealed record HandoverModel
{
    /// <summary>SHA-256 of the brief's bytes, in hexadecimal digits: what is acknowledged and signed.</summary>
    public required string Digest { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }

    /// <summary>Who made it.</summary>
    public required string By { get; init; }

    /// <summary>When: what it says is as of then.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who takes over.</summary>
    public required string Oncoming { get; init; }

    /// <summary>When the next shift is to end; absent when the position is stood down.</summary>
    public DateTimeOffset? NextEnd { get; init; }

    /// <summary>What the officer adds.</summary>
    public string? Remarks { get; init; }

    /// <summary>
    /// Whether what is critical is still what the brief says; otherwise signatures under it are void and it is to be made
    /// anew. Of a shift that has ended: true.
    /// </summary>
    public required bool Current { get; init; }

    /// <summary>What the on-coming officer acknowledges, each.</summary>
    public required IReadOnlyList<BriefItemModel> Critical { get; init; }

    /// <summary>How many of them are not acknowledged.</summary>
    public required int Unacknowledged { get; init; }

    /// <summary>What else is open, at most 200 of it.</summary>
    public required IReadOnlyList<BriefItemModel> Open { get; init; }

    /// <summary>How much else is open.</summary>
    public required int OpenCount { get; init; }

    /// <summary>The signature of who hands over.</summary>
    public HandoverSignature? OutgoingSignature { get; init; }

    /// <summary>The signature of who takes over.</summary>
    public HandoverSignature? OncomingSignature { get; init; }
}

/// <summary>Something that a watch looks after, as it was in one version.</summary>
public sealed record BriefItemModel
{
    /// <summary>What kind of thing: alert, event, task, request, rfi, decision.</summary>
    public required string Kind { get; init; }

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version then.</summary>
    public required long Version { get; init; }

    /// <summary>
    /// Why it is there: ccir, unacknowledged; severe, extreme; finishLate, startLate, acknowledgementLate, refused, draft, open; toBeRecalled,
    /// approvalOverdue, approvalRunning, overdue; ownKeyMissing, partnerKeyMissing.
    /// </summary>
    public required string Concern { get; init; }

    /// <summary>The beginning of what it says now.</summary>
    public string? Title { get; init; }

    /// <summary>The banner of its label now.</summary>
    public string? Label { get; init; }

    /// <summary>When the on-coming officer acknowledged it.</summary>
    public DateTimeOffset? Acknowledged { get; init; }
}

/// <summary>What there is to hand over now.</summary>
/// <param name="Critical">What nobody may take over unknowingly; at most 2000 of it.</param>
/// <param name="Open">What else is open; at most 200 of it.</param>
/// <param name="OpenCount">How much else is open.</param>
public sealed record HandoverItemsModel(
    IReadOnlyList<BriefItemModel> Critical, IReadOnlyList<BriefItemModel> Open, int OpenCount);

/// <summary>Goes on watch.</summary>
public sealed record PostedShift
{
    /// <summary>The area of duty: letters, digits, points, underscores, hyphens; for example watch.</summary>
    public required string Position { get; init; }

    /// <summary>When the shift is to end, in the next seven days.</summary>
    public required DateTimeOffset PlannedEnd { get; init; }

    /// <summary>The label; the node's default without it.</summary>
    public PostedLabel? Label { get; init; }
}

/// <summary>Makes a brief.</summary>
public sealed record PostedBrief
{
    /// <summary>Who takes over, by the name under which they sign in.</summary>
    public required string Oncoming { get; init; }

    /// <summary>When the next shift is to end; as long as this one was planned without it.</summary>
    public DateTimeOffset? NextEnd { get; init; }

    /// <summary>Whether nobody follows: a commander takes over what is open.</summary>
    public bool StandDown { get; init; }

    /// <summary>What the officer adds.</summary>
    public string? Remarks { get; init; }

    /// <summary>The label; that of the shift without it.</summary>
    public PostedLabel? Label { get; init; }
}

/// <summary>Acknowledges critical items of a brief.</summary>
public sealed record PostedAcknowledgement
{
    /// <summary>The digest of the brief that was shown.</summary>
    public required string Digest { get; init; }

    /// <summary>The items, each as it was shown.</summary>
    public required IReadOnlyList<PostedItem> Items { get; init; }
}

/// <summary>A critical item as it was shown.</summary>
public sealed record PostedItem
{
    /// <summary>What kind of thing.</summary>
    public required string Kind { get; init; }

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version.</summary>
    public required long Version { get; init; }
}

/// <summary>Signs a brief.</summary>
public sealed record PostedBriefSignature
{
    /// <summary>The digest of the brief that was shown.</summary>
    public required string Digest { get; init; }
}

/// <summary>JSON of shifts.</summary>
[JsonSerializable(typeof(ShiftModel))]
[JsonSerializable(typeof(IReadOnlyList<ShiftModel>))]
[JsonSerializable(typeof(HandoverItemsModel))]
[JsonSerializable(typeof(PostedShift))]
[JsonSerializable(typeof(PostedBrief))]
[JsonSerializable(typeof(PostedAcknowledgement))]
[JsonSerializable(typeof(PostedBriefSignature))]
sealed partial class ShiftJson : JsonSerializerContext;
