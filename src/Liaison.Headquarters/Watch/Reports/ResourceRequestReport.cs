using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Requests;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>A request for support in the fields of ICS form 213 RR (FEMA, ICS Forms Booklet, FEMA 502-2).</summary>
static class ResourceRequestReport
{
    public static Refusal? Write(ReportDraft draft, Boards boards)
    {
        if (draft.Order.Request is not { } id) return Refusal.Invalid("request", "the id of a request for support");
        if (boards.Requests.Find(id) is not { } request) return Refusal.NotFound($"request '{id}'");
        draft.Mark(request.Label);
        var content = request.Content;
        draft.Add("INCIDENT NAME", draft.Order.Incident.Length > 0 ? draft.Order.Incident : "Not named.");
        draft.Add("DATE/TIME", draft.Dtg(request.At));
        draft.Add("RESOURCE REQUEST NUMBER", $"{ReportDraft.Text(request.Number)}: {content.Subject}");
        WriteOrder(draft, content);
        draft.Add(
            "REQUESTED DELIVERY/REPORTING LOCATION",
            [("Where", content.DeliverySite), ("Contact", content.PointOfContact)], [], []);
        draft.Add("SUITABLE SUBSTITUTES AND REMARKS", content.Remarks.Length > 0 ? content.Remarks : "None.");
        draft.Add(
            "REQUESTED BY",
            [
                ("Name", content.Requester.Name), ("Phone", content.Requester.Phone),
                ("Organisation", content.Requester.Organisation), ("Priority", ReportDraft.Words(content.Priority)),
            ], [], []);
        draft.Add(
            "APPROVAL",
            [
                ("Approving official", content.ApprovingOfficial), ("Approved by", request.Requester.ApprovedBy ?? ""),
                ("Approved at", draft.Dtg(request.Requester.ApprovedAt)), ("Authority", content.AuthorityBasis),
                ("Settlement", ReportDraft.Words(content.Settlement)),
                ("Estimated cost", Amount(content.EstimatedCost)),
            ], [], []);
        WriteAnswer(draft, request);
        if (draft.Order.Remarks.Length > 0) draft.Add("AUTHOR'S REMARKS", draft.Order.Remarks);
        return null;
    }

    static void WriteOrder(ReportDraft draft, RequestContent content) => draft.Add(
        "ORDER", [], ["Qty.", "Unit", "Description", "Arrival requested"],
        [.. content.Items.Select(item => new[]
        {
            ReportDraft.Quantity(item.QuantityThousandths), item.Unit, item.Description,
            draft.Dtg(item.RequiredBy ?? content.RequiredBy),
        })]);

    static void WriteAnswer(ReportDraft draft, SupportRequest request)
    {
        var provider = request.Provider;
        draft.Add(
            "ANSWER",
            [
                ("Provider", request.Side == RequestSide.Requester ? request.Partner : draft.Order.Headquarters),
                ("State", ReportDraft.Words(request.StateAt(draft.Now))),
                ("Answered by", provider.By), ("Answered at", draft.Dtg(provider.At)),
                ("Offer", provider.Offer?.Terms ?? ""), ("Could be there", draft.Dtg(provider.Offer?.By)),
                ("Cost", Amount(provider.Offer?.Cost)), ("Reason", provider.Reason),
            ],
            ["Qty. committed", "Unit", "Description"],
            [.. provider.Committed.Where(part => part.Item < request.Content.Items.Count).Select(part => new[]
            {
                ReportDraft.Quantity(part.QuantityThousandths), request.Content.Items[part.Item].Unit,
                request.Content.Items[part.Item].Description,
            })]);
    }

    static string Amount(Money? money) =>
        money is null ? "" : $"{ReportDraft.Quantity(money.AmountThousandths)} {money.Currency}";
}
