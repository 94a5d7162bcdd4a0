using System.ComponentModel;
using System.Text.Json.Serialization;
using Liaison.Headquarters.Watch.Requests;
using Liaison.Web.Command;

namespace Liaison.Web.Requests;

/// <summary>An amount of money.</summary>
/// <param name="Amount">How much; at most three decimals.</param>
/// <param name="Currency">Currency, three capital letters (ISO 4217).</param>
public sealed record MoneyModel(decimal Amount, string Currency);

/// <summary>One thing that is asked for. What is absent is as the request says.</summary>
public sealed record RequestItemModel
{
    /// <summary>What.</summary>
    public required string Description { get; init; }

    /// <summary>How much; at most three decimals.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Unit of measure.</summary>
    [Description("Unit of measure, for example L, kg or each.")]
    public required string Unit { get; init; }

    /// <summary>How urgent.</summary>
    public RequestPriority? Priority { get; init; }

    /// <summary>When it is needed.</summary>
    public DateTimeOffset? RequiredBy { get; init; }

    /// <summary>Where to.</summary>
    public string? DeliverySite { get; init; }

    /// <summary>Who takes it there.</summary>
    public string? PointOfContact { get; init; }
}

/// <summary>So much of one item.</summary>
/// <param name="Item">The item's place in the request, from 0.</param>
/// <param name="Quantity">How much, in the item's unit; at most three decimals.</param>
public sealed record ItemQuantityModel(int Item, decimal Quantity);

/// <summary>What a provider offers, in part or instead.</summary>
public sealed record OfferModel
{
    /// <summary>In words.</summary>
    public string? Terms { get; init; }

    /// <summary>How much of which item.</summary>
    public IReadOnlyList<ItemQuantityModel>? Items { get; init; }

    /// <summary>When it could be there.</summary>
    public DateTimeOffset? By { get; init; }

    /// <summary>What it would cost.</summary>
    public MoneyModel? Cost { get; init; }
}

/// <summary>What a request says.</summary>
public record RequestContentModel
{
    /// <summary>One line.</summary>
    public required string Subject { get; init; }

    /// <summary>Who asks.</summary>
    [Description("Who asks: name, a telephone answered day and night, organisation. The name is needed to send it.")]
    public RequestContact? RequestedBy { get; init; }

    /// <summary>What for.</summary>
    [Description("What for. At least one is needed to send it.")]
    public IReadOnlyList<RequestItemModel>? Items { get; init; }

    /// <summary>How urgent.</summary>
    [Description("lifesaving, lifeSustaining, high or normal; normal without it.")]
    public RequestPriority? Priority { get; init; }

    /// <summary>When it is needed.</summary>
    public DateTimeOffset? RequiredBy { get; init; }

    /// <summary>Until when it is needed.</summary>
    public DateTimeOffset? RequiredUntil { get; init; }

    /// <summary>Where to.</summary>
    public string? DeliverySite { get; init; }

    /// <summary>Longitude and latitude in degrees.</summary>
    public IReadOnlyList<double>? Position { get; init; }

    /// <summary>Who takes it there.</summary>
    public string? PointOfContact { get; init; }

    /// <summary>Who of the requester stands for it.</summary>
    public string? ApprovingOfficial { get; init; }

    /// <summary>The law, agreement or order that it rests on.</summary>
    [Description("The law, agreement or order that it rests on. Needed to send it.")]
    public string? AuthorityBasis { get; init; }

    /// <summary>How it is settled.</summary>
    [Description("none (without it), cash, replacementInKind or equalValue.")]
    public Settlement? Settlement { get; init; }

    /// <summary>What it will cost.</summary>
    public MoneyModel? EstimatedCost { get; init; }

    /// <summary>When it expires without an answer.</summary>
    [Description("When it expires without an answer; requiredUntil without it.")]
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>That it was first made by word of mouth.</summary>
    [Description("That it originated as a verbal request: by whom, and when.")]
    public VerbalRequest? Verbal { get; init; }

    /// <summary>What else there is to say.</summary>
    public string? Remarks { get; init; }

    /// <summary>The log entry that it follows from.</summary>
    public Guid? LogEntry { get; init; }
}

/// <summary>A request as it is posted.</summary>
public sealed record PostedRequest : RequestContentModel
{
    /// <summary>The partner that is asked.</summary>
    [Description("The headquarters that is asked: for a request of our own.")]
    public string? To { get; init; }

    /// <summary>Whether it is sent at once.</summary>
    [Description("Whether it is sent at once; else it is a draft.")]
    public bool? Send { get; init; }

    /// <summary>The partner that asks.</summary>
    [Description("The headquarters that asks: for a request that did not come by the link, entered on its behalf.")]
    public string? From { get; init; }

    /// <summary>How it came.</summary>
    [Description("How it came: verbal or letter. With from, and only then.")]
    public RequestSource? Source { get; init; }

    /// <summary>Who of the partner said or signed it.</summary>
    [Description("Who of the partner said or signed it. With from, and only then.")]
    public string? ReportedBy { get; init; }

    /// <summary>The label; the node's default without it.</summary>
    public PostedLabel? Label { get; init; }
}

/// <summary>What is to change of a draft: all that it says, or its label.</summary>
public sealed record PostedRequestChange
{
    /// <summary>All that it says from now on.</summary>
    public RequestContentModel? Content { get; init; }

    /// <summary>Its label from now on.</summary>
    public PostedLabel? Label { get; init; }
}

