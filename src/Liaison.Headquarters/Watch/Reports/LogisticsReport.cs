using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Requests;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>The logistics status report: all that is asked for and not there, and what nothing is known of.</summary>
static class LogisticsReport
{
    /// <summary>That stocks are not kept.</summary>
    public const string NoStocks =
        "Stocks, consumption and days of supply are not kept in this node yet: no data. This is not a statement that "
        + "nothing is short.";

    public static void Write(ReportDraft draft, Boards boards)
    {
        draft.Add("STOCKS BY CLASS OF SUPPLY", NoStocks);
        PostureSections.WriteStorage(draft, boards);
        PostureSections.WriteSupply(draft, boards);
        var open = boards.Requests.Find(new RequestQuery { IsOpen = true }, draft.Now).ToList();
        WriteItems(draft, "OUTSTANDING: ASKED OF OTHERS", open, RequestSide.Requester);
        WriteItems(draft, "OUTSTANDING: ASKED OF US", open, RequestSide.Provider);
        draft.Add("REMARKS", draft.Order.Remarks.Length > 0 ? draft.Order.Remarks : "None.");
    }

    static void WriteItems(ReportDraft draft, string heading, List<SupportRequest> open, RequestSide side)
    {
        var requests = open.Where(request => request.Side == side).ToList();
        draft.Add(
            heading,
            [
                ("Requests", ReportDraft.Text(requests.Count)),
                ("Overdue", ReportDraft.Text(requests.Count(request => request.IsOverdueAt(draft.Now)))),
            ],
            ["Mark", "No.", "Item", "Asked/committed", "Required by, state"],
            [.. requests.SelectMany(request => request.Content.Items.Select((item, place) =>
                Row(draft, request, item, place)))]);
    }

    static string[] Row(ReportDraft draft, SupportRequest request, RequestItem item, int place)
    {
        var committed = request.Provider.Committed.Where(part => part.Item == place)
            .Sum(part => part.QuantityThousandths);
        var site = item.DeliverySite ?? request.Content.DeliverySite;
        return
        [
            draft.Mark(request.Label), ReportDraft.Text(request.Number),
            $"{item.Description}\n{request.Partner}, {ReportDraft.Words(item.Priority ?? request.Content.Priority)}"
                + (site.Length > 0 ? $", for {site}" : ""),
            $"{ReportDraft.Quantity(item.QuantityThousandths)}/{ReportDraft.Quantity(committed)} {item.Unit}",
            $"{draft.Dtg(item.RequiredBy ?? request.Content.RequiredBy)}\n"
                + ReportDraft.Words(request.StateAt(draft.Now))
                + (request.IsOverdueAt(draft.Now) ? ", OVERDUE" : ""),
        ];
    }
}
