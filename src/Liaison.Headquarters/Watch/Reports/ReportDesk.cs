using System.Diagnostics.CodeAnalysis;
using Liaison.Headquarters.Command;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>Writes reports from the boards. The same boards, order and occasion always make the same report.</summary>
public static class ReportDesk
{
    /// <summary>Writes a report.</summary>
    /// <param name="boards">What is known.</param>
    /// <param name="order">What is wanted.</param>
    /// <param name="occasion">Who asks, and when.</param>
    /// <param name="number">Its number; null for a draft.</param>
    /// <param name="document">The report.</param>
    /// <param name="refusal">Why there is none.</param>
    public static bool TryWrite(
        Boards boards, ReportOrder order, Occasion occasion, int? number,
        [NotNullWhen(true)] out ReportDocument? document, [NotNullWhen(false)] out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(boards);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(occasion);
        document = null;
        refusal = order.Fault(occasion.Now, out var period);
        if (refusal is not null) return false;
        var draft = new ReportDraft(order, period, occasion);
        refusal = Write(draft, boards);
        if (refusal is not null) return false;
        document = draft.ToDocument(TitleOf(order.Kind), number);
        if (!draft.IsLabelled)
        {
            refusal = Refusal.Conflict(
                "unknown-label", "Something in this report has a label that this node's policy does not know.");
        }

        return refusal is null;
    }

    static Refusal? Write(ReportDraft draft, Boards boards)
    {
        switch (draft.Order.Kind)
        {
            case ReportKind.Sitrep: SituationReport.Write(draft, boards); break;
            case ReportKind.Logstat: LogisticsReport.Write(draft, boards); break;
            case ReportKind.WatchLog: WatchLogReport.Write(draft, boards); break;
            case ReportKind.Ics214: ActivityLogReport.Write(draft, boards); break;
            case ReportKind.Ics213Rr: return ResourceRequestReport.Write(draft, boards);
            default: return Refusal.Invalid("kind", "a kind of report");
        }

        return null;
    }

    static string TitleOf(ReportKind kind) => kind switch
    {
        ReportKind.Sitrep => "SITUATION REPORT (SITREP)",
        ReportKind.Logstat => "LOGISTICS STATUS REPORT (LOGSTAT)",
        ReportKind.WatchLog => "WATCH LOG",
        ReportKind.Ics214 => "ACTIVITY LOG (ICS 214)",
        _ => "RESOURCE REQUEST MESSAGE (ICS 213 RR)",
    };
}