/// <summary>What goes with a step.</summary>
public sealed record PostedRequestStep
{
    /// <summary>Why.</summary>
    [Description("Why; needed to decline.")]
    public string? Reason { get; init; }

    /// <summary>Who said so.</summary>
    [Description("The approving official, or who of the partner said so; the caller without it.")]
    public string? By { get; init; }

    /// <summary>How it came.</summary>
    [Description("verbal or letter: a step of the partner, entered on its behalf.")]
    public RequestSource? Source { get; init; }

    /// <summary>What is asked instead.</summary>
    [Description("All that is asked from now on: to revise.")]
    public RequestContentModel? Content { get; init; }

    /// <summary>What is given in part or offered instead.</summary>
    [Description("What is given in part or offered instead: to accept partly, and to counter.")]
    public OfferModel? Offer { get; init; }

    /// <summary>What is set aside.</summary>
    [Description("What is set aside, to commit: all that was accepted without it.")]
    public IReadOnlyList<ItemQuantityModel>? Items { get; init; }
}

/// <summary>What the requester says.</summary>
/// <param name="State">Where the request is.</param>
/// <param name="Revision">Which form of it was sent last; 0 for none.</param>
/// <param name="Agreed">Which offer it took; 0 for none.</param>
/// <param name="Reason">What was said.</param>
/// <param name="ApprovedBy">The approving official who approved it.</param>
/// <param name="ApprovedAt">When.</param>
/// <param name="By">Who said this.</param>
/// <param name="At">When.</param>
public sealed record RequesterHalfModel(
    RequesterState State, int Revision, int Agreed, string? Reason, string? ApprovedBy, DateTimeOffset? ApprovedAt,
    string By, DateTimeOffset At);

/// <summary>What the provider says.</summary>
/// <param name="State">Where the request is.</param>
/// <param name="About">To which form of it this is the answer.</param>
/// <param name="Counter">The number of its last offer; 0 for none.</param>
/// <param name="Offer">What it gives in part, or offers instead.</param>
/// <param name="Committed">What it has set aside.</param>
/// <param name="Reason">What was said.</param>
/// <param name="GivenAt">When it began before approval.</param>
/// <param name="ApprovedBy">Who approved that afterwards.</param>
/// <param name="ApprovedAt">When.</param>
/// <param name="By">Who said this.</param>
/// <param name="At">When.</param>
public sealed record ProviderHalfModel(
    ProviderState State, int About, int Counter, OfferModel? Offer, IReadOnlyList<ItemQuantityModel> Committed,
    string? Reason, DateTimeOffset? GivenAt, string? ApprovedBy, DateTimeOffset? ApprovedAt, string? By,
    DateTimeOffset? At);

/// <summary>A request for support.</summary>
public sealed record RequestModel
{
    /// <summary>Its id, the same on both sides.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its number in this headquarters.</summary>
    public required int Number { get; init; }

    /// <summary>The number of the last record that changed it; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Name of the headquarters that asks: whose request it is.</summary>
    public required string Headquarters { get; init; }

    /// <summary>Name of the headquarters that asks.</summary>
    public required string From { get; init; }

    /// <summary>Name of the headquarters that is asked.</summary>
    public required string To { get; init; }

    /// <summary>Which side this headquarters is.</summary>
    public required RequestSide Side { get; init; }

    /// <summary>How it came here.</summary>
    [Description("own, link, or entered here on the partner's behalf: verbal or letter.")]
    public required RequestSource Source { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }

    /// <summary>Its state.</summary>
    public required RequestState State { get; init; }

    /// <summary>How much of it is committed.</summary>
    public required CommitStatus CommitStatus { get; init; }

    /// <summary>What this headquarters may do now.</summary>
    public required IReadOnlyList<RequestAction> Actions { get; init; }

    /// <summary>Whether it is needed and not there.</summary>
    public required bool Overdue { get; init; }

    /// <summary>By when help that was given before approval must be approved.</summary>
    public DateTimeOffset? ApprovalDue { get; init; }

    /// <summary>Whether that time is over.</summary>
    public required bool ApprovalOverdue { get; init; }

    /// <summary>Whether the provider's forces are out for what is wanted no more.</summary>
    public required bool Recall { get; init; }

    /// <summary>When it expires without an answer.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>What it says.</summary>
    public required RequestContentModel Content { get; init; }

    /// <summary>What the requester says, as far as it is known here.</summary>
    public required RequesterHalfModel Requester { get; init; }

    /// <summary>What the provider says, as far as it is known here.</summary>
    public required ProviderHalfModel Provider { get; init; }

    /// <summary>Tasks of this headquarters that serve it.</summary>
    public required IReadOnlyList<Guid> Tasks { get; init; }

    /// <summary>Its course, oldest first.</summary>
    public required IReadOnlyList<RequestStep> Steps { get; init; }

    /// <summary>Who wrote or entered it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset Changed { get; init; }

    /// <summary>When it came by the link; absent for what did not.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }
}

/// <summary>JSON of requests.</summary>
[JsonSerializable(typeof(RequestModel))]
[JsonSerializable(typeof(IReadOnlyList<RequestModel>))]
[JsonSerializable(typeof(PostedRequest))]
[JsonSerializable(typeof(PostedRequestChange))]
[JsonSerializable(typeof(PostedRequestStep))]
sealed partial class RequestJson : JsonSerializerContext;
