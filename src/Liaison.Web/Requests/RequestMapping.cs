using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Requests;
using Liaison.Headquarters.Watch.Tasks;
using Liaison.Web.Command;

namespace Liaison.Web.Requests;

/// <summary>Requests between JSON and the board.</summary>
static class RequestMapping
{
    const decimal Thousand = 1000m;
    const decimal Most = 1e12m;

    /// <summary>Reads what a request says.</summary>
    public static Refusal? Read(RequestContentModel posted, string prefix, out RequestContent? content)
    {
        content = null;
        if (Positions.Read(prefix + "position", posted.Position, out var position) is { } refusal) return refusal;
        var items = new List<RequestItem>();
        foreach (var item in posted.Items ?? [])
        {
            // JSON may hold null among the members of a list.
            var member = $"{prefix}items[{items.Count}]";
            if (item is null) return Refusal.Invalid(member, "an item");
            if (Read(member + ".quantity", item.Quantity, out var quantity) is { } badQuantity) return badQuantity;
            items.Add(new RequestItem(
                item.Description, quantity, item.Unit, item.Priority, item.RequiredBy?.ToUniversalTime(),
                item.DeliverySite, item.PointOfContact));
        }

        if (Read(prefix + "estimatedCost", posted.EstimatedCost, out var cost) is { } badCost) return badCost;
        var by = posted.RequestedBy;
        content = new RequestContent(
            posted.Subject, new RequestContact(by?.Name ?? "", by?.Phone ?? "", by?.Organisation ?? ""), items,
            posted.Priority ?? RequestPriority.Normal, posted.RequiredBy?.ToUniversalTime(),
            posted.RequiredUntil?.ToUniversalTime(), posted.DeliverySite ?? "", position,
            posted.PointOfContact ?? "", posted.ApprovingOfficial ?? "", posted.AuthorityBasis ?? "",
            posted.Settlement ?? Settlement.None, cost, posted.AnswerBy?.ToUniversalTime(),
            posted.Verbal is { } verbal ? verbal with { At = verbal.At.ToUniversalTime() } : null,
            posted.Remarks ?? "", posted.LogEntry);
        return null;
    }

    /// <summary>Reads what goes with a step.</summary>
    public static Refusal? Read(
        Guid id, RequestAction action, PostedRequestStep posted, out MoveRequest? command)
    {
        command = null;
        RequestContent? content = null;
        if (posted.Content is { } model && Read(model, "content.", out content) is { } badContent) return badContent;
        if (Read("items", posted.Items, out var items) is { } badItems) return badItems;
        SupportOffer? offer = null;
        if (posted.Offer is { } made)
        {
            if (Read("offer.items", made.Items, out var offered) is { } badOffer) return badOffer;
            if (Read("offer.cost", made.Cost, out var cost) is { } badCost) return badCost;
            offer = new SupportOffer(made.Terms ?? "", offered ?? [], made.By?.ToUniversalTime(), cost);
        }

        command = new MoveRequest(id, action)
        {
            Reason = posted.Reason ?? "",
            Content = content,
            Offer = offer,
            Committed = items,
            By = posted.By,
            Source = posted.Source ?? RequestSource.Own,
        };
        return null;
    }

    /// <summary>A request as it goes out.</summary>
    public static RequestModel Model(SupportRequest request, TasksBoard tasks, WebNode node, DateTimeOffset now)
    {
        var isOurs = request.Side == RequestSide.Requester;
        var (from, to) = isOurs ? (node.Name, request.Partner) : (request.Partner, node.Name);
        return new()
        {
            Id = request.Id,
            Number = request.Number,
            Version = request.Version,
            Headquarters = from,
            From = from,
            To = to,
            Side = request.Side,
            Source = request.Source,
            Label = request.Label.Length > 0 ? request.Label : node.DefaultLabel,
            State = request.StateAt(now),
            CommitStatus = request.CommitStatusAt(now),
            Actions = [.. request.ActionsAt(now)],
            Overdue = request.IsOverdueAt(now),
            ApprovalDue = request.ApprovalDue,
            ApprovalOverdue = request.IsApprovalOverdueAt(now),
            Recall = request.IsToBeRecalledAt(now),
            Expires = request.Content.Expires,
            Content = Model(request.Content),
            Requester = Model(request.Requester),
            Provider = Model(request.Provider),
            Tasks = [.. tasks.Find(new TaskQuery { Request = request.Id }, now).Select(task => task.Id)],
            Steps = request.Steps,
            By = request.By,
            At = request.At,
            Changed = request.ChangedAt,
            ReceivedAt = request.Source == RequestSource.Link ? request.At : null,
        };
    }

