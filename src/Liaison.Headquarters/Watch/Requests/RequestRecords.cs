using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Watch.Requests;

/// <summary>This headquarters wrote a request to a partner; the record's id is the request's.</summary>
/// <param name="Partner">Name of the headquarters that is asked.</param>
/// <param name="Content">What it says.</param>
[RecordKind("watch.request-drafted")]
public sealed record RequestDrafted(string Partner, RequestContent Content) : IRecordBody;

/// <summary>A draft says something else.</summary>
/// <param name="Request">The request's id.</param>
/// <param name="Content">All that it says from now on.</param>
[RecordKind("watch.request-amended")]
public sealed record RequestAmended(Guid Request, RequestContent Content) : IRecordBody;

/// <summary>
/// A partner's request that did not come by the link was entered here on the partner's behalf; the record's id is the
/// request's.
/// </summary>
/// <param name="Partner">Name of the headquarters that asks.</param>
/// <param name="Content">What it says.</param>
/// <param name="Source">How it came: verbal or by letter.</param>
/// <param name="ReportedBy">Who of the partner said or signed it.</param>
[RecordKind("watch.request-entered")]
public sealed record RequestEntered(
    string Partner, RequestContent Content, RequestSource Source, string ReportedBy) : IRecordBody;

/// <summary>A side took a step: this headquarters its own, or the partner one that was entered here for it.</summary>
/// <param name="Request">The request's id.</param>
/// <param name="Action">What was done.</param>
/// <param name="Requester">What the requester says from now on; null for a step of the provider.</param>
/// <param name="Provider">What the provider says from now on; null for a step of the requester.</param>
/// <param name="Content">What the request says from now on; null when it stays as it is.</param>
/// <param name="Offer">What the provider gives in part, or offers instead.</param>
/// <param name="Committed">What the provider has set aside; null when that stays as it is.</param>
/// <param name="Reason">Why; empty for nothing.</param>
/// <param name="By">Who said so, when it is not the author.</param>
/// <param name="Source">How it came: our own, or on the partner's behalf verbal or by letter.</param>
[RecordKind("watch.request-moved")]
public sealed record RequestMoved(
    Guid Request,
    RequestAction Action,
    RequesterState? Requester,
    ProviderState? Provider,
    RequestContent? Content,
    SupportOffer? Offer,
    IReadOnlyList<ItemQuantity>? Committed,
    string Reason,
    string? By,
    RequestSource Source) : IRecordBody;

/// <summary>An approving official of this headquarters approved.</summary>
/// <param name="Request">The request's id.</param>
/// <param name="Official">Who approved.</param>
/// <param name="Reason">What they said; empty for nothing.</param>
[RecordKind("watch.request-approved")]
public sealed record RequestApproved(Guid Request, string Official, string Reason) : IRecordBody;

/// <summary>The partner's half, as the link brought it.</summary>
/// <param name="Request">The request's id.</param>
/// <param name="Partner">Name of the partner.</param>
/// <param name="Requester">Its half when it asks.</param>
/// <param name="Provider">Its half when it is asked.</param>
[RecordKind("watch.request-heard")]
public sealed record RequestHeard(
    Guid Request, string Partner, RequesterHalf? Requester, ProviderHalf? Provider) : IRecordBody;
