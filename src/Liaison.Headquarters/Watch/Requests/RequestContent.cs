using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Watch.Requests;

/// <summary>Who asks.</summary>
/// <param name="Name">Name and rank or title.</param>
/// <param name="Phone">A telephone that is answered day and night.</param>
/// <param name="Organisation">Organisation.</param>
public sealed record RequestContact(string Name, string Phone, string Organisation);

/// <summary>One thing that is asked for. What is null is as the request says.</summary>
/// <param name="Description">What.</param>
/// <param name="QuantityThousandths">How much, times 1000.</param>
/// <param name="Unit">Unit of measure, for example <c>L</c>, <c>kg</c> or <c>each</c>.</param>
/// <param name="Priority">How urgent.</param>
/// <param name="RequiredBy">When it is needed.</param>
/// <param name="DeliverySite">Where to.</param>
/// <param name="PointOfContact">Who takes it there.</param>
public sealed record RequestItem(
    string Description,
    long QuantityThousandths,
    string Unit,
    RequestPriority? Priority = null,
    DateTimeOffset? RequiredBy = null,
    string? DeliverySite = null,
    string? PointOfContact = null);

/// <summary>An amount of money.</summary>
/// <param name="AmountThousandths">The amount times 1000.</param>
/// <param name="Currency">Currency, three letters (ISO 4217).</param>
public sealed record Money(long AmountThousandths, string Currency);

/// <summary>That a request was first made by word of mouth.</summary>
/// <param name="By">Who made it.</param>
/// <param name="At">When.</param>
public sealed record VerbalRequest(string By, DateTimeOffset At);

/// <summary>What a request says: the fields of a FEMA resource request, with what two nations need besides.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Requester">Who asks.</param>
/// <param name="Items">What for.</param>
/// <param name="Priority">How urgent.</param>
/// <param name="RequiredBy">When it is needed.</param>
/// <param name="RequiredUntil">Until when it is needed.</param>
/// <param name="DeliverySite">Where to.</param>
/// <param name="Position">Where that is.</param>
/// <param name="PointOfContact">Who takes it there.</param>
/// <param name="ApprovingOfficial">Who of the requester stands for it.</param>
/// <param name="AuthorityBasis">The law, agreement or order that it rests on.</param>
/// <param name="Settlement">How it is settled.</param>
/// <param name="EstimatedCost">What it will cost.</param>
/// <param name="AnswerBy">When it expires without an answer.</param>
/// <param name="Verbal">That it was first made by word of mouth.</param>
/// <param name="Remarks">What else there is to say.</param>
/// <param name="LogEntry">The entry of the significant events log that it follows from.</param>
public sealed record RequestContent(
    string Subject,
    RequestContact Requester,
    IReadOnlyList<RequestItem> Items,
    RequestPriority Priority,
    DateTimeOffset? RequiredBy,
    DateTimeOffset? RequiredUntil,
    string DeliverySite,
    GeoPosition? Position,
    string PointOfContact,
    string ApprovingOfficial,
    string AuthorityBasis,
    Settlement Settlement,
    Money? EstimatedCost,
    DateTimeOffset? AnswerBy,
    VerbalRequest? Verbal,
    string Remarks,
    Guid? LogEntry)
{
    /// <summary>From when on it has expired without an answer; null for never.</summary>
    public DateTimeOffset? Expires => AnswerBy ?? RequiredUntil;
}

/// <summary>So much of one item of a request.</summary>
/// <param name="Item">The item's place, from 0.</param>
/// <param name="QuantityThousandths">How much, times 1000.</param>
public sealed record ItemQuantity(int Item, long QuantityThousandths);

/// <summary>What a provider offers, in part or instead.</summary>
/// <param name="Terms">In words.</param>
/// <param name="Items">How much of which item; those that are not named are not offered.</param>
/// <param name="By">When it could be there.</param>
/// <param name="Cost">What it would cost.</param>
public sealed record SupportOffer(
    string Terms, IReadOnlyList<ItemQuantity> Items, DateTimeOffset? By, Money? Cost);