    static RequestContentModel Model(RequestContent content) => new()
    {
        Subject = content.Subject,
        RequestedBy = content.Requester,
        Items = [.. content.Items.Select(Model)],
        Priority = content.Priority,
        RequiredBy = content.RequiredBy,
        RequiredUntil = content.RequiredUntil,
        DeliverySite = Text(content.DeliverySite),
        Position = Positions.Of(content.Position),
        PointOfContact = Text(content.PointOfContact),
        ApprovingOfficial = Text(content.ApprovingOfficial),
        AuthorityBasis = Text(content.AuthorityBasis),
        Settlement = content.Settlement,
        EstimatedCost = Model(content.EstimatedCost),
        AnswerBy = content.AnswerBy,
        Verbal = content.Verbal,
        Remarks = Text(content.Remarks),
        LogEntry = content.LogEntry,
    };

    static RequestItemModel Model(RequestItem item) => new()
    {
        Description = item.Description,
        Quantity = item.QuantityThousandths / Thousand,
        Unit = item.Unit,
        Priority = item.Priority,
        RequiredBy = item.RequiredBy,
        DeliverySite = item.DeliverySite,
        PointOfContact = item.PointOfContact,
    };

    static RequesterHalfModel Model(RequesterHalf half) => new(
        half.State, half.Revision, half.Agreed, Text(half.Reason), half.ApprovedBy, half.ApprovedAt, half.By, half.At);

    static ProviderHalfModel Model(ProviderHalf half) => new(
        half.State, half.About, half.Counter, Model(half.Offer), Model(half.Committed), Text(half.Reason),
        half.GivenAt, half.ApprovedBy, half.ApprovedAt, Text(half.By), half.At);

    static OfferModel? Model(SupportOffer? offer) => offer is null ? null : new()
    {
        Terms = Text(offer.Terms),
        Items = Model(offer.Items),
        By = offer.By,
        Cost = Model(offer.Cost),
    };

    static IReadOnlyList<ItemQuantityModel> Model(IReadOnlyList<ItemQuantity> items) =>
        [.. items.Select(part => new ItemQuantityModel(part.Item, part.QuantityThousandths / Thousand))];

    static MoneyModel? Model(Money? money) =>
        money is null ? null : new(money.AmountThousandths / Thousand, money.Currency);

    static Refusal? Read(string member, decimal quantity, out long thousandths)
    {
        thousandths = 0;
        if (Math.Abs(quantity) > Most || decimal.Truncate(quantity * Thousand) != quantity * Thousand)
            return Refusal.Invalid(member, "a number with at most three decimals");
        thousandths = (long)(quantity * Thousand);
        return null;
    }

    static Refusal? Read(string member, MoneyModel? posted, out Money? money)
    {
        money = null;
        if (posted is null) return null;
        if (Read(member + ".amount", posted.Amount, out var amount) is { } refusal) return refusal;
        money = new Money(amount, posted.Currency);
        return null;
    }

    static Refusal? Read(string member, IReadOnlyList<ItemQuantityModel>? posted, out List<ItemQuantity>? items)
    {
        items = posted is null ? null : [];
        foreach (var part in posted ?? [])
        {
            if (part is null) return Refusal.Invalid($"{member}[{items!.Count}]", "an item and a quantity");
            if (Read($"{member}[{items!.Count}].quantity", part.Quantity, out var quantity) is { } bad) return bad;
            items.Add(new ItemQuantity(part.Item, quantity));
        }

        return null;
    }

    static string? Text(string text) => text.Length > 0 ? text : null;
}
