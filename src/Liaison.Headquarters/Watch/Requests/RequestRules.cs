using Liaison.Headquarters.Command;

namespace Liaison.Headquarters.Watch.Requests;

/// <summary>What a request may say, whatever else there is.</summary>
static class RequestRules
{
    public const int MaxItems = 200;
    /// <summary>Requests of which something is still to be done.</summary>
    public const int MaxOpen = 100_000;

    public const int MaxPartner = 64;
    public const long MaxThousandths = 1_000_000_000_000_000;

    // How far a partner's clock may be before ours.
    static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    /// <summary>Refuses content that cannot be, also of a draft.</summary>
    public static Refusal? Check(RequestContent content) =>
        Texts.Line("subject", content.Subject)
        ?? Texts.Line("requester.name", content.Requester.Name, mayBeEmpty: true)
        ?? Texts.Line("requester.phone", content.Requester.Phone, mayBeEmpty: true)
        ?? Texts.Line("requester.organisation", content.Requester.Organisation, mayBeEmpty: true)
        ?? Texts.Line("deliverySite", content.DeliverySite, mayBeEmpty: true)
        ?? Texts.Line("pointOfContact", content.PointOfContact, mayBeEmpty: true)
        ?? Texts.Line("approvingOfficial", content.ApprovingOfficial, mayBeEmpty: true)
        ?? Texts.Line("authorityBasis", content.AuthorityBasis, Texts.MaxReason, mayBeEmpty: true)
        ?? Texts.Text("remarks", content.Remarks, mayBeEmpty: true)
        ?? CheckItems(content.Items)
        ?? CheckMoney("estimatedCost", content.EstimatedCost)
        ?? (content.Verbal is { } verbal ? Texts.Line("verbal.by", verbal.By) : null)
        ?? (content.RequiredUntil <= content.RequiredBy
            ? Refusal.Invalid("requiredUntil", "after requiredBy") : null)
        ?? (content.Position is { IsValid: false }
            ? Refusal.Invalid("position", "longitude and latitude in degrees") : null);

    /// <summary>Refuses content that must not go to a partner: who asks, for what, by what right, is always
    /// there.</summary>
    public static Refusal? CheckComplete(RequestContent content) =>
        Check(content)
        ?? Texts.Line("requester.name", content.Requester.Name)
        ?? (content.Items.Count == 0 ? Refusal.Invalid("items", "at least one") : null)
        ?? Texts.Line("authorityBasis", content.AuthorityBasis, Texts.MaxReason);

    /// <summary>Refuses an offer that cannot be.</summary>
    public static Refusal? Check(SupportOffer offer, RequestContent content) =>
        Texts.Text("offer.terms", offer.Terms, mayBeEmpty: true)
        ?? CheckQuantities("offer.items", offer.Items, content) ?? CheckMoney("offer.cost", offer.Cost);

    /// <summary>Refuses quantities that are not of items of the request.</summary>
    public static Refusal? CheckQuantities(
        string member, IReadOnlyList<ItemQuantity> quantities, RequestContent content)
    {
        if (quantities.DistinctBy(part => part.Item).Count() != quantities.Count)
            return Refusal.Invalid(member, "each item once");
        for (var i = 0; i < quantities.Count; i++)
        {
            var (item, quantity) = quantities[i];
            if (item < 0 || item >= content.Items.Count)
                return Refusal.Invalid($"{member}[{i}].item", $"0 to {content.Items.Count - 1}");
            if (quantity is < 0 or > MaxThousandths) return Refusal.Invalid($"{member}[{i}].quantity", "0 or more");
        }

        return null;
    }

    /// <summary>Refuses a partner's half that could not be kept and shown.</summary>
    public static Refusal? CheckHeard(HearRequest heard, DateTimeOffset now) =>
        heard.Requester is { } requester
            ? CheckComplete(requester.Content) ?? CheckWords(requester.Reason, requester.By, requester.ApprovedBy)
            : CheckHeard(heard.Provider!, now);

    /// <summary>Whether lives depend on it.</summary>
    public static bool SavesLives(RequestContent content) => content.Priority == RequestPriority.Lifesaving
        || content.Items.Any(item => item.Priority == RequestPriority.Lifesaving);

    static Refusal? CheckHeard(ProviderHalf half, DateTimeOffset now) =>
        CheckWords(half.Reason, half.By, half.ApprovedBy)
        ?? Texts.Text("offer.terms", half.Offer?.Terms ?? "", mayBeEmpty: true)
        ?? CheckMoney("offer.cost", half.Offer?.Cost)
        // Not of which items: they are those of the form of the request that the half is about.
        ?? CheckAmounts("offer.items", half.Offer?.Items ?? []) ?? CheckAmounts("committed", half.Committed)
        ?? (half.GivenAt > now + ClockTolerance ? Refusal.Invalid("givenAt", "not in the future") : null);

    static Refusal? CheckWords(string reason, string by, string? approvedBy) =>
        Texts.Text("reason", reason, Texts.MaxReason, mayBeEmpty: true)
        ?? Texts.Line("by", by, mayBeEmpty: true) ?? Texts.Line("approvedBy", approvedBy, mayBeEmpty: true);

    static Refusal? CheckAmounts(string member, IReadOnlyList<ItemQuantity> amounts) =>
        amounts.Count > MaxItems || amounts.DistinctBy(part => part.Item).Count() != amounts.Count
        || amounts.Any(part => part.QuantityThousandths is < 0 or > MaxThousandths)
            ? Refusal.Invalid(member, $"at most {MaxItems}, each item once, 0 or more of it") : null;

    static Refusal? CheckItems(IReadOnlyList<RequestItem> items)
    {
        if (items.Count > MaxItems) return Refusal.Invalid("items", $"at most {MaxItems}");
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            var refusal = Texts.Line($"items[{i}].description", item.Description, Texts.MaxReason)
                ?? Texts.Line($"items[{i}].unit", item.Unit)
                ?? Texts.Line($"items[{i}].deliverySite", item.DeliverySite, mayBeEmpty: true)
                ?? Texts.Line($"items[{i}].pointOfContact", item.PointOfContact, mayBeEmpty: true)
                ?? (item.QuantityThousandths is <= 0 or > MaxThousandths
                    ? Refusal.Invalid($"items[{i}].quantity", "more than 0") : null);
            if (refusal is not null) return refusal;
        }

        return null;
    }

    static Refusal? CheckMoney(string member, Money? money) =>
        money is null ? null
        : money.AmountThousandths is < 0 or > MaxThousandths ? Refusal.Invalid($"{member}.amount", "0 or more")
        : money.Currency.Length != 3 || !money.Currency.All(char.IsAsciiLetterUpper)
            ? Refusal.Invalid($"{member}.currency", "three capital letters (ISO 4217), for example JPY") : null;
}
